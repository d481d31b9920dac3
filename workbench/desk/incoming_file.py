"""Looking into a transcript from elsewhere: in a child process, so that no file, however strange, stops the window."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.cellar.child import Pipe
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language
from workbench.desk.work import Work, in_child
from workbench.exchange.transcripts import faults, read
from workbench.exchange.transcripts.protocol import ReadTranscript
from workbench.exchange.transcripts.source import MOST_BYTES

LONGEST_S = 10.0
_LOOK_S = 0.1


@dataclass(frozen=True)
class _Setup:
    path: Path
    language: str


def look(path: Path, progress: Callable[[float], None] = lambda _share: None) -> ReadTranscript:
    """What is in the file; nothing is kept. `progress` is asked ten times a second, and may raise Stopped.

    Raises Refusal for what is no transcript, and where reading it comes to no end.
    """
    work = Work(_enter, _Setup(path, language()), _as_it_is)
    until = time.monotonic() + LONGEST_S
    work.start()
    try:
        while not (status := work.wait(_LOOK_S)).finished:
            if time.monotonic() > until:
                raise faults.too_slow()
            progress(0.0)
    finally:
        work.cancel()
    if status.result is None:
        raise Refusal(status.sentence or "")
    return status.result


def _as_it_is(found: ReadTranscript) -> ReadTranscript:
    return found


def _enter(pipe: Pipe, setup: _Setup) -> None:
    in_child(pipe, setup.language, lambda _progress: read(_content(setup.path), setup.path.suffix))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Refusal(
            _("The file {name} could not be read. Look whether it is still there.").format(name=path.name)
        ) from fault
    return content
