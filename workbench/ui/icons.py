"""Line icons: drawn for the program (resources/icons), tinted with the palette in use.

An icon on a button is remembered by name, so that `retint` can draw it anew when the palette changes.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from workbench.cellar.places import resources
from workbench.ui import theme

_NAME = "icon name"
_ROLE = "icon role"
_SIDE = "icon ems"
RIM = 0.2
"""The empty rim between an icon and the words beside it, in sides of the icon."""


def picture(name: str, role: str = "text", side: int = 24, ratio: float = 1.0, rim: int = 0) -> QPixmap:
    """The icon in the colour of a palette role, `side` pixels, with an empty rim on its right.

    Raises OSError for an unknown icon.
    """
    return _drawn(name, theme.colour(role).name(), side, ratio, rim)


def icon(name: str, role: str = "text", side: int = 24, rim: int = 0) -> QIcon:
    """The icon for a button or an action; its disabled form is in the quiet colour."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(picture(name, role, side, ratio, rim))
        made.addPixmap(picture(name, "muted", side, ratio, rim), QIcon.Mode.Disabled)
    return made


def put(target: QAbstractButton | QLabel, name: str, role: str = "text", ems: float = 1.25) -> None:
    """Show an icon on a button or label, `ems` of its font high, and keep it right when the palette changes."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    target.setProperty(_SIDE, ems)
    _show(target)


def retint(application: QApplication) -> None:
    """Draw every icon that was `put` anew."""
    for widget in application.allWidgets():
        if isinstance(widget, (QAbstractButton, QLabel)) and widget.property(_NAME):
            _show(widget)


def _show(target: QAbstractButton | QLabel) -> None:
    name, role = str(target.property(_NAME)), str(target.property(_ROLE))
    pixels = QFontMetrics(QApplication.font()).height() / 1.2
    side = max(12, round(float(target.property(_SIDE)) * pixels))
    if isinstance(target, QLabel):
        target.setPixmap(picture(name, role, side, target.devicePixelRatioF()))
    else:
        # Words on a button stand close to its picture: an empty rim keeps them apart.
        rim = round(side * RIM) if target.text() else 0
        target.setIcon(icon(name, role, side, rim))
        target.setIconSize(QSize(side + rim, side))


def fixed(name: str) -> str:
    """The path of an icon that keeps its own colour, for the style sheet, which takes only files."""
    return (resources() / "icons" / f"{name}.svg").as_posix()


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _drawn(name: str, colour: str, side: int, ratio: float, rim: int) -> QPixmap:
    picture_ = QPixmap(round((side + rim) * ratio), round(side * ratio))
    picture_.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture_)
    source = _source(name).replace("currentColor", colour)
    place = QRectF(0, 0, side * ratio, side * ratio)
    QSvgRenderer(QByteArray(source.encode())).render(painter, place)
    painter.end()
    picture_.setDevicePixelRatio(ratio)
    return picture_
