"""From a room to where something was said, and a word about the way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, SignalInstance

from workbench.cellar.words import _
from workbench.ui import actions
from workbench.ui.hub import Hub
from workbench.ui.rooms import INTERVIEWS, Rooms


class Leading(QObject):
    """Does what a signal asks for, and tells which key leads back to the room that one came from."""

    def __init__(self, rooms: Rooms, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self._hub = hub

    def follow(self, wanted: SignalInstance, show: Callable[..., object]) -> None:
        """Show from now on what is wanted so."""
        wanted.connect(partial(self._lead, show))

    def _lead(self, show: Callable[..., object], what: object) -> None:
        before = self._rooms.name
        show(what)
        key = actions.first_key(f"room.{before}")
        if key and before != INTERVIEWS == self._rooms.name:
            self._hub.said.emit(_("{key} leads back to where you were.").format(key=key))
