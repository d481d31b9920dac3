"""Erasing a participant for good: the interviews, with sound, transcript, marks, notes and all that led to them."""

from dataclasses import dataclass

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.team_erasures import remember
from workbench.desk.transcribing import Transcribing
from workbench.history.log import making
from workbench.study.differing import Disagreement
from workbench.study.discussions import Discussion
from workbench.study.erasures import Erasure
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Recording, Transcription, Turn
from workbench.study.people import Participant
from workbench.study.quotes import Quote
from workbench.study.rounds import Round
from workbench.study.units import Unit


@dataclass(frozen=True)
class ToErase:
    """What would go, so that a person can decide: numbers only."""

    participant: Participant
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

    def asked(self, code: str) -> ToErase:
        """What would go with the participant P1, P2 …. Raises Refusal for an unknown code."""
        wanted = code.strip().upper()
        found = [one for one in self._context.all(Participant) if one.code == wanted]
        if not found:
            raise Refusal(
                _("There is no participant {code} in this study. Nothing was changed.").format(code=wanted)
            )
        ids = [one.id for one in self._context.all(Interview) if one.participant == found[0].id]
        kinds = (Recording, Turn, Unit, Round, Disagreement, Discussion, Quote)
        count = self._context.archive.shelf.count
        return ToErase(found[0], tuple(ids), *(sum(count(kind.KIND, one) for one in ids) for kind in kinds))

    def erase(self, asked: ToErase) -> Erasure:
        """Erase it for good, here at once and in every other copy when it meets this one. Cannot be undone.

        Raises Refusal when the disk does not let it; what is erased by then stays so, and doing it again goes on.
        """
        for interview in asked.interviews:
            for transcription in self._context.all(Transcription, interview):
                self._transcribing.cancel(transcription.id)
        tombstone = Erasure(id=new_id(), interviews=asked.interviews, participants=(asked.participant.id,))
        archive = self._context.archive
        with archive.destroying() as gone:
            step = self._context.record(Gesture.ERASED, making(tombstone), lasting=True)
        if step:
            remember(archive.database, step.ref, gone)
        return tombstone
