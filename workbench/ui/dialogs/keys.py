"""A page of all keys, made from the table of actions; each can be changed there by pressing another."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from workbench.cellar.words import _
from workbench.ui import actions, own_keys
from workbench.ui.actions import ACTIONS, Action, Area
from workbench.ui.dialogs.base import Dialog
from workbench.ui.message_bar import announce
from workbench.ui.parts import icon_button, label, stack
from workbench.ui.style import em

MOST_KEYS = 6
"""More keys than these for one thing are a row of them, such as the digits."""
_HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}


class KeyButton(QPushButton):
    """Shows the first key of an action; pressed, it waits for another. Esc leaves it as it was."""

    def __init__(self, action: Action, then: Callable[[Action, str], object]) -> None:
        super().__init__()
        self.action = action
        self._then = then
        self.waiting = False
        self.others = label("", "hint")
        """The other keys of the action, which stay."""
        self.setAutoDefault(False)
        self.setProperty("look", "quiet")
        self.clicked.connect(self._wait)

    def tell(self) -> None:
        """Show the keys that there are now."""
        self.waiting = False
        now = actions.keys(self.action)
        self.setText(keys_words(self.action, now[:1]).replace("&", "&&") or _("No key"))
        self.others.setText(_("or {keys}").format(keys=keys_words(self.action, now[1:])) if now[1:] else "")
        self.others.setVisible(bool(now[1:]))
        keys = keys_words(self.action, now) or _("No key")
        what = actions.words(self.action.id).rstrip(" …")
        self.setAccessibleName(_("{action}: {keys}. Choose another key").format(action=what, keys=keys))

    def event(self, e: QEvent) -> bool:
        # Asked before anything else answers the key: it is meant for this button.
        if self.waiting and e.type() is QEvent.Type.ShortcutOverride:
            e.accept()
            return True
        if self.waiting and e.type() is QEvent.Type.KeyPress and isinstance(e, QKeyEvent):
            self._take(e)
            return True
        return super().event(e)

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
            self._then(self.action, key)


class KeysDialog(Dialog):
    """Shows every action that can have a key, by area; `changed` is whether a key was changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("All keys"),
            _(
                "Everything can be done with the keyboard. Tab goes on, Shift+Tab goes back, "
                "F6 goes to the next part of the window. To change a key, press the button on which it stands, and then "
                "the key that you want. A foot pedal that sends keys is set in the same way."
            ),
            wide=42,
        )
        self.changed = False
        self.keys: dict[str, KeyButton] = {}
        self.backs: dict[str, QWidget] = {}
        for area in Area:
            rows = [one for one in ACTIONS if one.area is area and (one.keys or own_keys.can_change(one))]
            if rows:
                self.body.addWidget(label(_(area.value), "subheading"))
                self.body.addWidget(self._table(rows))
        self.body.addStretch(1)
        self.all = self.offer(_("All keys as they came"), self.give_all_back)
        self.offer(_("Close"), self.accept, look="primary").setFocus()
        self._show()

    def choose(self, action: Action, key: str) -> None:
        """Let an action have a key; what it clashes with is said."""
        self._change(lambda: own_keys.choose(action, key))

    def give_back(self, action: Action) -> None:
        """Let an action have the key that it came with."""
        self._change(lambda: own_keys.give_back(action))
        self.keys[action.id].setFocus()

    def give_all_back(self) -> None:
        """Let all actions have the keys that they came with."""
        self._change(own_keys.give_all_back)

    def _change(self, gesture: Callable[[], object]) -> None:
        if self.attempt(gesture):
            self.changed = True
            self._show()

    def _show(self) -> None:
        for shown in self.keys.values():
            shown.tell()
            self.backs[shown.action.id].setEnabled(own_keys.is_changed(shown.action))
        self.all.setEnabled(any(own_keys.is_changed(action) for action in ACTIONS))

    def _table(self, rows: list[Action]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(0.6))
        grid.setVerticalSpacing(em(0.2))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for number, action in enumerate(rows):
            what = actions.words(action.id).rstrip(" …")
            grid.addWidget(label(what), number, 0)
            if not own_keys.can_change(action):
                grid.addWidget(label(keys_words(action), "hint"), number, 1)
                continue
            made = self.keys[action.id] = KeyButton(action, self.choose)
            name = _("{action}: back to the key that it came with").format(action=what)
            back = self.backs[action.id] = icon_button(
                "undo", name, lambda action=action: self.give_back(action)
            )
            cell = QWidget()
            column = stack(cell, 0.1)
            column.addWidget(made)
            column.addWidget(made.others)
            grid.addWidget(cell, number, 1)
            grid.addWidget(back, number, 2)
        return holder


def keys_changed(parent: QWidget) -> bool:
    """Show the keys; whether some were changed."""
    dialog = KeysDialog(parent)
    dialog.exec()
    return dialog.changed


def keys_words(action: Action, keys: tuple[str, ...] | None = None) -> str:
    """The keys that an action came with, or others, as the desktop writes them: "Ctrl+Y or F2", "Alt+1 … Alt+9"."""
    native = QKeySequence.SequenceFormat.NativeText
    written = list(
        dict.fromkeys(QKeySequence(key).toString(native) for key in (action.keys if keys is None else keys))
    )
    return f"{written[0]} … {written[-1]}" if len(written) > MOST_KEYS else _(" or ").join(written)
