"""An interview to be read from beginning to end: who speaks, when, and the words. Nothing can be marked here."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.desk.desk import Desk
from workbench.study.reading import Reading
from workbench.ui import actions, theme
from workbench.ui.parts import stack
from workbench.ui.transcript.gutter import Gutter
from workbench.ui.transcript.margin import Margin, painting
from workbench.ui.transcript.reading_keys import ReadingKeys
from workbench.ui.transcript.view import TranscriptView


class WholeText(QWidget):
    """A click on a word, or a key, tells by `heard` from where on it is to be heard: the position of a word; Esc by `left`
    that somebody is to be led back.
    """

    heard = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.interview = ""
        self.view = TranscriptView()
        self.gutter = Gutter(self.view)
        self.edge = _Edge(self.view)
        self.view.set_margins(self.gutter, self.edge)
        keys = ReadingKeys(self.view)
        keys.escaped.connect(self.left)
        self.view.mode = keys
        self.view.word_clicked.connect(self.heard)
        stack(self, 0).addWidget(self.view)
        self.setFocusProxy(self.view)
        actions.build("text.hear", self, self.hear)

    def show_interview(self, interview: str) -> None:
        """Show an interview from its beginning; an empty text for none."""
        self.interview = interview
        self.view.load(self._desk.transcripts.reading(interview) if interview else Reading(()))
        self.tell()

    def update_words(self) -> None:
        """The words have been changed elsewhere; the reader's place stays."""
        if self.interview:
            with self.view.steady():
                self.view.sheet.update(self._desk.transcripts.reading(self.interview))

    def tell(self) -> None:
        """Show who speaks, and what was listened to."""
        speakers = self._desk.interviews.speakers(self.interview) if self.interview else []
        self.gutter.show_speakers({speaker.id: speaker.label for speaker in speakers})
        self.gutter.show_listened(self._desk.transcripts.listened_spans(self.interview))

    def hear(self) -> None:
        """Let it be heard from the word that the reader is on."""
        if (at := self.view.words.at) is not None:
            self.heard.emit(at)


class _Edge(Margin):
    """The other margin, empty: there is nothing to mark here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(event.rect(), theme.colour("surface"))
