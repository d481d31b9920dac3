"""A step as plain JSON values, for the way to another laptop, and back: read as if a stranger had written it."""

import re
from math import isfinite
from typing import Any, cast

from workbench.history.steps import SALT_BYTES, Change, Leaf, Step, StepRef
from workbench.study.records import Json

HIGHEST_SEQ = 2**40
HIGHEST_CLOCK = 2**50
HIGHEST_INTEGER = 2**63
MOST_COPIES = 4096
"""How many other copies of the study a step can have seen."""
MOST_LEAVES = 10_000
DEEPEST = 12
"""How many lists and mappings may stand inside each other in one value."""
LARGEST_STEP = 32 * 1024 * 1024
"""Bytes of one step's content."""
LARGEST_WRITTEN = 7 * 1024 * 1024
"""Bytes of the content of a step that is written here: sealed, a team's server takes it in whatever it holds."""
LONGEST_NAME = 200
"""Code points of what names something: a kind, an identity, a field, a gesture."""
LONGEST_MOMENT = 64
DIGEST_BYTES = 32
SIGNATURE_BYTES = 64

REPLICA = re.compile(r"[0-9a-f]{8}")
MEMBER = re.compile(r"[0-9a-f]{16}|[0-9a-f]{32}")


def can_travel(step: Step) -> bool:
    """Whether every other laptop, and a team's server, would take a step that is written here."""
    if len(step.seen) > MOST_COPIES or len(step.leaves) > MOST_LEAVES:
        return False
    return sum(len(leaf.inside()) for leaf in step.leaves) <= LARGEST_WRITTEN


def encoded(step: Step) -> list[Json]:
    """The step as a row that JSON can hold.

    Raises ValueError for one that no other laptop would take: with too many copies seen or leaves.
    """
    if len(step.seen) > MOST_COPIES or len(step.leaves) > MOST_LEAVES:
        raise ValueError("a step that is too large to travel")
    return [
        step.ref.replica,
        step.ref.seq,
        step.member,
        step.gesture,
        step.clock,
        step.when,
        [leaf.encoded() for leaf in step.leaves],
        dict(sorted(step.seen.items())),
        list(step.undoes) if step.undoes else None,
        step.lasting,
        step.before.hex(),
        step.signature.hex(),
    ]


def decoded(row: object) -> Step:
    """The inverse of `encoded`. Raises ValueError, which holds no content, for anything else."""
    try:
        return _step(_row(row, 12))
    except (TypeError, OverflowError, RecursionError) as fault:
        raise ValueError("not a step") from fault


def _step(row: list[object]) -> Step:
    replica, seq, member, gesture, clock, when, leaves, seen, undoes, lasting, before, signature = row
    ref = StepRef(_named(replica, REPLICA), _whole(seq, 1, HIGHEST_SEQ))
    others = _seen(seen)
    if not isinstance(lasting, bool) or ref.replica in others:
        raise ValueError("not a step")
    return Step(
        ref,
        _named(member, MEMBER),
        _short(gesture),
        _whole(clock, 1, HIGHEST_CLOCK),
        _short(when, LONGEST_MOMENT),
        _leaves(leaves),
        others,
        _ref(undoes) if undoes is not None else None,
        lasting,
        _bytes(before, 0, DIGEST_BYTES),
        _bytes(signature, 0, SIGNATURE_BYTES),
    )


def _leaves(rows: object) -> tuple[Leaf, ...]:
    if not isinstance(rows, list) or len(listed := cast("list[object]", rows)) > MOST_LEAVES:
        raise ValueError("not the leaves of a step")
    room = LARGEST_STEP
    leaves: list[Leaf] = []
    for row in listed:
        leaf, size = _leaf(row)
        room -= size
        leaves.append(leaf)
    records = [leaf.key for leaf in leaves if not leaf.gone]
    if room < 0 or len(set(records)) != len(records):
        raise ValueError("too large a step, or two leaves of one record")
    return tuple(leaves)


def _leaf(row: object) -> tuple[Leaf, int]:
    """The leaf, and the bytes of its values."""
    if isinstance(row, list) and len(listed := cast("list[object]", row)) == 2:
        scope, gone = listed
        return Leaf(scope=_scope(scope), gone=_bytes(gone, DIGEST_BYTES)), 0
    scope, salt, kind, identity, rows = _row(cast(object, row), 5)
    record = _short(kind), _short(identity)
    if not isinstance(rows, list) or not rows:
        raise ValueError("not the changes of a record")
    changes: dict[str, Change] = {}
    size = 0
    for one in cast("list[object]", rows):
        name, before, after = _row(one, 3)
        size += size_of(before) + size_of(after)
        field = _short(name)
        if field in changes:
            raise ValueError("a field that is changed twice")
        changes[field] = Change(*record, field, before, after)
    return Leaf(tuple(changes.values()), _scope(scope), _bytes(salt, SALT_BYTES)), size


def _seen(value: object) -> dict[str, int]:
    if not isinstance(value, dict) or len(counted := cast("dict[object, object]", value)) > MOST_COPIES:
        raise ValueError("not what was seen of other copies")
    return {_named(replica, REPLICA): _whole(seq, 1, HIGHEST_SEQ) for replica, seq in counted.items()}


def _ref(value: object) -> StepRef:
    replica, seq = _row(value, 2)
    return StepRef(_named(replica, REPLICA), _whole(seq, 1, HIGHEST_SEQ))


def _row(value: object, length: int) -> list[Any]:
    if type(value) is not list or len(value) != length:  # pyright: ignore[reportUnknownArgumentType]
        raise ValueError("not a row of the right length")
    return value  # pyright: ignore[reportUnknownVariableType]


def _whole(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError("not a number in its range")
    return value


def _named(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("not an identity")
    return value


def _scope(value: object) -> str:
    return "" if value == "" else _short(value)


def _short(value: object, longest: int = LONGEST_NAME) -> str:
    """A name; what is not printable (controls, halves of letters) has no place in one."""
    if not isinstance(value, str) or not 0 < len(value) <= longest or not value.isprintable():
        raise ValueError("not a short text")
    return value


def _bytes(value: object, *lengths: int) -> bytes:
    if not isinstance(value, str) or len(value) // 2 not in lengths:
        raise ValueError("not bytes of the right length")
    found = bytes.fromhex(value)
    if found.hex() != value:
        raise ValueError("not bytes as they are written")
    return found


def size_of(value: object, depth: int = DEEPEST) -> int:
    """About how many bytes of JSON a value is that JSON was read from.

    Raises ValueError where it is too deep, or holds what has no place in text or in arithmetic.
    """
    if type(value) is str:
        return _bytes_of(value)  # nearly always
    match value:
        case None | bool():
            return 5
        case str():
            return _bytes_of(value)
        case int() if -HIGHEST_INTEGER <= value < HIGHEST_INTEGER:
            return 20
        case float() if isfinite(value):
            return 20
        case list() if depth:
            return 2 + sum([size_of(part, depth - 1) for part in cast("list[object]", value)])
        case dict() if depth:
            parts = cast("dict[object, object]", value).items()
            return 2 + sum([_bytes_of(name) + size_of(part, depth - 1) for name, part in parts])
        case _:
            raise ValueError("not a plain value")


def _bytes_of(text: object) -> int:
    if not isinstance(text, str):
        raise ValueError("not a text")
    if text.isascii():
        return len(text) + 2
    try:
        return len(text.encode()) + 2
    except UnicodeEncodeError:
        raise ValueError("half of a letter") from None  # that fault would hold the text
