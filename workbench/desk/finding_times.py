"""Finding when the words of a transcript were said, by what a machine heard of them: in a child process.

Tens of thousands of words on both sides take seconds to compare, and nobody should wait for that at a window.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.cellar.child import Pipe
from workbench.cellar.words import language
from workbench.desk.placing_words import found_among, times_in
from workbench.desk.work import Work, asked_for, in_child
from workbench.exchange.transcripts.protocol import ReadTurn, ReadWord
from workbench.study.interviews import Turn
from workbench.study.spans import Span
from workbench.study.tokens import Token, TokenKind

SaidWord: TypeAlias = tuple[str, str, int | None]
"""Text, kind, and for a pause its length."""

Said: TypeAlias = list[tuple[str, list[SaidWord]]]
"""Turns in order: identity and words. Plain values, which reach a child in a fraction of the time of records."""

HeardWord: TypeAlias = tuple[str, int, int]
"""Text, start and end (ms)."""


@dataclass(frozen=True)
class Search:
    """What the child needs: the words of a transcript, and those that a machine heard."""

    said: Said
    heard: list[HeardWord]


def said_in(turns: Sequence[Turn]) -> Said:
    """What is said in turns of an interview, in order."""
    return [(turn.id, [_plain(token) for token in turn.tokens]) for turn in turns]


def finding(search: Search) -> Work[list[list[Span]]]:
    """The long work of it; its result is what `placing_words.with_times` takes."""
    return Work(_find, language(), list, large=search)


def _find(pipe: Pipe, language: str) -> None:
    in_child(pipe, language, lambda _progress: times_of(asked_for(pipe)))


def times_of(search: Search) -> list[list[Span]]:
    """For each turn the start and end of its words; nothing where too few words are the same."""
    said = [ReadTurn(words=tuple(_read(word) for word in words)) for _turn, words in search.said]
    return times_in(found_among(said, [Token("", *word) for word in search.heard]))


def _plain(token: Token) -> SaidWord:
    return token.text, token.kind.value, token.end - token.start if token.kind is TokenKind.PAUSE else None


def _read(word: SaidWord) -> ReadWord:
    text, kind, length = word
    return ReadWord(text, kind=TokenKind(kind), length=length)
