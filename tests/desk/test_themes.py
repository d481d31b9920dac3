"""Preliminary themes: lists made apart, then one list that the group agrees on and that lies on the table."""

import pytest

from tests.desk.conftest import Table
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.desk.themes import ThemeList, themes_in
from workbench.history.log import making
from workbench.study.clusters import Cluster, Placement, placement_id
from workbench.study.rounds import Round


def works(table: Table, name: str) -> None:
    table.desk.members.switch({"Ada": table.ada.id, "Bo": table.bo.id}[name], "4321" if name == "Bo" else "")


@pytest.fixture
def over(table: Table) -> Round:
    """Both have written their list, and both cards are turned."""
    desk = table.desk
    desk.method.choose("stc")
    begun = desk.themes.begin([table.ada.id, table.bo.id], desk.themes.asked())
    desk.rounds.write(begun.id, 0, "Shame\n- Waiting")
    desk.rounds.finish(begun.id)
    works(table, "Bo")
    desk.rounds.write(begun.id, 0, "hands\n\n• shame ")
    desk.rounds.finish(begun.id)
    works(table, "Ada")
    desk.rounds.turn(begun.id)
    assert desk.themes.lists(desk.themes.standings()[0]) == []
    desk.rounds.turn(begun.id)
    return begun


def test_the_lists_stand_beside_each_other_after_the_last_card(table: Table, over: Round) -> None:
    desk = table.desk
    (standing,) = desk.themes.standings()
    assert desk.themes.lists(standing) == [
        ThemeList(table.bo.id, ("hands", "shame")),
        ThemeList(table.ada.id, ("Shame", "Waiting")),
    ]
    assert desk.balance.now().given == 1  # the question came with the method


def test_what_is_agreed_on_lies_on_the_table_in_the_words_of_whoever_wrote_it(
    table: Table, over: Round
) -> None:
    desk = table.desk
    desk.themes.agree("hands", [table.bo.id])
    desk.themes.agree("Shame  and waiting", [table.bo.id, table.ada.id])
    with pytest.raises(Refusal, match="already"):
        desk.themes.agree("shame and Waiting", [])
    with pytest.raises(Refusal, match="what the theme is called"):
        desk.themes.agree(" ", [])
    agreed = desk.themes.agreed()
    assert [(one.name.text, one.name.authors) for one in agreed] == [
        ("hands", (table.bo.id,)),
        ("Shame and waiting", (table.bo.id, table.ada.id)),
    ]
    assert len({one.spot for one in desk.context.all(Cluster)}) == 2
    desk.undo()
    assert [one.name.text for one in desk.themes.agreed()] == ["hands"]
    (standing,) = desk.themes.standings()
    assert desk.themes.lists(standing)[1].themes == (
        "Shame",
        "Waiting",
    )  # what was left out can still be read


def test_a_theme_is_taken_off_while_nothing_lies_in_it(table: Table) -> None:
    desk = table.desk
    one = desk.themes.agree("hands", [table.ada.id])
    desk.themes.leave(one.id)
    assert desk.themes.agreed() == []
    desk.undo()
    unit = desk.units.mark(table.interview.id, 3, 8)
    lies = Placement(id=placement_id(unit.id, one.id), cluster=one.id, unit=unit.id)
    desk.context.record(Gesture.TRANSCRIBED, making(lies))
    with pytest.raises(Refusal, match="lies in “hands” by now"):
        desk.themes.leave(one.id)


def test_a_list_is_one_theme_on_each_line() -> None:
    assert themes_in(("- one\n\n* two\n– three ", "one\n• four")) == ("one", "two", "three", "four")
