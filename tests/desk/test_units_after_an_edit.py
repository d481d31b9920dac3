"""Carrying known units over an edit gives the same as looking for each of them anew."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.transcript.hands import turn, unit
from workbench.desk.units import placed_after
from workbench.study.reading import Reading

TEXTS = st.sampled_from(
    ["ja", "jeg arbeidet aldri", "det var så mye", "ja ja", "nei det var en annen dag da"]
)
TURNS = st.lists(st.tuples(st.integers(0, 6), TEXTS), min_size=1, max_size=7, unique_by=lambda item: item[0])


def reading_of(items: list[tuple[int, str]]) -> Reading:
    return Reading([turn(f"t{number}", text, 60_000 * number) for number, text in sorted(items)])


@given(TURNS, TURNS, TURNS, st.data())
def test_as_if_looked_for_anew(
    first: list[tuple[int, str]],
    second: list[tuple[int, str]],
    third: list[tuple[int, str]],
    data: st.DataObject,
):
    marked, before, now = reading_of(first), reading_of(second), reading_of(third)
    count = len(marked.tokens)
    ranges = data.draw(
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, 5)), max_size=6, unique=True)
    )
    ends = [(begin, min(count - 1, begin + length)) for begin, length in ranges]
    known = [unit(marked, *each, now=before) for each in ends]
    anew = {one.unit.id: one for one in (unit(marked, *each, now=now) for each in ends)}
    carried = placed_after(known, before, now)
    assert {one.unit.id: one.placement for one in carried} == {
        key: one.placement for key, one in anew.items()
    }
    firsts = [one.placement.first for one in carried if one.placement.first is not None]
    assert firsts == sorted(firsts)
