"""One text of the results: its heading, and the page on which it is written; kept as it is typed."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.overlook import UNASKED
from workbench.desk.result_words import genre_words, section_words
from workbench.study.results import Genre, Section, Sentence
from workbench.ui import actions
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.panels.answer_pages import KEEP_MS
from workbench.ui.parts import field, label, row, stack
from workbench.ui.results.editor import SentenceEditor
from workbench.ui.results.words import PLACEHOLDERS
from workbench.ui.style import space
from workbench.ui.wordings import quoted


class TextPage(QWidget):
    """Tells by `sentence_changed` that the cursor is in another sentence."""

    sentence_changed = Signal()
    rest_asked = Signal()
    """What the sentence rests on is to be said."""
    quote_asked = Signal()

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.section: Section | None = None
        self._writer = ""
        self._dirty = False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self.keep)
        self._build()
        hub.hushed.connect(self.keep)
        hub.settling.connect(self.keep)

    @property
    def sentence(self) -> Sentence | None:
        """The sentence that the cursor is in, where it is kept already."""
        current = self.editor.current
        return current[1] if current else None

    def show_section(self, section: Section | None) -> None:
        """Show another text, or none; what was typed in the one before is kept."""
        if section is None or self.section is None or section.id != self.section.id:
            self.keep()
            self._dirty = False
            self.editor.show_text([])
        self.section = section
        self.refresh()

    def refresh(self) -> None:
        """Show the text as it is kept now; what is just being typed is kept first, beside what came from others."""
        if self.section is None:
            return
        self.keep()
        now = self._desk.results.section(self.section.id)
        if now is None or self._dirty:
            return
        self.section = now
        self._writer = self._desk.context.reader
        genre = now.genre
        self.editor.artificial = now.id if genre is Genre.CONDENSATE else ""
        self.editor.asked = genre not in UNASKED
        self.editor.setAccessibleName(
            _("{kind}: {title}").format(
                kind=genre_words(self._desk.context, genre), title=section_words(self._desk.context, now)
            )
        )
        self.editor.setAccessibleDescription(_(PLACEHOLDERS[genre]))  # painted there while nothing is written
        self.kind.setText(genre_words(self._desk.context, genre))
        self.artificial.setVisible(genre is Genre.CONDENSATE)
        self.heading.setPlaceholderText(
            section_words(self._desk.context, now) if now.interview else _("Heading")
        )
        if not self.heading.hasFocus() or not self.heading.isModified():
            with QSignalBlocker(self.heading):
                self.heading.setText(now.title.text)
        self.editor.show_text(self._desk.results.sentences(now.id))
        self.tell()

    def tell(self) -> None:
        """Show anew what each sentence stands on, and what it may be asked about."""
        if self.section is None:
            return
        sentences, genre = self.editor.shown, self.section.genre
        hints = {one.id: self._desk.results.hints(one, genre) for one in sentences}
        self.editor.tell(self._desk.thread.standings(sentences), hints)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self._keep.stop()
        section = self.section
        if section is None or self._desk.context.reader != self._writer:
            return
        if self.heading.isModified():
            self.heading.setModified(False)
            self.heading.setModified(not self._hub.attempt(self._head))
        if self._dirty:
            shown, text = self.editor.shown, self.editor.text
            self._dirty = False  # what is written comes back by the hub, before this returns
            kept = self._hub.attempt(lambda: self._desk.results.write(section.id, shown, text))
            self._dirty = self._dirty or not kept
            self.state.setText(_("Saved") if kept else _("Not saved"))

    def settle(self) -> bool:
        """Keep what was typed; whether the study took it."""
        self.keep()
        return not self._dirty and not self.heading.isModified()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def set_short(self, short: bool) -> None:
        """Whether the window is low for its text, so that the words should get what height there is."""
        self.above.setVisible(not short)
        space(self._column, 0.5, 1.0, 0.3 if short else 1.0)

    def _build(self) -> None:
        column = self._column = stack(self, 0.5, 1.0)
        self.above = QWidget()
        line = row(self.above, 0.6)
        self.kind = label("", "small")
        self.state = label("", "small")
        line.addWidget(self.kind, 1)
        line.addWidget(self.state)
        self.heading = field(_("Heading"))
        self.heading.setProperty("role", "heading")
        self.artificial = label(
            _(
                "An artificial text: nobody has said it so. It never leaves as a quote, and says so where it is copied."
            ),
            "small",
        )
        self.editor = SentenceEditor(self._desk.results.printed)
        for part in (self.above, self.heading, self.artificial):
            column.addWidget(part)
        column.addWidget(self.editor, 1)
        self.setFocusProxy(self.editor)
        self.heading.textEdited.connect(self._typed_heading)
        self.heading.editingFinished.connect(self.keep)
        self.heading.returnPressed.connect(self.editor.setFocus)
        self.editor.typed.connect(self._typed)
        self.editor.leaving.connect(self.keep)
        self.editor.sentence_changed.connect(self.sentence_changed)
        self.editor.sentence_changed.connect(self._read_quote)
        for identity, then in (
            ("results.rest", self.rest_asked.emit),
            ("results.whole", self._carry),
            ("results.quote", self.quote_asked.emit),
            ("results.up", lambda: self._move(-1)),
            ("results.down", lambda: self._move(1)),
        ):
            actions.build(identity, self.editor, then)

    def _head(self) -> None:
        if self.section:
            self._desk.results.head(self.section.id, self.heading.text())

    def _typed_heading(self) -> None:
        self.state.setText("")
        self._keep.start()

    def _typed(self) -> None:
        self._dirty = True
        self.state.setText("")
        self._keep.start()

    def _move(self, step: int) -> None:
        self.keep()
        if sentence := self.sentence:
            self._hub.attempt(lambda: self._desk.results.move(sentence.id, step))

    def _carry(self) -> None:
        self.keep()
        sentence = self.sentence
        if sentence is None:
            self._hub.said.emit(_("Put the cursor into a sentence first."))
        elif self._hub.attempt(lambda: self._desk.results.carry(sentence.id, whole=not sentence.whole)):
            # Who sees the text has the mark in the margin for it.
            told = _("Not carried by the whole any longer.") if sentence.whole else _("Carried by the whole.")
            announce(self.editor, told)

    def _read_quote(self) -> None:
        """Have the words of a quote said where the cursor comes to one: for a screen reader it is a letter without a name."""
        sentence = self.sentence
        if sentence and sentence.quote and self.editor.hasFocus():
            announce(self.editor, quoted(self._desk.results.printed(sentence.quote)))
