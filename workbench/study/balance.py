"""Who took the word in rounds, and whose wording the group goes on with: for the group, by role and never by person.

Source of the rule: METHODS, "Balance". Counted are rounds and wordings; no clicks, no minutes, no words. A round that
is still blind for anybody is not in it, not even as a number.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.study.people import Member, Role, place_in_turn
from workbench.study.provenance import Provenance, Wording, provenance
from workbench.study.rounds import PartState, Purpose, Round

IN_TURN = (Role.PEER, Role.RESEARCHER, Role.LEAD)
"""The roles in the order in which they are heard; whoever is several counts as the one that decides the own turn."""


@dataclass(frozen=True)
class Ended:
    """A round that is over for all. `order` is who turned the own card when, `answers` the author of each answer.

    `voiced` is what the participants of its interview said.
    """

    round: Round
    parts: Mapping[str, PartState]
    order: Sequence[str] = ()
    answers: Sequence[str] = ()
    voiced: Collection[str] = ()


@dataclass(frozen=True)
class Worded:
    """A wording that the whole group goes on with, and what participants said in what it is about."""

    wording: Wording
    voiced: Collection[str] = ()


@dataclass(frozen=True)
class Balance:
    """Counts by role. `members` are those in the study now; all others are summed over `rounds` rounds.

    `several` counts the rounds with more than one card: only there is one the first and another the last. `questions`
    counts whose words the questions are, `given` the questions that came with the program; `names` and `sentences` count
    whose words the names of clusters and the sentences of the results are.
    """

    rounds: int = 0
    several: int = 0
    given: int = 0
    members: Counter[Role] = field(default_factory=Counter[Role])
    parts: Counter[Role] = field(default_factory=Counter[Role])
    passed: Counter[Role] = field(default_factory=Counter[Role])
    first: Counter[Role] = field(default_factory=Counter[Role])
    last: Counter[Role] = field(default_factory=Counter[Role])
    answers: Counter[Role] = field(default_factory=Counter[Role])
    questions: Counter[Provenance] = field(default_factory=Counter[Provenance])
    names: Counter[Provenance] = field(default_factory=Counter[Provenance])
    sentences: Counter[Provenance] = field(default_factory=Counter[Provenance])


def balance(
    ended: Iterable[Ended],
    members: Mapping[str, Member],
    given: Collection[str],
    names: Iterable[Worded] = (),
    sentences: Iterable[Worded] = (),
) -> Balance:
    """The balance of these rounds and wordings.

    `given` are the questions that come with the program: they are nobody's wording. Reflection notes are not among the
    rounds: they belong to those who led an interview, and take no word in the group.
    """
    rounds = [one for one in ended if one.round.purpose is not Purpose.REFLECTION]
    roles = {identity: member.roles for identity, member in members.items()}

    def by_role(of: Iterable[str]) -> Counter[Role]:
        return Counter(IN_TURN[place_in_turn(roles.get(member, ()))] for member in of)

    def by_source(of: Iterable[Worded]) -> Counter[Provenance]:
        return Counter(one for worded in of if (one := provenance(worded.wording, roles, worded.voiced)))

    several = [one for one in rounds if len(one.order) > 1]
    worded = [one for one in rounds if one.round.purpose is not Purpose.LAYING]
    asked = [(prompt, one) for one in worded for prompt in one.round.prompts]
    own = [(prompt, one) for prompt, one in asked if prompt not in given]
    # A question of one word, such as "Why?", is a participant's by chance alone.
    asked_by = (
        Worded(Wording(prompt, (one.round.author,)), one.voiced if " " in prompt.strip() else ())
        for prompt, one in own
    )
    return Balance(
        rounds=len(rounds),
        several=len(several),
        given=len(asked) - len(own),
        members=by_role(identity for identity, member in members.items() if not member.left),
        parts=by_role(_in_state(rounds, PartState.DONE, PartState.PASSED)),
        passed=by_role(_in_state(rounds, PartState.PASSED)),
        first=by_role(one.order[0] for one in several),
        last=by_role(one.order[-1] for one in several),
        answers=by_role(author for one in rounds for author in one.answers),
        questions=by_source(asked_by),
        names=by_source(names),
        sentences=by_source(sentences),
    )


def _in_state(rounds: Iterable[Ended], *states: PartState) -> Iterable[str]:
    return (member for one in rounds for member, state in one.parts.items() if state in states)
