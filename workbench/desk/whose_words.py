"""Whose words are where: the voice tells it where it is known, otherwise the interview. What an interviewer asks is no
participant's.

Asked wherever somebody is told by a code: beside a unit or a quote, in a report, in its pictures and tables; and wherever
a wording may be a participant's own.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from workbench.desk.context import Context
from workbench.desk.interview_voices import Codes, InterviewVoices
from workbench.desk.quoted import as_it_stands
from workbench.desk.transcripts import Transcripts
from workbench.study.anchors import Anchor, Placement, place
from workbench.study.interviews import Interview, Mode
from workbench.study.people import Participant, Speaker
from workbench.study.provenance import Provenance
from workbench.study.quotes import Quote
from workbench.study.quoting import PieceKind, pieces, words_of
from workbench.study.reading import Reading
from workbench.study.units import Unit


class WhoseWords:
    """Answers as things stand when it is first asked; words are read only where voices tell whose they are."""

    def __init__(self, context: Context, transcripts: Transcripts | None = None) -> None:
        self._context = context
        self._transcripts = transcripts or Transcripts(context)
        self._told: dict[str, dict[str, tuple[str, ...]]] = {}

    def all(self) -> Codes:
        """Everybody who takes part in any interview, P2 before P10."""
        return in_order(code for interview in self._known for code in self.in_interview(interview))

    def in_interview(self, interview: str) -> Codes:
        """Who takes part in an interview: its participant, and whoever a voice in it is called by."""
        voices = self._voices(interview)
        return in_order((voices.own, *voices.named.values()))

    def uncalled(self, interview: str) -> int:
        """How many speak in a group who are neither called by a code nor interviewers: nobody counts them."""
        voices = self._voices(interview)
        known = self._interviews.get(interview)
        group = known is not None and known.mode is Mode.GROUP
        if not (voices.uncalled and (group or voices.of_others)):
            return 0
        turns = self._transcripts.reading(interview).turns
        return len(voices.uncalled & {turn.speaker for turn in turns if turn.tokens})

    def of_unit(self, interview: str, unit: str) -> Codes:
        """The participants whose words a unit of this interview holds; several where a group speaks."""
        return self._voices(interview).spoken(self._heard(interview, unit))

    def asked_by(self, interview: str, unit: str) -> Provenance | None:
        """Whose words a unit holds where nobody but interviewers speak in it; None where somebody else does."""
        voices = self._voices(interview)
        return voices.asked_by(self._heard(interview, unit)) if voices.asking else None

    def voiced(self, units: Iterable[Unit]) -> Iterator[str]:
        """What participants say in these units: where a wording is a run of it, the wording is theirs."""
        return (unit.anchor.text for unit in units if not self.asked_by(unit.interview, unit.id))

    def of_quote(self, quote: Quote) -> str:
        """The participant whose words a quote prints, or empty."""
        return next(iter(self.of_unit(quote.interview, quote.id)), "")

    def of_words(self, interview: str, anchor: Anchor, reading: Reading) -> Codes:
        """The participants who say these words, given the reading of their interview."""
        return self._voices(interview).spoken(_voices_in(anchor, reading))

    def forget(self, interviews: Iterable[str]) -> None:
        """Read words of these interviews anew when it is next asked; people and voices are the same."""
        for one in interviews:
            self._told.pop(one, None)

    def _heard(self, interview: str, identity: str) -> tuple[str, ...]:
        """Who speaks in a unit or a quote; nobody where it makes no difference."""
        if self._voices(interview).alike:
            return ()
        if interview not in self._told:
            self._told[interview] = self._read(interview)
        return self._told[interview].get(identity, ())

    def _read(self, interview: str) -> dict[str, tuple[str, ...]]:
        reading = self._transcripts.reading(interview)
        told = {
            unit.id: tuple(_voices_in(unit.anchor, reading)) for unit in self._context.all(Unit, interview)
        }
        for quote in self._context.all(Quote, interview):
            standing = as_it_stands(self._context, quote)
            told[quote.id] = tuple(printed_voices(standing, reading, place(standing.anchor, reading)))
        return told

    def _voices(self, interview: str) -> InterviewVoices:
        return self._known.get(interview) or InterviewVoices("", ())

    @cached_property
    def _interviews(self) -> dict[str, Interview]:
        return {one.id: one for one in self._context.all(Interview)}

    @cached_property
    def _known(self) -> dict[str, InterviewVoices]:
        participants = {one.id: one.code for one in self._context.all(Participant)}
        voices: dict[str, list[Speaker]] = {}
        for one in self._context.all(Speaker):
            voices.setdefault(one.interview, []).append(one)
        return {
            one.id: InterviewVoices(participants.get(one.participant, ""), voices.get(one.id, ()))
            for one in self._interviews.values()
        }


def speaking(reading: Reading, positions: Iterable[int]) -> list[str]:
    """The voices at these positions, in order."""
    return list(dict.fromkeys(reading.turns[reading.turn_at(position)].speaker for position in positions))


def _voices_in(anchor: Anchor, reading: Reading) -> list[str]:
    found = place(anchor, reading)
    if found.first is None or found.last is None:
        return []
    return speaking(reading, range(found.first, found.last + 1))


def printed_voices(quote: Quote, reading: Reading, found: Placement) -> list[str]:
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
    return speaking(reading, known)


def in_order(codes: Iterable[str]) -> Codes:
    """Codes each once, P2 before P10."""
    return tuple(sorted({one for one in codes if one}, key=lambda one: (len(one), one)))
