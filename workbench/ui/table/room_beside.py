"""Where there is room beside a stack, in card widths ÷ 100."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSizeF

from workbench.ui.table.plan import Plan

BETWEEN = 20.0
"""How far from each other stacks lie that are laid beside each other."""
CLEAR = BETWEEN - 6
"""How far at least: places are those of a grid."""
STEP = 20
REACH = 30
"""Steps in each direction that are tried; where all of that is covered, one lies over the others."""


def free_beside(plan: Plan, cluster: str, size: QSizeF, around: Collection[str] = ()) -> QPointF:
    """The nearest corner beside a stack with room for `size`: to its right or below it, before the other sides.

    `around`: the clusters of which it is a part; it may lie on their grounds.
    """
    own = plan.places[cluster].box
    wide = REACH * STEP + size.width() + size.height()
    near = own.adjusted(-wide, -wide, wide, wide)
    others = [box for one, box in plan.grounds.items() if one not in around and box.intersects(near)]
    lying = [one.box for one in plan.in_sight(near)]
    taken = [box.adjusted(-CLEAR, -CLEAR, CLEAR, CLEAR) for box in (*others, *lying)]
    places = sorted(_corners(own, size), key=lambda corner: _far(own, QRectF(corner, size)))
    for corner in places:
        box = QRectF(corner, size)
        if not any(box.intersects(one) for one in taken):
            return corner
    return own.topRight() + QPointF(BETWEEN, 0)


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
