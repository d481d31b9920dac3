"""A step on its way to another laptop: it comes back as it was, and nothing else comes in."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.history import wire
from workbench.history.steps import Change, Leaf, Step, StepRef, compact, leaves_in, payload_of
from workbench.history.wire import decoded, encoded

REPLICAS = st.from_regex(wire.REPLICA, fullmatch=True)
MEMBERS = st.from_regex(wire.MEMBER, fullmatch=True)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
SEQS = st.integers(1, wire.HIGHEST_SEQ)
REFS = st.builds(StepRef, REPLICAS, SEQS)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
PLAIN = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
)  # fmt: skip
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
ROWS = st.lists(st.tuples(NAMES, VALUES, VALUES), min_size=1, max_size=4, unique_by=lambda row: row[0])


def plain(one: Leaf) -> list[object]:
    if one.gone:
        return [one.scope, one.gone.hex()]
    return [one.scope, one.salt.hex(), *one.key, [list(change[2:]) for change in one.changes]]


EXPONENT = re.compile(rb"[0-9]e[-+][0-9]")


def leaf(record: tuple[str, str], scope: str, salt: bytes, rows: list[tuple[str, Any, Any]]) -> Leaf:
    return Leaf(tuple(Change(*record, *row) for row in rows), scope, salt)


FULL = st.builds(
    leaf, st.tuples(NAMES, NAMES), st.just("") | NAMES, st.binary(min_size=16, max_size=16), ROWS
)
GONE = st.builds(lambda scope, gone: Leaf(scope=scope, gone=gone), NAMES, st.binary(min_size=32, max_size=32))
LEAVES = st.tuples(st.lists(FULL, max_size=3, unique_by=lambda one: one.key), st.lists(GONE, max_size=2)).map(
    lambda two: (*two[0], *two[1])
)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    ref = draw(REFS)
    return Step(
        ref, draw(MEMBERS), draw(NAMES), draw(st.integers(1, wire.HIGHEST_CLOCK)), draw(NAMES), draw(LEAVES),
        draw(st.dictionaries(REPLICAS.filter(lambda one: one != ref.replica), SEQS, max_size=3)),
        draw(st.none() | REFS), draw(st.booleans()),
        draw(st.just(b"") | st.binary(min_size=32, max_size=32)),
        draw(st.just(b"") | st.binary(min_size=64, max_size=64)),
    )  # fmt: skip


def as_json(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def travelled(step: Step) -> Step:
    return decoded(encoded(step))


@given(steps())
def test_a_step_comes_back_as_it_was(step: Step) -> None:
    assert travelled(step) == step
    assert travelled(step).mark() == step.mark()
    emptied = step.without({one.scope for one in step.leaves})
    assert travelled(emptied) == emptied
    assert travelled(emptied).mark() == step.mark()


@given(VALUES)
def test_what_is_signed_is_written_as_the_standard_library_writes_it(value: Any) -> None:
    """Numbers with an exponent apart: no record has such."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    if not EXPONENT.search(written):
        assert compact(value) == written
    assert json.loads(compact(value)) == json.loads(written)


def test_numbers_with_an_exponent_are_written_as_ever() -> None:
    """Another version of the encoder must not write them otherwise: what was signed would not be what is signed."""
    numbers = [1e16, 1e22, -3.5e174, 1e-05, 3.25e-06, 1e-07, 5e-324, -0.0, 0.1, 1e15]
    assert compact(numbers) == b"[1e16,1e22,-3.5e174,0.00001,3.25e-6,1e-7,5e-324,-0.0,0.1,1000000000000000.0]"


@given(LEAVES)
def test_leaves_are_kept_as_what_is_signed_of_them(leaves: tuple[Leaf, ...]) -> None:
    assert payload_of(leaves) == compact(list(map(plain, leaves)))
    assert leaves_in(payload_of(leaves)) == leaves


