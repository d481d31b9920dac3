"""ELAN: tiers with times in milliseconds; a tier below another may hold the words of its annotations."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from workbench.cellar.words import _n, mark
from workbench.exchange.eaf import NOBODY
from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import faults, speakers
from workbench.exchange.transcripts.clocks import within
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript, ReadTurn, ReadWord
from workbench.exchange.transcripts.source import Source, parsed_xml

_LOOK = 2000


@dataclass
class _Note:
    """An annotation: its tier's speaker, its ends, its text."""

    speaker: str
    start: int | None
    end: int | None
    text: str


def knows(source: Source) -> bool:
    """Whether the file calls itself an annotation document."""
    return "<ANNOTATION_DOCUMENT" in source.head[:_LOOK]


def read(source: Source) -> ReadTranscript:
    """The turns: all annotations of the tiers that hang below no other, by their start."""
    root = parsed_xml(source.content)
    slots = {
        str(one.get("TIME_SLOT_ID")): _milliseconds(one.get("TIME_VALUE")) for one in root.iter("TIME_SLOT")
    }
    tiers = list(root.iter("TIER"))
    whole = [tier for tier in tiers if not tier.get("PARENT_REF")]
    notes = [note for tier in whole for note in _notes(tier, slots)]
    below: dict[str, list[_Note]] = {}
    others = 0
    for tier in tiers:
        if parent := tier.get("PARENT_REF"):
            found = list(_notes(tier, slots))
            if found and all(note.start is not None for note in found):
                below.setdefault(str(parent), []).extend(found)
            else:
                others += 1
    if not notes:
        raise faults.empty()
    turns = [
        turn
        for tier in whole
        for turn in _turns(_notes(tier, slots), below.get(str(tier.get("TIER_ID")), []))
    ]
    turns.sort(key=lambda turn: turn.start or 0)
    warnings = (
        _n(
            "{count} tier that explains another is left out.",
            "{count} tiers that explain others are left out.",
            others,
        ).format(count=others),
    )
    return ReadTranscript(kind="ELAN", turns=tuple(turns), warnings=warnings if others else ())


def _notes(tier: Element, slots: dict[str, int | None]) -> Iterator[_Note]:
    speaker = speakers.tidy(tier.get("PARTICIPANT") or str(tier.get("TIER_ID") or "").removeprefix(NOBODY))
    for one in tier.iter("ALIGNABLE_ANNOTATION"):
        value = one.find("ANNOTATION_VALUE")
        text = one_line(str(value.text or "")) if value is not None else ""
        if text:
            yield _Note(
                speaker,
                slots.get(one.get("TIME_SLOT_REF1", "")),
                slots.get(one.get("TIME_SLOT_REF2", "")),
                text,
            )


def _turns(notes: Iterator[_Note], parts: list[_Note]) -> Iterator[ReadTurn]:
    """Turns with the times of their words, where the notes below them say the same words."""
    parts = sorted(parts, key=lambda note: (note.start or 0, note.end or 0))
    starts = [note.start or 0 for note in parts]
    for note in notes:
        words = tuple(words_of(note.text))
        if parts and note.start is not None and note.end is not None:
            low = bisect_left(starts, note.start)
            high = bisect_left(starts, note.end)
            inner = [part for part in parts[low : high + 1] if (part.end or 0) <= note.end]
            heard = [_word(part) for part in inner]
            if [word.text for word in heard] == [word.text for word in words]:
                words = tuple(
                    word._replace(start=one.start, end=one.end)
                    for word, one in zip(words, heard, strict=True)
                )
        if words:
            yield ReadTurn(speaker=note.speaker, start=note.start, end=note.end, words=words)


def _word(note: _Note) -> ReadWord:
    found = tuple(words_of(note.text))
    word = found[0] if len(found) == 1 else ReadWord(note.text)
    return word._replace(start=note.start, end=note.end)


def _milliseconds(value: str | None) -> int | None:
    return within(int(value)) if value and value.isascii() and value.isdigit() and len(value) < 12 else None


READER = Reader("eaf", mark("ELAN"), ("eaf",), 12, knows, read)
