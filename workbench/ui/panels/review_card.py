"""The own units that an edit has touched, one at a time: as it was marked, as it is now, what to do with it."""

import html
from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.cellar.words import _
from workbench.study.anchors import AnchorState
from workbench.ui.panels.unit_rows import UnitRow
from workbench.ui.parts import button, icon_button, label, row, stack
from workbench.ui.wordings import quoted


class ReviewCard(QFrame):
    """Its signals carry the identity of a unit."""

    accepted = Signal(str)
    ends_asked = Signal(str)
    removed = Signal(str)
    go_to = Signal(str)
    turned_to = Signal(str)
    """Another one is shown."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._units: list[UnitRow] = []
        self._told = ""
        self._at = 0
        column = stack(self, 0.4, 0.5)
        self.back = button(_("Back to the list"), self.left.emit, look="quiet", icon="left")
        self.setFocusProxy(self.back)
        column.addWidget(self.back)
        head = QWidget()
        line = row(head, 0.2)
        self.heading = label("", "heading")
        self.before = icon_button("left", _("The one before"), lambda: self._turn(-1))
        self.after = icon_button("right", _("The next one"), lambda: self._turn(1))
        line.addWidget(self.heading, 1)
        line.addWidget(self.before)
        line.addWidget(self.after)
        column.addWidget(head)
        self.why = label("", "hint")
        self.marked = label("")
        self.now_heading = label(_("As it is now"), "subheading")
        self.now = label("")
        for quote in (self.marked, self.now):
            quote.setTextFormat(Qt.TextFormat.RichText)
        self.hint = label(_("To set new ends, select the words in the transcript first."), "small")
        for part in (
            self.why,
            label(_("As it was marked"), "subheading"),
            self.marked,
            self.now_heading,
            self.now,
        ):
            column.addWidget(part)
        self.accept = button(
            _("Accept it as it is now"), lambda: self.accepted.emit(self._id), look="primary", icon="check"
        )
        self.ends = button(_("Set new ends"), lambda: self.ends_asked.emit(self._id), icon="edit")
        self.remove = button(_("Remove"), lambda: self.removed.emit(self._id), look="care", icon="remove")
        self.show_it = button(_("Show in the transcript"), lambda: self.go_to.emit(self._id), look="quiet")
        for control in (self.accept, self.ends, self.hint, self.remove, self.show_it):
            column.addWidget(control)
        column.addStretch(1)
        self.show_units([])

    @property
    def unit(self) -> UnitRow | None:
        """The one that is shown."""
        return self._units[self._at] if self._units else None

    def show_units(self, units: Sequence[UnitRow]) -> None:
        """The units to review; the one that is shown stays where it can."""
        shown = self._id
        self._units = list(units)
        ids = [unit.id for unit in self._units]
        self._at = ids.index(shown) if shown in ids else min(self._at, max(0, len(ids) - 1))
        self._show()

    @property
    def _id(self) -> str:
        return self.unit.id if self.unit else ""

    def _turn(self, by: int) -> None:
        self._at = (self._at + by) % len(self._units)
        self._show()

    def _show(self) -> None:
        unit = self.unit
        if unit is None:
            return
        count = len(self._units)
        self.heading.setText(_("To review: {number} of {count}").format(number=self._at + 1, count=count))
        self.before.setVisible(count > 1)
        self.after.setVisible(count > 1)
        self.why.setText(f"{unit.heading}. {unit.state_words}.")
        _show_quote(self.marked, unit.marked, unit.text)
        gone = unit.state is AnchorState.ORPHANED
        self.now_heading.setVisible(not gone)
        self.now.setVisible(not gone)
        _show_quote(self.now, unit.text, unit.marked)
        self.accept.setVisible(not gone)
        self.show_it.setVisible(not gone)
        if self.isVisible():
            self._tell()

    def begin(self) -> None:
        """Somebody wants to see it now."""
        self._told = ""
        self._tell()
        self.setFocus()

    def _tell(self) -> None:
        if self._id != self._told:
            self._told = self._id
            self.turned_to.emit(self._id)


def _show_quote(shown: QLabel, text: str, other: str) -> None:
    """Show a quote with the words in bold that `other` does not have there; a screen reader gets it plain."""
    shown.setAccessibleName(quoted(text))
    if not text or not other:
        shown.setText(html.escape(quoted(text)))
        return
    words, others = text.split(" "), other.split(" ")
    parts: list[str] = []
    for action, low, high, _first, _last in SequenceMatcher(
        None, words, others, autojunk=False
    ).get_opcodes():
        if low < high:
            part = html.escape(" ".join(words[low:high]))
            parts.append(part if action == "equal" else f"<b>{part}</b>")
    shown.setText(quoted(" ".join(parts)))
