"""Cutting turns into cues: what stands below a film at one time, two lines and seven seconds at most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.exchange.plain import one_line, spoken
from workbench.exchange.protocol import ExportedTranscript
from workbench.study.tokens import Token, TokenKind

LINE = 42
"""The longest line in code points, if no single word is longer."""

LONGEST_MS = 7000
_SHORTEST_MS = 500
_SILENCE_MS = 1500
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLAUSE_ENDS = (",", ";", ":", "–")


@dataclass(frozen=True)
class Cue:
    """Times in milliseconds, `end` after `start`; `text` is one or two lines.

    It is part number `part` of turn number `turn`, both from 1; the times of its `tokens` count as its own do.
    """

    start: int
    end: int
    speaker: str
    text: str
    tokens: tuple[Token, ...] = ()
    turn: int = 1
    part: int = 1


def cues(transcript: ExportedTranscript) -> list[Cue]:
    """The cues of a transcript by their start; several recordings follow each other in time."""
    found: list[Cue] = []
    for number, turn in enumerate(transcript.turns, start=1):
        offset = transcript.offset(turn)
        for part, tokens in enumerate(cut([token for token in turn.tokens if spoken([token])]), start=1):
            start, end = _times(tokens)
            found.append(
                Cue(
                    offset + start,
                    offset + end,
                    one_line(turn.speaker),
                    _broken(spoken(tokens)),
                    tuple(
                        token._replace(start=offset + token.start, end=offset + token.end) for token in tokens
                    ),
                    number,
                    part,
                )
            )
    return sorted(found, key=lambda cue: (cue.start, cue.end))


def cut(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut a turn's tokens where a sentence, a clause or else a word ends, so that each part fits into a cue."""
    rest = list(tokens)
    while rest:
        count = _fitting(rest)
        if count < len(rest) and not _silence_between(rest[count - 1], rest[count]):
            count = _best_end(rest[:count])
        yield rest[:count]
        rest = rest[count:]


def _fitting(tokens: Sequence[Token]) -> int:
    """How many of the tokens fit into one cue, up to a silence; at least one."""
    for count in range(2, len(tokens) + 1):
        if _silence_between(*tokens[count - 2 : count]) or not _fits(tokens[:count]):
            return count - 1
    return len(tokens)


def _silence_between(one: Token, next_one: Token) -> bool:
    return next_one.start - one.end > _SILENCE_MS


def _fits(tokens: Sequence[Token]) -> bool:
    lasts = max(token.end for token in tokens) - min(token.start for token in tokens)
    return lasts <= LONGEST_MS and all(len(line) <= LINE for line in _broken(spoken(tokens)).split("\n"))


def _best_end(tokens: Sequence[Token]) -> int:
    """Where among tokens that fit to end the cue: after a sentence, else a clause, not too near the beginning."""
    for ends in (_SENTENCE_ENDS, _CLAUSE_ENDS):
        for count in range(len(tokens), len(tokens) // 3, -1):
            token = tokens[count - 1]
            if token.kind is TokenKind.WORD and token.text.rstrip("”\"'»)").endswith(ends):
                return count
    return len(tokens)


def _times(tokens: Sequence[Token]) -> tuple[int, int]:
    start = max(0, min(token.start for token in tokens))
    end = max(token.end for token in tokens)
    return start, min(max(end, start + _SHORTEST_MS), start + LONGEST_MS)


def _broken(text: str) -> str:
    """`text` on one line, or broken into two as equal as can be."""
    if len(text) <= LINE:
        return text
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    if not blanks:
        return text
    middle = min(blanks, key=lambda place: abs(2 * place + 1 - len(text)))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
