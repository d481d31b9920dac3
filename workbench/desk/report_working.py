"""Who took part in what, and how pre-understanding was met: by role and number, without a word of what anybody wrote.

Of what somebody has still to write alone about nothing is counted, either.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from workbench.cellar.words import _, _n
from workbench.desk.report_choices import count_words, counted
from workbench.desk.report_source import Blindness, Source
from workbench.desk.report_trail import over_all, standing
from workbench.exchange.report.content import Fact
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview
from workbench.study.people import Member, Role
from workbench.study.preparing import Impression
from workbench.study.quotes import Check, Translation
from workbench.study.results import Section, Sentence
from workbench.study.rounds import PartState, Round
from workbench.study.units import BridlingNote


class Working:
    """Read once for a report."""

    def __init__(self, source: Source, rounds: Blindness) -> None:
        self._source = source
        self._rounds = rounds
        self._notes = self._readable_notes()
        self._impressions = source.context.all(Impression)

    def facts(self) -> Iterator[Fact]:
        """What is known; a fact without lines has nothing to tell."""
        notes = tuple(self._of_notes())
        heading = _("Pre-understanding and bridling") if notes else _("Pre-understanding")
        yield Fact("fact_bridling", heading, (*self._of_brought(), *notes))
        yield Fact("fact_alone", _("What each wrote alone first"), tuple(self._of_alone()))
        told = _("{what}: {who}")
        lines = (told.format(what=what, who=counted(who)) for what, who in self._parts if who)
        yield Fact("fact_part", _("Who took part in what"), tuple(lines))

    def of_peers(self) -> Iterator[str]:
        """What competence-group members took part in, a line for each."""
        told = _("{what}: {who}")
        for what, who in self._parts:
            if count := sum(Role.PEER in one.roles for one in who):
                yield told.format(what=what, who=count_words(Role.PEER, count))

    def _of_brought(self) -> Iterator[str]:
        if brought := [one for one in self._source.brought() if one.text]:
            yield _(
                "What they bring to the material was written down by {members}, each alone first."
            ).format(members=self._who(one.author for one in brought))

    def _of_notes(self) -> Iterator[str]:
        on_units = [one for one in self._notes if one.unit]
        if on_units:
            yield _n(
                "{count} bridling note on a unit of meaning was written by {members}, in {interviews} of {all} interviews.",
                "{count} bridling notes on units of meaning were written by {members}, in {interviews} of {all} interviews.",
                len(on_units),
            ).format(
                count=len(on_units),
                members=self._who(one.author for one in on_units),
                interviews=len({one.interview for one in on_units}),
                all=self._interviews,
            )
        on_groups = [one for one in self._notes if not one.unit]
        if on_groups:
            yield _n(
                "{count} bridling note on units that lie together was written by {members}.",
                "{count} bridling notes on units that lie together were written by {members}.",
                len(on_groups),
            ).format(count=len(on_groups), members=self._who(one.author for one in on_groups))

    def _of_alone(self) -> Iterator[str]:
        if self._impressions:
            yield _n(
                "{count} impression of an interview as a whole was written by {members}, on {interviews} of {all} interviews.",
                "{count} impressions of interviews as a whole were written by {members}, on {interviews} of {all} interviews.",
                len(self._impressions),
            ).format(
                count=len(self._impressions),
                members=self._who(one.author for one in self._impressions),
                interviews=len({one.interview for one in self._impressions}),
                all=self._interviews,
            )
        if self._rounds.open:
            count = len(self._rounds.open)
            yield _n(
                "{count} round was held in which each wrote before reading the others.",
                "{count} rounds were held in which each wrote before reading the others.",
                count,
            ).format(count=count)

    @cached_property
    def _parts(self) -> list[tuple[str, Sequence[Member]]]:
        everything, members = self._source.context.all, self._source.need_members
        clusters = everything(Cluster)
        titled = [one.title for one in everything(Section)]
        worded = [
            *titled,
            *(one.text for one in everything(Sentence)),
            *(one.name for one in clusters),
        ]
        wrote = [self._source.rounds.met(one)[1] for one in self._rounds.open]
        return [
            (
                _("Wording the interview guide"),
                members(who for one in self._source.guides() for who in one.proposed),
            ),
            (_("Pre-understanding"), members(one.author for one in self._source.brought() if one.text)),
            (_("Impressions of the whole"), members(one.author for one in self._impressions)),
            (_("Marking units of meaning"), self._source.marking),
            (_("Bridling notes"), members(one.author for one in self._notes)),
            (
                _("Rounds"),
                members(who for parts in wrote for who, state in parts.items() if state is PartState.DONE),
            ),
            (
                _("Laying units together"),
                members(one.by for one in (*clusters, *self._source.thread_at_once.placements)),
            ),
            (
                _("Wording names and results"),
                members(who for one in worded if one.text for who in one.authors),
            ),
            (_("Translating quotes"), members(one.author for one in everything(Translation) if one.text)),
            (_("Checking translations"), members(one.author for one in everything(Check))),
            (_("What we see differently"), members(self._differing())),
            (
                _("Present at decisions"),
                members(who for one in self._source.decisions() for who in one.present),
            ),
        ]

    def _differing(self) -> Iterator[str]:
        """Who has written how they see it, where everybody may read it."""
        source = self._source
        of_interviews = (standing(source, one) for one in source.context.all(Interview))
        for found in chain(*of_interviews, over_all(source)):
            yield from (voice.author for voice in found.voices)

    def _readable_notes(self) -> list[BridlingNote]:
        """Those on what nobody has still to write alone about."""
        source = self._source
        opened = {one.id for one in self._rounds.open}
        closed = {one.interview for one in source.context.all(Round) if one.id not in opened}
        standing = {*source.thread_at_once.units, *(one.id for one in source.context.all(Cluster))}
        return [
            one
            for one in source.context.all(BridlingNote)
            if one.written
            and (one.unit or one.cluster) in standing
            and (one.interview not in closed or _for_all(source, one))
        ]

    @property
    def _interviews(self) -> int:
        return len(self._source.context.all(Interview))

    def _who(self, identities: Iterable[str]) -> str:
        return counted(self._source.need_members(identities))


def _for_all(source: Source, note: BridlingNote) -> bool:
    return bool(note.unit) and source.targets.for_all(source.targets.unit(note.unit))
