"""From the tray onto the board: what is carried there with the mouse, or laid by a key."""

from PySide6.QtCore import QObject, QPoint, QPointF

from workbench.ui.table.hands import Hands
from workbench.ui.table.pages import Pages
from workbench.ui.table.tray import Tray


class Bridge(QObject):
    """The mouse stays with the tray while it carries; the board is told where it is."""

    def __init__(self, tray: Tray, pages: Pages, hands: Hands, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._board = pages.board
        self._hands = hands
        tray.carried.connect(self._carry)
        tray.carried_to.connect(self._carry_to)
        tray.let_fall.connect(self._let_fall)
        tray.put_back.connect(self._board.put_back)
        tray.lay_wanted.connect(self._lay)

    def _carry(self, units: list[str], point: QPoint) -> None:
        if self._pages.currentWidget() is self._board:
            self._board.carry(units, self._here(point))

    def _carry_to(self, point: QPoint) -> None:
        self._board.carry_to(self._here(point))

    def _let_fall(self) -> None:
        carried = self._board.carried
        if carried and self._board.rect().contains(carried.point.toPoint()):
            self._board.let_fall()
        else:
            self._board.put_back()

    def _lay(self, units: list[str]) -> None:
        if made := self._hands.lay(units, self._board.free_spot()):
            self._board.choose(made, told=False)

    def _here(self, point: QPoint) -> QPointF:
        return QPointF(self._board.mapFromGlobal(point))
