"""Choosing among the members: a box for each, with sign and role."""

from collections.abc import Collection

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.desk.desk import Desk
from workbench.ui import signs
from workbench.ui.parts import label, stack
from workbench.ui.style import em
from workbench.ui.wordings import roles


class MemberBoxes(QWidget):
    """`boxes` by member; those in `ticked` are ticked at first, all where it is None."""

    def __init__(self, desk: Desk, heading: str, ticked: Collection[str] | None = None) -> None:
        super().__init__()
        column = stack(self, 0.2)
        column.addWidget(label(heading, "subheading"))
        self.boxes: dict[str, QCheckBox] = {}
        for member in desk.members.list():
            box = QCheckBox(member.name)
            box.setAccessibleName(member.name)
            box.setAccessibleDescription(roles(member.roles))
            box.setIcon(signs.badge_icon(member.sign, em(1)))
            box.setIconSize(QSize(em(1), em(1)))
            box.setChecked(ticked is None or member.id in ticked)
            self.boxes[member.id] = box
            column.addWidget(box)
            if member.roles:
                beneath = label(roles(member.roles), "small")
                beneath.setContentsMargins(em(2), 0, 0, em(0.2))
                column.addWidget(beneath)

    @property
    def chosen(self) -> list[str]:
        """The members whose boxes are ticked."""
        return [member for member, box in self.boxes.items() if box.isChecked()]
