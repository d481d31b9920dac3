"""One turned card, large: its author with sign and role, and the answers; it can be read and nothing else."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.cellar.words import _
from workbench.desk.rounds import TurnedCard
from workbench.study.people import Member
from workbench.ui.parts import frame, label, readable, row, stack
from workbench.ui.signs import badge, sign
from workbench.ui.style import em
from workbench.ui.wordings import roles


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


def name_of(author: Member | None) -> str:
    """A member's name, or words for somebody who is not known here."""
    return author.name if author else _("a member")


def card_frame(card: TurnedCard, author: Member | None, prompts: Sequence[str]) -> QFrame:
    """The card as it is shown."""
    name = name_of(author)
    made = frame("card")
    made.setAccessibleName(_("The card of {name}").format(name=name))
    column = stack(made, 0.5, 0.9)
    column.addWidget(author_line(author, "heading"))
    if card.answers is None:
        column.addWidget(
            readable(
                _("{name} turns this card: {name} signs in here, or connects again.").format(name=name),
                "words",
            )
        )
        return made
    for prompt, answer in zip(prompts, card.answers, strict=True):
        if answer.strip():
            column.addSpacing(em(0.3))
            column.addWidget(label(prompt, "hint"))
            text = readable(answer.strip(), "words")
            text.setAccessibleName(f"{name}. {prompt} {answer.strip()}")
            column.addWidget(text)
    return made
