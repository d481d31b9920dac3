"""The pictures of the report, each by itself with what it shows in words; and saving one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.cellar.words import _
from workbench.exchange.report.content import Figure, Report
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.parts import button, label, readable, stack
from workbench.ui.report.drawn import DrawnPicture
from workbench.ui.report.turning import LOW
from workbench.ui.style import em

WIDEST = 60


class PicturesPage(QWidget):
    """Tells by `save_wanted` which picture is to be saved."""

    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[str, Figure] = {}
        column = stack(self, 0.4, 0.6)
        head = QWidget()
        line = FlowLayout(head, em(0.5))
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Picture"))
        self.choice.currentIndexChanged.connect(self._show)
        self.saver = button(_("Save this picture …"), self._save, icon="file")
        for part in (self.choice, self.saver):
            line.addWidget(part)
        self.nothing = label(_("There is nothing in the study yet that a picture could show."), "hint")
        column.addWidget(self.nothing)
        page = QWidget()
        below = stack(page, 0.5)
        below.addWidget(head)
        self.picture = DrawnPicture(WIDEST)
        below.addWidget(self.picture)
        below.addWidget(label(_("In words, for those who do not see it:"), "subheading"))
        self.words = readable("")
        self.words.setAccessibleName(_("What the picture shows, in words"))
        below.addWidget(self.words)
        below.addStretch(1)
        self.area = Downwards(page)
        self.area.setMinimumHeight(em(LOW))
        column.addWidget(self.area, 1)
        self._offer()

    def show_report(self, report: Report) -> None:
        """Take over the pictures of a report; the one that is chosen stays."""
        before = self.choice.currentData()
        self._figures = {one.key: one for one in report.figures}
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in report.figures:
            self.choice.addItem(one.title, one.key)
        self.choice.setCurrentIndex(max(0, self.choice.findData(before)) if self._figures else -1)
        self.choice.blockSignals(False)
        self._show()

    def clear(self) -> None:
        """Show nothing of before."""
        self._figures = {}
        self.choice.clear()
        self._offer()

    def start(self) -> None:
        """Put the keyboard on the choice."""
        self.choice.setFocus()

    def _figure(self) -> Figure | None:
        return self._figures.get(str(self.choice.currentData() or ""))

    def _show(self, _at: int = 0) -> None:
        if figure := self._figure():
            self.picture.show_picture(figure.whole)
            self.words.setText(figure.whole.description)
        self._offer()

    def _offer(self) -> None:
        there = bool(self._figures)
        self.area.setVisible(there)
        self.nothing.setVisible(not there)

    def _save(self) -> None:
        if figure := self._figure():
            self.save_wanted.emit(figure)
