"""The keys of an action, each to be changed by pressing another, and one more; for the page of all keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.cellar.words import _
from workbench.ui import actions, icons, own_keys
from workbench.ui.actions import Action
from workbench.ui.flow import FlowLayout
from workbench.ui.item_layout import emptied
from workbench.ui.message_bar import announce
from workbench.ui.parts import icon_button
from workbench.ui.style import em

MOST_KEYS = 8
"""So many keys one action can have; more than these are a row of them, such as the digits."""
_HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_NO_KEY = "unknown"
"""No key is called so: what is pressed has no word in Qt."""

Choose = Callable[[int, str], object]
"""Lets the key at a place be another; an empty one takes it away."""


class KeyButton(QPushButton):
    """One key of an action, or the place for one more; pressed, it waits for a key. Esc leaves it as it was."""

    def __init__(self, action: Action, place: int, choose: Choose) -> None:
        super().__init__()
        self._choose, self._place = choose, place
        keys, what = actions.keys(action), actions.words(action.id).rstrip(" …")
        self._words = key_words(keys[place]) if place < len(keys) else ""
        self.waiting = False
        self.setAutoDefault(False)
        self.setProperty("look", "quiet")
        if self._words:
            key = self._words
            self.setAccessibleName(_("{action}: {keys}. Choose another key").format(action=what, keys=key))
            away = QAction(_("Take this key away"), self)
            away.triggered.connect(lambda _checked=False: choose(place, ""))
            self.addAction(away)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            self.setAccessibleDescription(_("The Delete key takes it away."))
        else:
            icons.put(self, "new")
            one_more = _("{action}: one more key") if keys else _("{action}: choose a key")
            self.setAccessibleName(one_more.format(action=what))
        self.setToolTip(self.accessibleDescription() or self.accessibleName())
        self.clicked.connect(self._wait)
        self.tell()

    def tell(self) -> None:
        """Show the key that there is now."""
        self.waiting = False
        self.setText(self._words.replace("&", "&&"))

    def event(self, e: QEvent) -> bool:
        # Asked before anything else answers the key: it is meant for this button.
        if self.waiting and e.type() is QEvent.Type.ShortcutOverride:
            e.accept()
            return True
        if self.waiting and e.type() is QEvent.Type.KeyPress and isinstance(e, QKeyEvent):
            self._take(e)
            return True
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if self._words and e.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(self._place, "")
        else:
            super().keyPressEvent(e)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        if self.waiting:
            self.tell()
        super().focusOutEvent(e)

    def _wait(self) -> None:
        self.waiting = True
        self.setText(_("Press the key …"))
        announce(self, _("Press the key that you want. Esc leaves it as it was."))

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _HELD:
            return
        self.tell()
        if event.key() != Qt.Key.Key_Escape:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            key = QKeySequence(event.key() | held.value).toString(QKeySequence.SequenceFormat.PortableText)
            self._choose(self._place, key or _NO_KEY)


class KeyRow(QWidget):
    """All keys of one action, and the way back to those that it came with.

    `choose` is told the action, which of its keys, and the key for it; `give_back` the action.
    """

    def __init__(
        self,
        action: Action,
        choose: Callable[[Action, int, str], object],
        give_back: Callable[[Action], object],
    ) -> None:
        super().__init__()
        self.action = action
        self._choose = choose
        name = _("{action}: back to the keys that it came with")
        name = name.format(action=actions.words(action.id).rstrip(" …"))
        self.back = icon_button("undo", name, lambda: give_back(action))
        self._flow = FlowLayout(self, em(0.2))
        self.keys: list[KeyButton] = []
        """The last is for one more, if there can be more."""
        self.tell()

    def tell(self) -> None:
        """Show the keys that there are now; the keyboard stays where it was."""
        held = next((number for number, one in enumerate(self.keys) if one.hasFocus()), None)
        emptied(self._flow, [self.back])
        count = len(actions.keys(self.action))
        self.keys = [
            KeyButton(self.action, place, lambda place, key: self._choose(self.action, place, key))
            for place in range(min(count + 1, MOST_KEYS))
        ]
        for one in self.keys:
            self._flow.addWidget(one)
            one.show()
        self._flow.addWidget(self.back)
        self.back.setVisible(own_keys.is_changed(self.action))
        if held is not None:
            self.keys[min(held, len(self.keys) - 1)].setFocus()


def key_words(key: str) -> str:
    """A key as the desktop writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def keys_words(keys: tuple[str, ...]) -> str:
    """Keys as the desktop writes them: "Ctrl+Y or F2", "Alt+1 … Alt+9"."""
    written = list(dict.fromkeys(map(key_words, keys)))
    return f"{written[0]} … {written[-1]}" if len(written) > MOST_KEYS else _(" or ").join(written)
