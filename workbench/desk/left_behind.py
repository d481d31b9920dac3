"""What the group has of each kind of thing that a step of a method leaves behind: counted, and told in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.cellar.words import _, _n
from workbench.desk.context import Context
from workbench.desk.preparing import Preparing, members_now
from workbench.desk.themes import Themes
from workbench.methods.protocol import Artefact, Method
from workbench.study.clusters import Cluster, ClusterNote, Placement
from workbench.study.interviews import Interview
from workbench.study.preparing import Impression
from workbench.study.quotes import Quote
from workbench.study.results import Genre, Section
from workbench.study.units import BridlingNote, Unit


@dataclass(frozen=True)
class Had:
    """Whether there is anything, and what there is in a sentence."""

    there: bool
    words: str


_GENRES: Mapping[Artefact, tuple[Genre, ...]] = {
    Artefact.CONDENSATES: (Genre.CONDENSATE,),
    Artefact.CONSTITUENTS: (Genre.CONSTITUENT, Genre.VARIATION),
    Artefact.ESSENCE: (Genre.ESSENCE,),
    Artefact.ANALYTIC_TEXTS: (Genre.ANALYTIC,),
    Artefact.NEW_WHOLE: (Genre.NEW_WHOLE,),
}


class LeftBehind:
    """Counts, and never who: nobody is to be seen as late."""

    def __init__(self, context: Context, preparing: Preparing, themes: Themes) -> None:
        self._context = context
        self._preparing = preparing
        self._themes = themes
        self._ways: dict[Artefact, Callable[[Method], Had]] = {
            Artefact.PRE_UNDERSTANDINGS: lambda _method: self._brought(),
            Artefact.IMPRESSIONS: lambda _method: self._impressions(),
            Artefact.THEME_LISTS: lambda _method: self._lists(),
            Artefact.AGREED_THEMES: lambda _method: self._agreed(),
            Artefact.UNITS: lambda _method: self._units(),
            Artefact.BRIDLING_NOTES: lambda _method: self._notes(),
            Artefact.CLUSTERS: self._clusters,
            Artefact.FIGURES: self._figures,
            Artefact.SUBGROUPS: self._subgroups,
            Artefact.QUOTES: lambda _method: self._quotes(),
        }

    def of(self, artefact: Artefact, method: Method) -> Had:
        """What there is of one kind."""
        way = self._ways.get(artefact)
        return way(method) if way else self._texts(_GENRES[artefact])

    def _brought(self) -> Had:
        members = {member.id for member in members_now(self._context)}
        written = len(self._preparing.bringing() & members)
        if not written:
            return Had(False, _("Nobody has written down yet what they bring."))
        return Had(
            True,
            _n(
                "{count} of {all} members has written down what they bring.",
                "{count} of {all} members have written down what they bring.",
                written,
            ).format(count=written, all=len(members)),
        )

    def _impressions(self) -> Had:
        written = self._context.all(Impression)
        interviews = len({one.interview for one in written})
        if not written:
            return Had(False, _("No impression of an interview is written yet."))
        told = _n("{count} impression is written", "{count} impressions are written", len(written))
        told = told.format(count=len(written))
        held = _n("of {count} interview", "of {count} interviews", interviews).format(count=interviews)
        return Had(True, _("{impressions}, {interviews}.").format(impressions=told, interviews=held))

    def _lists(self) -> Had:
        standings = self._themes.standings()
        if not standings:
            return Had(False, _("Nobody has begun a list yet."))
        newest = standings[0]
        if newest.over:
            return Had(True, _("The lists lie beside each other."))
        if newest.open:
            return Had(True, _("The lists are there and are being turned."))
        told = _("{done} of {all} are done with their list.")
        return Had(False, told.format(done=newest.done, all=len(newest.round.members)))

    def _agreed(self) -> Had:
        count = len(self._themes.agreed())
        if not count:
            return Had(False, _("No theme is agreed on yet."))
        words = _n("{count} theme is agreed on.", "{count} themes are agreed on.", count)
        return Had(True, words.format(count=count))

    def _units(self) -> Had:
        counts = [
            self._context.archive.shelf.count(Unit.KIND, one.id) for one in self._context.all(Interview)
        ]
        units, interviews = sum(counts), sum(map(bool, counts))
        if not units:
            return Had(False, _("No unit of meaning is marked yet."))
        told = _n("{count} unit of meaning", "{count} units of meaning", units).format(count=units)
        held = _n("in {count} interview", "in {count} interviews", interviews).format(count=interviews)
        return Had(True, _("{units} {interviews}.").format(units=told, interviews=held))

    def _notes(self) -> Had:
        notes = [note for note in self._context.all(BridlingNote) if note.written]
        bridled = len({note.unit for note in notes if note.unit})
        if not notes:
            return Had(False, _("No bridling note is written yet."))
        told = _n("{count} unit has a bridling note.", "{count} units have a bridling note.", bridled)
        return Had(True, told.format(count=bridled))

    def _clusters(self, method: Method) -> Had:
        clusters = self._held()
        units = len({one.unit for one in self._context.all(Placement) if one.cluster in clusters})
        if not clusters:
            return Had(False, _("Nothing is laid together yet."))
        held = _n("{count} unit lies in them", "{count} units lie in them", units).format(count=units)
        told = _("{groups}: {count}; {units}.")
        return Had(bool(units), told.format(groups=_(method.groups.several), count=len(clusters), units=held))

    def _figures(self, method: Method) -> Had:
        seen = {note.cluster for note in self._context.all(ClusterNote)}
        if not seen:
            return Had(False, _("Nothing is written down of it yet."))
        told = _("{groups}: {count} looked at, one by one.")
        return Had(True, told.format(groups=_(method.groups.several), count=len(seen)))

    def _subgroups(self, method: Method) -> Had:
        inner = sum(bool(one.within) for one in self._context.all(Cluster))
        if not inner:
            return Had(False, _("Nothing is divided yet."))
        return Had(True, _("{parts}: {count}.").format(parts=_(method.groups.parts), count=inner))

    def _quotes(self) -> Had:
        count = len(self._context.all(Quote))
        if not count:
            return Had(False, _("No quote is chosen yet."))
        return Had(
            True, _n("{count} quote is chosen.", "{count} quotes are chosen.", count).format(count=count)
        )

    def _texts(self, genres: tuple[Genre, ...]) -> Had:
        count = sum(one.genre in genres for one in self._context.all(Section))
        if not count:
            return Had(False, _("Nothing is written of it yet."))
        return Had(True, _n("{count} text is begun.", "{count} texts are begun.", count).format(count=count))

    def _held(self) -> set[str]:
        """The groups: what has a name, or holds more than one unit. A single card that lies loose is none."""
        counts: dict[str, int] = {}
        for one in self._context.all(Placement):
            counts[one.cluster] = counts.get(one.cluster, 0) + 1
        clusters = self._context.all(Cluster)
        return {one.id for one in clusters if one.name.text or counts.get(one.id, 0) > 1}
