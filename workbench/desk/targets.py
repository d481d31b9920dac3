"""What members write about together: a unit of meaning, some words, a whole interview; and where a round is blind."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.rounds import Rounds
from workbench.desk.standing import Standing
from workbench.desk.transcripts import Transcripts
from workbench.study.about import About, overlap
from workbench.study.anchors import Anchor
from workbench.study.interviews import Interview
from workbench.study.reading import Reading
from workbench.study.rounds import PartState, Round
from workbench.study.units import Unit


class Targets:
    """Each is told as a record that is not kept itself: a disagreement or a discussion takes it over.

    Where it has an identity, that is what they go on from.
    """

    def __init__(self, context: Context, transcripts: Transcripts, rounds: Rounds) -> None:
        self._context = context
        self._transcripts = transcripts
        self._rounds = rounds

    def unit(self, unit_id: str) -> About:
        """A unit of meaning. Raises Refusal where it is gone."""
        unit = self._context.need(Unit, unit_id)
        return About(id="", interview=unit.interview, about=Unit.KIND, target=unit.id, passage=unit.anchor)

    def words(self, interview: str, first: int, last: int, reading: Reading | None = None) -> About:
        """The words from position `first` to `last` of an interview, both included. Raises Refusal where there are none."""
        whole = self.whole(interview)
        try:
            anchor = Anchor.over(reading or self._transcripts.reading(interview), first, last)
        except ValueError:
            raise Refusal(_("Select the words in the transcript first.")) from None
        return replace(whole, passage=anchor)

    def whole(self, interview: str) -> About:
        """A whole interview. Raises Refusal where it is gone."""
        self._context.need(Interview, interview)
        return About(id="", interview=interview, about=Interview.KIND, target=interview)

    def over(self, round_: Round) -> About:
        """What a round was over, to go on from it."""
        whole = self.whole(round_.interview)
        return replace(whole, id=round_.id, passage=round_.passage)

    def passage_now(self, about: About) -> Anchor:
        """The words that something is about: where it is a unit, those that the unit has now."""
        unit = self._context.find(Unit, about.target) if about.about == Unit.KIND else None
        return unit.anchor if unit else about.passage

    def blind(self, about: About) -> bool:
        """Whether a round over some of these words is still blind: nobody says anything of them to others yet."""
        return any(not standing.open for standing in self._standings(about))

    def blind_for_me(self, about: About) -> bool:
        """Whether the member who works here has still to write alone about some of these words."""
        return any(standing.mine is PartState.WRITING for standing in self._standings(about))

    def opened_without_me(self, about: About) -> bool:
        """Whether the others go on already about some of these words, and the member who works here has still to write."""
        return any(one.open and one.mine is PartState.WRITING for one in self._standings(about))

    def for_all(self, about: About) -> bool:
        """Whether nobody has still to write alone about some of these words, so that everybody may read of them."""
        return all(standing.for_all for standing in self._standings(about))

    def _standings(self, about: About) -> Iterator[Standing]:
        """How far the rounds are that have words in common with these, as they were or as they are now."""
        passages = about.passage, self.passage_now(about)
        for one in self._rounds.of(about.interview):
            if any(overlap(one.passage, passage) for passage in passages):
                yield self._rounds.standing(one.id)


def write_alone_first() -> Refusal:
    """What somebody is told who would read too early what others have said."""
    return Refusal(_("A round over these words waits for you. Write alone first; then you can read this."))
