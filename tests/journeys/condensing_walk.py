"""From lists of themes made apart to an agreed one, and to the units in its code group; in one window."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.analysis_walk import Seat
from tests.journeys.hands import (
    CONTROL,
    agree,
    answered,
    in_front,
    one,
    press,
    push,
    tell,
    until,
    walk,
    write,
)
from tests.ui.rounds import told
from workbench.methods.protocol import Artefact
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_themes import BeginThemesDialog
from workbench.ui.dialogs.change_method import ChangeMethodDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.method.room import MethodRoom
from workbench.ui.method.themes_page import ThemesPage
from workbench.ui.table.room import TableRoom

THEMES = {"Ingrid": "shame at the door", "Jonas": "being let in"}


class Group(Seat):
    """Ingrid, and then Jonas, at the same window."""

    def chooses_the_method(self) -> None:
        """Another method, by the way of the method."""
        press(Qt.Key.Key_6, modifier=CONTROL)
        way = one(self.window, MethodRoom).way
        with answered(ChangeMethodDialog, lambda dialog: push(dialog.cards["stc"])):
            push(way.changer)
        in_front(self.window)
        until(lambda: self.desk.method.now.id == "stc", "the method")

    def writes_a_list(self, name: str) -> None:
        """Write one theme, and be done."""
        writing = one(self.window, ThemesPage).round.writing
        until(writing.answer.isVisible, "the place to write")
        assert not any(theme in told(self.window) for who, theme in THEMES.items() if who != name)
        writing.answer.setFocus()
        write(THEMES[name])
        with answered(Dialog, agree):
            push(writing.next)
        in_front(self.window)

    def begins_the_lists(self) -> None:
        """Ingrid and Jonas write, Mariam does not."""

        def begin(dialog: BeginThemesDialog) -> None:
            push(next(box for box in dialog.members.values() if "Mariam" in box.text()))
            push(dialog.beginner)

        self.step(Artefact.THEME_LISTS)
        with answered(BeginThemesDialog, begin):
            push(one(self.window, ThemesPage).rounds.offers["themes"])
        in_front(self.window)

    def seats(self, name: str, pin: str) -> None:
        """Ctrl+M, a name, the PIN."""

        def mine(dialog: WhoDialog) -> None:
            push(next(card for card in dialog.cards.values() if name in card.accessibleName()))
            write(pin)
            press(Qt.Key.Key_Return)

        with answered(WhoDialog, mine):
            press(Qt.Key.Key_M, modifier=CONTROL)
        in_front(self.window)

    def agrees(self) -> str:
        """Turn both lists, take the own theme up; the code group that lies on the table now."""
        page = one(self.window, ThemesPage)
        for _list in THEMES:
            until(page.round.cards.turner.isVisible, "the cards to lie there")
            push(page.round.cards.turner)
        push(page.round.leaver)
        until(lambda: len(page.lists.takers) == len(THEMES), "the lists beside each other")
        wanted = next(taker for (_who, theme), taker in page.lists.takers.items() if theme == THEMES["Jonas"])
        push(wanted)
        until(self.desk.themes.agreed, "the agreed list")
        [theme] = self.desk.themes.agreed()
        return theme.id

    def sorts(self, group: str, *units: str) -> None:
        """Lay units into the code group, one after the other."""
        press(Qt.Key.Key_7, modifier=CONTROL)
        room = one(self.window, TableRoom)
        for count, unit in enumerate(units, 1):
            self.chooses_in_tray(room, unit)
            press(Qt.Key.Key_X, Qt.Key.Key_U)
            press(Qt.Key.Key_Right, Qt.Key.Key_V)
            until(lambda count=count: len(room.hands.layout[0].units) == count, "the card in the group")
        assert (room.hands.layout[0].cluster, len(room.hands.layout)) == (group, 1)


def work(study: Path, first: str, second: str) -> None:
    """From the method to the sorted units."""
    group = Group(study)
    group.chooses_the_method()
    group.begins_the_lists()
    group.writes_a_list("Ingrid")
    group.seats("Jonas", "2222")
    group.writes_a_list("Jonas")
    group.seats("Ingrid", "1111")
    theme = group.agrees()
    group.sorts(theme, first, second)
    group.picture("sorted")
    tell(study, group=theme)
    group.window.close()


if __name__ == "__main__":
    walk({"work": work})
