"""Reading everything again with the result beside: the whole result as one text, and the words of an interview."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QButtonGroup, QTextEdit, QWidget

from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.result_words import section_words
from workbench.study.results import Genre, Section
from workbench.study.tokens import text_of
from workbench.ui.flow import FlowLayout
from workbench.ui.parts import stack, tab_button
from workbench.ui.results.page_form import paragraph
from workbench.ui.style import em
from workbench.ui.wordings import quoted


class Beside(QWidget):
    """To be read, not to be written in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Read again"))
        self._desk = desk
        self._interview = ""
        self._shown = (-1, "")
        column = stack(self, 0.5, 0.6)
        choice = QWidget()
        tabs = FlowLayout(choice, em(0.3))
        self.result = tab_button(_("The result"))
        self.words = tab_button(_("The interview"))
        self._group = QButtonGroup(self)
        for number, tab in enumerate((self.result, self.words)):
            self._group.addButton(tab, number)
            tabs.addWidget(tab)
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.document().setDocumentMargin(em(0.6))
        self.page.setProperty("role", "writing")
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        column.addWidget(choice)
        column.addWidget(self.page, 1)
        self.result.setChecked(True)
        self._group.idClicked.connect(self.refresh)

    def show_section(self, section: Section) -> None:
        """Read beside a text on what does not fit."""
        changed, self._interview = self._interview != section.interview, section.interview
        self.words.setVisible(bool(section.interview))
        if changed or not section.interview:
            self.result.setChecked(True)
        self.refresh()

    def refresh(self) -> None:
        """Show what there is to read now: from its beginning, and the place in it stays when it is shown anew."""
        shown = self._group.checkedId(), self._interview
        again, self._shown = shown == self._shown, shown
        at, place = self.page.verticalScrollBar().value(), self.page.textCursor().position()
        self.page.clear()
        cursor = QTextCursor(self.page.document())
        if self._group.checkedId() == 1 and self._interview:
            self.page.setAccessibleName(_("The interview"))
            self._put_interview(cursor)
        else:
            self.page.setAccessibleName(_("The result"))
            self._put_result(cursor)
        # The caret goes along with what is put in before it, so it is set in any case.
        caret = self.page.textCursor()
        caret.setPosition(min(place, self.page.document().characterCount() - 1) if again else 0)
        self.page.setTextCursor(caret)
        self.page.verticalScrollBar().setValue(at if again else 0)

    def _put_result(self, cursor: QTextCursor) -> None:
        for section in self._desk.results.sections():
            if section.genre is Genre.NEW_WHOLE:
                continue
            self._put_heading(cursor, section_words(self._desk.context, section))
            if section.genre is Genre.CONDENSATE:
                self._put_heading(cursor, _("An artificial text: nobody has said it so."), small=True)
            first = True
            for sentence in self._desk.results.sentences(section.id):
                words = sentence.text.text
                if sentence.quote:
                    words = quoted(self._desk.results.printed(sentence.quote))
                if first or sentence.begins:
                    _next(cursor, paragraph(above=0.5))
                else:
                    words = f" {words}"
                cursor.insertText(words, QTextCharFormat())
                first = False

    def _put_interview(self, cursor: QTextCursor) -> None:
        labels = {one.id: one.label for one in self._desk.interviews.speakers(self._interview)}
        for turn in self._desk.transcripts.reading(self._interview).turns:
            bold = QTextCharFormat()
            bold.setFontWeight(600)
            _next(cursor, paragraph(above=0.5))
            if turn.speaker in labels:
                cursor.insertText(f"{labels[turn.speaker]}  ", bold)
            cursor.insertText(text_of(turn.tokens, language()), QTextCharFormat())

    def _put_heading(self, cursor: QTextCursor, words: str, *, small: bool = False) -> None:
        form = QTextCharFormat()
        form.setFontWeight(400 if small else 600)
        form.setFontItalic(small)
        _next(cursor, paragraph(above=0.2 if small else 1.2))
        cursor.insertText(words, form)


def _next(cursor: QTextCursor, form: QTextBlockFormat) -> None:
    """Begin a paragraph: the first one is there already."""
    if cursor.atStart():
        cursor.setBlockFormat(form)
    else:
        cursor.insertBlock(form, QTextCharFormat())
