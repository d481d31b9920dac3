from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui import studies
from workbench.ui.panels.rows import ROW, Rows


@dataclass(frozen=True)
class Card:
    key: int
    sentence: str
    usable: bool = True


CARDS = st.lists(
    st.builds(Card, key=st.integers(0, 12), sentence=st.sampled_from(["a", "b"])),
    unique_by=lambda card: card.key,
    max_size=10,
)


@given(st.lists(CARDS, max_size=5))
def test_whatever_is_to_be_shown_is_shown(wanted: list[list[Card]]) -> None:
    rows: Rows[Card] = Rows()
    for cards in wanted:
        rows.show(cards)
        assert list(rows.rows) == cards
        assert [rows.index(number).data(ROW) for number in range(rows.rowCount())] == cards


def test_the_model_keeps_qts_rules_through_changes(qtmodeltester: ModelTester) -> None:
    rows: Rows[Card] = Rows()
    qtmodeltester.check(rows)
    rows.show([Card(1, "a"), Card(2, "b", usable=False), Card(3, "c")])
    rows.show([Card(3, "c"), Card(4, "d")])
    rows.show([Card(4, "d"), Card(3, "new")])
    rows.show([])


def test_a_new_row_is_put_in_where_it_belongs_and_the_others_stay(qtbot: QtBot) -> None:
    rows: Rows[Card] = Rows()
    rows.show([Card(1, "a"), Card(3, "c")])
    with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.rowsInserted) as told:
        rows.show([Card(1, "a"), Card(2, "b"), Card(3, "c")])
    assert studies.told(told)[1:] == [1, 1]


def test_a_row_that_looks_different_is_told_alone(qtbot: QtBot) -> None:
    rows: Rows[Card] = Rows()
    rows.show([Card(1, "a"), Card(3, "c")])
    with qtbot.assertNotEmitted(rows.rowsInserted), qtbot.waitSignal(rows.dataChanged) as told:
        rows.show([Card(1, "a"), Card(3, "other")])
    assert studies.told(told)[0].row() == 1
