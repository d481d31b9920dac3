"""Whose words are where: each sentence of a text as a square, in order, with a pattern for whose words it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.exchange.pictures.svg import (
    MARGIN,
    WIDTH,
    Drawing,
    Picture,
    height_of,
    lines_of,
    width_of,
)

_NAMES, _SIZE, _SIDE, _GAP = 220.0, 12.0, 14.0, 4.0


@dataclass(frozen=True)
class Strip:
    """A text by its name, and for each of its sentences whose words they are: a key of the kinds."""

    name: str
    sentences: tuple[str, ...]


def whose_words(title: str, kinds: Mapping[str, str], strips: Sequence[Strip]) -> Picture:
    """Draw a row of squares for each text. `kinds` are at most six, each with its words; their order gives the patterns."""
    patterns = {kind: number for number, kind in enumerate(kinds)}
    drawing = Drawing()
    left = MARGIN + _NAMES
    fit = int((WIDTH - MARGIN - left + _GAP) // (_SIDE + _GAP))
    y = MARGIN
    for strip in strips:
        lines = lines_of(strip.name, _NAMES - 16, _SIZE)
        rows = -(-len(strip.sentences) // fit)
        drawing.line(MARGIN, y, WIDTH - MARGIN, y, "#bbbbbb")
        drawing.paragraph(MARGIN, y + 6, strip.name, _NAMES - 16, _SIZE)
        for number, kind in enumerate(strip.sentences):
            down, across = divmod(number, fit)
            drawing.filled(
                left + across * (_SIDE + _GAP), y + 6 + down * (_SIDE + _GAP), _SIDE, patterns[kind]
            )
        y += max(height_of(len(lines), _SIZE), rows * (_SIDE + _GAP)) + 12
    y += 4
    x = MARGIN
    for kind, words in kinds.items():
        wide = _SIDE + 8 + width_of(words, _SIZE) + 16
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, y + _SIDE + 10
        drawing.filled(x, y, _SIDE, patterns[kind], "key")
        drawing.text(x + _SIDE + 8, y, words, _SIZE)
        x += wide
    return drawing.finish(y + _SIDE + MARGIN, title, _described(title, kinds, strips))


def _described(title: str, kinds: Mapping[str, str], strips: Sequence[Strip]) -> str:
    told = [title]
    for strip in strips:
        runs: list[str] = []
        for kind in strip.sentences:
            if not runs or runs[-1] != kinds[kind]:
                runs.append(kinds[kind])
        told.append(f"{strip.name}: {', '.join(runs) or '–'}.")
    return "\n".join(told)
