"""What was found, as rows: under each interview's title the places in its transcript, units, notes and what members say to each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from workbench.cellar.words import _, _n, mark
from workbench.desk.finder import Found
from workbench.methods.protocol import GroupWords
from workbench.study.clusters import Cluster, ClusterNote
from workbench.study.differing import Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.interviews import Turn
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.study.quotes import Check, Translation
from workbench.study.results import Section, Sentence
from workbench.study.rounds import Card
from workbench.study.trail import Decision, GuideVersion
from workbench.study.units import BridlingNote, Unit
from workbench.ui.clock import clock

KINDS: dict[str, tuple[str, str]] = {
    Turn.KIND: ("interview", mark("Transcript")),
    Unit.KIND: ("unit", mark("Unit of meaning")),
    BridlingNote.KIND: ("bridling", mark("Bridling note")),
    Disagreement.KIND: ("differ", mark("Seen differently")),
    Position.KIND: ("differ", mark("Seen differently")),
    SharedReading.KIND: ("differ", mark("A reading for all")),
    Discussion.KIND: ("discussion", mark("Discussion")),
    Impression.KIND: ("edit", mark("Impression of the whole")),
    PreUnderstanding.KIND: ("member", mark("What somebody brings")),
    Card.KIND: ("list", mark("List of preliminary themes")),
    Decision.KIND: ("check", mark("Decision")),
    GuideVersion.KIND: ("interview", mark("Version of the guide")),
    Cluster.KIND: ("cards", mark("Name of {a}")),
    ClusterNote.KIND: ("cards", mark("Written on {a}")),
    Section.KIND: ("edit", mark("Heading in the results")),
    Sentence.KIND: ("edit", mark("Sentence of the results")),
    Translation.KIND: ("quote", mark("Translation of a quote")),
    Check.KIND: ("quote", mark("Check of a translation")),
}
"""For each kind of place its icon and its words."""


@dataclass(frozen=True)
class Heading:
    """The title of an interview, above the places in it."""

    interview: str
    title: str
    count: int

    @property
    def key(self) -> tuple[str, str]:
        """What it is."""
        return "heading", self.interview

    @property
    def usable(self) -> bool:
        """A heading is passed over."""
        return False

    @property
    def sentence(self) -> str:
        """All of it in words."""
        places = _n("{count} place", "{count} places", self.count).format(count=self.count)
        return f"{self.title} · {places}"


@dataclass(frozen=True)
class Hit:
    """One place; `name` is the author's, where it has one; `kind` says what it is."""

    found: Found
    name: str
    kind: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is."""
        return self.found.kind, self.found.id

    @property
    def usable(self) -> bool:
        """A place can be gone to."""
        return True

    @property
    def heard(self) -> bool:
        """Whether the place is in what was said in the interview; the rest was written about it."""
        return not self.found.within

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return KINDS[self.found.kind][0]

    @property
    def heading(self) -> str:
        """What it is, whose, and where in the recording."""
        parts = [self.kind, self.name]
        if self.found.artificial:
            parts[0] = _("Condensate, an artificial text")
        if self.found.start_ms is not None:
            parts.append(clock(self.found.start_ms))
        return " · ".join(part for part in parts if part)

    @property
    def sentence(self) -> str:
        """All of it in words."""
        return f"{self.heading}. {self.found.snippet}"


def found_rows(found: Iterable[Found], names: Mapping[str, str], groups: GroupWords) -> list[Heading | Hit]:
    """The places grouped by interview, in the order in which they come; `names` of members by identity."""
    kinds = {kind: groups.put_into(_(words)) for kind, (_icon, words) in KINDS.items()}
    rows: list[Heading | Hit] = []
    known = [one for one in found if one.kind in KINDS]
    order = list(dict.fromkeys(one.interview_id for one in known))
    known.sort(key=lambda one: order.index(one.interview_id))
    for interview, group in groupby(known, attrgetter("interview_id")):
        places: Sequence[Found] = list(group)
        rows.append(Heading(interview, places[0].interview_title, len(places)))
        rows.extend(Hit(place, names.get(place.author, ""), kinds[place.kind]) for place in places)
    return rows
