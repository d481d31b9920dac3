"""Subtitles as they are found: WebVTT and SubRip, read in one way, since programs mix the two.

Read by ourselves: libraries for subtitles keep one voice a cue and lose the times of words.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import inside, speakers
from workbench.exchange.transcripts.clocks import CLOCK, milliseconds
from workbench.exchange.transcripts.cue_names import Line, Names, names_in
from workbench.exchange.transcripts.lines import Found
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.protocol import ReadTurn, ReadWord
from workbench.study.tokens import TokenKind

TIMES = re.compile(rf"\s*({CLOCK})\s*-->\s*({CLOCK})(?:\s.*)?")
_TAG = re.compile(
    rf"<((?:/?(?:c|i|b|u|s|v|font|lang|ruby|rt)(?=[\s.>])[^<>\n]{{0,200}})|{CLOCK})>|\{{\\[^{{}}\n]{{0,60}}\}}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"v(?:\.[^\s>]{0,60})?\s+(.{1,180})")
_INTO = re.compile(r"<v(?:\.[^\s>]{0,60})?\s+//([^<>\n]{1,180})>\s*(?://[^:/\n]{1,60}:)?")
_CLOSES = re.compile(r"(<v[^<>\n]{0,180}>\s*|)//\s?")
_CLOCK = re.compile(CLOCK)
_NUMBERED = re.compile(r"(.{0,200}?[^\d]|)(\d{1,9})-\d{1,9}")
_ENDS = (".", "?", "!", "…", '."', '?"', '!"', ".»", "?»", "!»", ".”", "?”", "!”")
_SOMEBODY_ELSE = ">>"
"""So television marks that another voice begins."""

_BESIDE = "//"
"""How the utterance is called to which belongs what noScribe marks as spoken into a turn."""

_BREATH_MS = 1500
GOES_ON_MS = 5000
"""After a longer silence a cue without a name is nobody's."""


@dataclass
class Cue:
    """A cue: its name in the file, its times and its lines as they stand there."""

    name: str
    start: int
    end: int
    lines: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class _Said:
    turn: ReadTurn
    utterance: str
    """What the cue's name says it belongs to; empty where it says nothing."""


def cues_in(text: str) -> list[Cue]:
    """All cues of a file; what stands between them (notes, styles) is passed over."""
    cues: list[Cue] = []
    lines = text.split("\n")
    current: Cue | None = None
    for number, line in enumerate(lines):
        found = TIMES.fullmatch(line) if "-->" in line else None
        if found:
            start, end = milliseconds(found[1]), milliseconds(found[2])
            name = lines[number - 1].strip() if number and "-->" not in lines[number - 1] else ""
            if current and name and current.lines and current.lines[-1] == name:
                current.lines.pop()  # no empty line stood before the name
            current = None if start is None else Cue(name, start, start if end is None else max(start, end))
            cues += [current] if current else []
        elif not line.strip():
            current = None
        elif current:
            current.lines.append(line.strip())
    return cues


def turns_of(cues: Sequence[Cue]) -> Found:
    """The cues as turns: pieces of one sentence, or of one utterance, come together."""
    named = [part for cue in _spoken_into(cues) for part in _voices(cue)]
    tagged = any(one.turn.speaker for one in named)
    warnings: tuple[str, ...] = ()
    if not tagged:
        names = names_in((one.turn for one in named), _lines_inside(cues))
        voiced = (part for cue in _lines_apart(cues, names) for part in _voices(cue))
        named = [replace(one, turn=names.named(one.turn)) for one in voiced]
        warnings = tuple(names.warnings())
    # Where names before colons stand in some cues only, they begin a turn, and the cues right behind go on with it. A cue
    # without a tag in a file with tags is of somebody whom nobody knew.
    begun = not tagged and {bool(one.turn.speaker) for one in named if one.turn.words} == {True, False}
    turns: list[Growing] = []
    places: dict[tuple[str, str], int] = {}
    beside = False
    for one in named:
        if not one.turn.words:
            continue
        known = places.get((one.utterance, one.turn.speaker)) if one.utterance else None
        if known is None and turns and not (one.utterance or beside):
            known = len(turns) - 1 if _goes_on(turns[-1], one.turn, begun=begun) else None
        beside = one.utterance.startswith(_BESIDE)
        untimed = known is not None and one.utterance and turns[known].is_beside(one.turn)
        if known is None or not (untimed or turns[known].is_before(one.turn)):
            places[one.utterance, one.turn.speaker] = len(turns)
            turns.append(Growing(one.turn))
        else:
            turns[known].add(one.turn)
    parts = (part for turn in turns for part in _apart(_ended(turn.whole)))
    return Found(tuple(parts), warnings)


