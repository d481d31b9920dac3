"""The lists of preliminary themes beside each other, all of one size; a press puts a theme on the agreed list."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from workbench.cellar.words import _
from workbench.desk.themes import ThemeList
from workbench.study.people import Member
from workbench.ui.authors import author_line
from workbench.ui.equal_columns import EqualColumns
from workbench.ui.item_layout import vanish
from workbench.ui.parts import button, frame, label, readable, row, stack
from workbench.ui.round_words import unreadable_words
from workbench.ui.style import em
from workbench.ui.wordings import name_of

_Shown = tuple[list[tuple[str, tuple[str, ...] | None]], frozenset[str]]


class ThemeLists(QWidget):
    """Tells by `taken` a theme and the member whose words it is. What is taken up stays in its list, and says so."""

    taken = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = EqualColumns(self, em(15), em(0.8))
        self._shown: _Shown | None = None
        self.frames: list[QFrame] = []
        self.takers: dict[tuple[str, str], QPushButton] = {}

    def show_lists(
        self, lists: Sequence[ThemeList], members: Mapping[str, Member], agreed: Collection[str]
    ) -> None:
        """Show these lists; `agreed` are the themes that stand on the agreed list, as `key` tells them."""
        shown: _Shown = ([(one.author, one.themes) for one in lists], frozenset(agreed))
        if shown == self._shown:
            return
        self._shown = shown
        for one in self.frames:
            self._columns.removeWidget(one)
            vanish(one)
        self.takers = {}
        self.frames = [self._list(one, members.get(one.author), agreed) for one in lists]
        for one in self.frames:
            self._columns.addWidget(one)
            one.show()

    def _list(self, one: ThemeList, author: Member | None, agreed: Collection[str]) -> QFrame:
        made = frame("card")
        name = name_of(author)
        made.setAccessibleName(_("The list of {name}").format(name=name))
        column = stack(made, 0.5, 0.8)
        column.addWidget(author_line(author))
        if one.themes is None:
            column.addWidget(label(unreadable_words(name)))
        for theme in one.themes or ():
            column.addWidget(self._theme(theme, one.author, key(theme) in agreed))
        column.addStretch(1)
        return made

    def _theme(self, theme: str, author: str, taken: bool) -> QWidget:
        holder = QWidget()
        line = row(holder, 0.4)
        line.addWidget(readable(theme), 1)
        if taken:
            line.addWidget(_still(_("on the agreed list")))
        else:
            taker = button(_("Take up"), lambda: self.taken.emit(theme, author), look="quiet", icon="new")
            taker.setAccessibleName(_("Take up: {theme}").format(theme=theme))
            self.takers[author, theme] = taker
            line.addWidget(taker)
        return holder


def _still(words: str) -> QLabel:
    made = label(words, "small")
    made.setWordWrap(False)
    return made


def key(theme: str) -> str:
    """By which two wordings are known to be one theme."""
    return " ".join(theme.casefold().split())
