"""From units to a report, and from a number in the report back to the sound; by the keyboard, as Ingrid."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.journeys.hands import (
    CONTROL,
    SHIFT,
    answered,
    come_in,
    desk_of,
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
from tests.journeys.sticks import named
from tests.ui.player.hand_player import HandPlayer
from workbench.methods.protocol import Artefact
from workbench.study.clusters import Matter
from workbench.study.quotes import EditKind
from workbench.study.results import Genre
from workbench.ui.main_window import MainWindow
from workbench.ui.method.bringing_page import BringingPage
from workbench.ui.method.reading_page import ReadingPage
from workbench.ui.method.room import MethodRoom
from workbench.ui.quotes.quote_dialog import QuoteDialog
from workbench.ui.report.room import ReportRoom
from workbench.ui.report.saving import BeforeItLeaves
from workbench.ui.results.choose_dialog import ChooseDialog
from workbench.ui.results.room import ResultsRoom
from workbench.ui.study_page import StudyPage
from workbench.ui.table.room import TableRoom

PASSPHRASE = "sample study passphrase"
BRINGS = "I expect that good follow-up decides"
IMPRESSION = "A quiet interview about very small things"
NAME = "made it into something ordinary"
FIGURE = "The threshold is not crossed by courage; somebody makes it low"
SENTENCE = "Somebody makes the return ordinary."
ESSENCE = "Going back is to come back among others."
MASK = "thing"


class Seat:
    """Ingrid in her window; what she hears is asked of a player whose clock stands still."""

    def __init__(self, study: Path) -> None:
        self.window: MainWindow = come_in(study, PASSPHRASE, "Ingrid", "1111")
        self.desk = desk_of(self.window)
        self.page = one(self.window, StudyPage)
        self.player = HandPlayer()
        self.page.work.player.playback._maker = lambda _parent: self.player

    def brings(self) -> None:
        """Ctrl+6, the step's button, write, keep."""
        press(Qt.Key.Key_6, modifier=CONTROL)
        self.step(Artefact.PRE_UNDERSTANDINGS)
        page = one(self.window, BringingPage)
        write(BRINGS)
        push(page.keeper)
        until(self.desk.preparing.own, "the pre-understanding")
        push(page.leaver)

    def reads(self) -> None:
        """Read the first interview as a whole; write an impression."""
        self.step(Artefact.IMPRESSIONS)
        page = one(self.window, ReadingPage)
        assert keyboard() in (page.whole, page.whole.focusProxy()), keyboard().accessibleName()
        tab_to(page.text)
        write(IMPRESSION)
        push(page.keeper)
        until(lambda: page.state.text() == "Saved", "the impression")

    def lays(self, *units: str) -> str:
        """Lay two units together on the table and name them; the cluster."""
        press(Qt.Key.Key_7, modifier=CONTROL)
        room = one(self.window, TableRoom)
        first, second = units
        self.chooses_in_tray(room, first)
        press(Qt.Key.Key_Return)
        until(lambda: room.hands.layout, "the first card on the table")
        self.chooses_in_tray(room, second)
        press(Qt.Key.Key_X, Qt.Key.Key_U)
        assert keyboard() is room.board
        press(Qt.Key.Key_Right, Qt.Key.Key_V)
        until(lambda: [set(stack.units) for stack in room.hands.layout] == [set(units)], "both in one place")
        press(Qt.Key.Key_F2)
        write(NAME)
        press(Qt.Key.Key_Return)
        until(lambda: room.hands.layout[0].name.text == NAME, "the name")
        return room.hands.layout[0].cluster

    def looks_at_the_figure(self, cluster: str) -> None:
        """Enter shows the cluster large; write what changes; Escape."""
        room = one(self.window, TableRoom)
        press(Qt.Key.Key_Return)
        figure = room.pages.figure
        until(figure.isVisible, "the figure")
        tab_to(figure.notes.answer)
        write(FIGURE)
        press(Qt.Key.Key_Escape)
        until(figure.isHidden, "the table again")
        notes = [note.text for note in self.desk.clusters.notes(cluster, Matter.FIGURE)]
        assert notes == [FIGURE]
        assert keyboard() is room.board

    def makes_a_quote(self) -> str:
        """From the card to where it was said, Q, mask a word; the quote."""
        press(Qt.Key.Key_PageDown, Qt.Key.Key_G)
        pane = self.page.work.transcript
        until(pane.isVisible, "where it was said")
        until(lambda: pane.isAncestorOf(keyboard()), "the keyboard in the transcript")

        def mask(dialog: QuoteDialog) -> None:
            assert keyboard() is dialog.edits.words
            press(Qt.Key.Key_Right, Qt.Key.Key_Right)
            push(dialog.edits.masker)
            write(MASK)
            press(Qt.Key.Key_Return)
            until(lambda: f"[{MASK}]" in dialog.printed.text(), "the mask")
            push(dialog.leaver)

        with answered(QuoteDialog, mask):
            press(Qt.Key.Key_Q)
        in_front(self.window)
        [quote] = self.desk.quotes.all()
        assert [edit.kind for edit in quote.quote.edits] == [EditKind.MASK]
        return quote.quote.id

    def writes_a_constituent(self, cluster: str, quote: str) -> None:
        """Ctrl+8, begin it from what lies together, write, say what it rests on, put in the quote."""
        press(Qt.Key.Key_8, modifier=CONTROL)
        room = one(self.window, ResultsRoom)
        with answered(ChooseDialog, choose_first), picked("From what lies together …"):
            push(room.outline.begin)
        in_front(self.window)
        until(lambda: keyboard() is room.page.editor, "the page to write on")
        write(SENTENCE)
        with answered(ChooseDialog, partial(choose_first, words=NAME)):
            press(Qt.Key.Key_Return, modifier=CONTROL | SHIFT)
        in_front(self.window)
        [section] = self.desk.results.of_cluster(cluster)
        [sentence] = self.desk.results.sentences(section.id)
        assert [(ground.kind, ground.id) for ground in sentence.rests] == [("cluster", cluster)]
        assert keyboard() is room.page.editor
        with answered(ChooseDialog, choose_first):
            press(Qt.Key.Key_Q, modifier=CONTROL | SHIFT)
        in_front(self.window)
        assert [it.quote for it in self.desk.results.sentences(section.id)] == ["", quote]

    def writes_the_essence(self) -> None:
        """Begin it, write, Ctrl+Shift+W."""
        room = one(self.window, ResultsRoom)
        press(Qt.Key.Key_F6, modifier=SHIFT)
        with picked("Essence"):
            push(room.outline.begin)
        in_front(self.window)
        until(lambda: keyboard() is room.page.editor, "the page to write on")
        write(ESSENCE)
        press(Qt.Key.Key_W, modifier=CONTROL | SHIFT)
        [essence] = [text for text in self.desk.results.sections() if text.genre is Genre.ESSENCE]
        assert [(it.text.text, it.whole) for it in self.desk.results.sentences(essence.id)] == [
            (ESSENCE, True)
        ]

    def saves_the_report(self, file: Path) -> None:
        """Ctrl+9, Shift+F6 out of the many numbers, save, as HTML."""
        room = self.reads_the_report()
        press(Qt.Key.Key_F6, modifier=SHIFT)
        assert keyboard() is room.saver

        def as_html(dialog: QFileDialog) -> None:
            dialog.selectNameFilter(next(words for words in dialog.nameFilters() if ".html" in words))
            named(file)(dialog)

        with answered(QFileDialog, as_html), answered(BeforeItLeaves, _save):
            push(room.saver)
        until(file.exists, "the report")
        in_front(self.window)

    def reads_the_report(self) -> ReportRoom:
        press(Qt.Key.Key_9, modifier=CONTROL)
        room = one(self.window, ReportRoom)
        until(lambda: room.found and not room.working, "the report")
        return room

    def picture(self, name: str) -> None:
        """For whoever wants to look at it afterwards."""
        QApplication.processEvents()
        self.window.grab().save(str(self.desk.folder.parent / f"{name}.png"))

    def step(self, leaves: Artefact) -> None:
        way = one(self.window, MethodRoom).way
        push(next(card.goer for card in way.cards if card.now.step.leaves is leaves))

    def chooses_in_tray(self, room: TableRoom, unit: str) -> None:
        tray = room.tray.list
        if keyboard() is not tray:
            press(Qt.Key.Key_U)
        assert keyboard() is tray
        press(Qt.Key.Key_Home)
        for _step in range(tray.units.rowCount()):
            if tray.chosen == [unit]:
                return
            press(Qt.Key.Key_Down)
        raise AssertionError("the unit does not lie in the tray")


