"""What is said coarsely of each participant of an interview: of one, or of all who are heard in a group, one at a time."""

from PySide6.QtWidgets import QComboBox, QWidget

from workbench.cellar.words import _
from workbench.desk.described import Traits
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.ui.dialogs.traits import TraitsEditor
from workbench.ui.parts import labelled, stack


class Participants(QWidget):
    """`own` is for whoever the interview is with, `others` for those whom voices in it are called by, by their codes."""

    def __init__(self, desk: Desk, interview: Interview) -> None:
        super().__init__()
        column = stack(self, 0.6)
        interviews = desk.interviews
        code, heard = interviews.participant_code(interview), interviews.heard_codes(interview.id)
        others = [one for one in heard if one != code]
        several = bool(others)
        names = interviews.trait_names()
        self.own = TraitsEditor(interviews.traits(interview), names, code if several else "")
        self.others = {one: TraitsEditor(interviews.traits_of(one), names, one) for one in others}
        editors = {code: self.own, **self.others} if code or not several else self.others
        self.own.setVisible(code in editors)
        self.who = QComboBox()
        for one in editors:
            self.who.addItem(one, one)
        if several:
            column.addWidget(labelled(_("Who is described?"), self.who, _("The participants of the group.")))
        for editor in (self.own, *self.others.values()):
            column.addWidget(editor)
        self._editors = editors
        self._show()
        self.who.currentIndexChanged.connect(self._show)

    @property
    def said(self) -> bool:
        """Whether anything is said of anybody already."""
        return any(editor.said for editor in self._editors.values())

    @property
    def told_of_others(self) -> dict[str, Traits]:
        """What is said otherwise than before of those who are not the interview's own participant."""
        return {code: editor.told for code, editor in self.others.items() if editor.changed}

    def _show(self) -> None:
        """Show who is chosen, with a line for all that is told of somebody else."""
        shown = self._editors[str(self.who.currentData())]
        shown.also([name for one in self._editors.values() for name in one.names])
        for editor in self._editors.values():
            editor.setVisible(editor is shown)
