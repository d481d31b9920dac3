"""Where a report is read from: the drawers of a study, over one context, each interview read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from workbench.desk.context import Context
from workbench.desk.described import Described
from workbench.desk.disagreements import Disagreements
from workbench.desk.interviews import Interviews
from workbench.desk.method_changes import MethodChange, method_changes
from workbench.desk.preparing import Preparing
from workbench.desk.quotes import Quotes
from workbench.desk.results import Results
from workbench.desk.rounds import Rounds
from workbench.desk.targets import Targets
from workbench.desk.themes import Themes
from workbench.desk.thread import Thread
from workbench.desk.thread_at_once import ThreadAtOnce
from workbench.desk.trail import Trail
from workbench.desk.transcripts import Transcripts
from workbench.desk.translations import Translations
from workbench.desk.whose_words import WhoseWords
from workbench.study.clusters import Cluster, Snapshot
from workbench.study.interviews import Interview, Transcription
from workbench.study.people import Member
from workbench.study.preparing import LeftOut, PreUnderstanding
from workbench.study.reading import Reading
from workbench.study.rounds import Round
from workbench.study.trail import ChecklistAnswer, Decision, GuideVersion


class ReadOnce(Transcripts):
    """Transcripts of which the one that was read last is at hand: who asks for one asks several times."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._last: tuple[str, Reading] | None = None

    def reading(self, interview: str) -> Reading:
        if self._last is None or self._last[0] != interview:
            self._last = interview, super().reading(interview)
        return self._last[1]


@dataclass(frozen=True)
class Blindness:
    """Rounds by whether everybody may read them. Nothing is told of the others but how many there are."""

    open: tuple[Round, ...]
    blind: int


class Source:
    """Read in the name of the member who works here, and told to nobody else than that member may tell it to."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.transcripts = ReadOnce(context)
        self.interviews = Interviews(context)
        self.rounds = Rounds(context, self.transcripts)
        self.targets = Targets(context, self.transcripts, self.rounds)
        self.disagreements = Disagreements(context, self.targets)
        self.results = Results(context)
        self.thread = Thread(context, self.results)
        self.thread_at_once = ThreadAtOnce(context, self.results)
        self.quotes = Quotes(context, self.transcripts, Translations(context))
        self._preparing = Preparing(context)
        self._trail = Trail(context)
        self.themes = Themes(context, self.rounds)
        self._described = Described(context)
        self.members: list[Member] = context.all(Member)
        self.whose = WhoseWords(context, self.transcripts)

    def code(self, interview: Interview | None) -> str:
        """Who takes part in an interview, P1, P2 …, or empty."""
        return ", ".join(self.whose.in_interview(interview.id)) if interview else ""

    def traits(self, code: str) -> dict[str, str]:
        """What is said coarsely of a participant."""
        return dict(self._described.of(code))

    def method_changes(self) -> list[MethodChange]:
        """When the group went on by another method, oldest first."""
        return method_changes(self.context)

    def left_out(self) -> list[LeftOut]:
        """The steps of the method that the group leaves out."""
        return [one for one in self.context.all(LeftOut) if one.method == self.context.method.id]

    def snapshots(self) -> list[Snapshot]:
        """How the table lay, oldest first."""
        return sorted(self.context.all(Snapshot), key=lambda one: (one.made, one.id))

    def decisions(self) -> list[Decision]:
        """What was decided, oldest first."""
        return self._trail.decisions()[::-1]

    def guides(self) -> list[GuideVersion]:
        """The versions of the guide, oldest first."""
        return self._trail.guides()[::-1]

    def groups(self) -> list[Cluster]:
        """The groups of units that have a name."""
        return [one for one in self.context.all(Cluster) if one.name.text]

    def answers(self) -> dict[tuple[str, str], ChecklistAnswer]:
        """What the group says to checklists, by checklist and item."""
        return {(one.checklist, one.item): one for one in self.context.all(ChecklistAnswer)}

    def brought(self) -> list[PreUnderstanding]:
        """What everybody brings; nothing while somebody who is in the study has not said it: each writes it alone first."""
        return self._preparing.brought() if self._all_brought() else []

    def waiting_to_bring(self) -> bool:
        """Whether somebody has said what they bring, and not everybody."""
        return bool(self._preparing.bringing()) and not self._all_brought()

    def _all_brought(self) -> bool:
        said = self._preparing.bringing()
        return all(one.id in said for one in self.members if not one.left)

    def rounds_by_blindness(self) -> Blindness:
        """The rounds that nobody has still to write in alone, oldest first; of the others how many."""
        everything = sorted(self.context.all(Round), key=lambda one: (one.began, one.id))
        standings = [self.rounds.standing(one.id) for one in everything]
        opened = tuple(one.round for one in standings if one.for_all)
        return Blindness(opened, len(everything) - len(opened))

    @cached_property
    def transcriptions(self) -> dict[str, Transcription]:
        """The newest of each interview that has one."""
        return {
            one.interview: one for one in sorted(self.context.all(Transcription), key=lambda one: one.asked)
        }

    @cached_property
    def marking(self) -> list[Member]:
        """The members who have marked units of meaning."""
        authors = {one.author for one in self.thread_at_once.units.values()}
        return [one for one in self.members if one.id in authors]

    def need_members(self, identities: Iterable[str]) -> list[Member]:
        """Those members that are known here, each once."""
        wanted = set(identities)
        return [one for one in self.members if one.id in wanted]
