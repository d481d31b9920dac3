"""A step as a line of JSON, for the way to another laptop, and back: read as if a stranger had written it."""

import re
from typing import Annotated, Any, NamedTuple, cast

from msgspec import Meta, Struct
from msgspec.json import Decoder

from workbench.history.steps import DIGEST_BYTES, Leaf, LeafRow, Name, Step, StepRef, compact, payload_of
from workbench.study.records import Json

HIGHEST_SEQ = 2**40
HIGHEST_CLOCK = 2**50
HIGHEST_INTEGER = 2**63
MOST_COPIES = 4096
"""How many other copies of the study a step can have seen."""
MOST_LEAVES = 10_000
DEEPEST = 12
"""How many lists and mappings may stand inside each other in one value."""
LARGEST_STEP = 10 * 1024 * 1024
"""Bytes of one step as a line of JSON: what is written here, and what stands around it."""
MOST_PARTS = 1_500_000
"""How many values, those in lists and mappings among them, one step may hold: few bytes can be very many of them."""
_LONGER = 6
"""So many times as long no number can become: 1e15, with what parts it from the next, has 5 bytes, and 19 with all noughts."""
LARGEST_WRITTEN = 7 * 1024 * 1024
"""Bytes of the content of a step that is written here: sealed, a team's server takes it in whatever it holds."""
LONGEST_MOMENT = 64
SIGNATURE_BYTES = 64

REPLICA = re.compile(r"[0-9a-f]{8}")
MEMBER = re.compile(r"[0-9a-f]{16}|[0-9a-f]{32}")

_Replica = Annotated[str, Meta(pattern=rf"\A{REPLICA.pattern}\Z")]
_Member = Annotated[str, Meta(pattern=rf"\A(?:{MEMBER.pattern})\Z")]
_Seq = Annotated[int, Meta(ge=1, le=HIGHEST_SEQ)]


class _Row(Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """The parts of a step in their order."""

    replica: _Replica
    seq: _Seq
    member: _Member
    gesture: Name
    clock: Annotated[int, Meta(ge=1, le=HIGHEST_CLOCK)]
    when: Annotated[str, Meta(min_length=1, max_length=LONGEST_MOMENT)]
    leaves: Annotated[list[LeafRow], Meta(max_length=MOST_LEAVES)]
    seen: Annotated[dict[_Replica, _Seq], Meta(max_length=MOST_COPIES)]
    undoes: tuple[_Replica, _Seq] | None
    lasting: bool
    before: Annotated[str, Meta(pattern=rf"\A(?:[0-9a-f]{{{2 * DIGEST_BYTES}}})?\Z")]
    signature: Annotated[str, Meta(pattern=rf"\A(?:[0-9a-f]{{{2 * SIGNATURE_BYTES}}})?\Z")]


_ROW = Decoder(_Row)


def can_travel(step: Step) -> bool:
    """Whether every other laptop, and a team's server, would take a step that is written here."""
    if len(step.seen) > MOST_COPIES or len(step.leaves) > MOST_LEAVES:
        return False
    size = sum(len(leaf.inside()) for leaf in step.leaves)
    if size <= MOST_PARTS:  # no part has less than a byte
        return True
    return size <= LARGEST_WRITTEN and sum(parts_of(one.after) for one in step.changes) <= MOST_PARTS // 2


class Line(NamedTuple):
    """A step on its way: which one it is, and its UTF-8 JSON, without an end of line."""

    ref: StepRef
    content: bytes


def encoded(step: Step) -> bytes:
    """The step as a line of UTF-8 JSON, without its end.

    Raises ValueError for one that no other laptop would take: with too many copies seen or leaves.
    """
    if len(step.seen) > MOST_COPIES or len(step.leaves) > MOST_LEAVES:
        raise ValueError("a step that is too large to travel")
    first = (*step.ref, step.member, step.gesture, step.clock, step.when)
    last = (step.undoes, step.lasting, step.before.hex(), step.signature.hex())
    return joined(first, payload_of(step.leaves), compact(dict(step.seen)), last)


def joined(first: tuple[Json, ...], leaves: bytes, seen: bytes, last: tuple[Json, ...]) -> bytes:
    """The line of a step whose leaves, and what it has `seen`, are JSON already; in the order of `_Row`."""
    return b"%b,%b,%b,%b" % (compact(first)[:-1], leaves, seen, compact(last)[1:])


def decoded(line: bytes) -> Step:
    """The inverse of `encoded`. Raises ValueError, which holds no content, for anything else."""
    if len(line) > LARGEST_STEP:
        raise ValueError("too large a step")
    try:
        step = _step(_ROW.decode(line))
    except (ValueError, RecursionError):  # what it says of it may hold what was written
        raise ValueError("not a step") from None
    # A number may be written shorter than we write it; what goes out from here must go in elsewhere.
    if len(line) * _LONGER > LARGEST_STEP and len(encoded(step)) > LARGEST_STEP:
        raise ValueError("too large a step")
    return step


def _step(row: _Row) -> Step:
    if row.replica in row.seen or not (row.gesture.isprintable() and row.when.isprintable()):
        raise ValueError("not a step")
    records = [(leaf.kind, leaf.id) for leaf in row.leaves if leaf.rows]
    if len(set(records)) != len(records):
        raise ValueError("two leaves of one record")
    if sum(map(_parts, row.leaves)) > MOST_PARTS:
        raise ValueError("too large a step")
    return Step(
        StepRef(row.replica, row.seq),
        row.member,
        row.gesture,
        row.clock,
        row.when,
        tuple(map(Leaf.of_row, row.leaves)),
        row.seen,
        StepRef(*row.undoes) if row.undoes else None,
        row.lasting,
        bytes.fromhex(row.before),
        bytes.fromhex(row.signature),
    )


def _parts(leaf: LeafRow) -> int:
    """How many parts a leaf has. What is not printable (controls) has no place in a name; no field is changed twice."""
    if not (leaf.scope.isprintable() and leaf.kind.isprintable() and leaf.id.isprintable()):
        raise ValueError("not a name")
    rows = leaf.rows
    if len(rows) > 1 and len({name for name, _before, _after in rows}) != len(rows):
        raise ValueError("a field that is changed twice")
    parts = 2 * len(rows)
    for name, before, after in rows:
        if not name.isprintable():
            raise ValueError("not a name")
        if type(before) is not str:
            parts += parts_of(before)
        if type(after) is not str:
            parts += parts_of(after)
    return parts


def parts_of(value: Any, depth: int = DEEPEST) -> int:
    """How many values a value is that was read from JSON by msgspec, those in lists and mappings among them.

    Raises ValueError for one that is too deep or has no place in arithmetic.
    """
    match value:
        case None | bool() | str() | float():
            return 1
        case int() if -HIGHEST_INTEGER <= value < HIGHEST_INTEGER:
            return 1
        case list() if depth:
            parts = cast("list[object]", value)
        case dict() if depth:
            parts = cast("dict[str, object]", value).values()
        case _:
            raise ValueError("not a plain value")
    return 1 + sum([parts_of(part, depth - 1) for part in parts])
