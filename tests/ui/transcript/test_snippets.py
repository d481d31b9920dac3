"""Short forms: written out while one corrects, kept by nobody but who writes them in their dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import Bench
from tests.ui.walking import faults, tabbed
from workbench.study.tokens import TokenKind
from workbench.ui import settings, style
from workbench.ui.parts import application
from workbench.ui.settings import Settings
from workbench.ui.theme import Theme
from workbench.ui.transcript.snippets import SnippetsDialog

KEPT = Settings(snippets=(("xx", "[unclear]"), ("vh", "the health service"), ("😀", "smile")))


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("xx ", "[unclear] I started early"),
        ("vh, ", "the health service, I started early"),
        ("axx ", "axx I started early"),
        ("xx", "xxI started early"),
    ],
)
def test_a_short_form_is_written_out_once_a_sign_follows_it(bench: Bench, typed: str, then: str) -> None:
    settings.use(KEPT)
    bench.correct_at(1, 0)
    bench.type(typed)
    bench.pane.flush()
    assert bench.lines[1].startswith(then)


def test_what_is_written_out_reaches_the_study_and_undo_takes_it_back(bench: Bench) -> None:
    settings.use(KEPT)
    before = bench.reading.tokens
    bench.correct_at(1, len("I started"))
    bench.type(" xx ")
    bench.pane.flush()
    assert bench.reading.turns[1].tokens[2].kind is TokenKind.UNCLEAR
    bench.desk.undo()
    assert bench.reading.tokens == before


def test_letters_that_qt_counts_twice_do_not_shift_the_place(bench: Bench) -> None:
    settings.use(KEPT)
    bench.correct_at(1, 0)
    bench.pane.view.insertPlainText("😀 😀")
    bench.type(" ")
    assert bench.lines[1].startswith("😀 smile I started")


def test_there_are_none_at_first_and_reading_writes_nothing(bench: Bench) -> None:
    assert Settings().snippets == ()
    settings.use(KEPT)
    bench.type("xx ")
    assert "[unclear]" not in "".join(bench.lines)


@pytest.fixture
def dialog(qtbot: QtBot) -> SnippetsDialog:
    made = SnippetsDialog()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_by_keys_alone_a_short_form_is_kept(dialog: SnippetsDialog) -> None:
    QTest.keyClicks(dialog.focusWidget(), "xx")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "[unclear]")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert settings.load().snippets == (("xx", "[unclear]"),)


@pytest.mark.parametrize(
    "rows", [[("a b", "c")], [("a.", "c")], [("a", "")], [("", "c")], [("a", "b"), ("a", "c")]]
)
def test_what_cannot_be_kept_is_said_and_nothing_changes(
    dialog: SnippetsDialog, rows: list[tuple[str, str]]
) -> None:
    dialog.more.click()
    for (short, long), (_line, one, other) in zip(rows, dialog.rows, strict=False):
        one.setText(short)
        other.setText(long)
    dialog.keep()
    assert dialog.isVisible()
    assert dialog.refusal.text()
    assert settings.now().snippets == ()


def test_one_is_taken_away(qtbot: QtBot) -> None:
    settings.use(KEPT)
    made = SnippetsDialog()
    qtbot.addWidget(made)
    made._remove(made.rows[0])
    made.keep()
    assert settings.now().snippets == KEPT.snippets[1:]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_has_room_on_a_small_screen(dialog: SnippetsDialog, percent: int, qtbot: QtBot) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    dialog.resize(1200, 700)
    qtbot.waitUntil(lambda: faults(dialog) == [])
    style.apply(application(), Theme.LIGHT, 100)


def test_tab_goes_as_the_eye_does(qtbot: QtBot) -> None:
    settings.use(KEPT)
    dialog = SnippetsDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.more.click()
    qtbot.waitUntil(dialog.rows[-1][2].isVisible)
    met = tabbed(dialog, dialog.rows[-1][1], 6)
    assert met == ["What it stands for", "Remove this short form", "One more", "Cancel", "Keep", "Short form"]
