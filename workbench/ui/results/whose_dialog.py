"""Whose words a sentence of the results is: several, where they found it together and one of them wrote it down."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.results import Sentence
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.member_boxes import MemberBoxes
from workbench.ui.hub import Hub
from workbench.ui.parts import label
from workbench.ui.wordings import quoted


class WhoseDialog(Dialog):
    """A box for each member."""

    def __init__(self, desk: Desk, hub: Hub, sentence: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Whose words these are"),
            _("Often several find the words and one of you writes them down. Tick all of you who did."),
        )
        self._desk = desk
        self._hub = hub
        self._sentence = sentence.id
        self.body.addWidget(label(quoted(sentence.text.text)))
        self.members = MemberBoxes(desk, _("Worded by"), sentence.text.authors)
        self.body.addWidget(self.members)
        self.body.addStretch(1)
        self.offer_cancel()
        self.offer(_("Keep"), self._keep, look="primary")

    def _keep(self) -> None:
        if self.attempt(lambda: self._desk.results.own(self._sentence, self.members.chosen)):
            self._hub.poll()
            self.accept()
