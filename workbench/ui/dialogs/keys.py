"""A page of all keys, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.cellar.words import _
from workbench.ui.actions import ACTIONS, Action, Area
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import label
from workbench.ui.style import em

MOST_KEYS = 6
"""More keys than these for one thing are a row of them, such as the digits."""


class KeysDialog(Dialog):
    """Shows every action that has keys, by area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("All keys"),
            _(
                "Everything can be done with the keyboard. Tab goes on, Shift+Tab goes back, "
                "F6 goes to the next part of the window."
            ),
            wide=42,
        )
        for area in Area:
            rows = [action for action in ACTIONS if action.area is area and action.keys]
            if rows:
                self.body.addWidget(label(_(area.value), "subheading"))
                self.body.addWidget(_table(rows))
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept, look="primary").setFocus()


def _table(rows: list[Action]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(em(1))
    grid.setVerticalSpacing(em(0.35))
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    for number, action in enumerate(rows):
        keys = label(keys_words(action), "hint")
        keys.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        what: QLabel = label(_(action.words).rstrip(" …"))
        grid.addWidget(what, number, 0)
        grid.addWidget(keys, number, 1)
    return holder


def keys_words(action: Action) -> str:
    """The keys of an action as the desktop writes them: "Ctrl+Y or Ctrl+Shift+Z", "Alt+1 … Alt+9"."""
    native = QKeySequence.SequenceFormat.NativeText
    keys = list(dict.fromkeys(QKeySequence(key).toString(native) for key in action.keys))
    return f"{keys[0]} … {keys[-1]}" if len(keys) > MOST_KEYS else _(" or ").join(keys)
