"""Where a quote can be heard, and whose words it prints."""

import re
from dataclasses import dataclass

from workbench.desk.context import Context
from workbench.study.anchors import Placement
from workbench.study.interviews import Interview
from workbench.study.people import Participant, Speaker, VoiceRole
from workbench.study.quotes import Quote
from workbench.study.quoting import PieceKind, pieces, words_of
from workbench.study.reading import Reading

_CODE = re.compile(r"P[1-9]\d*")


@dataclass(frozen=True)
class QuotePlace:
    """Where a quote is heard: from `start_ms` to `end_ms` of a recording."""

    interview: str
    recording: str
    start_ms: int
    end_ms: int


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
    start, end = reading.tokens[found.first].start, reading.tokens[found.last].end
    return QuotePlace(quote.interview, recording, start, max(start, end))


def voices_of(context: Context, quote: Quote, reading: Reading, found: Placement) -> Voices:
    """Whose words a quote prints. In a focus group that is told by the voice, otherwise by the interview."""
    interview = context.find(Interview, quote.interview)
    participant = context.find(Participant, interview.participant) if interview else None
    code = participant.code if participant else ""
    speakers = {one.id: one for one in context.all(Speaker, quote.interview)}
    heard = [speakers[one] for one in _speaking(quote, reading, found) if one in speakers]
    spoken = next((one.label for one in heard if _CODE.fullmatch(one.label)), code)
    others = [one.label for one in heard if not _is_participant(one) or _is_another(one, spoken)]
    return Voices(spoken, tuple(dict.fromkeys(others)))


def _is_participant(voice: Speaker) -> bool:
    return voice.role is VoiceRole.PARTICIPANT or bool(_CODE.fullmatch(voice.label))


def _is_another(voice: Speaker, code: str) -> bool:
    return bool(_CODE.fullmatch(voice.label)) and voice.label != code


def _speaking(quote: Quote, reading: Reading, found: Placement) -> list[str]:
    """The voices, in order, whose words of the quote are printed."""
    if found.first is None or found.last is None:
        return []
    words = words_of(quote.anchor)
    printed = {
        words[number].id
        for piece in pieces(words, quote.edits)
        if piece.kind is PieceKind.WORDS
        for number in range(piece.first, piece.last + 1)
    }
    here = range(found.first, found.last + 1)
    # Words that were found again by their text alone have other identities: then all of them count.
    known = [position for position in here if reading.tokens[position].id in printed] or here
    return list(dict.fromkeys(reading.turns[reading.turn_at(position)].speaker for position in known))
