"""What the others have written, each under their name; it can be read once the own is written."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QFrame, QWidget

from workbench.study.people import Member
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.ui.authors import author_line
from workbench.ui.item_layout import vanish
from workbench.ui.parts import frame, label, readable, stack
from workbench.ui.wordings import name_of


class Others(QWidget):
    """A card for each of them."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = stack(self, 0.6)
        self.heading = label(heading, "subheading")
        self.sentence = label("", "hint")
        self._column.addWidget(self.heading)
        self._column.addWidget(self.sentence)
        self._shown: list[tuple[str, str]] = []
        self.cards: list[QFrame] = []

    def show_written(
        self,
        written: Iterable[PreUnderstanding | Impression],
        members: Mapping[str, Member],
        sentence: str,
        nothing: str = "",
    ) -> None:
        """Show what may be read, and a sentence; `nothing` stands for what has no words."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        rows = [(one.author, one.text or nothing) for one in written]
        self.setVisible(bool(rows or sentence))
        if rows == self._shown:
            return
        self._shown = rows
        for card in self.cards:
            self._column.removeWidget(card)
            vanish(card)
        self.cards = [_card(members.get(author), text) for author, text in rows]
        for card in self.cards:
            self._column.addWidget(card)


def _card(author: Member | None, text: str) -> QFrame:
    made = frame("card")
    made.setAccessibleName(name_of(author))
    column = stack(made, 0.4, 0.8)
    column.addWidget(author_line(author))
    said = readable(text)
    said.setAccessibleName(f"{name_of(author)}: {text}")
    column.addWidget(said)
    return made
