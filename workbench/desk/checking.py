"""Whether a study is whole: what the archive keeps, and that no word is there twice and no piece is missing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from workbench.archive.check import Progress, Report, check
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.pieces import committed
from workbench.study.interviews import Interview, Transcription, TranscriptionState

__all__ = ["Report", "check_study"]


def check_study(desk: Desk, progress: Progress | None = None) -> Report:
    """Look through an opened study; nothing is changed. `progress` is told the share done and may raise Stopped."""
    report = check(desk.context.archive, progress)
    if report.faults:  # what is read from a damaged study tells nothing more
        return report
    faults = [fault for interview in desk.interviews.list() for fault in _faults_of(desk, interview)]
    return replace(report, faults=tuple(faults))


def _faults_of(desk: Desk, interview: Interview) -> Iterator[str]:
    words = Counter(token.id for token in desk.transcripts.reading(interview.id).tokens)
    if any(count > 1 for count in words.values()):
        yield _("In the interview {id} a word is there twice.").format(id=interview.id)
    for transcription in desk.context.all(Transcription, interview.id):
        done = committed(desk.context, transcription.id)
        if transcription.state is TranscriptionState.DONE and len(done) < len(transcription.plan):
            yield _("In the interview {id} a piece of the transcript is missing.").format(id=interview.id)
