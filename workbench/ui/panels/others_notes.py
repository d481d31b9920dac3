"""What the others have written on a unit: each note with its author's name, answer by answer, to read only."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.cellar.words import _
from workbench.desk.prompts import questions
from workbench.study.people import Member
from workbench.study.units import BridlingNote
from workbench.ui.parts import frame, label, readable, row, stack
from workbench.ui.signs import badge
from workbench.ui.style import em
from workbench.ui.wordings import name_of


class OthersNotes(QWidget):
    """A column of cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = stack(self, 0.6)
        self._empty = label(_("Nobody else has written on this unit yet."), "hint")
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self._shown: list[tuple[BridlingNote, Member | None]] = []
        self._cards: list[QFrame] = []

    @property
    def cards(self) -> Sequence[QFrame]:
        """The cards that are shown."""
        return self._cards

    def show_notes(self, notes: Sequence[tuple[BridlingNote, Member | None]]) -> None:
        """Show these notes with their authors."""
        if list(notes) == self._shown:
            return
        self._shown = list(notes)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_card(note, author) for note, author in notes]
        for number, card in enumerate(self._cards):
            self._column.insertWidget(number + 1, card)
        self._empty.setVisible(not notes)


def _card(note: BridlingNote, author: Member | None) -> QFrame:
    name = name_of(author)
    card = frame("card")
    card.setAccessibleName(_("The note of {name}").format(name=name))
    column = stack(card, 0.3, 0.7)
    head = QWidget()
    line = row(head, 0.4)
    sign = QLabel()
    sign.setPixmap(badge(author.sign if author else 0, em(1), card.devicePixelRatioF()))
    line.addWidget(sign)
    line.addWidget(label(name, "subheading"), 1)
    column.addWidget(head)
    for question, words in questions():
        text = str(getattr(note, question)).strip()
        if not text:
            continue
        column.addWidget(label(words, "small"))
        answer = readable(text)
        answer.setAccessibleName(f"{name}. {words} {text}")
        column.addWidget(answer)
    return card
