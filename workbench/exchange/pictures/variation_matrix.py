"""What each participant's account shows of each constituent: there or not there, never how often."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.cellar.words import _
from workbench.exchange.pictures.svg import MARGIN, WIDTH, Drawing, Picture, height_of, lines_of, width_of

_NAMES, _SIZE, _SIDE, _CLOSE = 220.0, 12.0, 14.0, 11.5


@dataclass(frozen=True)
class MatrixRow:
    """A constituent by its name, and the participants in whose accounts it is.

    `uncoded`: it is also told of in a quote beside which no code stands. `apart`: the codes are left out, since they would
    tell whose words such a quote prints.
    """

    name: str
    present: frozenset[str]
    uncoded: bool = False
    apart: bool = False


def variation_matrix(title: str, participants: Sequence[str], rows: Sequence[MatrixRow]) -> Picture:
    """Draw a square for each constituent and participant: filled where it is there.

    Where participants are many their codes are read from below; where they are too many for the width, the rows stand
    again for the next of them.
    """
    drawing = Drawing()
    widest = max((width_of(one, _SIZE * 1.08) for one in participants), default=0.0)
    across = WIDTH - 2 * MARGIN - _NAMES
    lying = max(widest + 8, _SIDE + 10)
    upright = lying * len(participants) > across
    panels = -(-len(participants) // int(across // _CLOSE)) or 1
    fit = -(-len(participants) // panels) or 1
    column = min(_SIDE + 10, across / fit) if upright else lying
    y = MARGIN
    for begin in range(0, max(1, len(participants)), fit):
        shown = participants[begin : begin + fit]
        y = _head(drawing, shown, column, y, widest if upright else 0)
        y = _block(drawing, shown, rows, column, y) + 10
    for pattern, words in ((0, _("told of")), (3, _("not told of"))):
        drawing.filled(MARGIN, y + 1, _SIDE, pattern, "key")
        drawing.text(MARGIN + _SIDE + 8, y, words, _SIZE)
        y += height_of(1, _SIZE) + 4
    return drawing.finish(y + MARGIN, title, _described(title, participants, rows))


def _head(drawing: Drawing, participants: Sequence[str], column: float, y: float, upright: float) -> float:
    """The codes above their columns; where they end downwards. `upright` is how long they are where they stand."""
    for number, one in enumerate(participants):
        middle = MARGIN + _NAMES + (number + 0.5) * column
        if upright:
            drawing.upright(middle, y + upright, one, min(_SIZE, column * 0.85))
        else:
            drawing.text(middle, y, one, _SIZE, anchor="middle", bold=True)
    return y + (upright or height_of(1, _SIZE)) + 6


def _block(
    drawing: Drawing, participants: Sequence[str], rows: Sequence[MatrixRow], column: float, y: float
) -> float:
    """The rows for these participants; where they end downwards."""
    left, side = MARGIN + _NAMES, min(_SIDE, column - 3)
    for row in rows:
        name = _named(row.name)
        if row.apart:
            name = _("{name} (the codes are left out)").format(name=name)
        elif row.uncoded:
            name = _("{name} (also told of without a code)").format(name=name)
        lines = lines_of(name, _NAMES - 16, _SIZE)
        high = max(height_of(len(lines), _SIZE), side) + 10
        drawing.line(MARGIN, y, left + column * len(participants), y, "#bbbbbb")
        drawing.paragraph(MARGIN, y + 5, name, _NAMES - 16, _SIZE)
        for number, one in enumerate(() if row.apart else participants):
            x = left + (number + 0.5) * column - side / 2
            drawing.filled(x, y + (high - side) / 2, side, 0 if one in row.present else 3)
        y += high
    return y


def _named(name: str) -> str:
    return name.strip() or _("(without a name yet)")


def _described(title: str, participants: Sequence[str], rows: Sequence[MatrixRow]) -> str:
    told = [title]
    for row in rows:
        if row.apart:
            told.append(_("{name} (the codes are left out)").format(name=_named(row.name)))
            continue
        codes = [one for one in participants if one in row.present]
        codes += [_("somebody whose code is not printed")] if row.uncoded else []
        there = ", ".join(codes) or _("nobody")
        told.append(_("{name}: told of by {codes}.").format(name=_named(row.name), codes=there))
    return "\n".join(told)
