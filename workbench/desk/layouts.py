"""Each lays alone first: a blind round over the whole study, whose cards hold layouts; then they are held beside each other."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.laying import Laying, Parents
from workbench.desk.rounds import Rounds
from workbench.desk.standing import Standing
from workbench.desk.table import Table
from workbench.desk.table_words import Naming, told_beside
from workbench.study.clusters import Layout, layout_decoded, layout_encoded
from workbench.study.comparing import beside
from workbench.study.rounds import PartState, Purpose, Round

_SEPARATOR = "\n\n"
_KEPT = 200
"""How many gestures of one who lays alone can be taken back."""


@dataclass(frozen=True)
class Laid:
    """How one member laid the units alone; several layouts where it was done on several laptops at once.

    None while the key of the card is still with its author.
    """

    author: str
    layouts: tuple[Layout, ...] | None


class AloneTable(Laying):
    """The table of one who lays alone first. What was done is kept when it is asked for, sealed; until then in memory."""

    def __init__(self, context: Context, table: Table, rounds: Rounds, round_id: str) -> None:
        super().__init__(context, table)
        self.round = round_id
        self._rounds = rounds
        self._member = context.me
        self._kept = rounds.own(round_id)[0]
        versions = _read(self._kept)
        self._layout: Layout = versions[0] if versions else ()
        self._others: tuple[Layout, ...] = versions[1:]
        self._before: list[Layout] = []
        self._after: list[Layout] = []

    @property
    def layout(self) -> Layout:
        known = self.table.units  # looks once for all of them
        return tuple(
            stack
            if all(unit in known for unit in stack.units)
            else replace(stack, units=tuple(unit for unit in stack.units if unit in known))
            for stack in self._layout
        )

    @property
    def others(self) -> tuple[Layout, ...]:
        """What the same member has laid on another laptop at the same time; all are kept until one alone is to be."""
        self._look()
        return self._others

    @property
    def waiting(self) -> bool:
        """Whether something was done that is not kept yet."""
        return self._text() != self._kept

    def settle(self) -> None:
        """Keep what was done, sealed, and beside it what was laid on another laptop."""
        if self._context.reader == self._member:
            self._look()
            if self.waiting:
                self._rounds.write(self.round, 0, self._text())
                self._kept = self._text()

    def turn_to_other(self) -> None:
        """Show, and go on with, what was laid on another laptop; this one is kept beside it."""
        if self.others:
            self._layout, self._others = self._others[0], (*self._others[1:], self._layout)
            self._before, self._after = [], []
            self.settle()

    def keep_only_this(self) -> None:
        """Let go of what was laid on other laptops."""
        self._look()
        self._others = ()
        self.settle()

    def take_back(self) -> bool:
        """Take the newest gesture back; whether there was one."""
        return self._go(self._before, self._after)

    def bring_back(self) -> bool:
        """Bring back what was taken back last; whether there was something."""
        return self._go(self._after, self._before)

    def finish(self) -> None:
        """The own part is done; the layout stays as it is. Raises Refusal where nothing lies there."""
        if not self._layout:
            raise Refusal(
                _("Nothing lies on your table yet. Lay some of the units, or pass: passing counts, too.")
            )
        self.settle()
        self._rounds.finish(self.round)

    def _keep(self, gesture: Gesture, after: Layout, parents: Parents | None = None) -> None:
        if self._context.me != self._member:
            raise Refusal(_("This table belongs to somebody else."))
        self._before = [*self._before, self._layout][-_KEPT:]
        self._after = []
        self._layout = after

    def _look(self) -> None:
        """Take up what has come from another laptop since."""
        now = self._rounds.own(self.round)[0]
        if now == self._kept:
            return
        come, touched = [one for one in _read(now) if one], self.waiting
        if come and not touched and self._layout not in come:
            self._layout = come.pop(0)  # there one has gone on with what was laid here
            self._before, self._after = [], []
        self._others = tuple(dict.fromkeys(one for one in come if one != self._layout))
        self._kept = now

    def _text(self) -> str:
        return _SEPARATOR.join(_written(one) for one in (self._layout, *self._others) if one)

    def _go(self, there: list[Layout], back: list[Layout]) -> bool:
        if not there:
            return False
        back.append(self._layout)
        self._layout = there.pop()
        return True


class Layouts:
    """The rounds in which each lays alone first."""

    def __init__(self, context: Context, table: Table, rounds: Rounds) -> None:
        self._context = context
        self._table = table
        self._rounds = rounds
        self._alone: dict[tuple[str, str], AloneTable] = {}

    def begin(self, members: Sequence[str], question: str) -> Round:
        """Begin a round in which each lays the units alone. Raises Refusal for fewer than two members."""
        return self._rounds.begin("", members, [question], purpose=Purpose.LAYING)

    def rounds(self) -> list[Standing]:
        """These rounds and how far they are, oldest first."""
        laying = [one for one in self._rounds.of("") if one.purpose is Purpose.LAYING]
        return [self._rounds.standing(one.id) for one in laying]

    def mine(self) -> Standing | None:
        """The newest round in which the member who works here has still to lay, or None."""
        waiting = [one for one in self.rounds() if one.mine is PartState.WRITING]
        return waiting[-1] if waiting else None

    def alone(self, round_id: str) -> AloneTable:
        """The own table in a round. It is kept in memory as long as the study is open."""
        key = (round_id, self._context.me)
        if key not in self._alone:
            self._alone[key] = AloneTable(self._context, self._table, self._rounds, round_id)
        return self._alone[key]

    def settle(self) -> None:
        """Keep what the member who works here has laid and what is not kept yet."""
        for (_round, member), table in self._alone.items():
            if member == self._context.reader:
                table.settle()

    def turned(self, round_id: str) -> list[Laid]:
        """The layouts that were turned, in order; none for who may not see them yet."""
        cards = self._rounds.cards(round_id)
        return [
            Laid(card.author, _read(card.answers[0]) if card.answers is not None else None) for card in cards
        ]

    def compared(self, one: Laid, other: Laid) -> list[list[str]]:
        """Where two members laid units together or apart: for each stack of the first some sentences."""
        mine, theirs = _all(one), _all(other)
        naming = Naming(self._table.words, self._context.method.groups, mine, theirs)
        names = self._context.name_of(one.author), self._context.name_of(other.author)
        return [told_beside(found, naming, *names) for found in beside(mine, theirs)]


def _all(laid: Laid) -> Layout:
    return tuple(stack for layout in laid.layouts or () for stack in layout)


def _written(layout: Layout) -> str:
    return json.dumps(layout_encoded(layout)) if layout else ""


def _read(written: str) -> tuple[Layout, ...]:
    """The layouts on a card: one for each laptop on which its author wrote at the same time."""
    found = (layout for version in written.split(_SEPARATOR) if version for layout in _decoded(version))
    return tuple(dict.fromkeys(found))


def _decoded(version: str) -> Iterator[Layout]:
    try:
        yield layout_decoded(json.loads(version))
    except (ValueError, TypeError, IndexError):
        return  # a card is sealed: what another program wrote on it was looked at by nobody before
