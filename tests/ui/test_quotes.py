"""Quotes in the window: choosing words, cutting, masking and putting in, taking back; translating; reading together."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.reported import people
from tests.ui.rounds import told
from tests.ui.studies import add_interview, other
from tests.ui.studies import told as carried
from tests.ui.walking import faults
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import setting
from workbench.study.interviews import Interview
from workbench.study.people import Participant, VoiceRole
from workbench.study.quotes import EditKind, Quote
from workbench.ui import style
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.quotes.mosaic_dialog import MosaicDialog
from workbench.ui.quotes.quote_dialog import QuoteDialog, Then
from workbench.ui.quotes.quotes_dialog import QuotesDialog
from workbench.ui.quotes.translation_dialogs import CheckDialog, TranslateDialog
from workbench.ui.theme import Theme

Answering = Callable[[type[Dialog], Callable[..., object]], None]
SLEPT = (10, 21)
"""I started early and nobody asked me how I slept that night"""


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def hub(desk: Desk, interview: Interview) -> Hub:
    made = Hub(desk)
    made.poll()
    return made


@pytest.fixture
def quote(desk: Desk, hub: Hub, interview: Interview) -> Quote:
    made = desk.quotes.from_words(interview.id, *SLEPT)
    hub.poll()
    return made


@pytest.fixture
def dialog(desk: Desk, hub: Hub, quote: Quote, qtbot: QtBot) -> Iterator[QuoteDialog]:
    made = QuoteDialog(desk, hub, quote.id)
    show(made, qtbot)
    yield made
    made.step_aside()


def show(made: Dialog, qtbot: QtBot) -> None:
    qtbot.addWidget(made, before_close_func=Dialog.step_aside)
    with qtbot.waitActive(made):
        made.show()


def click(root: QWidget, words: str) -> None:
    found = [one for one in root.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert found, [one.text() for one in root.findChildren(QPushButton) if one.isVisible()]
    found[0].click()


def in_sight(root: QWidget) -> str:
    """What it tells once what was taken out of it is gone."""
    application().sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return told(root)


def offered(root: QWidget, words: str) -> bool:
    return any(one.text() == words and one.isVisible() for one in root.findChildren(QPushButton))


# -- editing


def test_original_and_print_stand_side_by_side(dialog: QuoteDialog, desk: Desk, quote: Quote) -> None:
    dialog.edits.words.select(7, 8)
    click(dialog, "Cut")
    assert dialog.said.text() == "“I started early and nobody asked me how I slept that night”"
    assert dialog.printed.text() == "“I started early and nobody asked me […] slept that night” (P1)"
    assert dialog.said.isVisible()
    assert dialog.edits.words.toPlainText() == "I started early and nobody asked me how I slept that night"
    assert "Cut: “how I”" in told(dialog)


def test_words_are_chosen_and_masked_by_the_keyboard_alone(
    dialog: QuoteDialog, desk: Desk, quote: Quote
) -> None:
    words = dialog.edits.words
    assert words.hasFocus()
    for _step in range(4):
        QTest.keyClick(words, Qt.Key.Key_Right)
    assert words.chosen() == (4, 4)
    QTest.keyClick(words, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(words, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert words.textCursor().selectedText() == "nobody asked"
    QTest.keyClick(words, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert words.textCursor().selectedText() == "nobody"
    QTest.keyClick(words, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(words, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.edits.masker, Qt.Key.Key_Space)
    assert dialog.edits.text.hasFocus()
    QTest.keyClicks(dialog.edits.text, "when")
    QTest.keyClick(dialog.edits.text, Qt.Key.Key_Return)
    assert words.hasFocus()
    [edit] = desk.quotes.one(quote.id).quote.edits
    assert (edit.kind, edit.text) == (EditKind.MASK, "when")
    assert "→ [when]" in words.toPlainText()


def test_a_word_that_is_put_in_stands_in_brackets_and_is_taken_back(
    dialog: QuoteDialog, qtbot: QtBot
) -> None:
    dialog.edits.words.select(4, 4)
    click(dialog, "Put in …")
    dialog.edits.text.setText("of the leaders")
    click(dialog.edits, "Put in")
    assert "nobody [of the leaders] asked" in dialog.printed.text()
    click(dialog, "Take back")
    assert "leaders" not in dialog.printed.text()
    assert "leaders" not in dialog.edits.words.toPlainText()
    assert dialog.edits.words.hasFocus()


def test_what_cannot_be_done_is_said_and_changes_nothing(
    dialog: QuoteDialog, desk: Desk, quote: Quote
) -> None:
    dialog.edits.words.select(4, 5)
    click(dialog, "Mask …")
    click(dialog.edits, "Mask")
    assert "Write what is to stand there" in dialog.refusal.text()
    click(dialog, "Cancel")
    click(dialog, "Cut")
    dialog.edits.words.select(5, 6)
    click(dialog, "Cut")
    assert "cut or masked already" in dialog.refusal.text()
    assert len(desk.quotes.one(quote.id).quote.edits) == 1


def test_a_negation_that_is_cut_is_asked_about_and_kept_from_nobody(
    dialog: QuoteDialog, desk: Desk, quote: Quote
) -> None:
    asked = "A “nobody” is cut here: does the sentence still say what was said?"
    dialog.edits.words.select(4, 4)
    click(dialog, "Cut")
    assert asked in told(dialog)
    assert len(desk.quotes.one(quote.id).quote.edits) == 1
    back = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Take back")
    assert asked in back.accessibleDescription()
    click(dialog, "Take back")
    assert asked not in in_sight(dialog)


def test_only_some_words_are_kept(dialog: QuoteDialog, desk: Desk, hub: Hub) -> None:
    dialog.edits.words.select(3, 5)
    click(dialog, "Keep only these words")
    assert dialog.said.text() == "“and nobody asked”"
    desk.undo()
    hub.poll()
    assert dialog.said.text().endswith("that night”")


def test_a_correction_is_told_and_taken_over_by_hand(
    dialog: QuoteDialog, desk: Desk, hub: Hub, quote: Quote
) -> None:
    assert dialog.review.isHidden()
    turn = desk.transcripts.reading(quote.interview).turns[1]
    desk.transcripts.edit(turn.id, turn.text.replace("slept", "rested"))
    hub.poll()
    assert dialog.review.isVisible()
    assert "rested" in told(dialog.review)
    assert "slept" in dialog.printed.text()
    click(dialog, "Take the words as they are now")
    assert dialog.review.isHidden()
    assert "rested" in dialog.printed.text()


def test_a_colleagues_edit_comes_in(dialog: QuoteDialog, desk: Desk, hub: Hub, quote: Quote) -> None:
    desk.members.switch(other(desk).id)
    desk.quotes.edit(quote.id, EditKind.CUT, 0, 2)
    hub.poll()
    assert dialog.printed.text().startswith("“[…] and nobody")
    desk.quotes.remove(quote.id)
    hub.poll()
    assert "no longer there" in dialog.refusal.text()


def test_it_can_be_heard_removed_and_printed_without_a_code(
    dialog: QuoteDialog, desk: Desk, quote: Quote, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.listen) as heard:
        click(dialog, "Listen")
    assert carried(heard) == [quote.id]
    dialog.code.click()
    assert dialog.printed.text().endswith("night”")
    assert desk.quotes.printed(quote.id).code == ""
    click(dialog, "See all quotes of P1 together")
    assert dialog.then is Then.MOSAIC
    dialog.remove()
    assert desk.quotes.all() == []


# -- translating


def test_one_translates_and_another_compares(
    dialog: QuoteDialog, desk: Desk, hub: Hub, quote: Quote, answering: Answering
) -> None:
    def write(shown: TranslateDialog) -> None:
        assert shown.language.currentData() == "nb"
        assert desk.quotes.printed(quote.id).text in shown.original.text()
        shown.keep()
        assert "Nothing is written yet" in shown.refusal.text()
        shown.text.setPlainText("Jeg begynte tidlig")
        shown.nuance.setPlainText("“slept” is said with a sigh")
        shown.keep()

    answering(TranslateDialog, write)
    click(dialog, "Translate …")
    said = in_sight(dialog.translations)
    assert "Norwegian (bokmål), translated by Kari" in said
    assert "What does not come across, Kari: “slept” is said with a sigh" in said
    assert "Nobody else has compared it" in said
    assert not offered(dialog.translations, "Compare it …")
    desk.members.switch(other(desk).id)
    hub.member_changed.emit()
    dialog._refresh()

    def compare(shown: CheckDialog) -> None:
        assert "Jeg begynte tidlig" in told(shown)
        shown.keep()

    answering(CheckDialog, compare)
    click(dialog.translations, "Compare it …")
    assert "Compared with the original and the sound by Ola." in in_sight(dialog.translations)
    assert not offered(dialog.translations, "Remove")
    dialog.edits.words.select(0, 0)
    click(dialog, "Cut")
    said = in_sight(dialog.translations)
    assert "Stale: the quote is printed otherwise now" in said
    assert "Ola compared it before it was changed" in said
    assert not offered(dialog.translations, "Compare it …")
    click(dialog, "Take back")
    assert "Stale" not in in_sight(dialog.translations)
    click(dialog.translations, "Take back that I compared it")
    assert "Nobody else has compared it" in in_sight(dialog.translations)


def test_another_writes_their_own_beside_it(
    dialog: QuoteDialog, desk: Desk, quote: Quote, answering: Answering
) -> None:
    desk.translations.write(quote.id, "nb", "trøtt")
    desk.members.switch(other(desk).id)
    dialog._refresh()

    def write(shown: TranslateDialog) -> None:
        assert shown.text.toPlainText() == "trøtt"
        assert not shown.language.isEnabled()
        shown.text.setPlainText("sliten")
        shown.keep()

    answering(TranslateDialog, write)
    click(dialog.translations, "Write my own beside it …")
    assert {one.translation.text for one in desk.translations.of(quote.id)} == {"trøtt", "sliten"}


def test_what_is_begun_in_one_language_waits_while_another_is_chosen(
    desk: Desk, hub: Hub, quote: Quote, qtbot: QtBot
) -> None:
    dialog = TranslateDialog(desk, hub, desk.quotes.one(quote.id))
    show(dialog, qtbot)
    QTest.keyClicks(dialog.text, "begynt")
    dialog.language.setCurrentIndex(dialog.language.findData("se"))
    assert dialog.text.toPlainText() == ""
    dialog.language.setCurrentIndex(dialog.language.findData("nb"))
    assert dialog.text.toPlainText() == "begynt"
    dialog.step_aside()


# -- together


def test_the_mosaic_shows_traits_and_all_quotes_and_takes_codes_away(
    desk: Desk, hub: Hub, interview: Interview, quote: Quote, qtbot: QtBot
) -> None:
    second = desk.quotes.from_words(interview.id, 28, 34)
    known = desk.context.all(Participant)[0]
    traits = replace(known, traits=(("Age", "30–39"),))
    desk.context.record(Gesture.STUDY_CHANGED, setting(traits, "traits"))
    dialog = MosaicDialog(desk, hub, "P1")
    show(dialog, qtbot)
    assert "30–39" not in told(dialog), "of one the table tells nothing"
    people(desk, {"Age": "40–49"}, {"Age": "50–59"})
    hub.poll()
    assert "The table of participants tells of P1: Age: 30–59" in told(dialog)
    assert dialog.count.text() == "2 quotes with the code P1"
    dialog.ticks[second.id].setFocus()
    dialog.ticks[second.id].click()
    assert desk.quotes.printed(second.id).code == ""
    assert dialog.count.text() == "1 quote with the code P1"
    assert dialog.ticks[second.id].hasFocus()
    assert "Printed without a code" in told(dialog)
    click(dialog, "Print all of them without the code")
    assert {one.printed.code for one in desk.quotes.all()} == {""}
    desk.undo()
    hub.poll()
    assert dialog.count.text() == "1 quote with the code P1"
    click(dialog, "Open the quote")
    assert dialog.opened == quote.id


def test_the_list_leads_to_a_quote_and_to_reading_together(
    desk: Desk, hub: Hub, interview: Interview, quote: Quote, qtbot: QtBot
) -> None:
    dialog = QuotesDialog(desk, hub)
    show(dialog, qtbot)
    assert not offered(dialog, "See all quotes of P1 together")
    desk.quotes.from_words(interview.id, 28, 34)
    hub.poll()
    assert offered(dialog, "See all quotes of P1 together")
    assert len(dialog.cards) == 2
    QTest.keyClick(dialog.cards[quote.id], Qt.Key.Key_Return)
    assert dialog.opened == quote.id


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_and_everything_has_a_name(
    desk: Desk, hub: Hub, interview: Interview, quote: Quote, qtbot: QtBot, percent: int
) -> None:
    desk.quotes.edit(quote.id, EditKind.MASK, 4, 4, "somebody")
    desk.quotes.edit(quote.id, EditKind.CUT, 0, 2)
    translation = desk.translations.write(quote.id, "nb", "Jeg begynte tidlig", "tonen")
    desk.quotes.from_words(interview.id, 28, 34)
    found = desk.quotes.one(quote.id)
    style.apply(application(), Theme.LIGHT, percent)
    try:
        for dialog in (
            QuoteDialog(desk, hub, quote.id),
            MosaicDialog(desk, hub),
            QuotesDialog(desk, hub),
            TranslateDialog(desk, hub, found),
            CheckDialog(desk, hub, found, translation),
        ):
            show(dialog, qtbot)
            application().processEvents()
            assert faults(dialog) == []
            dialog.step_aside()
    finally:
        style.apply(application(), Theme.LIGHT, 100)


# -- from the window


def test_a_unit_in_the_list_becomes_a_quote_and_is_shown_again_next_time(
    window: MainWindow, desk: Desk, interview: Interview, answering: Answering
) -> None:
    unit = desk.units.mark(interview.id, *SLEPT)
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.show_interview(interview.id)
    page.show_units()
    shown: list[str] = []

    def look(dialog: QuoteDialog) -> None:
        shown.append(dialog.found.quote.id)
        dialog._leave(Then.SHOW)

    for _again in range(2):
        answering(QuoteDialog, look)
        page.work.units.choose(unit.id)
        page.work.units.quoting.click()
    assert len(shown) == 2
    assert [one.id for one in desk.quotes.of_unit(unit.id)] == [shown[0]] == [shown[1]]
    assert page.work.transcript.view.words.selected() == SLEPT


def test_selected_words_become_a_quote_by_a_key(
    window: MainWindow, desk: Desk, interview: Interview, answering: Answering
) -> None:
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.show_interview(interview.id)
    view = page.work.transcript.view
    view.setFocus()
    answering(QuoteDialog, QuoteDialog.reject)
    view.words.select(*SLEPT)
    QTest.keyClick(view, Qt.Key.Key_Q)
    assert [one.printed.text for one in desk.quotes.all()] == [
        "I started early and nobody asked me how I slept that night"
    ]


@pytest.mark.parametrize(
    ("label", "role", "words"),
    [
        ("P1", VoiceRole.PARTICIPANT, ""),
        ("Moderator", VoiceRole.PEER, "Nobody but the interviewer speaks in these words."),
        ("Voice 2", VoiceRole.OTHER, ""),
        ("P2", VoiceRole.OTHER, ""),
    ],
)
def test_the_dialog_says_when_these_are_no_words_of_the_participant(
    desk: Desk, hub: Hub, quote: Quote, qtbot: QtBot, label: str, role: VoiceRole, words: str
) -> None:
    voice = next(one for one in desk.interviews.speakers(quote.interview) if one.label == "P1")
    desk.interviews.rename_speaker(voice.id, label, role)
    dialog = QuoteDialog(desk, hub, quote.id)
    show(dialog, qtbot)
    said = [one.text() for one in dialog.voices.findChildren(QLabel)]
    assert dialog.voices.isVisible() is bool(words)
    assert said[0].startswith(words)
    assert dialog.code.isVisible() is (role is not VoiceRole.PEER)


def test_the_dialog_asks_whose_the_only_voice_is(desk: Desk, hub: Hub, quote: Quote, qtbot: QtBot) -> None:
    for number, voice in enumerate(desk.interviews.speakers(quote.interview), start=1):
        desk.interviews.rename_speaker(voice.id, f"Voice {number}", VoiceRole.OTHER)
    dialog = QuoteDialog(desk, hub, quote.id)
    show(dialog, qtbot)
    [words] = [one.text() for one in dialog.voices.findChildren(QLabel)]
    assert words.startswith("Only Voice 2 speaks in these words, and they are printed as P1’s.")
