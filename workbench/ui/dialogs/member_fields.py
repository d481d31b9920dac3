"""What is asked about a member wherever somebody is added or invited: role and language."""

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workbench.cellar.words import LANGUAGES, _, language
from workbench.study.people import Role
from workbench.ui.parts import label, stack
from workbench.ui.wordings import OWN_NAMES, ROLES


class RoleBoxes(QWidget):
    """One box for each role."""

    def __init__(self, chosen: Collection[Role]) -> None:
        super().__init__()
        column = stack(self, 0.2)
        column.addWidget(label(_("What is their role in the study? (More than one is possible.)")))
        self.boxes = {role: QCheckBox(_(words)) for role, words in ROLES.items()}
        for role, box in self.boxes.items():
            box.setAccessibleName(box.text())
            box.setChecked(role in chosen)
            column.addWidget(box)

    def chosen(self) -> tuple[Role, ...]:
        """The roles that are ticked."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())


class LanguageBox(QComboBox):
    """The languages of the window, by their own names."""

    def __init__(self, now: str = "") -> None:
        super().__init__()
        for code in LANGUAGES:
            self.addItem(OWN_NAMES[code], code)
        self.setCurrentIndex(self.findData(now or language()))

    def code(self) -> str:
        """The language that is chosen."""
        return str(self.currentData())
