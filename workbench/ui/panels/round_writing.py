"""The own card of a blind round while it is written: one question at a time, for nobody else to read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.panels.answer_pages import AnswerPages
from workbench.ui.parts import button, label
from workbench.ui.style import em


class RoundWriting(AnswerPages):
    """After the last question one is done, or passes; each is asked once, since both are for good."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        self._prompts: tuple[str, ...] = ("",)
        self.passer = button(_("Pass"), self._pass, look="quiet")
        self.status = label("", "small")
        super().__init__(desk, hub, parent)
        self.done.connect(self._finish)

    def show_round(self, round_id: str, prompts: tuple[str, ...] = ("",)) -> None:
        """Write the own card of a round; an empty text for none."""
        if round_id == self.subject:
            self.refresh()
            return
        self.keep()
        self._prompts = prompts
        self.show_subject(round_id)

    def asked(self) -> Sequence[str]:
        return self._prompts

    def kept(self, number: int) -> str:
        return self._desk.rounds.own(self.subject)[number]

    def answered(self, subject: str, number: int, text: str) -> None:
        self._desk.rounds.write(subject, number, text)

    def onwards(self, *, last: bool) -> str:
        return _("I am done") if last else _("Next question")

    def arrange(self, column: QVBoxLayout) -> None:
        told = QHBoxLayout()
        told.addWidget(self.dots)
        told.addWidget(self.status, 1)
        told.addWidget(self.state)
        column.addLayout(told)
        column.addWidget(self.question)
        column.addWidget(self.answer, 1)
        buttons = FlowLayout(self.foot, em(0.2))
        for one in (self.back, self.next, self.passer):
            buttons.addWidget(one)
        self.state.setWordWrap(False)
        self.answer.setPlaceholderText(_("Nobody else can read what you write here."))
        self.answer.setAccessibleDescription(self.answer.placeholderText())

    def _finish(self) -> None:
        round_id = self.subject
        if not any(answer.strip() for answer in self._desk.rounds.own(round_id)):
            self._hub.attempt(lambda: self._desk.rounds.finish(round_id))  # says what is missing
            self.answer.setFocus()
            return
        if confirmed(
            self.window(),
            _("Are you done?"),
            _("What you have written stays as it is then. After the last card you can follow it up."),
            _("I am done"),
            _("Go on writing"),
        ):
            self._hub.attempt(lambda: self._desk.rounds.finish(round_id))

    def _pass(self) -> None:
        self.keep()
        round_id = self.subject
        if confirmed(
            self.window(),
            _("Pass this round?"),
            _(
                "Nobody is asked why, and passing counts as taking part. "
                "What you may have written here stays unread. This cannot be changed afterwards."
            ),
            _("Pass"),
            _("Go on writing"),
        ):
            self._hub.attempt(lambda: self._desk.rounds.pass_by(round_id))
