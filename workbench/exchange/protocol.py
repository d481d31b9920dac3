"""What a format is given to write: a transcript as its readers know it. Times are milliseconds.

Names of participants, file names and names of members never come in here, so that no format can tell them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import BinaryIO, TypeAlias

from workbench.study.interviews import Mode
from workbench.study.tokens import Token


@dataclass(frozen=True, kw_only=True)
class ExportedTurn:
    """A turn. `recording` counts the interview's recordings from 0; `start` and `end` lie in that recording."""

    speaker: str
    recording: int
    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, kw_only=True)
class ExportedTranscript:
    """One interview's transcript. `recordings` are durations; `listened` the share of the sound, 0 to 1.

    `engine` and `model` are empty where nothing was written by a machine; `program` is name and version.
    """

    title: str
    participant: str = ""
    language: str = ""
    date: str = ""
    mode: Mode | None = None
    round: int = 1
    recordings: tuple[int, ...] = ()
    turns: tuple[ExportedTurn, ...] = ()
    is_machine_draft: bool = False
    listened: float = 0.0
    engine: str = ""
    model: str = ""
    program: str = ""

    @property
    def duration(self) -> int:
        """The length of all recordings together."""
        return sum(self.recordings)

    def offset(self, turn: ExportedTurn) -> int:
        """When the turn's recording begins, if all were played one after the other."""
        begins = (0, *accumulate(self.recordings))
        return begins[turn.recording] if 0 <= turn.recording < len(begins) else 0


Writer: TypeAlias = Callable[[Sequence[ExportedTranscript], BinaryIO], None]


@dataclass(frozen=True)
class Format:
    """A way to write transcripts down: the `FORMAT` of its module.

    `words` says for people what it is (untranslated, marked); `suffix` is the file's ending with its dot.
    `several`: whether one file can hold more than one interview. `write` is given at least one transcript.
    """

    name: str
    suffix: str
    words: str
    several: bool
    write: Writer
