"""Dropping recordings, or files from colleagues, anywhere on the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.ui.message_bar import MessageBar

PACKED = ".lifeworld"
"""`desk.telling.ENDING`, which is not loaded yet while the first page is shown."""

WRITTEN = frozenset(
    {".vtt", ".srt", ".docx", ".odt", ".rtf", ".eaf", ".json", ".html", ".htm", ".txt", ".md"}
)
"""What files with transcripts are called: `exchange.transcripts.endings`, which are not loaded yet either."""


class Dropping(QObject):
    """Watches a window. `take` is given the files; `ready` tells whether any can be taken now."""

    def __init__(
        self,
        window: QWidget,
        bar: MessageBar,
        ready: Callable[[], bool],
        take: Callable[[list[Path]], object],
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._ready = ready
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self._bar.hide()
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if not files or not self._ready():
                return False
            event.acceptProposedAction()
            if kind is QEvent.Type.Drop:
                self._bar.hide()
                self._take(files)
            else:
                self._bar.say(_words(files))
            return True
        return False


def _words(files: list[Path]) -> str:
    if all(file.suffix.casefold() == PACKED for file in files):
        return _("Drop the file to take in what your colleague packed.")
    if all(file.suffix.casefold() in WRITTEN for file in files):
        return _("Drop the transcript to look into it.")
    return _("Drop the recording to take it into the study.")
