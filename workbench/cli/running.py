"""Long work on the command line: shown while it runs, stopped with Ctrl-C, its sentence said where it fails."""

from typing import TypeVar

from workbench.cellar.errors import Refusal, Stopped
from workbench.cli.output import ProgressLine
from workbench.cli.stopping import Stopping
from workbench.desk.work import Work

_LOOK_S = 0.2
"""How soon Ctrl-C is heard."""

T = TypeVar("T")


def result_of(work: Work[T], words: str, progress: ProgressLine, stopping: Stopping) -> T:
    """Do the work to its end; its result. Raises Refusal with its sentence, Stopped after Ctrl-C."""
    progress.begin()
    work.start()
    while not (status := work.wait(_LOOK_S)).finished:
        progress.show(words, status.share)
        if stopping.asked:
            work.cancel()
            progress.clear()
            raise Stopped(work.status.sentence or "")
    progress.clear()
    if status.sentence is not None:
        raise Refusal(status.sentence)
    return status.result  # pyright: ignore[reportReturnType]  (finished without a sentence: there is a result)
