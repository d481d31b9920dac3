"""What each participant's account shows of each constituent: there or not there, never how often."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.cellar.words import _
from workbench.exchange.pictures.svg import MARGIN, WIDTH, Drawing, Picture, height_of, lines_of, width_of

_NAMES, _SIZE, _SIDE = 220.0, 12.0, 14.0


@dataclass(frozen=True)
class MatrixRow:
    """A constituent by its name, and the participants in whose accounts it is."""

    name: str
    present: frozenset[str]


def variation_matrix(title: str, participants: Sequence[str], rows: Sequence[MatrixRow]) -> Picture:
    """Draw a square for each constituent and participant: filled where it is there. Many participants make it wider."""
    names = [_named(row.name) for row in rows]
    column = max([width_of(one, _SIZE) + 8 for one in participants] + [_SIDE + 10])
    wanted = 2 * MARGIN + _NAMES + column * len(participants)
    drawing = Drawing(max(WIDTH, wanted))
    left = MARGIN + _NAMES
    y = MARGIN
    for number, one in enumerate(participants):
        drawing.text(left + (number + 0.5) * column, y, one, _SIZE, anchor="middle", bold=True)
    y += height_of(1, _SIZE) + 6
    for row, name in zip(rows, names, strict=True):
        lines = lines_of(name, _NAMES - 16, _SIZE)
        high = max(height_of(len(lines), _SIZE), _SIDE) + 10
        drawing.line(MARGIN, y, left + column * len(participants), y, "#bbbbbb")
        drawing.paragraph(MARGIN, y + 5, name, _NAMES - 16, _SIZE)
        for number, one in enumerate(participants):
            x = left + (number + 0.5) * column - _SIDE / 2
            drawing.filled(x, y + (high - _SIDE) / 2, _SIDE, 0 if one in row.present else 3)
        y += high
    y += 8
    for pattern, words in ((0, _("told of")), (3, _("not told of"))):
        drawing.filled(MARGIN, y + 1, _SIDE, pattern, "key")
        drawing.text(MARGIN + _SIDE + 8, y, words, _SIZE)
        y += height_of(1, _SIZE) + 4
    return drawing.finish(y + MARGIN, title, _described(title, participants, rows))


def _named(name: str) -> str:
    return name.strip() or _("(without a name yet)")


def _described(title: str, participants: Sequence[str], rows: Sequence[MatrixRow]) -> str:
    told = [title]
    for row in rows:
        there = ", ".join(one for one in participants if one in row.present) or _("nobody")
        told.append(_("{name}: told of by {codes}.").format(name=_named(row.name), codes=there))
    return "\n".join(told)
