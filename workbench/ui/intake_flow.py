"""Taking recordings in: one file after the other, with progress and stop, then the question what to do with it."""

from collections import deque
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.recordings import Intake
from workbench.study.interviews import Recording
from workbench.ui.file_chooser import choose_files
from workbench.ui.hub import Hub
from workbench.ui.parts import icon_button, label, row, stack

ENDINGS = (
    "wav",
    "mp3",
    "m4a",
    "flac",
    "ogg",
    "opus",
    "oga",
    "wma",
    "aac",
    "mp4",
    "mkv",
    "webm",
    "mov",
    "avi",
)


class IntakeRow(QFrame):
    """Hidden while nothing is taken in. `taken` carries each recording; a file that cannot be is a sentence."""

    taken = Signal(object)
    changed = Signal()
    """Another file is being taken in, or none any more."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._waiting: deque[tuple[Path, str]] = deque()
        self._work: Intake | None = None
        self._file = Path()
        self.interview: str | None = None
        """The interview whose recording is being taken in (empty for a new one); None while nothing is."""
        self.setProperty("role", "card")
        line = row(self, 0.3, 0.5)
        holder = QWidget()
        texts = stack(holder, 0.2)
        self.words = label("")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Taking a recording in"))
        texts.addWidget(self.words)
        texts.addWidget(self.bar)
        line.addWidget(holder, 1)
        self.stopper = icon_button("close", _("Stop taking the recording in"), self.stop)
        line.addWidget(self.stopper)
        hub.ticked.connect(self.look)
        self.hide()

    def take(self, files: list[Path], interview: str = "") -> None:
        """Take files in, as part of an interview or each as a new one."""
        self._waiting.extend((file, interview) for file in files)
        self._go_on()

    def expects(self, interview: str) -> bool:
        """Whether a recording of this interview is being taken in, or waits for it."""
        return interview in (self.interview, *(waiting for _file, waiting in self._waiting))

    def stop(self) -> None:
        """Stop at once; nothing of the file is kept, and files that wait are left out."""
        self._waiting.clear()
        if self._work:
            self._work.cancel()
            self.look()

    def give_up(self) -> list[tuple[Path, str]]:
        """Stop at once and without a word; the files, each with its interview, that were not taken in yet."""
        left = list(self._waiting)
        if self._work:
            self._work.cancel()
            left.insert(0, (self._file, self.interview or ""))
        self._work = self.interview = None
        self._waiting.clear()
        return left

    def look(self) -> None:
        """See how far it is."""
        if self._work is None:
            return
        status = self._work.poll()
        self.bar.setValue(round(status.share * 1000))
        if not status.finished:
            return
        self._work = self.interview = None
        self.hide()
        self._hub.poll()
        self.changed.emit()
        if status.sentence:
            self._hub.refused.emit(status.sentence)
        elif isinstance(status.result, Recording):
            self.taken.emit(status.result)
        self._go_on()

    def _go_on(self) -> None:
        while self._work is None and self._waiting:
            file, interview = self._waiting.popleft()
            try:
                self._work = self._desk.recordings.intake(file, interview)
                self._work.start()
            except Refusal as refusal:
                self._work = None
                self._hub.refused.emit(refusal.sentence)
                continue
            self.words.setText(_("Taking in “{file}” …").format(file=file.name))
            self.bar.setValue(0)
            self.interview, self._file = interview, file
            self.show()
            self.changed.emit()


def ask_for_files(parent: QWidget) -> list[Path]:
    """Let a person choose recordings."""
    kinds = " ".join(f"*.{ending}" for ending in ENDINGS)
    return choose_files(
        parent,
        _("Choose recordings"),
        Path.home(),
        _("Recordings ({kinds})").format(kinds=kinds) + ";;" + _("All files") + " (*)",
    )
