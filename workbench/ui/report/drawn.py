"""A picture of the report on the screen."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.exchange.pictures.svg import Picture
from workbench.ui.style import em


def drawn(picture: Picture, width: int, ratio: float = 1.0) -> QImage:
    """The picture, so many pixels wide, for a screen with `ratio` dots a pixel."""
    width = max(1, width)
    height = max(1, round(width * picture.height / picture.width))
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(picture.svg.encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


class DrawnPicture(QWidget):
    """A picture as wide as its place, up to so many ems; its words are its description."""

    def __init__(self, widest: int) -> None:
        super().__init__()
        self._widest = widest
        self._picture: Picture | None = None
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Picture) -> None:
        """Show a picture instead of the one before."""
        self._picture = picture
        self._renderer.load(QByteArray(picture.svg.encode()))
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.description)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._height(min(width, em(self._widest))))

    def sizeHint(self) -> QSize:
        return QSize(em(self._widest), self.heightForWidth(em(self._widest)))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(10), em(3))

    def paintEvent(self, event: QPaintEvent) -> None:
        width = min(self.width(), em(self._widest))
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(0, 0, width, self._height(width)))
        painter.end()

    def _height(self, width: float) -> float:
        return width * self._picture.height / self._picture.width if self._picture else 0.0
