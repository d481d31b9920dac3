"""Who speaks when in a recording, as a machine told it: apart from the words, so that either can be made again alone."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.study.records import SPANS, TEXTS, Codec, Record, coded
from workbench.study.spans import Span

_STRETCHES = Codec(
    lambda rows: [list(row) for row in rows],
    lambda rows: tuple((int(row[0]), int(row[1]), int(row[2])) for row in rows),
    [(int, int, int)],
)

_PERSONS = Codec(
    lambda persons: [[SPANS.encode(voice) for voice in person] for person in persons],
    lambda rows: tuple(tuple(SPANS.decode(voice) for voice in person) for person in rows),
    [[SPANS.shape]],
)


@dataclass(frozen=True, kw_only=True)
class Voices(Record):
    """The voices of one recording. The newest of a recording holds."""

    KIND: ClassVar[str] = "voices"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    recording: str = ""
    stretches: tuple[tuple[int, int, int], ...] = coded(_STRETCHES, ())
    """(start, end, voice) in milliseconds, in the order in which they begin; those of two voices may overlap."""
    speakers: tuple[str, ...] = coded(TEXTS, ())
    """The speaker that each voice is; two voices may be one speaker, when somebody has made them one."""
    persons: tuple[tuple[tuple[Span, ...], ...], ...] = coded(_PERSONS, ())
    """Of each person whom somebody made of several voices told earlier: when each of these voices was heard."""
    made: str = ""
    """When (ISO 8601, UTC, microseconds)."""
    member: str = ""
    """Who asked for it."""


def newest(found: list[Voices], recording: str) -> Voices | None:
    """What holds of a recording."""
    return max(
        (one for one in found if one.recording == recording), key=lambda one: (one.made, one.id), default=None
    )


def spoken(voices: Voices) -> dict[str, int]:
    """For how long each speaker is heard, in milliseconds; in the order in which they begin."""
    length: dict[str, int] = {}
    for start, end, voice in voices.stretches:
        if voice < len(voices.speakers):
            speaker = voices.speakers[voice]
            length[speaker] = length.get(speaker, 0) + end - start
    return length


def samples(voices: Voices, speaker: str) -> list[tuple[int, int]]:
    """Where a speaker is heard and nobody else, the longest stretches first: (start, end) in milliseconds."""
    mine: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for start, end, voice in voices.stretches:
        own = voice < len(voices.speakers) and voices.speakers[voice] == speaker
        (mine if own else others).append((start, end))
    alone = [part for stretch in mine for part in _without(stretch, others)]
    return sorted(alone, key=lambda part: (part[0] - part[1], part[0]))


def _without(stretch: tuple[int, int], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    start, end = stretch
    parts: list[tuple[int, int]] = []
    for low, high in others:
        if high > start and low < end:
            if low > start:
                parts.append((start, low))
            start = max(start, high)
    if start < end:
        parts.append((start, end))
    return parts
