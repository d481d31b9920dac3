"""What is read out of a transcript that was written elsewhere. Times are milliseconds; None where the file has none."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.exchange.transcripts.source import Source
from workbench.study.tokens import TokenKind


class ReadWord(NamedTuple):
    """A word, or something heard beside words. `length` is how long a pause is said to be."""

    text: str
    start: int | None = None
    end: int | None = None
    kind: TokenKind = TokenKind.WORD
    probability: float | None = None
    length: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReadTurn:
    """What one voice says in one go; `speaker` is the file's own name for it, or empty."""

    speaker: str = ""
    start: int | None = None
    end: int | None = None
    words: tuple[ReadWord, ...] = ()

    def at(self, *, start: int | None = None, end: int | None = None) -> "ReadTurn":
        """The turn with another start or end."""
        return ReadTurn(
            speaker=self.speaker,
            start=self.start if start is None else start,
            end=self.end if end is None else end,
            words=self.words,
        )

    def with_words(self, words: tuple[ReadWord, ...]) -> "ReadTurn":
        """The turn with other words."""
        return ReadTurn(speaker=self.speaker, start=self.start, end=self.end, words=words)


class Timing(StrEnum):
    """How exact the times are that a file brings."""

    WORDS = "words"
    TURNS = "turns"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class ReadTranscript:
    """A transcript as a file has it. `kind` says in words what the file was found to be.

    `by_machine`: whether a program that listens is known to write such files. `warnings` are whole sentences.
    """

    kind: str
    turns: tuple[ReadTurn, ...]
    by_machine: bool = False
    language: str = ""
    timing: Timing = Timing.NONE
    warnings: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names that the file has for its voices, as they first speak."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))


Read = Callable[[Source], ReadTranscript]


@dataclass(frozen=True)
class Reader:
    """A way to read transcripts: the `READER` of its module.

    `knows` looks at the content whether it is of this kind; those with a lower `rank` are asked first. `words` says for
    people what it is (untranslated, marked); `endings` are what such files are usually called.
    """

    name: str
    words: str
    endings: tuple[str, ...]
    rank: int
    knows: Callable[[Source], bool]
    read: Read
