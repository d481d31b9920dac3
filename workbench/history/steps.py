"""Steps: one gesture of one member each, a set of changes with who, where and a logical clock."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from workbench.study.records import Json


class StepRef(NamedTuple):
    """The identity of a step: the copy of the study it was made in, and its number there (from 1)."""

    replica: str
    seq: int

    def __str__(self) -> str:
        return f"{self.replica}:{self.seq}"

    @classmethod
    def parse(cls, text: str) -> "StepRef":
        """The inverse of `str`. Raises ValueError for anything else."""
        replica, colon, seq = text.rpartition(":")
        if not colon or not replica:
            raise ValueError("not the identity of a step")
        return cls(replica, int(seq))


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record: what it was (None if it was not) and what it is now."""

    kind: str
    id: str
    field: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture. `seen` counts the steps of every *other* copy that its maker knew (version vector).

    `clock` is a Lamport clock; `when` is wall time (ISO 8601, UTC) for people only, nothing rests on it.
    `undoes` names the step that this one takes back. `lasting` steps are never taken back by undo.
    """

    ref: StepRef
    member: str
    gesture: str
    clock: int
    when: str
    changes: tuple[Change, ...]
    seen: Mapping[str, int] = field(default_factory=dict[str, int])
    undoes: StepRef | None = None
    lasting: bool = False

    def knows(self, other: StepRef) -> bool:
        """Whether the maker of this step had seen `other` (or it is this step)."""
        if other.replica == self.ref.replica:
            return other.seq <= self.ref.seq
        return self.seen.get(other.replica, 0) >= other.seq

    def payload(self) -> bytes:
        """The changes as UTF-8 JSON: rows of kind, id, field, before, after."""
        rows = [[c.kind, c.id, c.field, c.before, c.after] for c in self.changes]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def changes_of(payload: bytes) -> tuple[Change, ...]:
    """The inverse of `Step.payload`. Raises ValueError if it is not one."""
    rows: object = json.loads(payload)
    if not isinstance(rows, list):
        raise ValueError("not the changes of a step")
    return tuple(Change(*row) for row in cast("list[tuple[str, str, str, Json, Json]]", rows))
