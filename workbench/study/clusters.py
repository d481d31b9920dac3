"""Clusters of meaning: units that belong together for now, laid out on one table by the whole group.

Source of the terms: METHODS, "Clusters". A cluster belongs to the group: whoever works on the study may name it, move
it and dissolve it, and what it was made from is cited. A single card that lies loose on the table is a cluster of one
without a name. Methods call the same thing a code group, a subgroup or a theme.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple, TypeAlias, cast

from workbench.study.provenance import WORDING, Wording
from workbench.study.records import PLACE, TEXTS, Codec, Json, Record, coded, one_of


class Spot(NamedTuple):
    """Where the upper left corner of a stack lies on the table, in card widths ÷ 100, y downwards."""

    x: int = 0
    y: int = 0


SPOT = Codec(list, lambda row: Spot(int(row[0]), int(row[1])), (int, int))


@dataclass(frozen=True, kw_only=True)
class Cluster(Record):
    """Units that belong together for now. `within` is the cluster that it is a part of (a subgroup), or empty.

    `parents` are the clusters that it was split from or merged of. `by` is who laid it, which gives no right to it.
    """

    KIND: ClassVar[str] = "cluster"
    name: Wording = coded(WORDING, Wording())
    spot: Spot = coded(SPOT, Spot())
    within: str = ""
    parents: tuple[str, ...] = coded(TEXTS, ())
    by: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class Placement(Record):
    """A unit lies in a cluster; `place` orders the units there. Its identity follows from the two (see `placement_id`).

    So two laptops that lay the same unit into the same cluster have written the same, and a unit that they have laid
    into two clusters lies in both.
    """

    KIND: ClassVar[str] = "placement"
    SCOPE: ClassVar[str | None] = "cluster"
    cluster: str = ""
    unit: str = ""
    interview: str = ""
    place: str = coded(PLACE, "")
    by: str = ""


def placement_id(unit: str, cluster: str) -> str:
    """The identity of a placement."""
    return f"{unit}.{cluster}"


class Matter(StrEnum):
    """What is written down on a cluster."""

    FIGURE = "figure"
    """What changed when it was looked at as the figure, with all others as the ground."""
    REVIEW = "review"
    """What whoever reviews the clusters says to it."""


@dataclass(frozen=True, kw_only=True)
class ClusterNote(Record):
    """What one member writes on a cluster."""

    KIND: ClassVar[str] = "cluster-note"
    SCOPE: ClassVar[str | None] = "cluster"
    cluster: str = ""
    author: str = ""
    matter: Matter = coded(one_of(Matter), Matter.FIGURE)
    text: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """A cluster as it lay on the table: `units` in their order."""

    cluster: str
    name: Wording
    spot: Spot
    within: str = ""
    units: tuple[str, ...] = ()


Layout: TypeAlias = tuple[Stack, ...]
"""All that lies on a table."""


def layout_encoded(layout: Layout) -> "list[Json]":
    """A table as a list of stacks: identity, name, spot, the cluster around it, units."""
    return [
        [one.cluster, cast("Json", one.name.encoded()), list(one.spot), one.within, list(one.units)]
        for one in layout
    ]


def layout_decoded(rows: "Sequence[Sequence[Json]]") -> Layout:
    """The inverse of `layout_encoded`. Raises ValueError or TypeError for anything else."""
    return tuple(_stack(*row) for row in rows)


def _stack(cluster: Json, name: Json, spot: Json, within: Json, units: Json) -> Stack:
    return Stack(
        str(cluster),
        Wording.decoded(cast("Sequence[Sequence[str] | str]", name)),
        SPOT.decode(spot),
        str(within),
        tuple(str(unit) for unit in cast("Sequence[Json]", units)),
    )


LAYOUT = Codec(layout_encoded, layout_decoded, [(str, (str, [str]), (int, int), str, [str])])


@dataclass(frozen=True, kw_only=True)
class Snapshot(Record):
    """How the whole table lay at one moment, and the reason for keeping it. Never written over."""

    KIND: ClassVar[str] = "snapshot"
    author: str = ""
    reason: str = ""
    layout: Layout = coded(LAYOUT, ())
    made: str = ""


def depth_of(cluster: str, within: Mapping[str, str]) -> int:
    """How many clusters stand around one; a ring, which two laptops can make together, ends where it closes.

    `within` tells for each cluster the one around it.
    """
    seen: set[str] = set()
    while (around := within.get(cluster, "")) and around not in seen:
        seen.add(around)
        cluster = around
    return len(seen)
