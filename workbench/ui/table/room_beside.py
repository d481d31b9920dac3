"""Where there is room beside a stack, or near a place, in card widths ÷ 100."""

import math
from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSizeF

from workbench.ui.table.plan import AROUND, Plan

BETWEEN = 20.0
"""How far from each other stacks lie that are laid beside each other."""
CLEAR = BETWEEN - 6
"""How far at least: places are those of a grid."""
STEP = 20
REACH = 20
"""Steps in each direction that are tried; where all of that is covered, one lies over the others."""

TRIES = 150
"""Free places of which the one is taken where a ground that grows for it covers the least, if none covers nothing."""


def free_beside(plan: Plan, cluster: str, size: QSizeF, around: Collection[str] = ()) -> QPointF:
    """The nearest corner beside a stack with room for `size`: to its right or below it, before the other sides.

    `around`: the clusters of which it is a part. It may lie on their grounds, which grow for it: over nothing else
    where that can be.
    """
    own = plan.places[cluster].box
    wide = REACH * STEP + size.width() + size.height()
    near = own.adjusted(-wide, -wide, wide, wide)
    lying = [one.box for one in plan.in_sight(near)]
    taken = _taken(plan, near, around)
    places = sorted(_corners(own, size), key=lambda corner: _far(own, QRectF(corner, size)))
    grounds = [plan.grounds.get(one, plan.places[one].box) for one in around if one in plan.places]
    best, least, tried = own.topRight() + QPointF(BETWEEN, 0), math.inf, 0
    for corner in places:
        box = QRectF(corner, size)
        if any(box.intersects(one) for one in taken):
            continue
        covered = sum(_covered(ground, box, lying) for ground in grounds)
        best, least = (corner, covered) if covered < least else (best, least)
        tried += 1
        if not covered or tried == TRIES:
            break
    return best


def free_near(plan: Plan, wanted: QRectF) -> QPointF:
    """The corner nearest to that of `wanted` where a box as large lies on nothing."""
    near = wanted.adjusted(
        *(side * (REACH * STEP + wanted.width() + wanted.height()) for side in (-1, -1, 1, 1))
    )
    taken = _taken(plan, near)

    def far(corner: QPointF) -> float:
        return (corner - wanted.topLeft()).manhattanLength()

    for corner in sorted(_corners(wanted, wanted.size()), key=far):
        if not any(QRectF(corner, wanted.size()).intersects(one) for one in taken):
            return corner
    return plan.bounds.topRight() + QPointF(BETWEEN, 0)


def _taken(plan: Plan, near: QRectF, around: Collection[str] = ()) -> list[QRectF]:
    """What lies near, with some space around it; but not the grounds of `around`."""
    grounds = [box for one, box in plan.grounds.items() if one not in around and box.intersects(near)]
    lying = [one.box for one in plan.in_sight(near)]
    return [box.adjusted(-CLEAR, -CLEAR, CLEAR, CLEAR) for box in (*grounds, *lying)]


def _covered(ground: QRectF, box: QRectF, lying: list[QRectF]) -> int:
    """How many stacks that lay beside a ground come to lie on it when it grows for a box."""
    grown = ground.united(box).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    return sum(one.intersects(grown) and not one.intersects(ground) for one in lying)


def _corners(own: QRectF, size: QSizeF) -> list[QPointF]:
    """Corners in line with the edges of a box and, by steps, all around it."""
    left, right = own.left() - BETWEEN - size.width(), own.right() + BETWEEN
    top, bottom = own.top() - BETWEEN - size.height(), own.bottom() + BETWEEN
    xs = {own.left(), left, right, *(own.left() + STEP * n for n in range(-REACH, REACH + 1))}
    ys = {own.top(), top, bottom, *(own.top() + STEP * n for n in range(-REACH, REACH + 1))}
    return [QPointF(x, y) for x in xs for y in ys]


def _far(own: QRectF, box: QRectF) -> tuple[float, float, float]:
    """How far a box lies from another; of two as far, what is in line with it, to its right or below, comes first."""
    aside = max(own.left() - box.right(), box.left() - own.right(), 0.0)
    above = max(own.top() - box.bottom(), box.top() - own.bottom(), 0.0)
    shifted = abs(box.left() - own.left()) if above else abs(box.top() - own.top())
    back = (box.right() <= own.left()) + (box.bottom() <= own.top())
    return aside + above, back + shifted / 1000, box.top()
