"""From lists of themes made apart to an agreed one, and to the units in its code group; in one window."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.analysis_walk import Seat, choose_first, hear
from tests.journeys.hands import (
    CONTROL,
    SHIFT,
    agree,
    answered,
    in_front,
    keyboard,
    one,
    picked,
    press,
    push,
    tab_to,
    tell,
    until,
    walk,
    write,
)
from tests.ui.rounds import told
from workbench.desk.condensates import Became
from workbench.methods.protocol import Artefact
from workbench.study.clusters import Stack
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_themes import BeginThemesDialog
from workbench.ui.dialogs.change_method import ChangeMethodDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.method.room import MethodRoom
from workbench.ui.method.themes_page import ThemesPage
from workbench.ui.results.choose_dialog import ChooseDialog
from workbench.ui.results.room import ResultsRoom
from workbench.ui.table.room import TableRoom

UNASKED, UNSEEN = "nobody asks", "nobody sees"
CONDENSATES = {
    UNASKED: "I am let in by something that is in my hand.",
    UNSEEN: "I am allowed not to see well.",
}
BECAUSE = "It is about work that goes on without them"
HEADING = "A door that is held open by things"
ANALYSIS = "They were let in without being asked."
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

    def lets_condensates_leave(self) -> None:
        """In the report: condensates may leave, as what they are."""
        room = self.reads_the_report()
        tab_to(room.pages.tabBar())
        press(Qt.Key.Key_Right)
        push(room.leaving.condensates)
        until(lambda: room.found and not room.working and room.found.report.artificial, "the condensates")

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

    def divides(self, group: str, names: dict[str, Sequence[str]]) -> dict[str, str]:
        """Cards of the code group become its subgroups, each with a name; the subgroups by name."""
        room = one(self.window, TableRoom)
        made: dict[str, str] = {}
        for name, units in names.items():
            room.choose(group)
            assert keyboard() is room.board
            for unit in units:
                self.chooses_card(room, unit)
                press(Qt.Key.Key_C)
            press(Qt.Key.Key_N, modifier=SHIFT)
            until(lambda units=units: _stack(room, units).within == group, "the subgroup")
            press(Qt.Key.Key_F2)
            write(name)
            press(Qt.Key.Key_Return)
            until(lambda units=units, name=name: _stack(room, units).name.text == name, "its name")
            made[name] = _stack(room, units).cluster
        return made

    def chooses_card(self, room: TableRoom, unit: str) -> None:
        """Page Up until the cluster itself is chosen, then Page Down to the card."""
        while room.board.here and room.board.here.unit:
            press(Qt.Key.Key_PageUp)
        for _step in range(len(room.hands.layout) + 9):
            press(Qt.Key.Key_PageDown)
            if room.board.here and room.board.here.unit == unit:
                return
        raise AssertionError("Page Down does not lead to the card")

    def condenses(self, name: str, text: str, left: dict[str, str]) -> str:
        """Write a condensate from a subgroup, and say of each unit what became of it; the text."""
        room = self.begins("Condensate of what lies together …", name)
        assert keyboard() is room.page.editor
        write(text)
        [section] = [it for it in self.desk.results.sections() if it.title.text == name]
        tab_to(room.ticks.takers[next(iter(room.ticks.takers))])
        while waiting := list(room.ticks.takers):
            unit = waiting[0]
            assert keyboard() is room.ticks.takers[unit]
            if unit in left:
                press(Qt.Key.Key_Tab)
                assert keyboard().accessibleName() == "Left because"
                write(left[unit])
                press(Qt.Key.Key_Return)
            else:
                press(Qt.Key.Key_Space)
        assert all(it.became is not Became.OPEN for it in self.desk.condensates.units(section.id))
        return section.id

    def writes_the_analysis(self, group: str, quote: str) -> None:
        """The analytic text of the code group, with a heading of its own and an authentic quote."""
        room = self.begins("Analytic text on what lies together …", THEMES["Jonas"])
        press(Qt.Key.Key_Tab, modifier=SHIFT)
        assert keyboard() is room.page.heading
        write(HEADING)
        press(Qt.Key.Key_Return)
        assert keyboard() is room.page.editor
        write(ANALYSIS)
        with answered(ChooseDialog, partial(choose_first, words=THEMES["Jonas"])):
            press(Qt.Key.Key_Return, modifier=CONTROL | SHIFT)
        in_front(self.window)
        with answered(ChooseDialog, choose_first):
            press(Qt.Key.Key_Q, modifier=CONTROL | SHIFT)
        in_front(self.window)
        [section] = self.desk.results.of_cluster(group)
        assert section.title.text == HEADING
        assert [it.quote for it in self.desk.results.sentences(section.id)] == ["", quote]

    def begins(self, words: str, cluster: str) -> ResultsRoom:
        """Ctrl+8, the menu, a cluster."""
        press(Qt.Key.Key_8, modifier=CONTROL)
        room = one(self.window, ResultsRoom)
        with answered(ChooseDialog, partial(choose_first, words=cluster)), picked(words):
            push(room.outline.begin)
        in_front(self.window)
        until(lambda: keyboard() is room.page.editor, "the page to write on")
        return room


def _stack(room: TableRoom, units: Sequence[str]) -> Stack:
    return next(it for it in room.hands.layout if set(it.units) == set(units))


def work(study: Path, first: str, second: str, third: str, file: str) -> None:
    """From the method to a saved report."""
    group = Group(study)
    group.chooses_the_method()
    group.begins_the_lists()
    group.writes_a_list("Ingrid")
    group.seats("Jonas", "2222")
    group.writes_a_list("Jonas")
    group.seats("Ingrid", "1111")
    theme = group.agrees()
    group.sorts(theme, first, second, third)
    group.picture("sorted")
    parts = group.divides(theme, {UNASKED: (first, second), UNSEEN: (third,)})
    group.picture("subgroups")
    quote = group.makes_a_quote()
    condensates = {name: group.condenses(name, text, {second: BECAUSE}) for name, text in CONDENSATES.items()}
    group.picture("condensate")
    group.writes_the_analysis(theme, quote)
    group.picture("analytic")
    group.lets_condensates_leave()
    group.saves_the_report(Path(file))
    group.picture("report")
    tell(study, group=theme, parts=parts, condensates=condensates)
    group.window.close()


if __name__ == "__main__":
    walk({"work": work, "hear": hear})
