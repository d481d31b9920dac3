"""Saving a transcript to a file of its own, from the window."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.exporting import export, export_formats
from workbench.exchange.protocol import Format
from workbench.study.interviews import Interview
from workbench.ui.file_chooser import choose_place
from workbench.ui.hub import Hub

FIRST = "docx"


def save_transcript(desk: Desk, hub: Hub, interview_id: str, window: QWidget) -> None:
    """Ask where the transcript of an interview is to be written, and write it there."""
    interview = desk.interviews.get(interview_id)
    if interview is None:
        return
    formats = {_filter(one): one for one in export_formats()}
    first = next((words for words, one in formats.items() if one.name == FIRST), "")
    # Outside the study's folder, which is for the study alone.
    beside = desk.folder.parent / f"{_file_name(desk, interview)}.{FIRST}"
    title = _("Save the transcript as a file that is not encrypted")
    if chosen := choose_place(window, title, beside, list(formats), first):
        place, kind = chosen
        format_ = formats.get(kind) or next(iter(formats.values()))
        write_transcript(desk, hub, interview_id, format_, place)


def write_transcript(desk: Desk, hub: Hub, interview_id: str, format_: Format, place: Path) -> None:
    """Write the transcript, and say where it is now. A place without the format's ending gets it."""
    hub.settling.emit()
    whole = (
        place if place.suffix.casefold() == format_.suffix else place.with_name(place.name + format_.suffix)
    )
    # The chooser has asked about the name that it gave back, and about no other.
    kept = hub.ask(lambda: export(desk, [interview_id], format_.name, whole, overwrite=whole == place))
    if kept:
        hub.said.emit(
            _("The transcript is saved as {name}. That file is not encrypted.").format(name=kept.name)
        )


def _filter(format_: Format) -> str:
    return f"{_(format_.words)} (*{format_.suffix})"


def _file_name(desk: Desk, interview: Interview) -> str:
    """The participant's code, or the interview's title as far as a file can be called that."""
    name = desk.interviews.participant_code(interview) or interview.title
    return (
        "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in name).strip()[:80] or "P"
    )
