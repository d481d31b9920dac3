"""All of the study that stands open: one line each, with the place where one goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.desk import open_words
from workbench.desk.clusters import Clusters
from workbench.desk.conflict_words import what
from workbench.desk.conflicts import Conflicts
from workbench.desk.context import Context
from workbench.desk.differing import Differing
from workbench.desk.disagreements import Disagreements
from workbench.desk.discussions import Discussions
from workbench.desk.interviews import Interviews
from workbench.desk.overlook import Overlook
from workbench.desk.preparing import Preparing
from workbench.desk.quotes import Quotes
from workbench.desk.rounds import Rounds
from workbench.desk.table_words import Naming
from workbench.desk.units import Units
from workbench.study.differing import Disagreement, State
from workbench.study.interviews import Interview, Recording, Turn
from workbench.study.laying import several
from workbench.study.quotes import Quote
from workbench.study.rounds import PartState, Purpose
from workbench.study.units import Unit


class Matter(StrEnum):
    """What it is that stands open, in the order in which it is told."""

    CARD = "card"
    READING = "reading"
    REVIEW = "review"
    BRINGING = "bringing"
    IMPRESSION = "impression"
    QUOTE = "quote"
    DISAGREEMENT = "disagreement"
    ROUND = "round"
    REFLECTION = "reflection"
    DISCUSSION = "discussion"
    CONFLICT = "conflict"
    RESULT = "result"
    GROUP = "group"


@dataclass(frozen=True)
class OpenEnd:
    """One thing that stands open; `interview` is empty for what is over all of the study.

    `id` is that of the round, the disagreement, the interview or the sentence; of a conflict its number.
    """

    matter: Matter
    interview: str
    id: str
    words: str


class Drawers(NamedTuple):
    """Where something may stand open."""

    units: Units
    rounds: Rounds
    disagreements: Disagreements
    discussions: Discussions
    preparing: Preparing
    quotes: Quotes
    overlook: Overlook
    clusters: Clusters
    conflicts: Conflicts


class OpenEnds:
    """As far as the member who works here may know of it: of a blind round how many are done, and never who."""

    def __init__(self, context: Context, drawers: Drawers) -> None:
        self._context = context
        self._in = drawers
        self._interviews = Interviews(context)

    def all(self) -> list[OpenEnd]:
        """Everything, in the order in which it is told."""
        return ordered(
            [*self.at_once(), *(end for one in self._interviews.list() for end in self.within(one.id))]
        )

    def at_once(self) -> list[OpenEnd]:
        """All but what is `within` the interviews, for which whole transcripts are read."""
        ends = [*self._of_rounds(""), *self._of_preparing()]
        for interview in self._interviews.list():
            ends += self._of_rounds(interview.id, interview.title)
            ends += self._of_disagreements(interview)
            ends += self._after(interview)
        return ordered([*ends, *self._of_conflicts(), *self._of_results(), *self._of_groups()])

    def within(self, interview_id: str) -> list[OpenEnd]:
        """The units and quotes of an interview that an edit has touched."""
        return [one for one in (self.review(interview_id), self.quotes(interview_id)) if one]

    def quotes(self, interview_id: str) -> OpenEnd | None:
        """The quotes of an interview that are to be looked at before they are printed, or None."""
        interview = self._interviews.get(interview_id)
        if interview is None or not self._context.archive.shelf.count(Quote.KIND, interview_id):
            return None
        quotes = self._in.quotes.of(interview_id)
        review = sum(one.printed.to_review for one in quotes)
        stale = sum(any(it.stale for it in one.printed.translations) for one in quotes)
        words = open_words.quote_words(review, stale, interview.title)
        return OpenEnd(Matter.QUOTE, interview_id, interview_id, words) if words else None

    def review(self, interview_id: str) -> OpenEnd | None:
        """The own units of an interview that an edit has touched, or None: only their author can review them."""
        interview = self._interviews.get(interview_id)
        if interview is None or not self._context.archive.shelf.count(Unit.KIND, interview_id):
            return None
        touched = self._in.units.to_review(interview_id)
        own = sum(one.unit.author == self._context.reader for one in touched)
        words = open_words.review_words(own, interview.title)
        return OpenEnd(Matter.REVIEW, interview_id, interview_id, words) if own else None

    def _of_rounds(self, interview: str, title: str = "") -> Iterator[OpenEnd]:
        for round_ in self._in.rounds.of(interview):
            standing = self._in.rounds.standing(round_.id)
            if standing.mine is PartState.WRITING:
                yield OpenEnd(Matter.CARD, interview, round_.id, open_words.card_words(standing, title))
            elif not standing.all_turned:
                yield OpenEnd(Matter.ROUND, interview, round_.id, open_words.round_words(standing, title))

    def _of_preparing(self) -> Iterator[OpenEnd]:
        """What others have written and can be read once the own is."""
        if (waiting := self._in.preparing.waiting()) and self._context.reader:
            yield OpenEnd(Matter.BRINGING, "", self._context.reader, open_words.bringing_words(waiting))
        for interview in self._in.preparing.waiting_impressions():
            words = open_words.impression_words(interview.title)
            yield OpenEnd(Matter.IMPRESSION, interview.id, interview.id, words)

    def _of_disagreements(self, interview: Interview) -> Iterator[OpenEnd]:
        if not self._context.archive.shelf.count(Disagreement.KIND, interview.id):
            return
        me = self._context.reader
        for differing in self._in.disagreements.of(interview.id):
            if differing.state in (State.ALONE, State.STANDS):
                names = [self._context.name_of(voice.author) for voice in differing.voices]
                words = open_words.differing_words(differing, names, interview.title)
                yield OpenEnd(Matter.DISAGREEMENT, interview.id, differing.disagreement.id, words)
            if differing.state is not State.SHARED and (name := self._asks(differing, me)):
                words = open_words.reading_words(differing.disagreement, name, interview.title)
                yield OpenEnd(Matter.READING, interview.id, differing.disagreement.id, words)

    def _after(self, interview: Interview) -> Iterator[OpenEnd]:
        count = self._context.archive.shelf.count
        held = count(Recording.KIND, interview.id) or count(Turn.KIND, interview.id)
        if not held or self._in.discussions.is_after(interview.id):
            return
        reflections = [one for one in self._in.rounds.of(interview.id) if one.purpose is Purpose.REFLECTION]
        if not reflections:
            words = open_words.no_reflection_words(interview.title)
            yield OpenEnd(Matter.REFLECTION, interview.id, interview.id, words)
        elif all(self._in.rounds.standing(one.id).over for one in reflections):
            words = open_words.no_discussion_words(interview.title)
            yield OpenEnd(Matter.DISCUSSION, interview.id, interview.id, words)

    def _of_conflicts(self) -> Iterator[OpenEnd]:
        for number, conflict in enumerate(self._in.conflicts.open()):
            interview = self._interviews.get(conflict.interview)
            within = interview.title if interview and conflict.kind != Interview.KIND else ""
            words = open_words.conflict_line(what(conflict), within)
            yield OpenEnd(Matter.CONFLICT, conflict.interview, str(number), words)

    def _of_results(self) -> Iterator[OpenEnd]:
        for sentence in self._in.overlook.gone():
            words = open_words.gone_ground_words(sentence.text.text)
            yield OpenEnd(Matter.RESULT, "", sentence.id, words)

    def _of_groups(self) -> Iterator[OpenEnd]:
        """Units that two laptops have laid into different groups, where the method has them lie in one."""
        clusters = self._in.clusters
        if not clusters.method.one_group:
            return
        naming = Naming(clusters.table.words, clusters.method.groups, clusters.layout)
        for unit, groups in several(clusters.layout).items():
            names = [naming.called(one) for one in groups]
            yield OpenEnd(Matter.GROUP, "", unit, open_words.groups_words(naming.unit(unit), names))

    def _asks(self, differing: Differing, me: str) -> str:
        """Who has put a reading before the member who works here; empty for none, or where one has written since."""
        mine = differing.voice(me)
        waiting = [
            one.reading
            for one in differing.proposals
            if mine and me in one.missing and {own.id for own in mine.now} <= set(one.reading.cites)
        ]
        return self._context.name_of(waiting[-1].author) if waiting else ""


def ordered(ends: list[OpenEnd]) -> list[OpenEnd]:
    """In the order in which it is told; within one matter as it came."""
    places = {matter: place for place, matter in enumerate(Matter)}
    return sorted(ends, key=lambda one: places[one.matter])
