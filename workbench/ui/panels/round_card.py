"""One turned card, large: its author with sign and role, and the answers; it can be read and nothing else."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from workbench.cellar.words import _
from workbench.desk.standing import TurnedCard
from workbench.study.people import Member
from workbench.ui.authors import author_line
from workbench.ui.parts import frame, label, readable, stack
from workbench.ui.round_words import unreadable_words
from workbench.ui.style import em
from workbench.ui.wordings import name_of


def card_frame(card: TurnedCard, author: Member | None, prompts: Sequence[str]) -> QFrame:
    """The card as it is shown."""
    name = name_of(author)
    made = frame("card")
    made.setAccessibleName(_("The card of {name}").format(name=name))
    column = stack(made, 0.5, 0.9)
    column.addWidget(author_line(author, "heading"))
    if card.answers is None:
        column.addWidget(readable(unreadable_words(name), "words"))
        return made
    for prompt, answer in zip(prompts, card.answers, strict=True):
        if answer.strip():
            column.addSpacing(em(0.3))
            column.addWidget(label(prompt, "hint"))
            text = readable(answer.strip(), "words")
            text.setAccessibleName(f"{name}. {prompt} {answer.strip()}")
            column.addWidget(text)
    return made
