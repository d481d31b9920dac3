"""The balance of a study: worked out of the rounds that are over for all and of the wordings that the group goes on with.

It is told in words for the whole group.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.cellar.words import _, _n, mark
from workbench.desk.context import Context
from workbench.desk.prompts import given_questions
from workbench.desk.rounds import Rounds
from workbench.desk.thread import Thread
from workbench.desk.transcripts import Transcripts
from workbench.study.balance import IN_TURN, Balance, Ended, Worded, balance
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview
from workbench.study.people import Member, Role, Speaker, VoiceRole
from workbench.study.provenance import Provenance
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.rounds import Reply, Round, is_for_all

_GROUPS: dict[Role, str] = {
    Role.PEER: mark("Competence group"),
    Role.RESEARCHER: mark("Researchers"),
    Role.LEAD: mark("Lead researcher"),
}
_SOURCES: dict[Provenance, str] = {
    Provenance.PEER: mark("Competence group"),
    Provenance.RESEARCHER: mark("Researchers"),
    Provenance.JOINT: mark("Written together"),
    Provenance.PARTICIPANT: mark("The participant's own words"),
}


@dataclass(frozen=True)
class Line:
    """One line of a tally: how many of the tally's `whole` are of this kind."""

    words: str
    count: int


@dataclass(frozen=True)
class Tally:
    """Something that was counted, in words; `hint` says how it is meant, empty where that is plain."""

    title: str
    hint: str
    lines: tuple[Line, ...]

    @property
    def whole(self) -> int:
        """The lines together."""
        return sum(line.count for line in self.lines)

    def told(self, line: Line) -> str:
        """A line as a sentence tells it: "Researchers: 2 of 5"."""
        return _("{what}: {count} of {whole}").format(what=line.words, count=line.count, whole=self.whole)


class BalanceDesk:
    """Asked anew each time: nothing of it is kept."""

    def __init__(self, context: Context, rounds: Rounds, transcripts: Transcripts, thread: Thread) -> None:
        self._context = context
        self._rounds = rounds
        self._thread = thread
        self._transcripts = transcripts

    def now(self) -> Balance:
        """The balance of the whole study as it stands now."""
        members = {member.id: member for member in self._context.all(Member)}
        over = ["", *(interview.id for interview in self._context.all(Interview))]
        ended = [one for interview in over for one in self._ended(interview, members)]
        said = self._thread.said()
        return balance(ended, members, given_questions(), self._names(said), self._sentences(said))

    def _names(self, said: Callable[[Ground], Sequence[str]]) -> Iterable[Worded]:
        for cluster in self._context.all(Cluster):
            if cluster.name.text:
                yield Worded(cluster.name, said(Ground(Cluster.KIND, cluster.id)))

    def _sentences(self, said: Callable[[Ground], Sequence[str]]) -> Iterable[Worded]:
        """A condensate is no sentence of the results: it is artificial, and made of participants' words."""
        texts = {one.id for one in self._context.all(Section) if one.genre is not Genre.CONDENSATE}
        for one in self._context.all(Sentence):
            if one.section in texts and one.text.text:
                yield Worded(one.text, [text for ground in one.rests for text in said(ground)])

    def _ended(self, interview: str, members: dict[str, Member]) -> Iterable[Ended]:
        over: list[Ended] = []
        for begun in self._rounds.of(interview):
            round_, parts = self._rounds.met(begun)
            order = self._rounds.order(round_, parts)
            if is_for_all(round_, parts, members) and round_.turned >= len(order):
                over.append(Ended(round_, parts, order, self._answers(round_)))
        voiced = self._voiced(interview) if over and interview else []
        return [replace(one, voiced=voiced) for one in over]

    def _answers(self, round_: Round) -> list[str]:
        return [one.author for one in self._context.all(Reply, round_.interview) if one.round == round_.id]

    def _voiced(self, interview: str) -> list[str]:
        speakers = self._context.all(Speaker, interview)
        participants = {one.id for one in speakers if one.role is VoiceRole.PARTICIPANT}
        turns = self._transcripts.reading(interview).turns
        return [turn.text for turn in turns if turn.speaker in participants]


def balance_words(found: Balance) -> str:
    """What a balance rests on, in a sentence or two."""
    if not found.rounds:
        return _(
            "No round is over yet. A round counts once all its cards are turned and nobody has a card left to write."
        )
    return _n(
        "{count} round is over. A round counts once all its cards are turned and nobody has a card left to write.",
        "{count} rounds are over. A round counts once all its cards are turned and nobody has a card left to write.",
        found.rounds,
    ).format(count=found.rounds)


def tallies(found: Balance) -> list[Tally]:
    """A balance in words, by role; only what there is something to tell of."""
    present = [role for role in IN_TURN if found.members[role] or found.parts[role] or found.answers[role]]

    def by_role(title: str, hint: str, counted: Counter[Role]) -> Tally:
        return Tally(title, hint, tuple(Line(_(_GROUPS[role]), counted[role]) for role in present))

    told = [
        by_role(_("In the study now"), "", found.members),
        by_role(
            _("Took part"), _("All rounds together; whoever wrote a card or passed took part."), found.parts
        ),
        by_role(_("Passed"), _("Passing is taking part, too. Nobody is asked why."), found.passed),
        by_role(
            _("Whose card was turned first"),
            _("By the rule of the round the competence group begins."),
            found.first,
        ),
        by_role(
            _("Whose card was turned last"),
            _("By the rule of the round the lead researcher comes last."),
            found.last,
        ),
        by_role(_("Answered after the last card"), "", found.answers),
        Tally(
            _("Whose words the questions are"),
            _("The questions that you ask each other in a round, by who put them into words."),
            tuple(_sources(found.questions, found.given)),
        ),
        Tally(
            _("Whose words the names are"),
            _("What you call what belongs together on the table."),
            tuple(_sources(found.names)),
        ),
        Tally(
            _("Whose words the results are"),
            _(
                "The sentences of the results, without condensates. Who changes a sentence is an author of it, too."
            ),
            tuple(_sources(found.sentences)),
        ),
    ]
    return [tally for tally in told if tally.whole]


def text_of(found: Balance) -> str:
    """A balance as plain text."""
    told = [balance_words(found)]
    for tally in tallies(found):
        told += ["", tally.title, *(f"  {tally.told(line)}" for line in tally.lines)]
    return "\n".join(told)


def as_plain(found: Balance) -> dict[str, object]:
    """A balance as plain values for another program."""
    by_role = {
        "members": found.members, "took_part": found.parts, "passed": found.passed,
        "turned_first": found.first, "turned_last": found.last, "answered": found.answers,
    }  # fmt: skip
    return {
        "rounds": found.rounds,
        **{name: {role.value: counted[role] for role in IN_TURN} for name, counted in by_role.items()},
        "questions": {**_by_source(found.questions), "program": found.given},
        "names": _by_source(found.names),
        "sentences": _by_source(found.sentences),
    }


def _by_source(counted: Counter[Provenance]) -> dict[str, int]:
    return {source.value: counted[source] for source in Provenance}


def _sources(counted: Counter[Provenance], given: int = 0) -> Iterable[Line]:
    for source, words in _SOURCES.items():
        always = source in (Provenance.PEER, Provenance.RESEARCHER)
        if always or counted[source]:
            yield Line(_(words), counted[source])
    if given:
        yield Line(_("Came with the program"), given)
