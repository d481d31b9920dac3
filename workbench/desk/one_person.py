"""Voices that somebody has made one stay one person, however many are told apart afterwards."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from workbench.speech.speakers.timeline import Stretch
from workbench.study.spans import Span, joined, shared
from workbench.study.voices import Voices

Spans = tuple[Span, ...]

Person = tuple[Spans, ...]
"""When each of the voices was heard that are this person."""


def persons_said(told: Voices | None) -> tuple[Person, ...]:
    """The persons of whom somebody has said that several voices are this one."""
    if told is None:
        return ()
    several = [speaker for speaker, voices in Counter(told.speakers).items() if voices > 1]
    spans = _spans([Stretch(*row) for row in told.stretches])
    fresh = (
        tuple(spans[voice] for voice, name in enumerate(told.speakers) if name == speaker and voice in spans)
        for speaker in several
    )
    return (*told.persons, *fresh)


def as_persons(found: Sequence[Stretch], persons: Sequence[Person]) -> list[Stretch]:
    """The voices found, those as one that are one of these persons, in the order in which they begin.

    A person's are the voices that now hold most of each that was made one, and those of which most is heard where that
    person is. A voice that is never heard is left out.
    """
    spans = _spans(found)
    group = {voice: voice for voice in spans}
    for person in persons:
        mine = {group[voice] for voice in _voices_of(person, spans)}
        group = {voice: min(mine) if now in mine else now for voice, now in group.items()}
    heard = defaultdict[int, list[Span]](list)
    for voice, now in group.items():
        heard[now].extend(spans[voice])
    rows = sorted(joined(each) for each in heard.values())
    stretches = (Stretch(start, end, voice) for voice, row in enumerate(rows) for start, end in row)
    return sorted(stretches, key=lambda one: (one.start, one.voice))


def voices_in(found: Sequence[Stretch]) -> int:
    """How many voices there are."""
    return max((one.voice for one in found), default=-1) + 1


def _voices_of(person: Person, spans: Mapping[int, Spans]) -> set[int]:
    everywhere = joined(span for voice in person for span in voice)
    mine = {
        voice
        for voice, heard in spans.items()
        if 2 * shared(heard, everywhere) > sum(end - start for start, end in heard)
    }
    for was in person:
        holds = {voice: shared(heard, was) for voice, heard in spans.items()}
        most = max(holds, key=lambda voice: holds[voice], default=None)
        if most is not None and holds[most]:
            mine.add(most)
    return mine


def _spans(stretches: Sequence[Stretch]) -> dict[int, Spans]:
    """When each voice is heard."""
    spans = defaultdict[int, list[Span]](list)
    for one in stretches:
        spans[one.voice].append((one.start, one.end))
    return {voice: joined(heard) for voice, heard in spans.items()}
