"""The clusters, each with its parts and the codes of those who can be heard in it; all of one width."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.cellar.words import _
from workbench.exchange.pictures.svg import MARGIN, WIDTH, Drawing, Picture, height_of, lines_of

COLUMNS = 3
_GAP, _INNER, _NAME, _SMALL = 14.0, 10.0, 13.0, 11.0


@dataclass(frozen=True)
class MapCluster:
    """A cluster by its name, the names of its parts, and the codes of whose words are in it (none where none is printed)."""

    name: str
    parts: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


def cluster_map(title: str, clusters: Sequence[MapCluster]) -> Picture:
    """Draw the clusters in the order given, in rows of three."""
    drawing = Drawing()
    columns = max(1, min(COLUMNS, len(clusters)))
    width = (WIDTH - 2 * MARGIN - (columns - 1) * _GAP) / columns
    y = MARGIN
    for begin in range(0, len(clusters), columns):
        row = clusters[begin : begin + columns]
        height = max(_height(one, width) for one in row)
        for number, one in enumerate(row):
            _draw(drawing, one, MARGIN + number * (width + _GAP), y, width, height)
        y += height + _GAP
    return drawing.finish(max(y - _GAP, MARGIN) + MARGIN, title, _described(title, clusters))


def _draw(drawing: Drawing, cluster: MapCluster, x: float, y: float, width: float, height: float) -> None:
    drawing.box(x, y, width, height, corner=8)
    inside = width - 2 * _INNER
    down = y + _INNER
    down += drawing.paragraph(x + _INNER, down, _named(cluster.name), inside, _NAME, bold=True) + 4
    for part in cluster.parts:
        lines = lines_of(_named(part), inside - 12, _SMALL)
        high = height_of(len(lines), _SMALL) + 8
        drawing.box(x + _INNER, down, inside, high, "part", corner=4)
        drawing.paragraph(x + _INNER + 6, down + 4, _named(part), inside - 12, _SMALL)
        down += high + 5
    if cluster.voices:
        drawing.paragraph(x + _INNER, down, ", ".join(cluster.voices), inside, _SMALL)


def _height(cluster: MapCluster, width: float) -> float:
    inside = width - 2 * _INNER
    high = height_of(len(lines_of(_named(cluster.name), inside, _NAME * 1.08)), _NAME) + 4
    for part in cluster.parts:
        high += height_of(len(lines_of(_named(part), inside - 12, _SMALL)), _SMALL) + 13
    if cluster.voices:
        high += height_of(len(lines_of(", ".join(cluster.voices), inside, _SMALL)), _SMALL)
    return high + 2 * _INNER


def _named(name: str) -> str:
    return name.strip() or _("(without a name yet)")


def _described(title: str, clusters: Sequence[MapCluster]) -> str:
    told = [title]
    for one in clusters:
        line = _named(one.name)
        if one.parts:
            line += f": {'; '.join(map(_named, one.parts))}"
        if one.voices:
            line += f" ({', '.join(one.voices)})"
        told.append(line)
    return "\n".join(told)
