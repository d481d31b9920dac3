"""Where a quote can be heard, and whose words it prints."""

from dataclasses import dataclass

from workbench.desk.context import Context
from workbench.desk.whose_words import printed_voices, spoken_by
from workbench.study.anchors import Placement
from workbench.study.interviews import Interview
from workbench.study.people import Participant, Speaker, VoiceRole, participant_code
from workbench.study.quotes import Quote
from workbench.study.reading import Reading


@dataclass(frozen=True)
class QuotePlace:
    """Where a quote is heard: from `start_ms` to `end_ms` of a recording; None where no time of its words is known."""

    interview: str
    recording: str
    start_ms: int | None
    end_ms: int | None


@dataclass(frozen=True)
class Voices:
    """Whose words a quote prints: the participant's `code`, and the labels of `others` who speak in them, too."""

    code: str
    others: tuple[str, ...]


def place_of(quote: Quote, reading: Reading, found: Placement) -> QuotePlace | None:
    """Where a quote is heard, or None where its words are gone."""
    if found.first is None or found.last is None:
        return None
    recording = reading.turns[reading.turn_at(found.first)].recording
    start, end = reading.time_at(found.first), reading.tokens[found.last].end
    return QuotePlace(quote.interview, recording, start, None if start is None else max(start, end))


def voices_of(context: Context, quote: Quote, reading: Reading, found: Placement) -> Voices:
    """Whose words a quote prints."""
    interview = context.find(Interview, quote.interview)
    participant = context.find(Participant, interview.participant) if interview else None
    speakers = {one.id: one for one in context.all(Speaker, quote.interview)}
    heard = [one for one in printed_voices(quote, reading, found) if one in speakers]
    named = {one.id: code for one in speakers.values() if (code := participant_code(one.label))}
    spoken = next(iter(spoken_by(named, participant.code if participant else "", heard)), "")
    by_code = any(one in named for one in heard)
    others = [
        speakers[one].label
        for one in heard
        if not (named[one] == spoken if one in named else _is_theirs(speakers[one], by_code=by_code))
    ]
    return Voices(spoken, tuple(dict.fromkeys(others)))


def _is_theirs(voice: Speaker, *, by_code: bool) -> bool:
    """Whether a voice without a code is the participant's: not beside one that is called by a code."""
    return voice.role is VoiceRole.PARTICIPANT and not by_code
