"""The keys of the words, pressed while the keyboard is elsewhere: a sentence says where they work."""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.ui import actions
from workbench.ui.actions import ACTIONS, Action, Area
from workbench.ui.parts import application

_OF_WORDS = (Area.SOUND, Area.TEXT, Area.UNITS)


class Elsewhere(QObject):
    """Answers on `page` what is answered in `words` otherwise; plain letters are for whatever has the keyboard."""

    def __init__(self, page: QWidget, words: QWidget, say: Callable[[str], object]) -> None:
        super().__init__(page)
        self._words = words
        self._shortcuts: list[QShortcut] = []
        for action in ACTIONS:
            there = action.local and action.area in _OF_WORDS
            for key in filter(_is_no_letter, actions.keys(action) if there else ()):
                made = QShortcut(QKeySequence(key), page)
                made.activated.connect(partial(say, _sentence(action)))
                self._shortcuts.append(made)
        application().focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A key that two answer is answered by none.
        inside = now is not None and (now is self._words or self._words.isAncestorOf(now))
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not inside)


def _is_no_letter(key: str) -> bool:
    """Whether no field to write in and no list has a use of its own for it."""
    if key.startswith("Alt+"):
        return sys.platform != "darwin"  # on a Mac, brackets and the like are written with it
    return key.startswith("Ctrl+") or (key[0] == "F" and key[1:].isdigit())


def _sentence(action: Action) -> str:
    return _("“{action}” works in the words. Go to the transcript first.").format(
        action=actions.words(action.id).removesuffix(" …")
    )
