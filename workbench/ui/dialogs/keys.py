"""A page of all keys, made from the table of actions; each can be changed there by pressing another."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.cellar.words import _
from workbench.ui import actions, own_keys
from workbench.ui.actions import ACTIONS, Action, Area
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.key_row import KeyRow, keys_words
from workbench.ui.parts import label
from workbench.ui.style import em


class KeysDialog(Dialog):
    """Shows every action that can have a key, by area; `changed` is whether a key was changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("All keys"),
            _(
                "Everything can be done with the keyboard. Tab goes on, Shift+Tab goes back, F6 goes to the next part of "
                "the window. To change a key, press the button on which it stands, and then the key that you want; + adds "
                "one more, and Delete on a key takes it away. A foot pedal that sends keys is set in the same way."
            ),
            wide=42,
        )
        self.changed = False
        self.rows: dict[str, KeyRow] = {}
        for area in Area:
            rows = [one for one in ACTIONS if one.area is area and (one.keys or own_keys.can_change(one))]
            if rows:
                self.body.addWidget(label(_(area.value), "subheading"))
                self.body.addWidget(self._table(rows))
        self.body.addStretch(1)
        self.all = self.offer(_("All keys as they came"), self.give_all_back)
        self.offer(_("Close"), self.accept, look="primary").setFocus()
        self._enable()

    def choose(self, action: Action, place: int, key: str) -> None:
        """Let the key of an action at `place` be this one, none where it is empty; what it clashes with is said."""
        self._change(lambda: own_keys.choose(action, key, place), [action])

    def give_back(self, action: Action) -> None:
        """Let an action have the keys that it came with."""
        self._change(lambda: own_keys.give_back(action), [action])
        self.rows[action.id].keys[0].setFocus()

    def give_all_back(self) -> None:
        """Let all actions have the keys that they came with."""
        self._change(own_keys.give_all_back, [one for one in ACTIONS if own_keys.is_changed(one)])

    def _change(self, gesture: Callable[[], object], touched: list[Action]) -> None:
        if self.attempt(gesture):
            self.changed = True
            for action in touched:
                if row := self.rows.get(action.id):
                    row.tell()
            self._enable()

    def _enable(self) -> None:
        self.all.setEnabled(any(own_keys.is_changed(action) for action in ACTIONS))

    def _table(self, rows: list[Action]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(0.6))
        grid.setVerticalSpacing(em(0.2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for number, action in enumerate(rows):
            what = actions.words(action.id).rstrip(" …")
            grid.addWidget(label(what), number, 0)
            if not own_keys.can_change(action):
                grid.addWidget(label(keys_words(action.keys), "hint"), number, 1)
                continue
            self.rows[action.id] = KeyRow(action, self.choose, self.give_back)
            grid.addWidget(self.rows[action.id], number, 1)
        return holder


def keys_changed(parent: QWidget) -> bool:
    """Show the keys; whether some were changed."""
    dialog = KeysDialog(parent)
    dialog.exec()
    return dialog.changed
