"""Where everything on a table lies: the mats of stacks and the cards on them, in card widths ÷ 100.

Nothing here paints; what is asked of it is where something is, and what lies at a point.
"""

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from workbench.study.clusters import Layout, Stack

CARD = (100.0, 58.0)
PAD = 5.0
STRIP = 22.0
"""How much of a card is seen that lies under the next one."""
NAME_LINE = 11.0
HEAD = 5.0
FOOT = 17.0
SHOWN = 5
"""Cards of a stack that are seen while it is gathered; of more only this many, and how many lie below."""
COLUMNS = 4
GAP = 4.0
AROUND = 9.0
"""How far the ground of a cluster with parts reaches beyond them."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A card on the table: its unit and its place. Of those that overlap the later one lies on top."""

    unit: str
    box: QRectF


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stack lies. A single card without a name has no mat: `loose`."""

    stack: Stack
    box: QRectF
    head: QRectF
    cards: tuple[Lying, ...]
    foot: QRectF
    hidden: int
    spread: bool

    @property
    def loose(self) -> bool:
        """Whether it is a card that lies by itself."""
        return self.head.isNull()


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies at a point: a stack, one of its cards where `unit` says so, or its foot."""

    cluster: str
    unit: str = ""
    foot: bool = False


class Plan:
    """The places of all stacks of a layout. `lines` tells how many lines a name takes on a mat."""

    def __init__(
        self,
        layout: Layout,
        spread: Collection[str],
        order: Sequence[str],
        lines: Callable[[str], int],
    ) -> None:
        self.layout = layout
        around = {stack.within for stack in layout if stack.within}
        height = {cluster: number for number, cluster in enumerate(order)}
        ordered = sorted(layout, key=lambda stack: height.get(stack.cluster, -1))
        self.places: dict[str, Place] = {
            stack.cluster: placed(stack, stack.cluster in spread, stack.cluster in around, lines)
            for stack in ordered
        }
        self.grounds: dict[str, QRectF] = {}
        inside: dict[str, list[str]] = {}
        for stack in layout:
            inside.setdefault(stack.within, []).append(stack.cluster)
        for cluster in inside.get("", ()):
            self._spread_ground(cluster, inside)

    def _spread_ground(self, cluster: str, inside: dict[str, list[str]]) -> QRectF:
        box = QRectF(self.places[cluster].box)
        parts = inside.get(cluster, ())
        if parts:
            self.grounds[cluster] = QRectF()  # the outer one is painted first
        for part in parts:
            box = box.united(self._spread_ground(part, inside))
        if parts:
            box = box.adjusted(-AROUND, -AROUND, AROUND, AROUND)
            self.grounds[cluster] = box
        return box

    @property
    def bounds(self) -> QRectF:
        """All that lies there, in one box; empty for an empty table."""
        whole = QRectF()
        for place in self.places.values():
            whole = whole.united(place.box)
        for ground in self.grounds.values():
            whole = whole.united(ground)
        return whole

    def at(self, point: QPointF, without: Collection[str] = ()) -> Hit | None:
        """What lies on top at a point; stacks in `without` are passed over."""
        x, y = point.x(), point.y()
        for place in reversed(self.places.values()):
            box = place.box
            if not (box.left() <= x <= box.right() and box.top() <= y <= box.bottom()):
                continue
            if place.stack.cluster in without:
                continue
            if place.foot.contains(point):
                return Hit(place.stack.cluster, foot=True)
            for card in reversed(place.cards):
                if card.box.contains(point):
                    return Hit(place.stack.cluster, card.unit)
            return Hit(place.stack.cluster)
        return None

    def card(self, cluster: str, unit: str) -> QRectF:
        """Where a card is seen; where it lies below others, the whole stack."""
        place = self.places[cluster]
        return next((card.box for card in place.cards if card.unit == unit), place.box)

    def seen(self, cluster: str, unit: str = "") -> QRectF:
        """What is seen of a card: of one that lies under the next one its strip; without `unit` the whole stack."""
        place = self.places[cluster]
        box = QRectF(self.card(cluster, unit) if unit else place.box)
        after = [card.box.top() for card in place.cards if card.box.top() > box.top()]
        if unit and after and not place.spread and any(card.unit == unit for card in place.cards):
            box.setBottom(min(after))
        return box

    def gap(self, cluster: str, point: QPointF) -> int:
        """Before which card of a stack something would come that is let fall at a point."""
        place = self.places[cluster]
        units = place.stack.units
        for card in place.cards:
            edge = STRIP if not place.spread and card is not place.cards[-1] else card.box.height()
            row = not place.spread or card.box.left() <= point.x() <= card.box.right() + GAP
            if row and card.box.top() <= point.y() < card.box.top() + edge / 2:
                return units.index(card.unit)
            if row and card.box.top() <= point.y() < card.box.top() + edge:
                return units.index(card.unit) + 1
        return len(units)

    def nearest(self, cluster: str, dx: int, dy: int) -> str:
        """The stack that lies nearest in a direction; empty for none."""
        here = self.places[cluster].box.center()
        best, found = math.inf, ""
        for other, place in self.places.items():
            way = place.box.center() - here
            along, aside = way.x() * dx + way.y() * dy, abs(way.x() * dy) + abs(way.y() * dx)
            if other != cluster and along > 0 and along + 2.5 * aside < best:
                best, found = along + 2.5 * aside, other
        return found

    def in_sight(self, box: QRectF) -> Iterator[Place]:
        """The stacks of which something lies in a box, the lower ones first."""
        left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
        for place in self.places.values():
            other = place.box
            if (
                other.left() < right
                and other.right() > left
                and other.top() < bottom
                and other.bottom() > top
            ):
                yield place


def placed(stack: Stack, spread: bool, around: bool, lines: Callable[[str], int]) -> Place:
    """Where a stack and its cards lie. `around`: other stacks are parts of it."""
    x, y = float(stack.spot.x), float(stack.spot.y)
    count = len(stack.units)
    if count == 1 and not stack.name.text and not around:
        box = QRectF(x, y, *CARD)
        return Place(stack, box, QRectF(), (Lying(stack.units[0], box),), QRectF(), 0, False)
    head = QRectF(x, y, CARD[0] + 2 * PAD, HEAD + NAME_LINE * lines(stack.name.text) + 2)
    top = head.bottom()
    if spread and count > 1:
        columns = min(COLUMNS, max(2, math.ceil(math.sqrt(count))))
        cards = tuple(
            Lying(
                unit,
                QRectF(
                    x + PAD + number % columns * (CARD[0] + GAP),
                    top + number // columns * (CARD[1] + GAP),
                    *CARD,
                ),
            )
            for number, unit in enumerate(stack.units)
        )
        width = columns * (CARD[0] + GAP) - GAP + 2 * PAD
        bottom = cards[-1].box.bottom()
        hidden = 0
    else:
        seen = stack.units if count <= SHOWN + 1 else stack.units[:SHOWN]
        cards = tuple(
            Lying(unit, QRectF(x + PAD, top + number * STRIP, *CARD)) for number, unit in enumerate(seen)
        )
        width = CARD[0] + 2 * PAD
        bottom = cards[-1].box.bottom() if cards else top + 6
        hidden = count - len(seen)
    head.setWidth(width)
    foldable = hidden or (spread and count > 1)
    foot = QRectF(x, bottom, width, FOOT) if foldable else QRectF()
    height = bottom - y + (FOOT if foldable else PAD)
    return Place(stack, QRectF(x, y, width, height), head, cards, foot, hidden, spread and count > 1)
