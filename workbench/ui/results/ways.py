"""From the room of interviews into the results, and from a unit to wherever it is used."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.quotes import Quote
from workbench.ui.hub import Hub
from workbench.ui.quotes.quoting import Quoting
from workbench.ui.results.uses_dialog import show_uses
from workbench.ui.rooms import Rooms


class Ways(QObject):
    """Works on the page of a study."""

    def __init__(self, desk: Desk, hub: Hub, page: QWidget, rooms: Rooms, quoting: Quoting) -> None:
        super().__init__(page)
        self._desk, self._hub, self._page = desk, hub, page
        self._rooms, self._quoting = rooms, quoting

    def show(self, identity: str) -> None:
        """Show a text or a sentence of the results."""
        self._rooms.enter("results", identity)

    def show_uses(self, identity: str) -> None:
        """Tell where a unit or a cluster is used, and go there."""
        if not identity:
            self._hub.said.emit(_("There is no unit of meaning here. Go to one first."))
            return
        goes = show_uses(self._desk, identity, self._page.window())
        if goes and goes[0] == Quote.KIND:
            self._quoting.show(goes[1])
        elif goes:
            self._rooms.enter(*goes)
