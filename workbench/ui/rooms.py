"""The rooms of an open study: the interviews, the way of the method, the table, the results, the report.

One is shown at a time, under the same header. A room is made when it is entered for the first time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.desk.desk import Desk
from workbench.ui.columns import Columns
from workbench.ui.hub import Hub
from workbench.ui.keyboard import enter

INTERVIEWS = "interviews"


class Room(QWidget):
    """What fills the page under the header. A room speaks to the others by these signals alone."""

    unit_wanted = Signal(str)
    """A unit is to be seen where it was said."""
    heard = Signal(object)
    """What something is about (`study.about.About`) is to be heard."""
    sound_wanted = Signal(str)
    """The sound of an interview is to be at hand."""
    stand_wanted = Signal(object)
    """The sound is to begin with what something is about, when it is wanted."""
    words_wanted = Signal(object)
    """The words that something is about are to be seen where they were said."""
    uses_wanted = Signal(str)
    """Where a unit or a cluster is used is to be told."""
    quotes_wanted = Signal(str)
    """The quotes that belong to a text of the results are to be seen."""
    room_wanted = Signal(str, str)
    """Another room is to be entered, to show something there: its name and an identity, or nothing."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.hub = hub

    def begin(self, identity: str = "") -> None:
        """The room is entered: put the keyboard where it begins, or show what this is the identity of."""
        enter(self)

    def begin_again(self) -> None:
        """The room is asked for while it is seen: lead to where it begins."""
        self.begin()

    def parts(self) -> Sequence[QWidget]:
        """The parts that the keyboard goes to one after the other."""
        return (self,)

    def sides(self) -> Columns | None:
        """The columns of which those at the sides can be shown and hidden, where it has such."""
        return None

    def settle(self) -> bool:
        """Keep what is still being typed; whether the study took it."""
        return True

    def take_back(self) -> bool:
        """Undo: whether the room has taken back something that is in its own hands alone, and not in the study yet."""
        return False

    def bring_back(self) -> bool:
        """Redo, likewise."""
        return False

    def close_room(self) -> None:
        """The study is being closed: let go of timers and threads."""


@dataclass(frozen=True)
class Door:
    """A room by its name, and how it is made."""

    name: str
    words: str
    make: Callable[[Desk, Hub], Room]


class Rooms(QStackedWidget):
    """Makes the rooms and carries what they ask for."""

    entered = Signal(str)
    unit_wanted = Signal(str)
    heard = Signal(object)
    sound_wanted = Signal(str)
    stand_wanted = Signal(object)
    panel_wanted = Signal(str)
    """A panel of the room of interviews is to be seen: its name."""
    words_wanted = Signal(object)
    uses_wanted = Signal(str)
    quotes_wanted = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, interviews: Columns, doors: Iterable[Door]) -> None:
        super().__init__()
        self._desk = desk
        self._hub = hub
        self._interviews = interviews
        self._doors = {door.name: door for door in doors}
        self._made: dict[str, Room] = {}
        self.name = INTERVIEWS
        self.addWidget(interviews)

    def room(self, name: str) -> Room:
        """A room, made where it is not yet. Raises KeyError for one that there is not."""
        if name not in self._made:
            made = self._made[name] = self._doors[name].make(self._desk, self._hub)
            made.unit_wanted.connect(self.unit_wanted)
            made.heard.connect(self.heard)
            made.sound_wanted.connect(self.sound_wanted)
            made.stand_wanted.connect(self.stand_wanted)
            made.words_wanted.connect(self.words_wanted)
            made.uses_wanted.connect(self.uses_wanted)
            made.quotes_wanted.connect(self.quotes_wanted)
            made.room_wanted.connect(self.enter)
            self.addWidget(made)
        return self._made[name]

    def enter(self, name: str, identity: str = "") -> None:
        """Show a room, with something in it where `identity` says what."""
        room = self._interviews if name == INTERVIEWS else self.room(name)
        changed, self.name = self.name != name, name
        self.setCurrentWidget(room)
        if changed:
            self.entered.emit(name)
        if isinstance(room, Room) and not (changed or identity):
            room.begin_again()
        elif isinstance(room, Room):
            room.begin(identity)
        elif identity:
            self.panel_wanted.emit(identity)

    def sides(self) -> Columns | None:
        """The columns of the room that is shown, where it has such."""
        shown = self.currentWidget()
        return shown.sides() if isinstance(shown, Room) else self._interviews

    def reaches(self, part: QObject | None) -> bool:
        """Whether a part of the page stands in the room that is shown, or outside of all rooms."""
        rooms = (self.widget(number) for number in range(self.count()))
        inside = next((one for one in rooms if one and part and (part is one or _holds(one, part))), None)
        return inside in (None, self.currentWidget())

    def take_back(self) -> bool:
        """Undo in the room that is shown; whether there was something of its own."""
        room = self._made.get(self.name)
        return room is not None and room.take_back()

    def bring_back(self) -> bool:
        """Redo in the room that is shown; whether there was something of its own."""
        room = self._made.get(self.name)
        return room is not None and room.bring_back()

    def settle(self) -> bool:
        """Keep what is still being typed in any room; whether the study took it."""
        kept = [room.settle() for room in self._made.values()]  # each is asked, whatever the one before says
        return all(kept)

    def close_rooms(self) -> None:
        """The study is being closed."""
        for room in self._made.values():
            room.close_room()


def _holds(room: QWidget, part: QObject | None) -> bool:
    return isinstance(part, QWidget) and room.isAncestorOf(part)
