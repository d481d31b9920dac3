"""Names that stand in the words of subtitles: "Name: words" as Zoom has it, "[Name] words", ">> NAME: words", "- Name: words".

Zoom writes before each cue what people call themselves there: a number, an address, "ola". So where nearly all cues begin
in this way, whatever stands before the colon is a voice; elsewhere it must look like a name. What is not surely one stays
where it stands among the words, and is told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from workbench.cellar.words import _n
from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import speakers
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.no_names import is_said, is_sentence, is_sound, is_word, names_nobody
from workbench.exchange.transcripts.protocol import ReadTurn, ReadWord

_MOST_LETTERS = 64
"""As many as Zoom lets a name have."""

_MOST_WORDS = 10
_NEARLY_ALL = 0.9
_OFTEN_IN_BRACKETS = 0.5
"""Of all cues; fewer than these may begin with sounds that nobody has listed."""


class _Begin(NamedTuple):
    """What may be a name before a turn's words, as it is written and without signs around it, and the rest."""

    written: str = ""
    label: str = ""
    rest: tuple[ReadWord, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether it is written as only voices are."""
        return self.written.startswith((">>", "[")) and not is_sound(self.label)

    @property
    def bare(self) -> bool:
        """Whether nothing but a colon tells it from words."""
        return self.written == self.label


class Line(NamedTuple):
    """A line inside of a cue, where somebody else may begin to speak. `ended`: whether the sentence before it is over."""

    text: str
    ended: bool


@dataclass(frozen=True)
class Names:
    """The names in a file, those that stand in brackets without a colon, and what may be a name besides."""

    known: frozenset[str]
    bracketed: frozenset[str] = frozenset()
    doubted: tuple[str, ...] = ()

    def named(self, turn: ReadTurn) -> ReadTurn:
        """The turn with its voice, if its words begin with one."""
        begin = self._of(turn.words)
        return replace(turn, speaker=begin.label, words=begin.rest) if begin else turn

    def begin(self, line: str) -> bool:
        """Whether a line begins with one of them."""
        return bool(self._of(tuple(words_of(line))))

    def _of(self, words: Sequence[ReadWord]) -> _Begin | None:
        if (begin := _in_brackets(words)).label in self.bracketed:
            return begin
        return begin if (begin := _begin(words)).label in self.known else None

    def warnings(self) -> Iterator[str]:
        """What is to be told of beginnings that were taken for words."""
        if self.doubted:
            yield _n(
                "{count} line of the subtitles begins with what may be a name, “{name}”, and stays among the words as it "
                "is written. If it is a voice, begin a new turn there in the transcript and choose who speaks.",
                "{count} lines of the subtitles begin with what may be a name, the first with “{name}”, and stay among "
                "the words as they are written. If they are voices, begin new turns there in the transcript and choose "
                "who speaks.",
                len(self.doubted),
            ).format(count=len(self.doubted), name=self.doubted[0])


def names_in(turns: Iterable[ReadTurn], lines: Iterable[Line]) -> Names:
    """The names before the words of cues, and before the lines inside of them."""
    spoken = [turn.words for turn in turns if turn.words]
    within = [(tuple(words_of(line.text)), line.ended) for line in lines]
    begins = [_begin(words) for words in spoken]
    inner = [(begin, ended) for words, ended in within if (begin := _begin(words)).label]
    apart = [begin for begin, ended in inner if not begin.bare or ended]
    known = _known(begins, apart)
    bracketed = _bracketed(spoken, [words for words, _ended in within], known)
    often = Counter(begin.label for begin in (*begins, *apart))
    doubted = [
        begin.label
        for begin in begins
        if _may_be(begin.label, known)
        and (_looks(begin.label) or ((known or often[begin.label] > 1) and not is_sentence(begin.label)))
    ]
    doubted += [
        begin.label
        for begin, _ended in inner
        if _may_be(begin.label, known) and (_looks(begin.label) or begin.signed)
    ]
    left = Counter(_in_brackets(words).label for words in spoken)
    doubted += [
        label for label, count in left.items() if count > 1 and _may_be(label, bracketed) and _looks(label)
    ]
    return Names(frozenset(known), frozenset(bracketed), tuple(doubted))


def _known(begins: Sequence[_Begin], apart: Sequence[_Begin]) -> set[str]:
    """Names before a colon. `apart`: what begins a line inside of a cue and stands behind a sign, or a sentence's end."""
    labels = [begin.label for begin in begins if begin.label and not _is_none(begin.label)]
    answers = Counter(begin.label for begin in apart if begin.bare and _looks(begin.label))
    signed = {begin.label for begin in (*begins, *apart) if begin.signed and not is_sentence(begin.label)}
    typed = [*labels, *(begin.label for begin in apart if not begin.bare)]
    known = speakers.believed(label for label in typed if speakers.before_colon(f"{label}: "))
    known = {label for label in (*known, *signed) if not _is_none(label)}
    often = Counter(labels)
    if labels and len(labels) >= _NEARLY_ALL * len(begins) and (known or max(often.values()) > 1):
        fit = {label for label, count in often.items() if count > 1 or not is_sentence(label)}
        every = sum(often[label] for label in fit) == len(begins)
        known |= {label for label in fit if every or often[label] > 1 or not is_word(label)}
    if known:
        known |= {label for label, count in answers.items() if count > 1}
    if begins and begins[0].label not in known:
        # Where names are written the first cue has one: so this may be a word before a colon, unless it comes again or
        # stands behind a sign that only voices have.
        often.update(begin.label for begin in apart)
        known = {name for name in known if often[name] > 1 or name in signed}
    return known


def _bracketed(
    spoken: Sequence[Sequence[ReadWord]], lines: Sequence[Sequence[ReadWord]], known: Set[str]
) -> set[str]:
    """Names in brackets without a colon: those that have one elsewhere, and all where many cues begin so."""
    begins = [label for words in spoken if (label := _in_brackets(words).label) and not _is_none(label)]
    often = Counter((*begins, *(_in_brackets(words).label for words in lines)))
    found = set(known) & often.keys()
    if begins and max(often[label] for label in begins) > 1:
        every = len(begins) >= _NEARLY_ALL * len(spoken)
        many = len(begins) >= _OFTEN_IN_BRACKETS * len(spoken)
        found |= {label for label in begins if _looks(label) and (every or (many and often[label] > 1))}
    return found


def _is_none(label: str) -> bool:
    return names_nobody(label) or is_said(label) or is_sound(label)


def _may_be(label: str, known: Set[str]) -> bool:
    """Whether this, which was not taken for a name, may be one: words of a sentence are none."""
    said = " " in label and is_said(label)
    return bool(label) and label not in known and not (names_nobody(label) or is_sound(label) or said)


def _looks(label: str) -> bool:
    return bool(label) and speakers.looks_like_a_name(label) and not _is_none(label)


def may_begin_with_a_name(text: str) -> bool:
    """Whether the words of a cue could be read as a name and words."""
    words = tuple(words_of(text))
    return bool(_begin(words).label or _in_brackets(words).label)


def _begin(words: Sequence[ReadWord]) -> _Begin:
    for number, word in enumerate(words[:_MOST_WORDS], start=1):
        if word.text.endswith(":"):
            written = one_line(" ".join(one.text for one in words[:number]).rstrip(": "))
            label = speakers.bare(written)
            if len(written) > _MOST_LETTERS or not any(letter.isalnum() for letter in label):
                break
            return _Begin(written, label, tuple(words[number:])) if words[number:] else _Begin()
    return _Begin()


def _in_brackets(words: Sequence[ReadWord]) -> _Begin:
    """A name in brackets with words right behind it, as in "[Ola] Yes"."""
    written = words[0].text if len(words) > 1 and not words[1].text.startswith(":") else ""
    label = speakers.bare(written) if written.startswith("[") and written.endswith("]") else ""
    return _Begin(written, label, tuple(words[1:])) if any(map(str.isalnum, label)) else _Begin()
