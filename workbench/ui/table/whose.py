"""Whose table is shown: that of the group, or the own one of who lays alone first; and what is taken back on that."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.hub import Hub
from workbench.ui.table.alone import AloneBar
from workbench.ui.table.hands import Hands

KEEPS = 15
"""Ticks of the clock after which what was laid alone is kept."""


class Whose(QObject):
    """Follows the bar of the round: where that shows the own table, the hands work on it."""

    def __init__(self, desk: Desk, hub: Hub, hands: Hands, bar: AloneBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._hands = hands
        self._bar = bar
        self._ticks = 0
        bar.undone.connect(self.take_back)
        bar.redone.connect(self.bring_back)
        hub.ticked.connect(self._tick)

    def show(self) -> None:
        """Show the table that is to be shown now."""
        self._bar.refresh()
        own = self._bar.round if self._bar.mine else ""
        self._hands.show(self._desk.layouts.alone(own) if own else self._desk.clusters)
        self._hands.changed.emit()

    def settle(self) -> bool:
        """Keep what was laid alone; whether the study took it."""
        return self._hub.attempt(self._desk.layouts.settle)

    def take_back(self) -> bool:
        """Undo on the own table; whether that is what is shown."""
        return self._on_own(lambda: self._desk.layouts.alone(self._bar.round).take_back())

    def bring_back(self) -> bool:
        """Redo on the own table; whether that is what is shown."""
        return self._on_own(lambda: self._desk.layouts.alone(self._bar.round).bring_back())

    def _on_own(self, way: Callable[[], bool]) -> bool:
        if not self._bar.round or self._hands.laying is self._desk.clusters:
            return False
        if way():
            self._hands.changed.emit()
        else:
            self._hub.said.emit(_("Nothing more to take back on your own table."))
        return True

    def _tick(self) -> None:
        """What was laid alone is kept after a breath: each time it is sealed as a whole."""
        self._ticks += 1
        if self._bar.round and self._ticks % KEEPS == 0:
            self.settle()
