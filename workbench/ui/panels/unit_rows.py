"""The units of an interview as rows: their words, whose they are, what became of them, who has bridled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.cellar.words import _, language
from workbench.desk.units import PlacedUnit
from workbench.study.anchors import AnchorState
from workbench.study.people import Member
from workbench.study.reading import Reading
from workbench.study.tokens import text_of
from workbench.ui.clock import clock
from workbench.ui.wordings import name_of


@dataclass(frozen=True)
class UnitRow:
    """One unit. `text` is its words as they are now, `marked` as they were; `first` the position
    of the first one; times in milliseconds.
    """

    id: str
    interview: str
    text: str
    marked: str
    author: str
    name: str
    sign: int
    own: bool
    state: AnchorState
    first: int | None
    recording: str
    start: int | None
    end: int | None
    bridled: tuple[str, ...]
    talked: str = ""
    """Who sees it differently, and how often it was discussed."""

    @property
    def key(self) -> str:
        """The unit's identity."""
        return self.id

    @property
    def usable(self) -> bool:
        """A unit can always be chosen."""
        return True

    @property
    def heading(self) -> str:
        """Whose it is and where in the recording."""
        return self.name if self.start is None else f"{self.name} · {clock(self.start)}"

    @property
    def state_words(self) -> str:
        """What an edit did to it; empty where it is as it was."""
        if self.state is AnchorState.INTACT:
            return ""
        if self.state is AnchorState.ORPHANED:
            return _("Its words are gone from the transcript")
        if self.state is AnchorState.MOVED:
            return _("Its words stand at another place now")
        if self.own:
            return _("Changed since you marked it")
        return _("Changed since {name} marked it").format(name=self.name)

    @property
    def bridled_words(self) -> str:
        """Who has written a bridling note on it; empty where nobody has."""
        if not self.bridled:
            return ""
        return _("Bridling notes: {names}").format(names=", ".join(self.bridled))

    @property
    def sentence(self) -> str:
        """All of it in words."""
        parts = (self.heading, self.text, self.state_words, self.talked, self.bridled_words)
        return ". ".join(part for part in parts if part)


def row_of(
    placed: PlacedUnit,
    reading: Reading,
    me: str,
    writers: Iterable[str],
    members: Mapping[str, Member],
    talked: str = "",
) -> UnitRow:
    """A unit as a row for the member `me`; `writers` are those who have written a bridling note on it.

    `talked` says who sees it differently, and how often it was discussed.
    """
    unit, found, author = placed.unit, placed.placement, placed.author
    text = unit.anchor.text
    if found.first is not None and found.last is not None:
        text = text_of(reading.tokens[found.first : found.last + 1], language())
    names = [_("you")] if me in writers else []
    names += sorted(members[writer].name for writer in writers if writer != me and writer in members)
    return UnitRow(
        id=unit.id,
        interview=unit.interview,
        text=text,
        marked=unit.anchor.text,
        author=unit.author,
        name=name_of(author),
        sign=author.sign if author else 0,
        own=unit.author == me,
        state=found.state,
        first=found.first,
        recording=placed.recording,
        start=placed.start_ms,
        end=placed.end_ms,
        bridled=tuple(names),
        talked=talked,
    )
