"""Preliminary themes: each makes a list alone, then the group negotiates one list, whose themes lie on the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.prompts import theme_questions
from workbench.desk.rounds import Rounds
from workbench.desk.standing import Standing
from workbench.history.log import making, moment, removing
from workbench.study.clusters import Cluster, Placement, Spot
from workbench.study.ids import new_id
from workbench.study.people import Member
from workbench.study.provenance import Wording
from workbench.study.rounds import Purpose, Round

_APART = 130
_IN_A_ROW = 6


@dataclass(frozen=True)
class ThemeList:
    """What one member wrote in a round; None while the key is still with them."""

    author: str
    themes: tuple[str, ...] | None


class Themes:
    """The lists made apart, and the one that the group agrees on."""

    def __init__(self, context: Context, rounds: Rounds) -> None:
        self._context = context
        self._rounds = rounds

    def asked(self) -> list[str]:
        """What each is asked by the method of the study; it can be changed for each round."""
        return theme_questions(self._context.method)

    def begin(self, members: Sequence[str], asked: Sequence[str]) -> Round:
        """Let these members write their lists, alone. Raises Refusal for nobody, and for no question."""
        return self._rounds.begin("", members, asked, purpose=Purpose.THEMES)

    def standings(self) -> list[Standing]:
        """How far the rounds over preliminary themes are, the newest first."""
        found = [one for one in self._rounds.of("") if one.purpose is Purpose.THEMES]
        return [self._rounds.standing(one.id) for one in reversed(found)]

    def lists(self, standing: Standing) -> list[ThemeList]:
        """The lists of a round that is over, in the order in which they were turned; none before that."""
        if not standing.over:
            return []
        return [
            ThemeList(card.author, None if card.answers is None else themes_in(card.answers))
            for card in self._rounds.cards(standing.round.id)
        ]

    def agreed(self) -> list[Cluster]:
        """The agreed list: what stands by its name and in nothing else on the table, as it was agreed on."""
        found = [one for one in self._context.all(Cluster) if one.name.text and not one.within]
        return sorted(found, key=lambda one: (one.made, one.id))

    def grown(self) -> list[Cluster]:
        """What was put on the agreed list and still stands, whatever has become of it on the table; oldest first."""
        steps = self._context.archive.shelf.steps_called([Gesture.THEME_AGREED])
        listed = {leaf.key for step in steps for leaf in step.standing}
        found = [one for one in self._context.all(Cluster) if (Cluster.KIND, one.id) in listed]
        return sorted(found, key=lambda one: (one.made, one.id))

    def agree(self, text: str, authors: Sequence[str]) -> Cluster:
        """Put a theme on the agreed list, in the words of these members. Raises Refusal without words, and twice."""
        words = " ".join(text.split())
        if not words:
            raise Refusal(_("Nothing is written yet. Write what the theme is called."))
        listed = self.agreed()
        if any(same_theme(one.name.text, words) for one in listed):
            raise Refusal(_("This theme is on the agreed list already."))
        for author in authors:
            self._context.need(Member, author)
        taken = {one.spot for one in self._context.all(Cluster)}
        free = (Spot(n % _IN_A_ROW * _APART, n // _IN_A_ROW * _APART) for n in range(len(taken) + 1))
        theme = Cluster(
            id=new_id(),
            name=Wording(words, tuple(dict.fromkeys(authors))),
            spot=next(spot for spot in free if spot not in taken),
            by=self._context.me,
            made=moment(),
        )
        self._context.record(Gesture.THEME_AGREED, making(theme))
        return theme

    def leave(self, identity: str) -> None:
        """Take a theme off the agreed list. Raises Refusal where units lie in it by now."""
        theme = self._context.need(Cluster, identity)
        inner = any(one.within == identity for one in self._context.all(Cluster))
        if inner or self._context.archive.shelf.count(Placement.KIND, identity):
            raise Refusal(
                _(
                    "Something lies in “{theme}” by now, so it stays. It can be taken apart on the table."
                ).format(theme=theme.name.text)
            )
        self._context.record(Gesture.THEME_LEFT, removing(theme))


def themes_in(answers: Sequence[str]) -> tuple[str, ...]:
    """The themes of a list: one on each line, without what people put before the items of a list."""
    lines = (line.strip().lstrip("-–•*").strip() for answer in answers for line in answer.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def same_theme(one: str, other: str) -> bool:
    """Whether two wordings are one theme."""
    return one.casefold().split() == other.casefold().split()
