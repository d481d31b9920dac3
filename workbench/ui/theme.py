"""The palette: every colour of the window, by what it is for, in a light and a dark version.

No other file of the window names a colour. Text roles have at least 4.5 times the luminance of what they
stand on (or the reverse), edges and signs at least 3 times; a test keeps it so.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication


class Theme(StrEnum):
    """What a person chose: a version of the palette, or the desktop's own choice."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`, by role."""

    name: str
    paper: str
    """The window's ground."""
    surface: str
    """Where one reads and writes: transcript, fields, cards."""
    hover: str
    pressed: str
    text: str
    muted: str
    """Second text: hints, states, times."""
    line: str
    """A quiet divider."""
    edge: str
    """The outline of something that can be used."""
    accent: str
    """The one clear next thing to do; also links."""
    on_accent: str
    accent_hover: str
    accent_soft: str
    """What is chosen in a list; stands under `text`."""
    focus: str
    """The ring around what the keyboard is on."""
    selection: str
    """Selected words; stands under `text`."""
    spoken: str
    """The word that is heard now; stands under `text`."""
    unsure: str
    """The underline of a word that the machine was not sure of."""
    listened: str
    """What has been listened to, as a mark."""
    notice: str
    """The ground of a calm message; stands under `text`."""
    warning: str
    """The ground of a message about something that did not work; stands under `text`."""
    care: str
    """Text or outline of what takes something away."""


LIGHT = Palette(
    name="light",
    paper="#f8f4ec",
    surface="#fffdf9",
    hover="#efe8dc",
    pressed="#e4dacb",
    text="#2a2521",
    muted="#5f564c",
    line="#ded4c5",
    edge="#857a6c",
    accent="#1f6357",
    on_accent="#ffffff",
    accent_hover="#184f45",
    accent_soft="#dcebe4",
    focus="#1a5fb4",
    selection="#cbe0f2",
    spoken="#ffe08a",
    unsure="#b0661a",
    listened="#4f8f6f",
    notice="#efe9d6",
    warning="#fae3d0",
    care="#963a10",
)

DARK = Palette(
    name="dark",
    paper="#1f1c19",
    surface="#282420",
    hover="#342f2a",
    pressed="#403a33",
    text="#efe8de",
    muted="#bdb2a5",
    line="#443d36",
    edge="#968a7c",
    accent="#8ccbba",
    on_accent="#10231e",
    accent_hover="#a6dccd",
    accent_soft="#2c423b",
    focus="#8fbdf3",
    selection="#34536f",
    spoken="#6a5313",
    unsure="#dc9c52",
    listened="#79b595",
    notice="#3a3426",
    warning="#4b3322",
    care="#f3b089",
)

TEXT_ON_GROUND: tuple[tuple[str, str], ...] = (
    *(
        ("text", ground)
        for ground in (
            "paper",
            "surface",
            "hover",
            "pressed",
            "accent_soft",
            "selection",
            "spoken",
            "notice",
            "warning",
        )
    ),
    *(("muted", ground) for ground in ("paper", "surface", "hover", "accent_soft", "notice", "warning")),
    *(("accent", ground) for ground in ("paper", "surface", "hover")),
    *(("care", ground) for ground in ("paper", "surface", "hover")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
"""Which text role stands on which ground; the test asks 4.5 of each."""

EDGE_ON_GROUND: tuple[tuple[str, str], ...] = tuple(
    (edge, ground) for edge in ("edge", "focus", "unsure", "listened") for ground in ("paper", "surface")
)
"""Which outline or mark stands on which ground; the test asks 3 of each."""

_now: list[Palette] = [LIGHT]


def now() -> Palette:
    """The palette in use."""
    return _now[0]


def colour(role: str) -> QColor:
    """The colour of a role in the palette in use. Raises AttributeError for an unknown role."""
    return QColor(getattr(now(), role))


def use(theme: Theme) -> Palette:
    """Take a version of the palette into use; `style.apply` paints the window with it."""
    _now[0] = DARK if theme is Theme.DARK or (theme is Theme.SYSTEM and _desktop_is_dark()) else LIGHT
    return _now[0]


def contrast(one: str, other: str) -> float:
    """How many times lighter one colour is than the other (WCAG 2: 1 to 21)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(name: str) -> float:
    colour_ = QColor(name)
    parts = (colour_.redF(), colour_.greenF(), colour_.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _desktop_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
