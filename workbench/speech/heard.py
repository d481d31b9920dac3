"""What an engine heard: segments and their words, in seconds from the start of the recording."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.study.tokens import TokenKind
from workbench.study.word_pieces import words_in


@dataclass(frozen=True, slots=True)
class Word:
    """A word without blanks around it, its punctuation included, or a sound. Times in seconds, probability 0 to 1."""

    start: float
    end: float
    text: str
    probability: float
    kind: TokenKind = TokenKind.WORD


@dataclass(frozen=True, slots=True)
class Segment:
    """What was said without a break, about a sentence: the text and its words. Times in seconds."""

    start: float
    end: float
    text: str
    words: tuple[Word, ...]

    def moved(self, seconds: float) -> "Segment":
        """The same segment, `seconds` later."""
        words = tuple(
            replace(word, start=round(word.start + seconds, 3), end=round(word.end + seconds, 3))
            for word in self.words
        )
        start, end = round(self.start + seconds, 3), round(self.end + seconds, 3)
        return Segment(start, end, self.text, words)


def whole_words(pieces: Iterable[Word], text: str) -> tuple[Word, ...]:
    """The words of a segment with this text, of which an engine hands over pieces with the blanks before them: as sure as their least sure piece."""
    given = list(pieces)
    return tuple(
        Word(
            given[part[0]].start,
            given[part[-1]].end,
            "".join(given[number].text for number in part).strip(),
            min(given[number].probability for number in part),
        )
        for part in words_in([piece.text for piece in given], text)
    )
