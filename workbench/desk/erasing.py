"""Erasing a participant for good: the interviews, with sound, transcript, marks, notes and all that led to them."""

from dataclasses import dataclass

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.transcribing import Transcribing
from workbench.desk.withdrawn import coded_as, codes, destroy, interviews_of
from workbench.study.differing import Disagreement
from workbench.study.discussions import Discussion
from workbench.study.erasures import Erasure
from workbench.study.interviews import Recording, Transcription, Turn
from workbench.study.quotes import Quote
from workbench.study.rounds import Round
from workbench.study.units import Unit


@dataclass(frozen=True)
class ToErase:
    """What would go, so that a person can decide: numbers only. Several `participants` may bear one code."""

    code: str
    participants: tuple[str, ...]
    interviews: tuple[str, ...]
    recordings: int
    turns: int
    units: int
    rounds: int
    disagreements: int
    discussions: int
    quotes: int


class Erasures:
    """Erasing for good. A tombstone stays in the log and travels with every exchange (invariant 6)."""

    def __init__(self, context: Context, transcribing: Transcribing) -> None:
        self._context = context
        self._transcribing = transcribing

    def codes(self) -> list[str]:
        """The codes that can be erased, those of interviews that were taken away as well; P2 before P10."""
        return sorted(codes(self._context), key=lambda code: (len(code), code))

    def asked(self, code: str) -> ToErase:
        """What would go with the participant P1, P2 …, interviews that were taken away as well.

        Two laptops may have given one code at once: all who bear it go. Raises Refusal for an unknown code.
        """
        wanted = code.strip().upper()
        found = coded_as(self._context, wanted)
        if not found:
            raise Refusal(
                _("There is no participant {code} in this study. Nothing was changed.").format(code=wanted)
            )
        ids = interviews_of(self._context, found)
        kinds = (Recording, Turn, Unit, Round, Disagreement, Discussion, Quote)
        count = self._context.archive.shelf.count
        counts = (sum(count(kind.KIND, one) for one in ids) for kind in kinds)
        return ToErase(wanted, tuple(found), tuple(ids), *counts)

    def erase(self, asked: ToErase) -> Erasure:
        """Erase it for good, here at once and in every other copy when it meets this one. Cannot be undone.

        Raises Refusal when the disk does not let it; what is erased by then stays so, and doing it again goes on.
        """
        for interview in asked.interviews:
            for transcription in self._context.all(Transcription, interview):
                self._transcribing.cancel(transcription.id)
        return destroy(self._context, asked.interviews, asked.participants)


def several(asked: ToErase) -> str:
    """That one code was given more than once, and what to do where these are different people."""
    return _(
        "{code} was given on several computers at once, and all interviews with this code go. If they are not all of "
        "the same person, erase nothing yet: give the others another code first."
    ).format(code=asked.code)
