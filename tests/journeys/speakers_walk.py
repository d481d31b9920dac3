"""Who said what: a call of two becomes text, its voices are told apart and named, and it is corrected with keys; a transcript
from Teams comes in beside it; both go out.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QMediaDevices

from tests.journeys.hands import (
    CONTROL,
    SHIFT,
    answered,
    desk_of,
    in_front,
    one,
    open_window,
    picked,
    press,
    push,
    tab_to,
    tell,
    until,
    walk,
    write,
)
from tests.journeys.laptops import PASSPHRASE
from workbench.desk.desk import Desk
from workbench.desk.exporting import export_formats
from workbench.study.interviews import TranscriptionState
from workbench.study.tokens import is_doubtful
from workbench.ui.dialogs.incoming import IncomingDialog
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.dialogs.voices import VoicesDialog
from workbench.ui.export_flow import write_transcript
from workbench.ui.main_window import MainWindow
from workbench.ui.transcript.pane import TranscriptPane
from workbench.ui.transcript.replacing import ReplaceDialog

TEAMS = """WEBVTT

0c11f3a1-1111-4aaa-8bbb-0123456789ab/12-0
00:00:03.120 --> 00:00:07.900
<v Kari Nordby>Takk for at du ville komme hit i dag.</v>

0c11f3a1-1111-4aaa-8bbb-0123456789ab/13-0
00:00:10.000 --> 00:00:14.250
<v Ola Vik>Jo, det går bra.</v>
"""


def work(study: Path, recording: str) -> None:
    """The whole way."""
    window = open_window()
    window.start_study(study, PASSPHRASE)
    until(lambda: window.session, "the study")
    desk, pane = desk_of(window), one(window, TranscriptPane)
    call = take_in(window, Path(recording))
    heard = len(pane.view.sheet.reading.turns)
    name_voices(window)
    in_front(window)
    facts = correct(window, pane)
    audible = replace_words(window, pane)
    in_front(window)
    talk = take_teams(window, study.parent / "talk.vtt")
    written = leave(
        window, {call: ("vtt", "srt", "docx", "eaf", "whisper", "html"), talk: ("f4", "odt", "json")}
    )
    tell(
        study,
        heard=heard,
        audible=audible,
        **facts,
        spoken=spoken(desk, call),
        taken=spoken(desk, talk),
        written=written,
    )
    window.close()


def take_in(window: MainWindow, recording: Path) -> str:
    """Take the recording in, have it transcribed and its two voices told apart; the interview."""
    desk = desk_of(window)
    assert window.session

    def ask(dialog: RecordingDialog) -> None:
        tab_to(dialog.code)
        write("P1")
        dialog.language.setCurrentIndex(dialog.language.findData("en"))
        dialog.people.say(2)
        push(dialog.go)

    with answered(RecordingDialog, ask):
        window.session.page.take_dropped([recording])
        until(desk.interviews.list, "the recording", 60)
    [interview] = desk.interviews.list()
    until(lambda: desk.transcribing.jobs()[0].state is TranscriptionState.DONE, "the words", 240)
    until(lambda: not desk.hearings.busy, "the voices", 240)
    until(lambda: len(desk.interviews.speakers(interview.id)) == 2, "two voices")
    until(lambda: len(one(window, TranscriptPane).view.sheet.reading.turns) > 1, "the turns")
    return interview.id


def name_voices(window: MainWindow) -> None:
    """Say who the voices are, by keys alone."""

    def name(dialog: VoicesDialog) -> None:
        for label in ("Interviewer", "P1"):
            card = next(one for one in dialog.cards.values() if one.accessibleName().startswith("Voice"))
            tab_to(card.who)
            with picked(label):
                press(Qt.Key.Key_Space)
            assert label in [one.accessibleName() for one in dialog.cards.values()]
        press(Qt.Key.Key_Escape)

    in_front(window)
    one(window, TranscriptPane).view.setFocus()
    with answered(VoicesDialog, name):
        press(Qt.Key.Key_B, modifier=CONTROL | SHIFT)


def correct(window: MainWindow, pane: TranscriptPane) -> dict[str, object]:
    """Vouch for one doubtful word, write over the next, and give the first turn to the other voice and back."""
    desk = desk_of(window)

    def doubtful() -> int:
        return sum(is_doubtful(token) for token in pane.view.sheet.reading.tokens)

    before = doubtful()
    pane.view.setFocus()
    pane.reveal(0)
    if before > 1:
        press(Qt.Key.Key_F12)
        press(Qt.Key.Key_Period, modifier=CONTROL)
        until(lambda: doubtful() == before - 1, "a word that is right")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right, modifier=CONTROL | SHIFT)
    write("Corrected ")
    press(Qt.Key.Key_Escape)
    until(lambda: any("Corrected" in turn.text for turn in pane.view.sheet.reading.turns), "the word")
    number = next(n for n, turn in enumerate(pane.view.sheet.reading.turns) if "Corrected" in turn.text)
    for place, key in ((1, Qt.Key.Key_2), (0, Qt.Key.Key_1)):
        press(key, modifier=Qt.KeyboardModifier.AltModifier)
        voice = desk.interviews.speakers(pane.interview)[place].id
        until(partial(_speaks, pane, number, voice), "the other voice")
    return {"doubtful": before}


def _speaks(pane: TranscriptPane, number: int, voice: str) -> bool:
    return pane.view.sheet.reading.turns[number].speaker == voice


def replace_words(window: MainWindow, pane: TranscriptPane) -> bool:
    """Replace the corrected word over the whole interview; whether this computer can be heard, for else nothing is replaced."""
    audible = bool(QMediaDevices.audioOutputs())

    def go_over(dialog: ReplaceDialog) -> None:
        write("Corrected")
        press(Qt.Key.Key_Return)
        write("Mended")
        press(Qt.Key.Key_Return)
        if not audible:
            assert not dialog.replace.isEnabled()
            press(Qt.Key.Key_Escape)
            return
        push(dialog.replace)
        until(lambda: not dialog.left, "the end")
        press(Qt.Key.Key_Escape)

    pane.view.setFocus()
    with answered(ReplaceDialog, go_over):
        press(Qt.Key.Key_F, modifier=CONTROL | SHIFT)
    if audible:
        until(lambda: any("Mended" in turn.text for turn in pane.view.sheet.reading.turns), "the other word")
    return audible


def take_teams(window: MainWindow, file: Path) -> str:
    """Look into a transcript of Teams, say who its voices are, and take it in as a new interview; the interview."""
    desk = desk_of(window)
    assert window.session
    file.write_text(TEAMS, "utf-8")

    def look(dialog: IncomingDialog) -> None:
        until(dialog.keeper.isVisible, "what is in the file")
        assert len(desk.interviews.list()) == 1, "nothing is kept before it was looked at"
        tab_to(dialog.code)
        write("P2")
        for name, label in (("Kari Nordby", "Interviewer"), ("Ola Vik", "P2")):
            tab_to(dialog.voices.fields[name])
            press(Qt.Key.Key_A, modifier=CONTROL)
            write(label)
        push(dialog.keeper)

    with answered(IncomingDialog, look):
        window.session.exchanging.take_dropped([file])
    return desk.interviews.list()[-1].id


def leave(window: MainWindow, wanted: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Save the transcripts as files; each with the format that it is in."""
    desk = desk_of(window)
    assert window.session
    kinds = {one.name: one for one in export_formats()}
    written: dict[str, str] = {}
    for interview, names in wanted.items():
        for name in names:
            place = desk.folder.parent / f"{interview}-{name}{kinds[name].suffix}"
            write_transcript(desk, window.session.hub, interview, kinds[name], place)
            written[str(place)] = interview
    return written


def spoken(desk: Desk, interview: str) -> list[tuple[str, str]]:
    """Who says what."""
    names = {one.id: one.label for one in desk.interviews.speakers(interview)}
    turns = desk.transcripts.reading(interview).turns
    return [(names.get(turn.speaker, ""), turn.text) for turn in turns]


if __name__ == "__main__":
    walk({"work": work})
