"""Saying that something is seen differently: what it is about, and how one sees it oneself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.disagreements import too_early
from workbench.desk.drafts import DraftKey
from workbench.study.about import About
from workbench.study.differing import Disagreement
from workbench.ui.dialogs.target_choice import TargetChoice
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.draft_field import DraftField, DraftLine
from workbench.ui.hub import Hub
from workbench.ui.parts import labelled


class BeginDifferingDialog(WritingDialog):
    """`begun` is the disagreement once the dialog was accepted."""

    def __init__(self, desk: Desk, hub: Hub, choices: Sequence[About], parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("We see this differently"),
            _(
                "Write how you see it, in your own words. The others write beside it how they see it. "
                "Nobody has to give in, and nobody decides for another."
            ),
            wide=40,
        )
        self._desk = desk
        self._hub = hub
        self.begun: Disagreement | None = None
        closed = [about for about in choices if desk.targets.blind(about)]
        self.target = TargetChoice(choices, closed, too_early())
        self.body.addWidget(self.target)
        # Of the interview, not of the chosen words: these are not selected any more when the program starts anew.
        key = DraftKey(desk.context.reader, choices[0].interview, "differing")
        asked = _("What is it that you see differently? (can be left empty)")
        self.question = DraftLine(asked, desk.drafts, key._replace(about="differing/question"))
        question = labelled(asked, self.question)
        self.body.addWidget(question)
        words = _("How do you see it?")
        self.text = DraftField(words, desk.drafts, key)
        text = labelled(words, self.text)
        self.body.addWidget(text, 1)
        self.leaver = self.offer_cancel()
        self.keeper = self.offer(_("Keep this"), self.keep, look="primary")
        if len(closed) == len(choices):
            for part in (question, text, self.keeper):
                part.setEnabled(False)
            self.leaver.setFocus()
        else:
            self.text.setFocus()

    def reject(self) -> None:
        """Leave it, after asking where words would be lost; what nobody may keep yet waits."""
        if self._desk.targets.blind(self.target.chosen):
            self.step_aside()
        else:
            super().reject()

    def keep(self) -> None:
        """Keep it, or say what is missing."""
        if self.attempt(self._keep):
            self.text.forget()
            self.question.forget()
            self._hub.poll()
            self.accept()
        else:
            self.text.setFocus()

    def _keep(self) -> None:
        self.begun = self._desk.disagreements.begin(
            self.target.chosen, self.text.text_written, self.question.text()
        )
