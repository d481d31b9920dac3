"""Saying that something is seen differently: what it is about, and how one sees it oneself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
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
        self.target = TargetChoice(choices)
        self.body.addWidget(self.target)
        # Of the interview, not of the chosen words: these are not selected any more when the program starts anew.
        key = DraftKey(desk.context.reader, choices[0].interview, "differing")
        asked = _("What is it that you see differently? (can be left empty)")
        self.question = DraftLine(asked, desk.drafts, key._replace(about="differing/question"))
        self.body.addWidget(labelled(asked, self.question))
        words = _("How do you see it?")
        self.text = DraftField(words, desk.drafts, key)
        self.body.addWidget(labelled(words, self.text), 1)
        self.offer_cancel()
        self.keeper = self.offer(_("Keep this"), self.keep, look="primary")
        self.text.setFocus()

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
