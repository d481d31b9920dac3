"""A picture as PNG for print: 300 dots an inch at a width of 16 cm, with the letters that come along.

So it looks the same on every computer, also on one without any fonts.
"""

import struct
import zlib

import resvg_py

from workbench.cellar.places import resources
from workbench.exchange.pictures.svg import Picture
from workbench.exchange.plain import one_line

WIDTH_MM, DOTS_AN_INCH = 160.0, 300
DOTS = round(WIDTH_MM / 25.4 * DOTS_AN_INCH)
_HAS_LETTERS_TO = "\u052f"
"""Latin, Greek and Cyrillic; letters beyond are looked for among the computer's own, which takes longer."""
_BEFORE_CONTENT = 33
"""Where the head of a PNG ends: its mark and the chunk that tells its size."""


def png(picture: Picture) -> bytes:
    """The picture in dots; it says how wide it is in print, and what it shows."""
    folder = resources() / "fonts"
    fonts = [str(folder / f"LiberationSans-{weight}.ttf") for weight in ("Regular", "Bold")]
    own = all(letter <= _HAS_LETTERS_TO for letter in picture.svg if letter.isalpha())
    drawn = resvg_py.svg_to_bytes(
        svg_string=picture.svg,
        width=DOTS,
        font_files=fonts,
        skip_system_fonts=own,
        sans_serif_family="Liberation Sans",
    )
    return b"".join((drawn[:_BEFORE_CONTENT], *_about(picture), drawn[_BEFORE_CONTENT:]))


def _about(picture: Picture) -> tuple[bytes, ...]:
    a_metre = round(DOTS_AN_INCH / 0.0254)
    words = (("Title", one_line(picture.title)), ("Description", picture.description))
    return (
        _chunk(b"pHYs", struct.pack(">IIB", a_metre, a_metre, 1)),
        *(_chunk(b"iTXt", f"{key}\0\0\0\0\0{told}".encode()) for key, told in words),
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
