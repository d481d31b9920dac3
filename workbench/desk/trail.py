"""The audit trail beside the log: decisions, with who saw it differently, and the versions of the guide."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.log import making, moment, removing, setting
from workbench.study.people import Member
from workbench.study.trail import Decision, GuideVersion


@dataclass(frozen=True)
class Decided:
    """What is told of a decision. `present` are the members who were there; `date` is an ISO date or empty."""

    text: str
    reason: str = ""
    dissent: str = ""
    present: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True)
class Guided:
    """What is told of a version of the guide. `proposed` are the members whose wording it is."""

    questions: str
    changed: str = ""
    rejected: str = ""
    proposed: tuple[str, ...] = ()
    date: str = ""


class Trail:
    """Decisions and versions of the guide. Who wrote one down may change it; the others write their own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def decisions(self) -> list[Decision]:
        """All decisions, the newest first."""
        found = self._context.all(Decision)
        return sorted(found, key=lambda one: (one.date or one.made, one.made, one.id), reverse=True)

    def decide(self, told: Decided) -> Decision:
        """Write a decision down. Raises Refusal without words."""
        bare = Decision(id=self._context.own_id(), author=self._context.me, made=moment())
        decision = self._decided(bare, told)
        self._context.record(Gesture.DECISION_WRITTEN, making(decision))
        return decision

    def change_decision(self, identity: str, told: Decided) -> None:
        """Change what the member who works here has written down. Raises Refusal for another's, and without words."""
        changed = self._decided(self._context.own(Decision, identity), told)
        fields = ("text", "reason", "dissent", "present", "date")
        self._context.record(Gesture.DECISION_CHANGED, setting(changed, *fields))

    def remove_decision(self, identity: str) -> None:
        """Take away one's own; undo brings it back. Raises Refusal for another's."""
        self._context.record(Gesture.DECISION_REMOVED, removing(self._context.own(Decision, identity)))

    def guides(self) -> list[GuideVersion]:
        """All versions of the guide, the newest first."""
        found = self._context.all(GuideVersion)
        return sorted(found, key=lambda one: (one.number, one.made, one.id), reverse=True)

    def guide(self, identity: str) -> GuideVersion | None:
        """One version of the guide, or None."""
        return self._context.find(GuideVersion, identity) if identity else None

    def add_guide(self, told: Guided) -> GuideVersion:
        """Keep a new version of the guide. Raises Refusal without questions."""
        newest = max((one.number for one in self.guides()), default=0)
        bare = GuideVersion(
            id=self._context.own_id(), author=self._context.me, number=newest + 1, made=moment()
        )
        version = self._guided(bare, told)
        self._context.record(Gesture.GUIDE_WRITTEN, making(version))
        return version

    def change_guide(self, identity: str, told: Guided) -> None:
        """Change a version that the member who works here has kept. Raises Refusal for another's."""
        changed = self._guided(self._context.own(GuideVersion, identity), told)
        fields = ("questions", "changed", "rejected", "proposed", "date")
        self._context.record(Gesture.GUIDE_CHANGED, setting(changed, *fields))

    def remove_guide(self, identity: str) -> None:
        """Take away one's own; undo brings it back. Raises Refusal for another's."""
        self._context.record(Gesture.GUIDE_REMOVED, removing(self._context.own(GuideVersion, identity)))

    def _decided(self, decision: Decision, told: Decided) -> Decision:
        if not told.text.strip():
            raise Refusal(_("Nothing is written yet. Write what was decided."))
        return replace(
            decision,
            text=told.text.strip(),
            reason=told.reason.strip(),
            dissent=told.dissent.strip(),
            present=self._members(told.present),
            date=told.date,
        )

    def _guided(self, version: GuideVersion, told: Guided) -> GuideVersion:
        if not told.questions.strip():
            raise Refusal(_("Nothing is written yet. Write the questions of the guide."))
        return replace(
            version,
            questions=told.questions.strip(),
            changed=told.changed.strip(),
            rejected=told.rejected.strip(),
            proposed=self._members(told.proposed),
            date=told.date,
        )

    def _members(self, members: Iterable[str]) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(members))
        for member in found:
            self._context.need(Member, member)
        return found
