"""The actions of the transcript: which there are in reading, in correcting, and in both."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from workbench.ui import actions

READING = (
    "sound.play.here",
    "unit.mark",
    "unit.bridle",
    "unit.quote",
    "unit.uses",
    "unit.next",
    "unit.previous",
    "unit.begin",
    "unit.end",
    "unit.longer",
    "unit.shorter",
    "unit.earlier",
    "unit.later",
    "unit.remove",
)
"""Their keys are letters, or keys that change the text: they rest while the text is corrected."""


class Commands(QObject):
    """The actions by id, made from the table and added to the text, where their keys work.

    `ready` is asked first, and says it where there is nothing to do them on.
    """

    def __init__(
        self,
        text: QWidget,
        handlers: Mapping[str, Callable[[], object]],
        speak: Callable[[int], object],
        ready: Callable[[], bool],
    ) -> None:
        super().__init__(text)
        self.actions: dict[str, QAction] = {
            identity: actions.build(identity, text, lambda then=then: ready() and then())
            for identity, then in handlers.items()
        }
        row = actions.find("text.speaker.number")
        self._numbers = [
            QShortcut(QKeySequence(key), text, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for key in row.keys
        ]
        for number, shortcut in enumerate(self._numbers):
            shortcut.activated.connect(partial(speak, number))

    def reading(self, reads: bool) -> None:
        """Let the keys of reading work, or rest."""
        for identity in READING:
            self.actions[identity].setEnabled(reads)
