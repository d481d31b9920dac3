"""What is done to the words of a quote: cut, masked, put in, made shorter; and each of it taken back on its own."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from workbench.cellar.words import _
from workbench.desk.bent_words import bent_in, question
from workbench.desk.desk import Desk
from workbench.desk.quotes import Quoted
from workbench.study.quotes import Edit, EditKind
from workbench.study.quoting import Word, words_of
from workbench.study.tokens import in_language
from workbench.ui.flow import FlowLayout
from workbench.ui.item_layout import emptied, put
from workbench.ui.keyboard import focused
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, field, frame, label, row, stack
from workbench.ui.quotes.quote_words import edit_words
from workbench.ui.quotes.word_field import WordField
from workbench.ui.style import em

Do = Callable[[Callable[[], object]], bool]
"""Does a gesture and shows what came of it; whether it was taken."""


class EditBox(QWidget):
    """The words to choose from, the buttons, and the list of what was done."""

    def __init__(self, desk: Desk, do: Do) -> None:
        super().__init__()
        self._desk = desk
        self._do = do
        self._id = ""
        self._words: list[Word] = []
        self._asked: EditKind | None = None
        self._told: set[tuple[str, str]] = set()
        column = stack(self, 0.5)
        words = label(_("Select words here, and say what is done to them"), "subheading")
        self.words = WordField()
        words.setBuddy(self.words)
        column.addWidget(words)
        column.addWidget(self.words)
        self._offers = QWidget()
        line = FlowLayout(self._offers, em(0.3))
        self.cutter = button(_("Cut"), self._cut, tip=_("[…] is printed in their place"))
        self.masker = button(
            _("Mask …"),
            lambda: self._ask(EditKind.MASK),
            tip=_("Something else is printed in their place, such as [place]"),
        )
        self.putter = button(
            _("Put in …"),
            lambda: self._ask(EditKind.INSERTION),
            tip=_("Explaining words in [brackets] after them"),
        )
        self.keeper = button(
            _("Keep only these words"), self._keep, tip=_("The quote begins and ends with them")
        )
        for one in (self.cutter, self.masker, self.putter, self.keeper):
            line.addWidget(one)
        column.addWidget(self._offers)
        self._build_asking()
        column.addWidget(self._asking)
        self._done = QWidget()
        self._list = stack(self._done, 0.2)
        column.addWidget(self._done)
        self.words.chose.connect(self._enable)

    def show_quote(self, quoted: Quoted) -> None:
        """Show a quote as it stands."""
        self._id = quoted.quote.id
        words = words_of(quoted.quote.anchor)
        self._words = [word._replace(text=in_language(word.text, quoted.tongue)) for word in words]
        self.words.show_words(self._words, quoted.quote.edits)
        questions = {one.edit: question(one) for one in bent_in(quoted)}
        had = self._done.isAncestorOf(focused(self))
        emptied(self._list)
        for edit in quoted.quote.edits:
            put(self._list, self._line(edit, questions.get(edit, "")))
        self._done.setVisible(bool(quoted.quote.edits))
        if had:
            self.words.setFocus()
        self._enable()
        self._announce(quoted.quote.id, questions.values())

    def _announce(self, identity: str, questions: Iterable[str]) -> None:
        """Say to who does not see it what is asked anew."""
        fresh = [one for one in questions if (identity, one) not in self._told]
        self._told.update((identity, one) for one in fresh)
        if fresh:
            announce(self, " ".join(fresh))

    def _build_asking(self) -> None:
        self._asking = frame("card")
        self._asking.hide()
        column = stack(self._asking, 0.4, 0.7)
        self._question = label("", "subheading")
        column.addWidget(self._question)
        self.text = field("")
        self.text.returnPressed.connect(self._answer)
        column.addWidget(self.text)
        below = QWidget()
        line = FlowLayout(below, em(0.3))
        self.taker = button("", self._answer, look="primary")
        line.addWidget(self.taker)
        line.addWidget(button(_("Cancel"), self._leave, look="quiet"))
        column.addWidget(below)

    def _line(self, edit: Edit, asked: str) -> QWidget:
        holder = QWidget()
        line = row(holder, 0.5)
        words = "\n".join(part for part in (edit_words(edit, self._words), asked) if part)
        line.addWidget(label(words), 1)
        back = button(_("Take back"), lambda: self._take_back(edit), look="quiet", icon="undo")
        back.setAccessibleDescription(words)
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _enable(self) -> None:
        there = self.words.chosen() is not None
        for one in (self.cutter, self.masker, self.putter, self.keeper):
            one.setEnabled(there)

    def _cut(self) -> None:
        if ends := self.words.chosen():
            self._leave()
            self._do(lambda: self._desk.quotes.edit(self._id, EditKind.CUT, *ends))

    def _keep(self) -> None:
        if ends := self.words.chosen():
            self._leave()
            self._do(lambda: self._desk.quotes.narrow(self._id, *ends))

    def _take_back(self, edit: Edit) -> None:
        self._do(lambda: self._desk.quotes.take_back(self._id, edit))

    def _ask(self, kind: EditKind) -> None:
        ends = self.words.chosen()
        if ends is None:
            return
        self._asked = kind
        masks = kind is EditKind.MASK
        self._question.setText(
            _("What is printed in place of the selected words?")
            if masks
            else _("What is put in after the selected words?")
        )
        self._question.setBuddy(self.text)
        self.text.setAccessibleName(self._question.text())
        self.text.setPlaceholderText(_("place, name, workplace …") if masks else _("the manager, at work …"))
        given = (
            [_("place"), _("name"), _("workplace"), _("person"), _("time"), _("diagnosis")] if masks else []
        )
        completer = QCompleter(given, self.text)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.text.setCompleter(completer)
        self.taker.setText(_("Mask") if masks else _("Put in"))
        self.taker.setAccessibleName(self.taker.text())
        self._asking.show()
        self.text.setFocus()

    def _answer(self) -> None:
        ends, kind = self.words.chosen(), self._asked
        if (
            ends
            and kind
            and self._do(lambda: self._desk.quotes.edit(self._id, kind, *ends, self.text.text()))
        ):
            self._leave()
            self.words.setFocus()

    def _leave(self) -> None:
        """Ask nothing any more."""
        self._asked = None
        self.text.clear()
        if self._asking.isAncestorOf(focused(self)):
            self.words.setFocus()
        self._asking.hide()
