"""Beginning a blind round: over which words, who takes part, what is asked."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QToolButton, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.desk.open_words import LONGEST, both_ends
from workbench.desk.prompts import questions
from workbench.study.rounds import Purpose, Round
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.member_boxes import MemberBoxes
from workbench.ui.hub import Hub
from workbench.ui.parts import button, icon_button, label, row, stack
from workbench.ui.style import em
from workbench.ui.wordings import quoted
from workbench.ui.wrapped_line import WrappedLine

MOST_QUESTIONS = 8


class BeginRoundDialog(Dialog):
    """`begun` is the round once the dialog was accepted. `passage`: positions of the first and last word of it."""

    purpose = Purpose.READING

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        interview: str,
        passage: tuple[int, int] | None = None,
        parent: QWidget | None = None,
        *,
        of_unit: bool = False,
    ) -> None:
        title, sentence = self.about()
        super().__init__(parent, title, sentence, wide=38)
        self._desk = desk
        self._hub = hub
        self._interview = interview
        self._passage = passage
        self._of_unit = of_unit
        self._key = DraftKey(desk.context.reader, interview, f"questions/{self.purpose.value}")
        self.begun: Round | None = None
        self._build_over()
        self._members = MemberBoxes(desk, self.who, self.ticked())
        self.members = self._members.boxes
        self.body.addWidget(self._members)
        self._build_questions()
        self.body.addStretch(1)
        self.offer_cancel()
        self.beginner = self.offer(_("Begin"), self.begin, look="primary")
        first = next(iter(self.members.values()))
        (self.selected if self.selected.isChecked() else first).setFocus()

    def about(self) -> tuple[str, str]:
        """The title, and the sentence below it."""
        return _("Begin a round"), _(
            "Each of you writes alone first, and nobody reads what another has written, the lead researcher "
            "included. When all are done, you turn one card at a time."
        )

    @property
    def who(self) -> str:
        """What stands above the members."""
        return _("Who takes part?")

    def ticked(self) -> Collection[str] | None:
        """The members who are ticked at first; None for all."""
        return None

    def asked(self) -> Sequence[str]:
        """The questions that stand there at first."""
        return [words for _field, words in questions()]

    def begin(self) -> None:
        """Begin the round, or say what is missing."""
        if self.attempt(self._begin):
            self._desk.drafts.put(self._key, "")
            self._hub.poll()
            self.accept()

    def reject(self) -> None:
        """Leave it; questions that were written for it go with it."""
        self._desk.drafts.put(self._key, "")
        super().reject()

    def step_aside(self) -> None:
        """Make room for a pause; the questions wait."""
        super().reject()

    def add_question(self, words: str = "") -> WrappedLine:
        """One more line for a question."""
        number = len(self.lines) + 1
        holder = QWidget()
        side = row(holder, 0.3)
        line = WrappedLine(_("Question {number}").format(number=number), words)
        line.textChanged.connect(self._remember)
        remover = icon_button("remove", "", lambda: self._remove(holder))
        side.addWidget(line, 1)
        side.addWidget(remover)
        self._lines.addWidget(holder)
        self.lines.append(line)
        self.removers.append(remover)
        self._number()
        return line

    def _begin(self) -> None:
        passage = self._passage if self.selected.isChecked() else None
        asked = [line.text() for line in self.lines]
        self.begun = self._desk.rounds.begin(
            self._interview, self._members.chosen, asked, passage, purpose=self.purpose
        )

    def _build_over(self) -> None:
        self.over = holder = QWidget()
        column = stack(holder, 0.2)
        column.addWidget(label(_("What is it over?"), "subheading"))
        self.selected = QRadioButton(_("The unit of meaning") if self._of_unit else _("The selected words"))
        self.whole = QRadioButton(_("The whole interview"))
        self._over = QButtonGroup(self)
        words = self._words()
        for choice in (self.selected, self.whole):
            choice.setAccessibleName(choice.text())
            self._over.addButton(choice)
        (self.selected if words else self.whole).setChecked(True)
        if words:
            column.addWidget(self.selected)
            self.selected.setAccessibleDescription(words)
            chosen = label(words, "hint")
            chosen.setContentsMargins(em(2), 0, 0, em(0.2))
            column.addWidget(chosen)
            column.addWidget(self.whole)
        else:
            self.selected.setParent(holder)
            self.selected.hide()
            self.whole.setParent(holder)
            self.whole.hide()
            column.addWidget(
                label(
                    _(
                        "The whole interview. For a round over a passage, select its words in the transcript first."
                    )
                )
            )
        self.body.addWidget(holder)

    def _words(self) -> str:
        if self._passage is None:
            return ""
        words = self._desk.transcripts.reading(self._interview).slice_text(*self._passage)
        return quoted(both_ends(words, LONGEST, LONGEST))

    def _build_questions(self) -> None:
        holder = QWidget()
        column = stack(holder, 0.4)
        column.addWidget(label(_("What does each answer, one question at a time?"), "subheading"))
        lines = QWidget()
        self._lines = stack(lines, 0.4)
        self.lines: list[WrappedLine] = []
        self.removers: list[QToolButton] = []
        self.adder = button(_("Add a question"), self._add, look="quiet", icon="new")
        column.addWidget(lines)
        below = QWidget()
        side = row(below)
        side.addWidget(self.adder)
        side.addStretch(1)
        column.addWidget(below)
        self.body.addWidget(holder)
        for words in self._desk.drafts.get(self._key).splitlines() or self.asked():
            self.add_question(words)

    def _add(self) -> None:
        line = self.add_question()
        self.fit()
        line.setFocus()
        self.see(line)

    def _remove(self, holder: QWidget) -> None:
        at = self._lines.indexOf(holder)
        self._lines.removeWidget(holder)
        del self.lines[at], self.removers[at]
        holder.hide()
        holder.deleteLater()
        self._number()
        self._remember()
        self.lines[min(at, len(self.lines) - 1)].setFocus()
        self.fit()

    def _remember(self) -> None:
        asked = [line.text() for line in self.lines]
        self._desk.drafts.put(self._key, "" if asked == list(self.asked()) else "\n".join(asked))

    def _number(self) -> None:
        for number, (line, remover) in enumerate(zip(self.lines, self.removers, strict=True), 1):
            line.setAccessibleName(_("Question {number}").format(number=number))
            words = _("Remove question {number}").format(number=number)
            remover.setAccessibleName(words)
            remover.setToolTip(words)
            remover.setEnabled(len(self.lines) > 1)
            if number > 1:
                QWidget.setTabOrder(self.removers[number - 2], line)
            QWidget.setTabOrder(line, remover)
        QWidget.setTabOrder(self.removers[-1], self.adder)
        self.adder.setEnabled(len(self.lines) < MOST_QUESTIONS)
