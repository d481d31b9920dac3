"""Lists of themes in the window: written apart, laid beside each other, and one agreed list in somebody's words."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.rooms import Shown
from tests.ui.rounds import press, told
from workbench.study.rounds import Round
from workbench.ui.dialogs.agree_theme import AgreeThemeDialog
from workbench.ui.dialogs.begin_themes import BeginThemesDialog
from workbench.ui.method.themes_page import ThemesPage


def themes(shown: Shown) -> ThemesPage:
    assert isinstance(shown.room.page, ThemesPage)
    return shown.room.page


@pytest.fixture
def over(shown: Shown) -> Round:
    desk = shown.desk
    begun = desk.themes.begin([shown.kari.id, shown.ola.id], ["Which themes?"])
    for member, said in ((shown.kari, "Shame\nWaiting"), (shown.ola, "hands\nshame")):
        shown.works(member)
        desk.rounds.write(begun.id, 0, said)
        desk.rounds.finish(begun.id)
    shown.works(shown.kari)
    desk.rounds.turn(begun.id)
    desk.rounds.turn(begun.id)
    return begun


def test_a_list_is_begun_and_written_blind(shown: Shown, answering: Answer[Any], qtbot: QtBot) -> None:
    shown.room.show_themes()
    answering(BeginThemesDialog, lambda dialog: dialog.beginner.click())
    themes(shown).rounds.offers["themes"].click()
    page = themes(shown)
    assert page.round.isVisible()
    assert "A round over the whole study" in told(page.round)
    qtbot.keyClicks(page.round.writing.answer, "a secret theme")
    answering(*press("I am done"))
    page.round.writing.next.click()
    shown.works(shown.ola)
    assert "a secret theme" not in told(shown.room)
    assert not page.lists.isVisible()


def test_what_is_taken_up_says_so_in_every_list_and_stays_readable(
    shown: Shown, over: Round, qtbot: QtBot
) -> None:
    shown.room.show_themes()
    page = themes(shown)
    assert {theme for _author, theme in page.lists.takers} == {"Shame", "Waiting", "hands", "shame"}
    page.lists.takers[shown.ola.id, "shame"].setFocus()
    page.lists.takers[shown.ola.id, "shame"].click()
    qtbot.waitUntil(lambda: {theme for _author, theme in page.lists.takers} == {"Waiting", "hands"})
    assert next(iter(page.lists.takers.values())).hasFocus()
    assert "Shame" in told(page.lists)
    (agreed,) = shown.desk.themes.agreed()
    assert (agreed.name.text, agreed.name.authors) == ("shame", (shown.ola.id,))
    qtbot.waitUntil(lambda: "in the words of Ola" in told(page.agreed))
    shown.desk.undo()
    shown.hub.poll()
    qtbot.waitUntil(lambda: "in the words of Ola" not in told(page.agreed))
    assert (shown.ola.id, "shame") in page.lists.takers


def test_words_found_together_name_all_who_found_them(
    shown: Shown, over: Round, answering: Answer[AgreeThemeDialog], qtbot: QtBot
) -> None:
    shown.room.show_themes()

    def write(dialog: AgreeThemeDialog) -> None:
        dialog.keeper.click()
        assert "what the theme is called" in dialog.refusal.text()
        qtbot.keyClicks(dialog.words, "Shame and waiting")
        dialog.keeper.click()

    answering(AgreeThemeDialog, write)
    themes(shown).adder.click()
    (agreed,) = shown.desk.themes.agreed()
    assert set(agreed.name.authors) == {shown.kari.id, shown.ola.id}


def test_the_table_is_a_press_away(shown: Shown, qtbot: QtBot) -> None:
    shown.room.show_themes()
    with qtbot.waitSignal(shown.room.room_wanted) as asked:
        themes(shown).table.click()
    assert asked.args == ["table", ""]
