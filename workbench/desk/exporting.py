"""Writing transcripts out of a study, into a file that other programs read."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench import __version__
from workbench.archive.durable import disk_faults, write_whole
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.placing import place_outside
from workbench.exchange import format_called, formats
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn, Format
from workbench.study.interviews import BY_HAND, SCRIPT, Interview, Mode, Turn

PROGRAM = f"Lifeworld Workbench {__version__}"


def export_formats() -> tuple[Format, ...]:
    """The formats that a transcript can be written in."""
    return formats()


def export(
    desk: Desk,
    interview_ids: Sequence[str] | None,
    format_name: str,
    path: Path,
    *,
    overwrite: bool = False,
) -> Path:
    """Write the transcripts of these interviews (None: of all that have one) to `path`, whole or not at all.

    Raises Refusal without a transcript, for a format that holds one interview only, for a file that is
    there (unless `overwrite`), for a place inside the study, and for what the disk refuses.
    """
    chosen = format_called(format_name)
    interviews = desk.interviews.list() if interview_ids is None else _found(desk, interview_ids)
    transcripts = [exported(desk, interview) for interview in interviews]
    if interview_ids is None:
        transcripts = [transcript for transcript in transcripts if transcript.turns]
    _refuse_unfit(transcripts, chosen)
    with disk_faults():
        where = place_outside(path, overwrite)
    content = io.BytesIO()
    chosen.write(transcripts, content)
    with disk_faults():
        write_whole(where, content.getvalue())
    return path


def exported(desk: Desk, interview: Interview) -> ExportedTranscript:
    """One interview's transcript as its readers may have it: no names but the labels of its voices."""
    overview = desk.interviews.overview(interview.id)
    labels = {speaker.id: speaker.label for speaker in desk.interviews.speakers(interview.id)}
    numbers = {recording.id: number for number, recording in enumerate(overview.recordings)}
    made = overview.transcription
    return ExportedTranscript(
        title=interview.title,
        participant=overview.participant_code,
        language=interview.language or (made.language or made.detected if made else ""),
        date=interview.date,
        mode=interview.mode if interview.mode is not Mode.NOT_SAID else None,
        round=interview.round,
        recordings=tuple(recording.duration for recording in overview.recordings),
        turns=tuple(
            exported_turn(turn, labels, numbers) for turn in desk.transcripts.reading(interview.id).turns
        ),
        is_machine_draft=made is not None and made.engine not in (SCRIPT, BY_HAND),
        listened=overview.listened,
        engine=made.engine if made else "",
        model=made.model if made else "",
        program=PROGRAM,
    )


def exported_turn(turn: Turn, labels: Mapping[str, str], numbers: Mapping[str, int]) -> ExportedTurn:
    """A turn, given the labels of voices and the numbers of recordings by their identities."""
    return ExportedTurn(
        speaker=labels.get(turn.speaker, ""),
        recording=numbers.get(turn.recording, 0),
        start=turn.start,
        end=turn.end,
        tokens=turn.tokens,
    )


def _found(desk: Desk, interview_ids: Sequence[str]) -> list[Interview]:
    found = [desk.interviews.get(identity) for identity in interview_ids]
    if None in found:
        raise Refusal(_("This interview is no longer there. Nothing was written."))
    return [interview for interview in found if interview]


def _refuse_unfit(transcripts: Sequence[ExportedTranscript], chosen: Format) -> None:
    if not any(transcript.turns for transcript in transcripts):
        raise Refusal(_("There is no transcript to write yet. Transcribe the interview first."))
    if len(transcripts) > 1 and not chosen.several:
        raise Refusal(
            _("A file of the kind {suffix} holds one interview. Choose which one, or another format.").format(
                suffix=chosen.suffix
            )
        )
