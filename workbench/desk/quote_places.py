"""Where a quote can be heard, and whose words it prints."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.desk.context import Context
from workbench.desk.interview_voices import InterviewVoices
from workbench.desk.whose_words import printed_voices
from workbench.study.anchors import Placement
from workbench.study.interviews import Interview
from workbench.study.people import Participant, Speaker
from workbench.study.provenance import Provenance
from workbench.study.quotes import Quote
from workbench.study.reading import Reading


@dataclass(frozen=True)
class QuotePlace:
    """Where a quote is heard: from `start_ms` to `end_ms` of a recording; None where no time of its words is known."""

    interview: str
    recording: str
    start_ms: int | None
    end_ms: int | None


class Doubt(StrEnum):
    """Why the words of a quote are not, or not surely, those of one participant."""

    ASKED = "asked"
    SEVERAL = "several"
    UNSURE = "unsure"
    """Nobody has said whose the only voice is, and the participant's code stands beside it."""
    UNCALLED = "uncalled"
    """Nor does a code stand beside it."""


@dataclass(frozen=True)
class Voices:
    """Whose words a quote prints: the participant's `code`, and the labels of `others` who speak in them, too.

    `asked`: nobody but interviewers speak, and whose words these are. `unsure`: the label of the only voice in them, where
    nobody has said whether it is the participant of the interview.
    """

    code: str
    others: tuple[str, ...]
    asked: Provenance | None = None
    unsure: str = ""

    @property
    def doubt(self) -> Doubt | None:
        """What is to be looked at of whose words they are, or None."""
        if self.asked:
            return Doubt.ASKED
        if self.others:
            return Doubt.SEVERAL
        if self.unsure:
            return Doubt.UNSURE if self.code else Doubt.UNCALLED
        return None


def place_of(quote: Quote, reading: Reading, found: Placement) -> QuotePlace | None:
    """Where a quote is heard, or None where its words are gone."""
    if found.first is None or found.last is None:
        return None
    recording = reading.turns[reading.turn_at(found.first)].recording
    start, end = reading.time_at(found.first), reading.tokens[found.last].end
    return QuotePlace(quote.interview, recording, start, None if start is None else max(start, end))


def in_text(quote: Quote, found: Placement) -> tuple[bool, int, str, str]:
    """What quotes are sorted by: the order of the text, those without a place last."""
    return found.first is None, found.first or 0, quote.made, quote.id


def voices_of(context: Context, quote: Quote, reading: Reading, found: Placement) -> Voices:
    """Whose words a quote prints."""
    interview = context.find(Interview, quote.interview)
    participant = context.find(Participant, interview.participant) if interview else None
    speakers = {one.id: one for one in context.all(Speaker, quote.interview)}
    voices = InterviewVoices(participant.code if participant else "", tuple(speakers.values()))
    heard = [speakers[one] for one in printed_voices(quote, reading, found) if one in speakers]
    code = next(iter(voices.spoken(one.id for one in heard)), "")
    if asked := voices.asked_by(one.id for one in heard):
        return Voices(code, (), asked)
    by_code = any(one.id in voices.named for one in heard)
    others = [one.label for one in heard if not _is_theirs(voices, one, code, by_code=by_code)]
    if len(heard) == 1:
        return Voices(code, (), unsure=others[0] if others and voices.own else "")
    return Voices(code, tuple(dict.fromkeys(others)))


def _is_theirs(voices: InterviewVoices, voice: Speaker, code: str, *, by_code: bool) -> bool:
    """Whether a voice is the participant's of this code: one without a code is not beside one that is called by a code."""
    if voice.id in voices.named:
        return voices.named[voice.id] == code
    return not by_code and voices.surely_own(voice)
