"""The first page: try the sample, make a study, open one."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.ui.breakable import breakable
from workbench.ui.downwards import Downwards
from workbench.ui.parts import Card, label, stack
from workbench.ui.style import em

WIDE = 44
"""Ems that the page takes at most."""


class StartPage(QWidget):
    """What a person sees first. With studies used lately these come first, else the sample."""

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    join_asked = Signal()
    recent_asked = Signal(str)

    def __init__(self, recent: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Start"))
        outer = stack(self, 0)
        page = QWidget()
        sides = QHBoxLayout(page)
        self.column = QWidget()
        self.column.setMaximumWidth(em(WIDE))
        sides.addStretch(1)
        sides.addWidget(self.column, 100)
        sides.addStretch(1)
        column = stack(self.column, 0.7, 1.2)
        column.addStretch(1)
        column.addWidget(label(_("Lifeworld Workbench"), "title"))
        column.addWidget(
            label(
                _(
                    "From a recorded interview to units of meaning, read and reflected on together. "
                    "Everything stays on this computer, locked with a passphrase."
                ),
                "hint",
            )
        )
        column.addSpacing(em(0.8))
        if recent:
            self._recent(column, recent)
        self.sample = Card(
            "sample",
            _("Try the sample study"),
            _(
                "Three made-up interviews of a few minutes. Watch the first become text, and try everything out."
            ),
            self.sample_asked.emit,
        )
        self.new = Card(
            "new",
            _("Make a new study"),
            _("For your own recordings. You choose a name, a place and a passphrase."),
            self.new_asked.emit,
        )
        self.open = Card(
            "open",
            _("Open a study"),
            _("One that lies on this computer already, or in a folder that a colleague gave you."),
            self.open_asked.emit,
        )
        self.join = Card(
            "members",
            _("Join a study with an invitation"),
            _("With a file from a colleague, and the code that you were told. It makes a copy of your own."),
            self.join_asked.emit,
        )
        own = [self.new, self.open, self.join]
        order = [*own, self.sample] if recent else [self.sample, *own]
        for card in order:
            column.addWidget(card)
        column.addStretch(2)
        outer.addWidget(Downwards(page))
        self.first: Card = self.recent[0] if recent else self.sample
        self.first.setProperty("first", "true")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.column.setMaximumWidth(em(WIDE))

    def begin(self) -> None:
        """Put the keyboard on the first thing to do."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recent(self, column: QVBoxLayout, folders: list[Path]) -> None:
        column.addWidget(label(_("Go on with"), "subheading"))
        self.recent = [self._recent_card(folder) for folder in folders]
        for card in self.recent:
            column.addWidget(card)
        column.addSpacing(em(0.8))
        column.addWidget(label(_("Or"), "subheading"))

    def _recent_card(self, folder: Path) -> Card:
        return Card(
            "study", folder.name, breakable(folder.parent), lambda: self.recent_asked.emit(str(folder))
        )