@given(
    st.recursive(
        PLAIN | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_anything_else_is_a_value_error(row: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is all that matters
        decoded(as_json(row))


@given(st.binary())
def test_what_is_no_json_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is all that matters
        decoded(line)


@given(steps(), st.integers(0, 11), VALUES)
def test_a_part_that_is_exchanged_is_no_other_fault(step: Step, place: int, value: object) -> None:
    row: list[object] = json.loads(encoded(step))
    row[place] = value
    try:
        again = decoded(as_json(row))
    except ValueError:
        return
    assert encoded(again) == compact(row)


def row() -> list[Any]:
    step = Step(
        StepRef("0a0b0c0d", 3), "00112233aabbccdd", "unit_marked", 7, "2026-03-09T10:00:00Z",
        (leaf(("unit", "u1"), "i1", bytes(16), [("words", None, ["jeg", 1, 0.5])]), Leaf(scope="i2", gone=bytes(32))),
        {"0e0e0e0e": 4}, None, False, bytes(32), bytes(64),
    )  # fmt: skip
    return json.loads(encoded(step))


def at(*path: int | str, value: object) -> Callable[[], object]:
    def change() -> object:
        changed: Any = row()
        place = changed
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        return changed

    return change


def nested(depth: int) -> object:
    value: object = 0
    for _ in range(depth):
        value = [value]
    return value


LEAF = row()[6][0]
STRANGE: dict[str, Callable[[], object]] = {
    "no row": lambda: {"replica": "0a0b0c0d"},
    "a short row": lambda: row()[:-1],
    "a long row": lambda: [*row(), 0],
    "nothing": lambda: None,
    "a replica in capitals": at(0, value="0A0B0C0D"),
    "a replica of seven digits": at(0, value="0a0b0c0"),
    "a replica with a line end": at(0, value="0a0b0c0d\n"),
    "a replica that is a number": at(0, value=12345678),
    "number zero": at(1, value=0),
    "a negative number": at(1, value=-1),
    "a number beyond all": at(1, value=2**40 + 1),
    "a number of a thousand digits": at(1, value=10**1000),
    "a number with a fraction": at(1, value=3.0),
    "a number that is true": at(1, value=True),
    "a number as a text": at(1, value="3"),
    "a member by name": at(2, value="Anna"),
    "an empty gesture": at(3, value=""),
    "a gesture as long as a book": at(3, value="g" * 100_000),
    "a gesture with an escape": at(3, value="g\x1b[2J"),
    "clock zero": at(4, value=0),
    "a clock beyond all": at(4, value=2**50 + 1),
    "a moment that is a number": at(5, value=1773050400),
    "a moment that is too long": at(5, value="2" * 65),
    "leaves that are none": at(6, value="leaves"),
    "too many leaves": at(6, value=[["i", "00" * 32]] * 10_001),
    "two leaves of one record": at(6, value=[LEAF, LEAF]),
    "a leaf without changes": at(6, 0, 4, value=[]),
    "a leaf of four parts": at(6, 0, value=LEAF[:4]),
    "a short salt": at(6, 0, 1, value="00" * 15),
    "a salt of half bytes": at(6, 0, 1, value="0" * 33),
    "a salt in capitals": at(6, 0, 1, value="AA" * 16),
    "a salt with blanks": at(6, 0, 1, value=" " * 2 + "00" * 15),
    "no kind": at(6, 0, 2, value=""),
    "a kind that is a list": at(6, 0, 2, value=[]),
    "an identity with half a letter": at(6, 0, 3, value="\ud800"),
    "a change of two parts": at(6, 0, 4, 0, value=["words", 1]),
    "a field twice": at(6, 0, 4, value=[["words", 1, 2], ["words", 2, 3]]),
    "more fields than a record has": at(6, 0, 4, value=[[f"f{n}", None, n] for n in range(1001)]),
    "a digest of 31 bytes": at(6, 1, 1, value="00" * 31),
    "not a number": at(6, 0, 4, 0, 2, value=float("nan")),
    "no end of a number": at(6, 0, 4, 0, 2, value=[1e999]),
    "an integer beyond 64 bits": at(6, 0, 4, 0, 2, value=2**63),
    "half a letter in a value": at(6, 0, 4, 0, 2, value={"a": "\ud83d"}),
    "half a letter in a name": at(6, 0, 4, 0, 2, value={"\ud83d": 1}),
    "thirteen lists in each other": at(6, 0, 4, 0, 1, value=nested(13)),
    "4097 copies seen": at(7, value={f"{number:08x}": 1 for number in range(4097)}),
    "nothing seen of a copy": at(7, value={"0e0e0e0e": 0}),
    "itself seen": at(7, value={"0a0b0c0d": 2}),
    "copies as rows": at(7, value=[["0e0e0e0e", 4]]),
    "an undone step without a number": at(8, value=["0a0b0c0d"]),
    "an undone step as a text": at(8, value="0a0b0c0d:1"),
    "lasting as a number": at(9, value=1),
    "a mark of 20 bytes": at(10, value="00" * 20),
    "half a signature": at(11, value="00" * 32),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_row_is_refused(name: str) -> None:
    assert decoded(as_json(row()))
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is all that matters
        decoded(as_json(STRANGE[name]()))


def test_a_step_beyond_10_mib_is_refused() -> None:
    piece = "å" * (1024 * 1024)
    assert decoded(as_json(at(6, 0, 4, 0, 2, value=[piece] * 4)()))
    with pytest.raises(ValueError, match="too large"):
        decoded(as_json(at(6, 0, 4, 0, 2, value=[piece] * 5)()))


@pytest.mark.parametrize(
    "values",
    [
        b"[" + b",".join([b"[[[[[[[[[[]]]]]]]]]]"] * 200_000) + b"]",
        b"[" + b",".join([b"1"] * (wire.MOST_PARTS + 1)) + b"]",
    ],
    ids=["lists in lists", "numbers"],
)
def test_more_values_than_a_step_can_have_are_refused(values: bytes) -> None:
    line = as_json(at(6, 0, 4, 0, 2, value="here")())
    assert len(line.replace(b'"here"', values)) < wire.LARGEST_STEP
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is all that matters
        decoded(line.replace(b'"here"', values))


def test_what_is_written_here_has_no_more_values_than_others_take() -> None:
    step = decoded(as_json(row()))
    change = step.leaves[0].changes[0]
    for many, goes in ((wire.MOST_PARTS // 2 - 10, True), (wire.MOST_PARTS // 2 + 10, False)):
        full = replace(step, leaves=(Leaf((change._replace(before=None, after=[1] * many),), "", bytes(16)),))
        assert wire.can_travel(full) is goes


def test_lists_without_an_end_are_refused() -> None:
    line = as_json(at(6, 0, 4, 0, 1, value="here")())
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is all that matters
        decoded(line.replace(b'"here"', b"[" * 100_000 + b"]" * 100_000))


def test_a_step_that_nobody_would_take_is_not_sent() -> None:
    step = decoded(as_json(row()))
    crowded = Step(step.ref, step.member, "g", 1, "now", (), {f"{n:08x}": 1 for n in range(4097)})
    with pytest.raises(ValueError, match="too large"):
        encoded(crowded)


def test_what_was_refused_is_not_told() -> None:
    with pytest.raises(ValueError) as fault:  # noqa: PT011 - its words are looked at
        decoded(as_json(at(6, 0, 4, 0, 2, value="a secret \ud800")()))
    assert "secret" not in repr(fault.value)
    assert fault.value.__suppress_context__