def _spoken_into(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues; those of a voice with slashes (<v //S00>//S00: yes) have a mark instead, up to the slashes at their end."""
    number, voice = 0, ""
    for cue in cues:
        text = "\n".join(cue.lines)
        if found := _INTO.match(text):
            number += found[1] != voice
            mark = "" if found[1] == voice else "[overlap] "
            said = text[found.end() :].strip().removesuffix("//")
            name, text = f"{_BESIDE}{number}-1", f"<v {found[1]}>{mark}{said}"
            yield replace(cue, name=name, lines=text.split("\n"))
        else:
            yield (
                replace(cue, lines=_CLOSES.sub(r"\1", text, count=1).split("\n"))
                if voice and _CLOSES.match(text)
                else cue
            )
        voice = found[1] if found else ""


def _goes_on(before: "Growing", turn: ReadTurn, *, begun: bool) -> bool:
    if not turn.speaker and turn.words[0].text.startswith(_SOMEBODY_ELSE):
        return False
    return not turn.speaker and before.is_near(turn) if begun else before.goes_on_with(turn)


class Growing:
    """A turn that pieces are added to: in an interview without full stops there are thousands of them in one."""

    def __init__(self, turn: ReadTurn) -> None:
        self._first = turn
        self._words = list(turn.words)
        self._end = turn.end
        self._latest = _latest(turn)

    @property
    def whole(self) -> ReadTurn:
        """The turn with all its pieces."""
        return replace(self._first, end=self._end, words=tuple(self._words))

    def is_before(self, turn: ReadTurn) -> bool:
        """Whether a piece begins after each word of this whose time is known."""
        return (turn.start or 0) > self._latest

    def is_beside(self, turn: ReadTurn) -> bool:
        """Whether a piece begins where all of this does: no time is known of either."""
        return turn.start == self._first.start and turn.start == self._latest

    def is_near(self, turn: ReadTurn) -> bool:
        """Whether a piece follows so soon that whoever spoke may well go on."""
        return (turn.start or 0) - (self._end or 0) <= GOES_ON_MS

    def goes_on_with(self, turn: ReadTurn) -> bool:
        """Whether a piece is of the same voice and sentence."""
        return (
            turn.speaker == self._first.speaker
            and (turn.start or 0) - (self._end or 0) <= _BREATH_MS
            and self.is_before(turn)
            and not self._words[-1].text.endswith(_ENDS)
        )

    def add(self, turn: ReadTurn) -> None:
        """Let a piece follow; what was there ends where it begins, at the latest."""
        end = min(self._end or 0, turn.start or 0)
        if self._words[0].start is None and self._first.start is not None:
            self._words = _begun(self._words, self._first.start)
        if self._words[-1].end is None:
            self._words[-1] = self._words[-1]._replace(end=end)
        self._words += _placed(turn)
        self._end = max(end, turn.end or 0)
        self._latest = max(self._latest, _latest(turn))


def _latest(turn: ReadTurn) -> int:
    return max(turn.start or 0, *(word.start or 0 for word in turn.words), 0)


def _placed(turn: ReadTurn) -> tuple[ReadWord, ...]:
    """The words of a piece, the first of which begins with it and the last ends with it."""
    words = list(turn.words)
    if words[0].start is None and turn.start is not None:
        words = _begun(words, turn.start)
    if words[-1].end is None:
        words[-1] = words[-1]._replace(end=turn.end)
    return tuple(words)


def _ended(turn: ReadTurn) -> ReadTurn:
    """Where words have times of their own, or there is but one, the turn's beginning and end are theirs."""
    timed = len(turn.words) == 1 or any(word.start is not None for word in turn.words)
    return replace(turn, words=_placed(turn)) if timed else turn


def _voices(cue: Cue) -> Iterator[_Said]:
    """What each voice says in a cue."""
    text = "\n".join(cue.lines)
    found = _NUMBERED.fullmatch(cue.name)
    utterance = f"{found[1]}{found[2]}" if found else ""
    speaker, at = "", 0
    due = cue.start if any(_CLOCK.fullmatch(tag[1] or "") for tag in _TAG.finditer(text)) else None
    words: list[ReadWord] = []
    for tag in _TAG.finditer(text):
        words += _words(text[at : tag.start()], due)
        due = None if text[at : tag.start()].strip() else due
        at = tag.end()
        inner = tag[1] or ""
        if voice := _VOICE.fullmatch(inner):
            if words:
                yield _Said(
                    ReadTurn(speaker=speaker, start=cue.start, end=cue.end, words=tuple(words)), utterance
                )
                words = []
            speaker = speakers.tidy(html.unescape(voice[1]))
        elif _CLOCK.fullmatch(inner):
            due = milliseconds(inner)
            if words and words[-1].end is None and words[-1].start is not None:
                words[-1] = words[-1]._replace(end=due)
    words += _words(text[at:], due)
    if words and due is not None and not text[at:].strip() and words[-1].start is not None:
        words[-1] = words[-1]._replace(end=due)
    yield _Said(ReadTurn(speaker=speaker, start=cue.start, end=cue.end, words=tuple(words)), utterance)


def _words(text: str, start: int | None) -> list[ReadWord]:
    words = list(words_of(one_line(html.unescape(text))))
    return words if start is None else _begun(words, start)


def _begun(words: Sequence[ReadWord], start: int) -> list[ReadWord]:
    """Words the first of which begins at `start`; a mark before it, such as [overlap], takes no time from it."""
    done = list(words)
    for number, word in enumerate(done):
        if word.text or word.kind is TokenKind.PAUSE or number + 1 == len(done):
            done[number] = word._replace(start=start)
            break
        done[number] = word._replace(start=start, end=start)
    return done


def _lines_inside(cues: Sequence[Cue]) -> Iterator[Line]:
    for cue in cues:
        for before, line in pairwise(cue.lines):
            yield Line(line, ended=before.endswith(_ENDS))


def _lines_apart(cues: Sequence[Cue], names: Names) -> list[Cue]:
    """The cues, parted where a line of them begins with a name."""
    parted: list[Cue] = []
    for cue in cues:
        parted.append(replace(cue, lines=cue.lines[:1]))
        for line in cue.lines[1:]:
            if names.begin(line):
                parted.append(replace(cue, lines=[]))
            parted[-1].lines.append(line)
    return parted


def _apart(turn: ReadTurn) -> list[ReadTurn]:
    """Who speaks into the turn (//S02: yes//) becomes a turn of their own, where no word has a time of its own."""
    if not any("//" in word.text for word in turn.words) or any(
        word.start is not None for word in turn.words[1:]
    ):
        return [turn]
    speaker = turn.speaker.strip("/")
    parts = inside.turns_in(" ".join(inside.written(word) for word in turn.words), speaker)
    if not parts:
        return [turn]
    parts[0] = parts[0].at(start=turn.start)
    parts[-1] = parts[-1].at(end=turn.end)
    return parts
