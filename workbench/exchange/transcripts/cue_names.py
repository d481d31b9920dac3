"""Names that stand in the words of subtitles: "Name: words" as Zoom has it, "[Name]: words", ">> NAME: words", "- Name: words".

Zoom writes before each cue what people call themselves there: a number, an address, "ola". So where nearly all cues begin
in this way, whatever stands before the colon is a voice; elsewhere it must look like a name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from workbench.cellar.words import _n
from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import speakers
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.protocol import ReadTurn, ReadWord

_MOST_LETTERS = 64
"""As many as Zoom lets a name have."""

_MOST_WORDS = 10
_NEARLY_ALL = 0.9


class _Begin(NamedTuple):
    """What may be a name before a turn's words, as it is written and without signs around it, and the rest."""

    written: str = ""
    label: str = ""
    rest: tuple[ReadWord, ...] = ()


@dataclass(frozen=True)
class Names:
    """The names in a file, and which of its beginnings may be names besides."""

    known: frozenset[str]
    doubted: tuple[str, ...] = ()

    def named(self, turn: ReadTurn) -> ReadTurn:
        """The turn with its voice, if its words begin with one."""
        begin = _begin(turn.words)
        return replace(turn, speaker=begin.label, words=begin.rest) if begin.label in self.known else turn

    def begin(self, line: str) -> bool:
        """Whether a line begins with one of them."""
        return _begin(tuple(words_of(line))).label in self.known

    def warnings(self) -> Iterator[str]:
        """What is to be told of beginnings that were taken for words."""
        if self.doubted:
            yield _n(
                "{count} subtitle begins with what may be a name, “{name}”, and was read as words. "
                "Look whether a voice is missing.",
                "{count} subtitles begin with what may be a name, the first with “{name}”, and were read as words. "
                "Look whether a voice is missing.",
                len(self.doubted),
            ).format(count=len(self.doubted), name=self.doubted[0])


def names_in(turns: Iterable[ReadTurn], more: Iterable[str]) -> Names:
    """The names before the words of cues. `more`: lines inside of cues, where somebody else may begin to speak."""
    begins = [_begin(turn.words) for turn in turns if turn.words]
    labels = [begin.label for begin in begins if begin.label]
    inner = [begin for line in more if (begin := _begin(tuple(words_of(line)))).written != begin.label]
    often = Counter(labels)
    known = speakers.believed(
        label for label in (*labels, *(one.label for one in inner)) if speakers.before_colon(f"{label}: ")
    )
    marked = {begin.label for begin in (*begins, *inner) if begin.written.startswith((">>", "["))}
    known |= {label for label in marked if not _is_sentence(label)}
    if labels and len(labels) >= _NEARLY_ALL * len(begins) and (known or max(often.values()) > 1):
        fit = {label for label, count in often.items() if count > 1 or not _is_sentence(label)}
        every = sum(often[label] for label in fit) == len(begins)
        known |= {label for label in fit if every or often[label] > 1 or not _is_word(label)}
    if begins and begins[0].label not in known:
        # Where names are written the first cue has one: so this may be a word before a colon, unless it comes again.
        known = {name for name in known if often[name] > 1}
    doubted = (
        label
        for label in labels
        if label not in known and (known or often[label] > 1) and not _is_sentence(label)
    )
    return Names(frozenset(known), tuple(doubted))


def may_begin_with_a_name(text: str) -> bool:
    """Whether the words of a cue could be read as a name and words."""
    return bool(_begin(tuple(words_of(text))).label)


def _begin(words: Sequence[ReadWord]) -> _Begin:
    for number, word in enumerate(words[:_MOST_WORDS], start=1):
        if word.text.endswith(":"):
            written = one_line(" ".join(one.text for one in words[:number]).rstrip(": "))
            label = speakers.bare(written)
            if len(written) > _MOST_LETTERS or not any(letter.isalnum() for letter in label):
                break
            return _Begin(written, label, tuple(words[number:])) if words[number:] else _Begin()
    return _Begin()


def _is_sentence(label: str) -> bool:
    """Whether the words before a colon are rather what somebody says: "and then she said"."""
    return any(map(_is_word, label.split()[1:]))


def _is_word(text: str) -> bool:
    return text.isalpha() and text.islower()
