"""Taking in a transcript from elsewhere in the window: looked at, voices named, kept, undone; dropped or chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.exchange.elsewhere import SAMPLES
from tests.ui.conftest import Answer
from tests.ui.studies import add_interview, add_recording
from tests.ui.walking import tabbed
from workbench.cellar.words import use_language
from workbench.desk.desk import Desk
from workbench.exchange.transcripts import endings
from workbench.study.interviews import Times
from workbench.ui import style
from workbench.ui.dialogs.incoming import IncomingDialog
from workbench.ui.dropping import WRITTEN
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.theme import Theme


def file_of(folder: Path, name: str) -> Path:
    ending, content = SAMPLES[name]
    file = folder / f"Talk in March.{ending}"
    file.write_bytes(content)
    return file


def opened(qtbot: QtBot, desk: Desk, file: Path, interview: str = "") -> IncomingDialog:
    """The dialog, once it has looked into the file."""
    dialog = IncomingDialog(desk, Hub(desk), file, interview)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(
        lambda: not dialog.working and (dialog.keeper.isVisible() or dialog.refusal.isVisible()),
        timeout=20_000,
    )
    return dialog


def words_of(dialog: IncomingDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


def test_what_the_file_warns_of_is_said_to_a_screen_reader_too(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "workbench.ui.dialogs.incoming.announce", lambda _widget, sentence: told.append(sentence)
    )
    file = tmp_path / "Talk.srt"
    cues = ("Kari: Hei.", "Kari: Ja.", "ola: Bra.", "Fint.", "ola: Nei.")
    file.write_text(
        "\n\n".join(
            f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{words}"
            for number, words in enumerate(cues, start=1)
        )
    )
    dialog = opened(qtbot, desk, file)
    assert [sentence for sentence in told if "ola" in sentence and sentence in words_of(dialog)] == told
    assert told


def test_nothing_is_kept_before_the_voices_are_named(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, file_of(tmp_path, "teams-vtt"))
    assert desk.interviews.list() == []
    assert "WebVTT (Teams) · 2 turns · with times" in words_of(dialog)
    assert "Jo, det går bra. Litt sliten, kanskje." in words_of(dialog)
    assert [chooser.currentText() for chooser in dialog.voices.fields.values()] == ["Voice 1", "Voice 2"]
    assert dialog.machine.isChecked()
    assert dialog.title.text() == "Talk in March"
    dialog.voices.fields["Kari Nordby"].setCurrentText("Interviewer")
    dialog.voices.fields["Ola Vik"].setEditText("P2")
    dialog.code.setText("P2")
    dialog.keep()
    (interview,) = desk.interviews.list()
    assert dialog.taken == interview
    assert [one.label for one in desk.interviews.speakers(interview.id)] == ["Interviewer", "P2"]


def test_marks_stand_in_the_readers_language(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("P1: Jo. (3) Ja [laughs]", "utf-8")
    use_language("nb")
    try:
        assert "P1: Jo. [pause 3 s] Ja [latter]" in words_of(opened(qtbot, desk, file))
    finally:
        use_language("en")


def test_a_name_with_an_ampersand_is_shown_whole(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "talk.vtt"
    file.write_text("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ada &amp; Bo>Yes, we do.", "utf-8")
    dialog = opened(qtbot, desk, file)
    assert "“Ada && Bo” in the file, 1 turn" in words_of(dialog)
    assert "Ada & Bo" in dialog.voices.fields["Ada & Bo"].accessibleName()


@pytest.mark.parametrize("percent", [100, 200])
def test_long_words_reach_over_no_side(qtbot: QtBot, desk: Desk, tmp_path: Path, percent: int) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    desk.interviews.add("Samtale_" + "om_arbeid_" * 14)
    voices = ("Kari.Nordmann_Vestre_Aker@" + "x" * 60, "W" * 60)
    cues = [
        f"00:00:0{n}.000 --> 00:00:0{n}.900\n<v {voice}>So {'y' * 120}\n" for n, voice in enumerate(voices)
    ]
    file = tmp_path / ("Samtale_a\u030arlig_2026-11-26_" * 4 + ".vtt")
    file.write_text("WEBVTT\n\n" + "\n".join(cues), "utf-8")
    dialog = opened(qtbot, desk, file)
    dialog.resize(1203, 744)
    qtbot.waitUntil(lambda: dialog.page.width() <= dialog._area.viewport().width())
    assert "a\u200b\u030a" not in words_of(dialog)
    dialog.keep()
    style.apply(application(), Theme.LIGHT, 100)
    assert dialog.taken
    assert "\u200b" not in dialog.taken.title


def test_turns_of_a_voice_can_be_left_out(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, file_of(tmp_path, "teams-vtt"))
    chooser = dialog.voices.fields["Kari Nordby"]
    chooser.setCurrentIndex(chooser.count() - 1)
    dialog.keep()
    assert dialog.taken
    assert len(desk.transcripts.reading(dialog.taken.id).turns) == 1


def test_an_interview_with_words_asks_whether_to_set_them_aside(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    interview = add_interview(desk)
    before = [turn.text for turn in desk.transcripts.reading(interview.id).turns]
    dialog = opened(qtbot, desk, file_of(tmp_path, "srt"), interview.id)
    assert dialog.chosen == interview.id
    assert not dialog.title.isVisible()
    assert dialog.instead.isVisible()
    dialog.keep()
    assert "two are not mixed" in dialog.refusal.text()
    assert [turn.text for turn in desk.transcripts.reading(interview.id).turns] == before
    dialog.instead.setChecked(True)
    dialog.keep()
    assert next(turn.text for turn in desk.transcripts.reading(interview.id).turns) == "Hva gjorde du da?"
    desk.undo()
    assert [turn.text for turn in desk.transcripts.reading(interview.id).turns] == before


def test_a_file_without_times_says_what_becomes_of_them(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    interview = desk.interviews.add("Silent")
    add_recording(desk, interview)
    dialog = opened(qtbot, desk, file_of(tmp_path, "names-txt"), interview.id)
    assert "They are guessed at first." in dialog.about_times.text()
    dialog.where.setCurrentIndex(0)
    assert "cannot be heard one by one" in dialog.about_times.text()
    dialog.where.setCurrentIndex(1)
    dialog.keep()
    made = desk.interviews.taken_in(interview.id)
    assert made is not None
    assert made.times is Times.GUESSED


def test_what_is_no_transcript_is_a_sentence_and_offers_nothing(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    dialog = opened(qtbot, desk, tmp_path / "picture.txt")
    assert "is no text" in dialog.refusal.text()
    assert not dialog.keeper.isVisible()
    dialog.keep()
    assert desk.interviews.list() == []


def test_the_transcript_says_where_it_comes_from(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk, file_of(tmp_path, "names-docx"))
    dialog.keep()
    window.show_study(desk)
    assert window.session
    session = window.session
    texts = [one.text() for one in session.page.work.transcript.findChildren(QLabel)]
    assert (
        "Written by people, and taken in from a file: Word. "
        "The file had no times, so the words cannot be heard one by one." in texts
    )
    interviews, identity = session.page.left.interviews, desk.interviews.list()[0].id
    qtbot.waitUntil(lambda: "a transcript without a recording" in interviews.state_of(identity))


def test_a_dropped_transcript_is_looked_into_and_undo_takes_it_out(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, answering: Answer[IncomingDialog]
) -> None:
    window.show_study(desk)
    file = file_of(tmp_path, "f4-rtf")

    def keep(dialog: IncomingDialog) -> None:
        qtbot.waitUntil(dialog.keeper.isVisible, timeout=20_000)
        dialog.keep()

    answering(IncomingDialog, keep)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    application().sendEvent(window, QDragEnterEvent(QPoint(5, 5), *how))
    assert window.bar.sentence == "Drop the transcript to look into it."
    application().sendEvent(window, QDropEvent(QPoint(5, 5), *how))
    qtbot.waitUntil(lambda: len(desk.interviews.list()) == 1, timeout=30_000)
    assert window.session
    session = window.session
    qtbot.waitUntil(lambda: session.page.interview == desk.interviews.list()[0].id)
    session.undo()
    assert desk.interviews.list() == []


def test_transcripts_are_chosen_from_the_menu(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, answering: Answer[QFileDialog]
) -> None:
    window.show_study(desk)
    assert window.session
    shown: list[str] = []

    def look(dialog: QFileDialog) -> None:
        shown.extend(dialog.nameFilters())
        dialog.reject()

    answering(QFileDialog, look)
    window.session.handlers()["study.import"]()
    assert "*.vtt" in shown[0]


def test_dropping_knows_the_endings_of_all_readers() -> None:
    assert {f".{ending}" for ending in endings()} == WRITTEN


def test_tab_goes_as_the_eye_does(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, file_of(tmp_path, "teams-vtt"))
    qtbot.waitUntil(dialog.isActiveWindow)
    fields = [one.accessibleName() for one in dialog.voices.fields.values()]
    assert fields
    met = tabbed(dialog, dialog.code, len(fields) + 3)
    assert met == [*fields, "A machine wrote these words", "Cancel", "Take it in"]