def work(study: Path, first: str, second: str, file: str) -> None:
    """From the units to the report."""
    ingrid = Seat(study)
    ingrid.brings()
    ingrid.reads()
    cluster = ingrid.lays(first, second)
    ingrid.looks_at_the_figure(cluster)
    ingrid.picture("table")
    quote = ingrid.makes_a_quote()
    ingrid.writes_a_constituent(cluster, quote)
    ingrid.writes_the_essence()
    ingrid.picture("results")
    ingrid.saves_the_report(Path(file))
    ingrid.picture("report")
    tell(study, cluster=cluster, quote=quote)
    ingrid.window.close()


def hear(study: Path, number: str) -> None:
    """Type a number of the report, Enter; Enter on each unit below it; what was to be heard."""
    ingrid = Seat(study)
    room = ingrid.reads_the_report()
    tab_to(room.number)
    write(number)
    press(Qt.Key.Key_Return)
    assert keyboard() is room.rests.units
    heard: list[tuple[str, int, int]] = []
    for count in range(room.rests.units.count()):
        press(Qt.Key.Key_Return)
        until(lambda count=count: len(ingrid.player.orders) == count + 1, "the sound")
        shown = ingrid.page.work.player.playback.recording
        _play, start, end = ingrid.player.orders[-1]
        assert shown
        assert end
        heard.append((shown.id, start, end))
        press(Qt.Key.Key_Down)
    ingrid.picture("heard")
    tell(study, heard=heard, sentence=room.rests.sentence.toolTip() or room.rests.sentence.text())
    ingrid.window.close()


def choose_first(dialog: ChooseDialog, words: str = "") -> None:
    write(words)
    press(Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter in the field has chosen before anything was seen"
    until(dialog.list.hasFocus, "the list")
    if dialog.list.currentItem().flags() & Qt.ItemFlag.ItemIsUserCheckable:
        press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)


def _save(dialog: BeforeItLeaves) -> None:
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)


if __name__ == "__main__":
    walk({"work": work, "hear": hear})
