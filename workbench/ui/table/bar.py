"""The bar above the table: as a list or as a table, how near, and what is kept of it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QWidget

from workbench.cellar.words import _
from workbench.ui import actions, icons
from workbench.ui.flow import FlowLayout
from workbench.ui.parts import button, icon_button, label, row
from workbench.ui.style import em

_ICONS = {
    "table.tray": "panel",
    "table.menu": "more",
    "table.tidy": "tidy",
    "table.farther": "farther",
    "table.closer": "closer",
    "table.all": "whole",
}
_WORDED = {
    "table.list": "list",
    "table.snapshot": "snapshot",
    "table.film": "film",
    "table.alone-first": "members",
}


class TableBar(QFrame):
    """Its buttons by the identities of their actions."""

    def __init__(self, then: Mapping[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        outer = row(self, 0, 0.3)
        holder = QWidget()
        line = FlowLayout(holder, em(0.25))
        self.heading = label("", "subheading")
        self.heading.setWordWrap(False)
        self.heading.setContentsMargins(em(0.5), em(0.45), em(0.6), 0)
        line.addWidget(self.heading)
        self._words: dict[str, str] = {}
        self.buttons: dict[str, QPushButton | QToolButton] = {}
        for identity in ("table.tray", "table.list", *list(_ICONS)[1:], *list(_WORDED)[1:]):
            if identity in _WORDED:
                words = _("Snapshots") if identity == "table.film" else actions.words(identity)
                self._words[identity] = words
                made = button(words, then[identity], look="quiet", icon=_WORDED[identity])
            else:
                made = icon_button(_ICONS[identity], actions.words(identity), then[identity])
            made.setToolTip(actions.tip(identity))
            self.buttons[identity] = made
            line.addWidget(made)
        for identity in ("table.tray", "table.film"):
            self.buttons[identity].setCheckable(True)
        outer.addWidget(holder, 1)

    def fit(self) -> None:
        """Give way where there is little room: first the heading, then the words of the buttons."""
        room = self.width() - em(1)
        for heading, words in ((True, True), (False, True), (False, False)):
            self.heading.setVisible(heading)
            for identity in _WORDED:
                self._say(identity, words)
            parts = [*self.buttons.values(), *([self.heading] if heading else [])]
            if sum(part.sizeHint().width() + em(0.25) for part in parts) <= room:
                break

    def _say(self, identity: str, in_words: bool) -> None:
        made, words = self.buttons[identity], self._words[identity]
        if made.text() != (words if in_words else ""):
            made.setText(words if in_words else "")
            icons.put(made, _WORDED[identity])
        made.setAccessibleName(words)

    def below(self, identity: str) -> QPoint:
        """The place on the screen below a button."""
        made = self.buttons[identity]
        return made.mapToGlobal(made.rect().bottomLeft())

    def show_heading(self, words: str) -> None:
        """What the method calls that which is laid here."""
        self.heading.setText(words)
        self.fit()

    def show_kind(self, words: str) -> None:
        """Say what the first button would show instead."""
        self._words["table.list"] = words
        self.fit()

    def show_on(self, identity: str, on: bool) -> None:
        """Say whether a part is seen."""
        self.buttons[identity].setChecked(on)
