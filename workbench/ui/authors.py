"""Who has written something: the member's sign, name and role in the study."""

from PySide6.QtWidgets import QLabel, QWidget

from workbench.study.people import Member
from workbench.ui.parts import label, row, stack
from workbench.ui.signs import badge, sign
from workbench.ui.style import em
from workbench.ui.wordings import name_of, roles


def author_line(author: Member | None, role: str = "subheading") -> QWidget:
    """A member's sign, name and role in the study."""
    head = QWidget()
    line = row(head, 0.5)
    shape = QLabel()
    side = em(1.5 if role == "heading" else 1)
    shape.setPixmap(badge(author.sign if author else 0, side, head.devicePixelRatioF()))
    shape.setToolTip(sign(author.sign).words if author else "")
    texts = QWidget()
    column = stack(texts, 0.1)
    column.addWidget(label(name_of(author), role))
    if author and author.roles:
        column.addWidget(label(roles(author.roles), "small"))
    line.addWidget(shape)
    line.addWidget(texts, 1)
    return head
