"""What all pictures are drawn with: boxes, patterns and text that is broken where its place ends. Lengths are pixels.

Patterns are drawn as lines and dots of their own, since many programs that print SVG know no `<pattern>`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from workbench.exchange.plain import one_line

WIDTH = 720.0
"""The width of a picture: what a page has between its margins."""
MARGIN = 12.0
INK, QUIET, PAPER = "#222222", "#777777", "#ffffff"
PATTERNS = 6
"""So many patterns can be told apart."""

_FONT = "'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif"
_NARROW, _WIDE = "ijlI.,:;'|!()[]/ ", "mwMW@%—…"
_LEADING = 1.3


@dataclass(frozen=True)
class Picture:
    """A picture, and what it shows in words for those who do not see it; each line of `description` is one thing."""

    svg: str
    title: str
    description: str
    width: float
    height: float


def width_of(words: str, size: float) -> float:
    """How wide words become at most, whichever of the usual fonts they are set in."""
    return size * sum(
        0.4 if it in _NARROW else 1.02 if it in _WIDE else 0.78 if it.isupper() else 0.66 for it in words
    )


def lines_of(words: str, width: float, size: float) -> list[str]:
    """Words broken into lines of at most a width; a word that is longer is broken, too."""
    lines: list[str] = []
    for word in one_line(words).split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
            continue
        rest = word
        while width_of(rest, size) > width and len(rest) > 1:
            fits = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or width_of(rest[:n], size) <= width)
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return lines


class Drawing:
    """Gathers the parts of a picture. `y` of a text is the top of its first line."""

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self._parts: list[str] = []
        self._texts = 0

    def box(
        self, x: float, y: float, width: float, height: float, kind: str = "box", *, corner: float = 0
    ) -> None:
        """An empty box. `kind` says what it is, as its class."""
        self._rect((x, y, width, height), kind, PAPER, corner)

    def filled(self, x: float, y: float, side: float, pattern: int, kind: str = "cell") -> None:
        """A square with one of the patterns."""
        self._rect((x, y, side, side), kind, INK if pattern % PATTERNS == 0 else PAPER, 0)
        for one in _inside(x, y, side, pattern % PATTERNS):
            self._parts.append(one)

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: str = INK) -> None:
        """A straight line."""
        self._parts.append(_line(x, y, to_x, to_y, colour))

    def shape(self, x: float, y: float, reach: float, pattern: int) -> None:
        """A circle, square, diamond, triangle … around a point, one for each kind."""
        half = reach * 0.92
        match pattern % 4:
            case 0:
                drawn = f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="{reach:.1f}"'
            case 1:
                drawn = f'<rect class="mark" x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}"'
            case 2:
                drawn = f'<rect class="mark" x="{x - reach:.1f}" y="{y - half:.1f}" width="{2 * reach:.1f}" height="{2 * half:.1f}" rx="{half / 2:.1f}" stroke-dasharray="3 2"'
            case _:
                points = " ".join(
                    f"{x + dx * reach:.1f},{y + dy * reach:.1f}"
                    for dx, dy in ((-0.55, -1), (0.55, -1), (1, 0), (0.55, 1), (-0.55, 1), (-1, 0))
                )
                drawn = f'<polygon class="mark" points="{points}"'
        self._parts.append(f'{drawn} fill="{PAPER}" stroke="{INK}" stroke-width="1.2"/>')

    def text(
        self, x: float, y: float, words: str, size: float = 12, *, anchor: str = "start", bold: bool = False
    ) -> None:
        """One line of words, from `x` on, around it (`middle`) or up to it (`end`)."""
        self._text(x, y + size * 0.95, words, size, f'text-anchor="{anchor}"', bold)

    def upright(self, x: float, y: float, words: str, size: float = 12) -> None:
        """One line of bold words that is read from below, around `x`, and begins at `y`."""
        at = x + size * 0.35
        self._text(at, y, words, size, f'text-anchor="start" transform="rotate(-90 {at:.1f} {y:.1f})"', True)

    def _text(self, x: float, y: float, words: str, size: float, how: str, bold: bool) -> None:
        self._texts += 1
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text id="text{self._texts}" x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" '
            f'{how}{weight} fill="{INK}">{escape(one_line(words))}</text>'
        )

    def paragraph(
        self, x: float, y: float, words: str, width: float, size: float = 12, *, bold: bool = False
    ) -> float:
        """Words in as many lines as they need; how high they have become."""
        lines = lines_of(words, width, size * (1.08 if bold else 1))
        for number, line in enumerate(lines):
            self.text(x, y + number * size * _LEADING, line, size, bold=bold)
        return height_of(len(lines), size)

    def finish(self, height: float, title: str, description: str) -> Picture:
        """The picture."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {self.width:.0f} {height:.0f}" role="img" aria-labelledby="title desc" '
            f'font-family="{_FONT}">'
        )
        told = (
            f'<title id="title">{escape(one_line(title))}</title>'
            f'<desc id="desc">{escape(one_line(description))}</desc>'
        )
        ground = f'<rect width="{self.width:.0f}" height="{height:.0f}" fill="{PAPER}"/>'
        drawn = "\n".join((head, told, ground, *self._parts, "</svg>", ""))
        return Picture(drawn, title, description, self.width, height)

    def _rect(self, place: tuple[float, float, float, float], kind: str, fill: str, corner: float) -> None:
        x, y, width, height = place
        self._parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'rx="{corner:g}" fill="{fill}" stroke="{INK}" stroke-width="1"/>'
        )


def height_of(lines: int, size: float) -> float:
    """How high so many lines are."""
    return lines * size * _LEADING


def _line(x: float, y: float, to_x: float, to_y: float, colour: str = INK) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" stroke-width="1"/>'


def _inside(x: float, y: float, side: float, pattern: int) -> Iterator[str]:
    """What fills a square: diagonals, dots, nothing, lines, crossing lines."""
    steps = [side * part / 4 for part in (1, 2, 3)]
    if pattern in (1, 5):
        for step in (*steps, side):
            yield _line(x, y + step, x + step, y)
        for step in steps:
            yield _line(x + step, y + side, x + side, y + step)
    if pattern == 5:
        for step in (0, *steps):
            yield _line(x + step, y, x + side, y + side - step)
        for step in steps:
            yield _line(x, y + step, x + side - step, y + side)
    if pattern == 2:
        for across in (side / 4, side * 3 / 4):
            for down in (side / 4, side * 3 / 4):
                yield f'<circle cx="{x + across:.1f}" cy="{y + down:.1f}" r="{side / 9:.1f}" fill="{INK}"/>'
    if pattern == 4:
        for step in steps:
            yield _line(x, y + step, x + side, y + step)
