"""Whose words are where: in a focus group the voice tells it, otherwise the interview.

Asked wherever somebody is told by a code: beside a unit or a quote, in a report, in its pictures and tables.
"""

from collections.abc import Iterable
from functools import cached_property

from workbench.desk.context import Context
from workbench.desk.quoted import as_it_stands
from workbench.desk.transcripts import Transcripts
from workbench.study.anchors import Anchor, Placement, place
from workbench.study.interviews import Interview
from workbench.study.people import Participant, Speaker, VoiceRole, participant_code
from workbench.study.quotes import Quote
from workbench.study.quoting import PieceKind, pieces, words_of
from workbench.study.reading import Reading
from workbench.study.units import Unit

Codes = tuple[str, ...]
"""Codes of participants, P1, P2 …, each once."""


class WhoseWords:
    """Answers as things stand when it is first asked; words are read only where voices are called by codes."""

    def __init__(self, context: Context, transcripts: Transcripts | None = None) -> None:
        self._context = context
        self._transcripts = transcripts or Transcripts(context)
        self._told: dict[str, dict[str, Codes]] = {}

    def all(self) -> Codes:
        """Everybody who takes part in any interview, P2 before P10."""
        return in_order(code for interview in self._own for code in self.in_interview(interview))

    def in_interview(self, interview: str) -> Codes:
        """Who takes part in an interview: its participant, and whoever a voice in it is called by."""
        own = self._own.get(interview, "")
        return in_order((own, *self._voices(interview).values()))

    def uncalled(self, interview: str) -> int:
        """How many voices of participants are called by no code where others are: nobody counts them."""
        if interview not in self._by_voice:
            return 0
        voices = self._context.all(Speaker, interview)
        return sum(one.role is VoiceRole.PARTICIPANT and not participant_code(one.label) for one in voices)

    def of_unit(self, interview: str, unit: str) -> Codes:
        """The participants whose words a unit of this interview holds; several where a group speaks."""
        return self._of(interview, unit)

    def of_quote(self, quote: Quote) -> str:
        """The participant whose words a quote prints, or empty."""
        return next(iter(self._of(quote.interview, quote.id)), "")

    def of_words(self, interview: str, anchor: Anchor, reading: Reading) -> Codes:
        """The participants who say these words, given the reading of their interview."""
        found = place(anchor, reading)
        if found.first is None or found.last is None:
            return self._spoken(interview, ())
        return self._spoken(interview, speaking(reading, range(found.first, found.last + 1)))

    def forget(self) -> None:
        """Read words anew when it is next asked; people and voices are the same."""
        self._told.clear()

    def _of(self, interview: str, identity: str) -> Codes:
        if interview not in self._by_voice:
            return self._spoken(interview, ())
        if interview not in self._told:
            self._told[interview] = self._read(interview)
        return self._told[interview].get(identity, ())

    def _read(self, interview: str) -> dict[str, Codes]:
        reading = self._transcripts.reading(interview)
        told = {
            unit.id: self.of_words(interview, unit.anchor, reading)
            for unit in self._context.all(Unit, interview)
        }
        for quote in self._context.all(Quote, interview):
            standing = as_it_stands(self._context, quote)
            voices = printed_voices(standing, reading, place(standing.anchor, reading))
            told[quote.id] = self._spoken(interview, voices)
        return told

    def _spoken(self, interview: str, voices: Iterable[str]) -> Codes:
        return spoken_by(self._voices(interview), self._own.get(interview, ""), voices)

    def _voices(self, interview: str) -> dict[str, str]:
        return self._named.get(interview, {})

    @cached_property
    def _own(self) -> dict[str, str]:
        participants = {one.id: one.code for one in self._context.all(Participant)}
        return {one.id: participants.get(one.participant, "") for one in self._context.all(Interview)}

    @cached_property
    def _by_voice(self) -> set[str]:
        """The interviews in which somebody else than their own participant is called by a code."""
        return {
            interview
            for interview, named in self._named.items()
            if set(named.values()) - {self._own.get(interview, "")}
        }

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        """By interview the voices that are called by a code."""
        named: dict[str, dict[str, str]] = {}
        for one in self._context.all(Speaker):
            if code := participant_code(one.label):
                named.setdefault(one.interview, {})[one.id] = code
        return named


def spoken_by(named: dict[str, str], own: str, voices: Iterable[str]) -> Codes:
    """Whose words are heard where these voices speak, in their order. `named` are the codes of voices.

    That is who they are called by; `own`, the interview's participant, where none is called by a code.
    """
    codes = tuple(dict.fromkeys(named[one] for one in voices if one in named))
    return codes or ((own,) if own else ())


def speaking(reading: Reading, positions: Iterable[int]) -> list[str]:
    """The voices at these positions, in order."""
    return list(dict.fromkeys(reading.turns[reading.turn_at(position)].speaker for position in positions))


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
