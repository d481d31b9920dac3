"""Erasure for good: which interviews were destroyed, told without any of their content (invariant 6)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import ClassVar

from workbench.study.records import TEXTS, Codec, Json, Record, Values, coded
from workbench.study.shapes import filled

NAMED = Codec(TEXTS.encode, TEXTS.decode, [filled])
"""Identities, none of them empty: what belongs to no interview bears the empty one, and is never erased."""


@dataclass(frozen=True, kw_only=True)
class Erasure(Record):
    """A tombstone: it travels with every exchange, so that an old copy cannot bring back what was destroyed.

    `interviews` and `participants` are identities, which tell nothing by themselves.
    """

    KIND: ClassVar[str] = "erasure"
    interviews: tuple[str, ...] = coded(NAMED, ())
    participants: tuple[str, ...] = coded(NAMED, ())


def belongs_to(kind: str, identity: str, value: Callable[[str], Json]) -> str:
    """The interview or participant that a record is erased with, whose fields have these plain values; empty for none."""
    return identity if kind in ("interview", "participant") else str(value("interview") or "")


def erased_by(values: Values) -> set[str]:
    """The identities of interviews and participants that a tombstone with these plain values names."""
    named: set[str] = set()
    for field in ("interviews", "participants"):
        listed: Json = values.get(field)
        if isinstance(listed, list | tuple):
            named.update(str(identity) for identity in listed if identity)
    return named


def is_of(kind: str, field: str, value: Json, erased: Collection[str]) -> bool:
    """Whether a change says that an interview is that of somebody who was erased."""
    return kind == "interview" and field == "participant" and str(value or "") in erased
