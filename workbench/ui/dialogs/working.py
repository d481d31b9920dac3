"""Dialogs whose work takes long: progress with words, *Stop*, and a window that lives on meanwhile."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.beside import Beside
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import button, label, row, stack

T = TypeVar("T")

LOOK_MS = 50
"""Between two looks at how far the work is."""

_left: list["tuple[Beside[Any], Callable[[Any], object]]"] = []


class WorkDialog(Dialog):
    """A dialog with one piece of long work at a time. While it is at work only *Stop* can be pressed."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str = "", *, wide: float = 34) -> None:
        super().__init__(parent, title, sentence, wide=wide)
        self._work: Beside[Any] | None = None
        self._then: Callable[[Any], object] = _nothing
        self._discard: Callable[[Any], object] = _nothing
        self._asleep: list[QWidget] = []
        self.progress = QWidget()
        line = row(self.progress, 0.6)
        texts = QWidget()
        column = stack(texts, 0.25)
        self.progress_words = label("")
        self.progress_bar = QProgressBar()
        self.progress_bar.setRange(0, 1000)
        self.progress_bar.setTextVisible(False)
        column.addWidget(self.progress_words)
        column.addWidget(self.progress_bar)
        line.addWidget(texts, 1)
        self.stopper = button(_("Stop"), self.stop, icon="stop")
        line.addWidget(self.stopper)
        self.progress.hide()
        self.foot.insertWidget(0, self.progress)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def working(self) -> bool:
        """Whether something is at work."""
        return self._work is not None

    def work(
        self,
        words: str,
        work: Beside[T],
        then: Callable[[T], object],
        discard: Callable[[T], object] = lambda _result: None,
    ) -> None:
        """Begin. `then` takes what came of it, `discard` what came when the person had left already.

        What is refused, or was stopped, is shown as a sentence.
        """
        self.refusal.hide()
        self._work, self._then, self._discard = work, then, discard
        self.progress_words.setText(words)
        self.progress_bar.setAccessibleName(words)
        self.progress_bar.setValue(0)
        self.stopper.setEnabled(True)
        self._asleep = [self.page, *(one for one in self._feet() if one.isEnabled())]
        for widget in self._asleep:
            widget.setEnabled(False)
        self.progress.show()
        self.stopper.setFocus()
        self.fit()
        work.start()
        self._timer.start()

    def stop(self) -> None:
        """Ask the work to end."""
        if self._work:
            self._work.stop()
            self.stopper.setEnabled(False)

    def failed(self, sentence: str) -> None:
        """The work was refused or stopped."""
        self.refuse(sentence)

    def let_go(self) -> None:
        """Wait for the work no longer; it is stopped and ends by itself."""
        work, self._work = self._work, None
        self._timer.stop()
        if work:
            work.stop()
            _left.append((work, self._discard))
            QTimer.singleShot(LOOK_MS, _see_off)
            self._wake()

    def step_aside(self) -> None:
        """Make room at once."""
        self.let_go()
        super().step_aside()

    def done(self, result: int) -> None:
        """Leave the dialog; what is at work is stopped first."""
        work, self._work = self._work, None
        self._timer.stop()
        if work:
            work.stop()
            _see_out(work, self._discard)
        super().done(result)

    def _look(self) -> None:
        work = self._work
        if work is None:
            return
        self.progress_bar.setValue(round(work.share * 1000))
        if not work.finished:
            return
        self._work = None
        self._timer.stop()
        self._wake()
        try:
            result = work.result()
        except Refusal as refusal:
            self.failed(refusal.sentence)
        else:
            self._then(result)
        self.fit()

    def _wake(self) -> None:
        self.progress.hide()
        for widget in self._asleep:
            widget.setEnabled(True)

    def _feet(self) -> list[QPushButton]:
        items = (self.buttons.itemAt(number) for number in range(self.buttons.count()))
        found = (item.widget() for item in items if item)
        return [one for one in found if isinstance(one, QPushButton)]


def _see_off() -> None:
    """Let go of work that was left, once it has ended."""
    for one in list(_left):
        if one[0].finished:
            _left.remove(one)
            _see_out(*one)
    if _left:
        QTimer.singleShot(LOOK_MS, _see_off)


def _see_out(work: Beside[Any], discard: Callable[[Any], object]) -> None:
    try:
        discard(work.result())
    except Refusal:
        return  # it was to be stopped


def _nothing(_result: object) -> None: ...
