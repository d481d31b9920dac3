"""HTML as noScribe writes it: each piece in an anchor that names its times and its voice (ts_12140_22800_S01)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from workbench.cellar.words import mark
from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import lines, speakers, tools
from workbench.exchange.transcripts.clocks import CLOCK, within
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript, ReadTurn, ReadWord
from workbench.exchange.transcripts.source import Source
from workbench.study.tokens import TokenKind

_NAME = re.compile(r"ts_(\d{1,10})_(\d{1,10})_(/{0,2})(.{0,60})")
_TIME = re.compile(rf"\s*\[{CLOCK}\](:?)\s*")
_OPENS = re.compile(r"//\s?")
_ENDS = re.compile(r"\s?//$")
_TAGS = re.compile(r"(?i)<(!doctype html|html|body|head)\b")
_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "ul",
    "ol",
    "blockquote",
}
_SILENT = {"style", "script", "title"}


class _Piece(NamedTuple):
    """An anchor: its name, what stands in it, and the number of its paragraph."""

    name: str
    text: str
    paragraph: int


class _Page(HTMLParser):
    """A page as lines of text, and as noScribe's anchors."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.pieces: list[_Piece] = []
        self.outside: list[str] = []
        """What stands between the anchors: somebody has typed it there."""
        self._name = ""
        self._inside: list[str] = []
        self._silent = ""
        self._paragraph = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT and not self._silent:
            self._silent = tag
        if tag in _BLOCKS:
            self._paragraph += tag == "p"
            self.lines.append("")
        if tag == "a":
            self._name, self._inside = dict(attrs).get("name") or "", []

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        if tag in _BLOCKS:
            self.lines += ["", ""] if tag == "p" else [""]
        if tag == "a" and self._name:
            self.pieces.append(_Piece(self._name, "".join(self._inside), self._paragraph))
            self._name = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines[-1] += data.replace("\n", " ")
            self._inside.append(data)
            if self.pieces and not self._name and any(letter.isalnum() for letter in data):
                self.outside.append(data)


def knows(source: Source) -> bool:
    """Whether the file is a page."""
    return bool(_TAGS.search(source.head[:1000]))


def read(source: Source) -> ReadTranscript:
    """The turns in the page: by its anchors, or else as lines of text."""
    page = _Page()
    page.feed(source.text)
    page.close()
    anchored = _anchored(page.pieces)
    if anchored:
        warnings = tuple(lines.untaken(page.outside))
        return ReadTranscript(
            kind="HTML (noScribe)", turns=tuple(anchored), by_machine=True, warnings=warnings
        )
    found = lines.turns_of(page.lines)
    tool, listens = tools.tool_of("\n".join(page.lines))
    kind = f"HTML ({tool})" if tool else "HTML"
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=listens, warnings=found.warnings)


class _Anchor(NamedTuple):
    """A piece with its times and its voice; the time in its words is left out. `into`: it is spoken into the turn of another (//)."""

    text: str
    paragraph: int
    start: int | None
    end: int | None
    into: str
    label: str


def _anchors(pieces: Sequence[_Piece]) -> Iterator[_Anchor]:
    """The anchors, without the slashes round what is spoken into a turn; others are somebody's words."""
    into = ""
    for piece in pieces:
        if found := _NAME.fullmatch(piece.name):
            text = one_line(piece.text)
            if (into or found[3]) and (slashes := _OPENS.match(text)):
                text = text[slashes.end() :]
            into = found[3]
            yield _Anchor(
                _TIME.sub(r"\1 ", _ENDS.sub("", text) if into else text).strip(),
                piece.paragraph,
                within(int(found[1])),
                within(int(found[2])),
                into,
                speakers.tidy(found[4]),
            )


def _names(anchors: Sequence[_Anchor]) -> dict[str, str]:
    """What each voice is called before its words: its label, or the name that somebody has put in its place."""
    begins: dict[str, set[str]] = {}
    before = -1
    for one in anchors:
        if one.paragraph != before and one.label and not one.into:
            named = speakers.before_colon(one.text)
            begins.setdefault(one.label, set()).add(named[0] if named else "")
        before = one.paragraph
    return {label: next(iter(names)) for label, names in begins.items() if len(names) == 1 and all(names)}


def _anchored(pieces: Sequence[_Piece]) -> list[ReadTurn]:
    turns: list[ReadTurn] = []
    words: list[ReadWord] = []
    before: tuple[int, str, str] | None = None
    anchors = list(_anchors(pieces))
    names = _names(anchors)
    for one in anchors:
        speaker = names.get(one.label, one.label)
        place = (one.paragraph, one.into, speaker)
        fresh = _words(one.text, {one.label, speaker} if place != before else ())
        if not fresh:
            continue
        if place != before:
            words = []
            fresh = [ReadWord("", kind=TokenKind.OVERLAP), *fresh] if one.into else fresh
        fresh[0] = fresh[0]._replace(start=one.start)
        fresh[-1] = fresh[-1]._replace(end=one.end)
        words += fresh
        if place == before:
            turns[-1] = ReadTurn(speaker=speaker, start=turns[-1].start, end=one.end, words=tuple(words))
        else:
            turns.append(ReadTurn(speaker=speaker, start=one.start, end=one.end, words=tuple(words)))
        before = place
    return turns


def _words(text: str, names: Iterable[str]) -> list[ReadWord]:
    """The words of an anchor, without the name that is written before them."""
    for name in names:
        text = text.removeprefix(f"{name}:") if name else text
    return list(words_of(text))


READER = Reader("html", mark("HTML (noScribe)"), ("html", "htm"), 15, knows, read)
