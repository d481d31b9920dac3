"""What is chosen to leave with the report, and what is to be looked at before."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QWidget

from workbench.cellar.words import LANGUAGES, _
from workbench.desk.report_choices import Authors, Choices, Notice
from workbench.exchange.facts import language_name, within
from workbench.exchange.report.parts import parts
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.parts import label, stack
from workbench.ui.report.turning import LOW
from workbench.ui.style import em
from workbench.ui.wrapped_items import wrap_items


class Leaving(Downwards):
    """Tells by `chosen` that something else was chosen, and by `place_wanted` what is to be looked at."""

    chosen = Signal()
    place_wanted = Signal(str)

    def __init__(self) -> None:
        page = QWidget()
        column = stack(page, 0.4, 0.6)
        self.authors = QComboBox()
        self.authors.setAccessibleName(_("How members are called"))
        self.authors.addItem(_("Members by role"), Authors.ROLES.value)
        self.authors.addItem(_("Members by initials"), Authors.INITIALS.value)
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of headings and facts"))
        self.language.addItem(_("Headings in the language of the program"), "")
        for code in LANGUAGES:
            told = _("Headings in {language}").format(language=within(language_name(code)))
            self.language.addItem(told, code)
        self.condensates = QCheckBox(_("Condensates leave, as artificial texts"))
        self.parts = {key: QCheckBox(words) for key, words in parts().items()}
        column.addWidget(_flowing(self.authors, self.language))
        column.addWidget(label(_("What goes into the report:")))
        column.addWidget(_flowing(*self.parts.values(), self.condensates))
        column.addWidget(label(_("What to look at before the report leaves:")))
        self.notices = QListWidget()
        wrap_items(self.notices)
        self.notices.setMinimumHeight(em(6))
        self.notices.setAccessibleName(_("What to look at before the report leaves"))
        self.notices.itemActivated.connect(self._go)
        column.addWidget(self.notices, 1)
        super().__init__(page)
        self.setMinimumHeight(em(LOW))
        for box in self.parts.values():
            box.setChecked(True)
        for box in (*self.parts.values(), self.condensates):
            box.toggled.connect(self._choose)
        for choice in (self.authors, self.language):
            choice.currentIndexChanged.connect(self._choose)

    @property
    def choices(self) -> Choices:
        """What is chosen to leave, how members are called, and in which language it is told."""
        return Choices(
            Authors(self.authors.currentData()),
            condensates=self.condensates.isChecked(),
            without=frozenset(key for key, box in self.parts.items() if not box.isChecked()),
            language=str(self.language.currentData()),
        )

    def show_notices(self, notices: Iterable[Notice]) -> None:
        """Show what is to be looked at, instead of what was before."""
        at = max(0, self.notices.currentRow())
        self.notices.clear()
        for one in notices:
            item = QListWidgetItem(one.words)
            item.setData(Qt.ItemDataRole.UserRole, one.anchor)
            self.notices.addItem(item)
        self.notices.setCurrentRow(min(at, self.notices.count() - 1))

    def start(self) -> None:
        """Put the keyboard on the first thing to look at."""
        self.notices.setCurrentRow(0)
        self.notices.setFocus()

    def _choose(self, _choice: object) -> None:
        self.chosen.emit()

    def _go(self, item: QListWidgetItem) -> None:
        if anchor := str(item.data(Qt.ItemDataRole.UserRole) or ""):
            self.place_wanted.emit(anchor)


def _flowing(*parts: QWidget) -> QWidget:
    holder = QWidget()
    line = FlowLayout(holder, em(0.5))
    for part in parts:
        line.addWidget(part)
    return holder
