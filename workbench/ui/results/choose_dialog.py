"""Choosing what a sentence rests on or what a text is begun from: clusters, units, interviews, quotes; with a search."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from workbench.cellar.words import _
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import field, label
from workbench.ui.style import em
from workbench.ui.wrapped_items import wrap_items

_ID = Qt.ItemDataRole.UserRole


class Choice(NamedTuple):
    """Something that can be chosen; `beside` is said below its words."""

    key: tuple[str, str]
    words: str
    beside: str = ""


Found = Callable[[str], Iterable[Choice]]
"""What there is for some words that somebody looks for; for none, what is nearest."""


class ChooseDialog(Dialog):
    """`chosen` are the keys of what was chosen, once it was accepted.

    `about` are the words that something is chosen for: the dialog may lie over them. `several`: more than one may be.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        found: Found,
        *,
        about: str = "",
        several: bool = False,
    ) -> None:
        super().__init__(parent, title, sentence, wide=38)
        self._found = found
        self._several = several
        """Only what is ticked counts then: a line has the keyboard without anybody's having chosen it."""
        self._ticked: dict[tuple[str, str], Choice] = {}
        self.chosen: Sequence[tuple[str, str]] = ()
        self.words = field(_("Words to look for"), hint=_("Find words …"))
        self.list = _List(self._take)
        self.list.setAccessibleName(title)
        wrap_items(self.list)
        self.list.setMinimumHeight(em(14))
        self.nothing = label(_("Nothing found. Try fewer words, or a shorter one."), "hint")
        if about:
            self.about = label(about, "words")
            self.body.addWidget(self.about)
        self.body.addWidget(self.words)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.offer_cancel()
        self.keep = self.offer(_("Choose"), self._take, look="primary")
        self.words.textChanged.connect(self._refresh)
        QShortcut(Qt.Key.Key_Down, self.words, self._into_list, context=Qt.ShortcutContext.WidgetShortcut)
        self.list.itemChanged.connect(self._changed)
        self.list.currentItemChanged.connect(self._enable)
        self._refresh()
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the field would also press the button, and take what nobody has looked at yet.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.words.hasFocus():
            self._into_list()
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        found = {one.key: one for one in self._found(self.words.text().strip())}
        for one in {**self._ticked, **found}.values():
            item = QListWidgetItem(f"{one.words}\n{one.beside}" if one.beside else one.words)
            item.setData(_ID, one)
            if self._several:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = one.key in self._ticked
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self._enable()

    def _changed(self, item: QListWidgetItem) -> None:
        one: Choice = item.data(_ID)
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked[one.key] = one
        else:
            self._ticked.pop(one.key, None)
        self.refusal.hide()
        self._enable()

    def _into_list(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self._ticked) if self._several else self.list.currentRow() >= 0)

    def _take(self) -> None:
        """What was ticked; where only one can be chosen, the one that the keyboard is on."""
        if self._several and not self._ticked:
            self.refuse(_("Nothing is ticked yet. The space bar ticks the line that you are on."))
            return
        if self._several:
            self.chosen = list(self._ticked)
        elif self.list.currentRow() >= 0:
            self.chosen = [self.list.currentItem().data(_ID).key]
        else:
            return
        self.accept()


class _List(QListWidget):
    """Enter takes what is chosen."""

    def __init__(self, take: Callable[[], None]) -> None:
        super().__init__()
        self._take = take
        self.itemDoubleClicked.connect(take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        else:
            super().keyPressEvent(event)
