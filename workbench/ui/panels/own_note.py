"""Writing one's own bridling note: one question at a time, kept as it is typed."""

from collections.abc import Sequence

from workbench.desk.prompts import Question, questions
from workbench.ui.panels.answer_pages import AnswerPages


class OwnNote(AnswerPages):
    """The three questions about one unit, for the member who works here."""

    @property
    def question_shown(self) -> Question:
        """The question that is shown."""
        return questions()[self.at][0]

    def ask(self, question: Question) -> None:
        """Show this question."""
        self.turn_to([field for field, _words in questions()].index(question))

    def asked(self) -> Sequence[str]:
        return [words for _field, words in questions()]

    def kept(self, number: int) -> str:
        note = self._desk.notes.own(self.subject)
        return str(getattr(note, questions()[number][0])) if note else ""

    def answered(self, subject: str, number: int, text: str) -> None:
        self._desk.notes.answer(subject, questions()[number][0], text)
