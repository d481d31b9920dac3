"""The study in time: what happened when, each kind in a row and a shape of its own, numbered and told below."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.cellar.days import day_words
from workbench.exchange.pictures.svg import MARGIN, WIDTH, Drawing, Picture, height_of, width_of

_LANE, _SIZE, _SMALL, _REACH = 150.0, 12.0, 10.0, 10.0
_STEP = 2 * _REACH + 4
_GAP = 12.0
"""Between the names of two months."""


@dataclass(frozen=True)
class Happening:
    """Something on a day, in one of the rows. `when` is what is known of it: an ISO day, or a month only."""

    day: date
    when: str
    row: str
    words: str


def timeline(title: str, happenings: Sequence[Happening], rows: Sequence[str] = ()) -> Picture:
    """Draw them in the order of their days. `rows` are all rows there are, where these are a part of what happened;
    otherwise they stand in the order in which they come first.
    """
    order = sorted(happenings, key=lambda one: one.day)
    drawing = Drawing()
    rows = rows or list(dict.fromkeys(one.row for one in order))
    left, right = MARGIN + _LANE, WIDTH - MARGIN - _REACH
    first = order[0].day.replace(day=1) if order else date(2000, 1, 1)
    last = _month_after(order[-1].day) if order else _month_after(first)
    days = max(1, (last - first).days)

    def place(day: date) -> float:
        return left + _REACH + (right - left - _REACH) * (day - first).days / days

    y = _axis(drawing, first, last, place(first), place(last)) + 8
    for kind, row in enumerate(rows):
        if own := [(n, one) for n, one in enumerate(order, 1) if one.row == row]:
            y = _row(drawing, own, kind, place, y)
    y += 4
    for number, one in enumerate(order, 1):
        digits = f"{number}"
        drawing.text(MARGIN + 24, y, digits, _SIZE, anchor="end", bold=True)
        y += (
            drawing.paragraph(
                MARGIN + 34, y, f"{day_words(one.when)}: {one.words}", WIDTH - 2 * MARGIN - 34, _SIZE
            )
            + 2
        )
    described = "\n".join([title, *(f"{day_words(one.when)}: {one.row}, {one.words}" for one in order)])
    return drawing.finish(y + MARGIN, title, described)


def _axis(drawing: Drawing, first: date, last: date, begin: float, end: float) -> float:
    """The months along the top; where it ends downwards."""
    months = (last.year - first.year) * 12 + last.month - first.month
    named = [day_words(f"{month:%Y-%m}") for month in _months(first, last)]
    widest = max(width_of(words, _SMALL) for words in named) + _GAP
    each = next((step for step in (1, 2, 3, 6, 12, 24) if (end - begin) * step / months >= widest), 60)
    y = MARGIN + height_of(1, _SMALL)
    drawing.line(begin, y + 4, end, y + 4)
    for number, month in enumerate(_months(first, last)):
        x = begin + (end - begin) * (month - first).days / (last - first).days
        if number % each == 0:
            drawing.line(x, y, x, y + 8)
            words = named[number]
            half = width_of(words, _SMALL) / 2
            drawing.text(min(max(x, half), WIDTH - half), MARGIN, words, _SMALL, anchor="middle")
    return y + 10


def _row(
    drawing: Drawing,
    happenings: Sequence[tuple[int, Happening]],
    kind: int,
    place: Callable[[date], float],
    y: float,
) -> float:
    """One kind of happenings; what comes close together stands one below the other. Where it ends downwards."""
    name = happenings[0][1].row
    taken: list[float] = []
    drawing.line(MARGIN, y, WIDTH - MARGIN, y, "#bbbbbb")
    top = y + 6
    for number, one in happenings:
        x = place(one.day)
        line = next((n for n, until in enumerate(taken) if x - until >= _STEP), len(taken))
        taken[line : line + 1] = [x]
        middle = top + _REACH + line * _STEP
        drawing.shape(x, middle, _REACH, kind)
        drawing.text(x, middle - _SMALL * 0.6, str(number), _SMALL, anchor="middle")
    named = drawing.paragraph(MARGIN, top, name, _LANE - 12, _SIZE)
    return top + max(named, len(taken) * _STEP) + 4


def _months(first: date, last: date) -> Iterator[date]:
    month = first
    while month <= last:
        yield month
        month = _month_after(month)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
