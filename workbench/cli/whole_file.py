"""Transcribing one file that is in no study: lines as they come, or JSON at the end."""

from pathlib import Path

from workbench.cellar.errors import Stopped
from workbench.cellar.words import _
from workbench.cli.codes import Code
from workbench.cli.lines import line
from workbench.cli.output import ProgressLine, say, tell, tell_json
from workbench.cli.stopping import Stopping
from workbench.desk.one_file import FileTranscription, HowToTranscribe, Stage
from workbench.exchange.json import as_plain

_LOOK_S = 0.2


def transcribe_file(path: Path, how: HowToTranscribe, *, as_json: bool) -> int:
    """Transcribe the recording at `path`. Raises Refusal, and Stopped after Ctrl-C."""
    shown: Stage | None = None
    with Stopping() as stopping, ProgressLine() as progress, FileTranscription(path, how) as work:
        while work.stage != "done":
            work.wait(_LOOK_S)
            if stopping.asked:
                progress.clear()
                raise Stopped(_("Stopped. Nothing of the recording is kept."))
            if work.stage != shown:
                shown = work.stage
                progress.begin()
            if not as_json:
                _tell_fresh(work, progress)
            progress.show(_stage_words(work.stage), work.share, work.seconds_left)
        progress.clear()
        if work.note:
            say(work.note)
        if as_json:
            tell_json(as_plain(work.transcript()))
        else:
            _tell_fresh(work, progress)
    return Code.FINE


def _tell_fresh(work: FileTranscription, progress: ProgressLine) -> None:
    for turn in work.fresh():
        progress.clear()
        tell(line(turn))


def _stage_words(stage: Stage) -> str:
    match stage:
        case "reading":
            return _("Reading the recording")
        case "preparing":
            return _("Making the model ready")
        case "transcribing" | "done":
            return _("Transcribing")
