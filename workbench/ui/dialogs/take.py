"""Taking in what colleagues packed: one file after the other, then what came and what is missing."""

from collections import deque
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, _n
from workbench.desk.beside import exchanging
from workbench.desk.desk import Desk
from workbench.desk.taking import Taken
from workbench.desk.telling import ENDING, taken_words
from workbench.ui.dialogs.working import WorkDialog
from workbench.ui.file_chooser import choose_files
from workbench.ui.hub import Hub
from workbench.ui.parts import frame, label, stack


class Next(Enum):
    """What a person wants to see after taking in."""

    NOTHING = "nothing"
    NEWS = "news"
    OPEN = "open"


class TakeDialog(WorkDialog):
    """Begins by itself. `next` tells what was asked for at the end."""

    def __init__(self, desk: Desk, hub: Hub, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Take in changes"))
        self._desk = desk
        self._hub = hub
        self._waiting = deque(files)
        self._file = Path()
        self._begun = False
        self.next = Next.NOTHING
        self.taken: list[Taken] = []
        self.told: list[str] = []
        holder = QWidget()
        self._column = stack(holder, 0.6)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        self.opener = self.offer(_("Changed in two ways"), lambda: self._leave(Next.OPEN))
        self.leave = self.offer(_("Close"), self.accept)
        self.news = self.offer(_("What is new"), lambda: self._leave(Next.NEWS), look="primary")
        self.opener.hide()
        self.news.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._go_on)

    def stop(self) -> None:
        """Stop; files that wait are left out."""
        self._waiting.clear()
        super().stop()

    def failed(self, sentence: str) -> None:
        """A file that is refused does not keep the others from being taken in."""
        self._tell([sentence], "warning")
        self._go_on()

    def _go_on(self) -> None:
        if not self._waiting:
            self._end()
            return
        file = self._file = self._waiting.popleft()
        work = exchanging(self._desk.context, lambda exchange, progress: exchange.take(file, progress))
        self.work(_("Taking in “{file}” …").format(file=file.name), work, self._came)

    def _came(self, taken: Taken) -> None:
        self.taken.append(taken)
        names = {member.id: member.name for member in self._desk.members.list()}
        self._tell(taken_words(taken, names), "card")
        self._go_on()

    def _end(self) -> None:
        self.attempt(self._desk.conflicts.settle)
        self._hub.poll()
        count = len(self._desk.conflicts.open())
        if count:
            self._tell(
                [
                    _n(
                        "{count} thing was changed in different ways and stands open.",
                        "{count} things were changed in different ways and stand open.",
                        count,
                    ).format(count=count)
                ],
                "notice",
                name=False,
            )
        self.opener.setVisible(count > 0)
        self.news.setVisible(any(one.steps for one in self.taken))
        (self.news if not self.news.isHidden() else self.leave).setFocus()
        self.fit()

    def _tell(self, sentences: list[str], role: str, *, name: bool = True) -> None:
        self.told += sentences
        card = frame(role)
        column = stack(card, 0.3, 0.7)
        if name:
            column.addWidget(label(self._file.name, "small"))
        for sentence in sentences:
            column.addWidget(label(sentence))
        self._column.addWidget(card)
        card.show()
        self.see(card)

    def _leave(self, wanted: Next) -> None:
        self.next = wanted
        self.accept()


def ask_for_changes(parent: QWidget) -> list[Path]:
    """Let a person choose files that colleagues packed."""
    kinds = _("Files from colleagues") + f" (*{ENDING});;" + _("All files") + " (*)"
    return choose_files(parent, _("Choose the files that your colleagues packed"), Path.home(), kinds)
