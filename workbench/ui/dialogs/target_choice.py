"""What something is written about: the selected words, a unit of meaning, or the whole interview."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from workbench.cellar.words import _
from workbench.desk.open_words import LONGEST, both_ends
from workbench.study.about import About
from workbench.study.units import Unit
from workbench.ui.parts import label, stack
from workbench.ui.style import em
from workbench.ui.wordings import quoted


class TargetChoice(QWidget):
    """The first of `choices` is chosen; where there is one only, it is told and not asked.

    What is `closed` cannot be chosen, and `why` is said below it.
    """

    def __init__(self, choices: Sequence[About], closed: Collection[About] = (), why: str = "") -> None:
        super().__init__()
        self._choices = list(choices)
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        column = stack(self, 0.2)
        column.addWidget(label(_("What is it about?"), "subheading"))
        for number, about in enumerate(self._choices):
            words = _shortened(about.passage.text)
            if len(self._choices) > 1:
                choice = QRadioButton(_kind(about))
                choice.setAccessibleName(choice.text())
                choice.setAccessibleDescription(why if about in closed else words)
                choice.setEnabled(about not in closed)
                self._group.addButton(choice, number)
                self.buttons.append(choice)
                column.addWidget(choice)
            elif not words:
                column.addWidget(label(_kind(about)))
            if words:
                shown = label(words, "hint")
                if self.buttons:
                    shown.setContentsMargins(em(2), 0, 0, em(0.2))
                column.addWidget(shown)
            if about in closed:
                told = label(why, "refusal" if len(closed) == len(self._choices) else "hint")
                told.setContentsMargins(em(2) if self.buttons else 0, 0, 0, em(0.2))
                column.addWidget(told)
        first = next((at for at, one in enumerate(self._choices) if one not in closed), 0)
        if self.buttons:
            self.buttons[first].setChecked(True)

    @property
    def chosen(self) -> About:
        """What was chosen."""
        return self._choices[max(0, self._group.checkedId())]


def _kind(about: About) -> str:
    if about.about == Unit.KIND:
        return _("The unit of meaning")
    return _("The selected words") if about.passage.text else _("The whole interview")


def _shortened(words: str) -> str:
    return quoted(both_ends(words, 2 * LONGEST, LONGEST)) if words else ""
