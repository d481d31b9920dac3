"""The texts of the results, in their order: the essence first, each part below what it is a part of."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QWidget

from workbench.cellar.words import _, mark
from workbench.desk.desk import Desk
from workbench.desk.result_words import genre_words, section_words
from workbench.study.results import Genre, Section
from workbench.ui import actions
from workbench.ui.aside import back_to_text
from workbench.ui.parts import button, label, stack
from workbench.ui.results.words import genre_from, step_called
from workbench.ui.wrapped_items import wrap_items

_ID = Qt.ItemDataRole.UserRole
_INDENT = "    "
_MENU = (
    Genre.ESSENCE,
    Genre.CONSTITUENT,
    Genre.VARIATION,
    Genre.CONDENSATE,
    Genre.ANALYTIC,
    Genre.NEW_WHOLE,
)
_BEGINS: dict[Genre, str] = {
    Genre.CONDENSATE: mark("Condensate of what lies together …"),
    Genre.ANALYTIC: mark("Analytic text on what lies together …"),
    Genre.NEW_WHOLE: mark("What does not fit in an interview …"),
}


class Outline(QWidget):
    """Tells by signals what is wanted."""

    chosen = Signal(str)
    entered = Signal()
    begin_asked = Signal(str, str)
    """A text of a kind is to be begun; the one that is chosen now."""
    from_asked = Signal()
    """One is to be written from a cluster."""
    shift_asked = Signal(str, int)
    remove_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Texts of the results"))
        self._desk = desk
        self._alone = False
        column = stack(self, 0.5, 0.6)
        self.back = back_to_text(self.entered.emit)
        self.empty = label(
            _("Nothing is written yet. Begin with whatever is clearest to you; the order can change."), "hint"
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Texts of the results"))
        wrap_items(self.list)
        self.list.installEventFilter(self)
        self.begin: QPushButton = button(_("Begin a text"), lambda: None, look="primary", icon="new")
        self._menu = QMenu(self.begin)
        self._menu.aboutToShow.connect(self._fill)
        self.begin.setMenu(self._menu)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        # Last, so that the keyboard enters on the list: on the way back a second press would lead out again.
        column.insertWidget(0, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setTabOrder(self.back, self.list)
        self.list.currentItemChanged.connect(self._current)
        self.list.itemActivated.connect(self.entered)
        self.list.itemClicked.connect(self._clicked)
        for identity, then in (
            ("results.up", lambda: self._shift(-1)),
            ("results.down", lambda: self._shift(1)),
            ("results.remove", self._remove),
        ):
            actions.build(identity, self.list, then)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def current(self) -> str:
        """The text that is chosen; empty for none."""
        if self.list.currentRow() < 0:
            return ""
        return str(self.list.currentItem().data(_ID) or "")

    def refresh(self, sections: Iterable[Section]) -> None:
        """Show these texts; the chosen one stays chosen where it is there."""
        before, texts = self.current, list(sections)
        with QSignalBlocker(self.list):
            self.list.clear()
            heading = ""
            known = {one.id for one in texts}
            for section in texts:
                above = self._heading(section.genre)
                if above != heading and section.within not in known:
                    heading = above
                    self._add_heading(heading)
                self._add(section, known)
        self.empty.setVisible(not texts)
        self.list.setVisible(bool(texts))
        self.set_alone(self._alone)
        self.choose(before)

    def tell(self) -> None:
        """Say anew of which condensates units wait."""
        texts = {one.id: one for one in self._desk.results.sections()}
        for number in range(self.list.count()):
            item = self.list.item(number)
            if section := texts.get(str(item.data(_ID) or "")):
                self._word(item, section, part=section.within in texts)

    def set_alone(self, alone: bool) -> None:
        """Whether the list stands in the place of the text, so that a click on a text, or a button, leads back."""
        self._alone = alone
        self.back.setVisible(alone and self.list.count() > 0)

    def choose(self, section_id: str) -> None:
        """Show a text as chosen, and say nothing of it."""
        with QSignalBlocker(self.list):
            for number in range(self.list.count()):
                item = self.list.item(number)
                if item.data(_ID) == section_id and section_id:
                    self.list.setCurrentItem(item)
                    return
            self.list.setCurrentRow(-1)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)
        self._size_headings()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_headings()
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if watched is self.list and pressed == Qt.Key.Key_Home and self.list.count():
            self._first()
            return True
        return super().eventFilter(watched, event)

    def _first(self) -> None:
        """Choose the first text: what stands above it cannot be chosen, and there Qt would stay where it is."""
        rows = range(self.list.count())
        self.list.setCurrentRow(next(row for row in rows if self.list.item(row).data(_ID)))
        self.list.scrollToTop()

    def _size_headings(self) -> None:
        font = self.list.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        for item in map(self.list.item, range(self.list.count())):
            if item.data(_ID) is None:
                item.setFont(font)

    def _add(self, section: Section, known: set[str]) -> None:
        item = QListWidgetItem()
        item.setData(_ID, section.id)
        self._word(item, section, part=section.within in known)
        self.list.addItem(item)

    def _word(self, item: QListWidgetItem, section: Section, *, part: bool) -> None:
        words = section_words(self._desk.context, section)
        told = _("{kind}: {title}").format(kind=genre_words(self._desk.context, section.genre), title=words)
        before = _INDENT if part else ""
        item.setToolTip(words)
        if self._desk.condensates.waits(section):
            item.setText(f"{before}{words}\n{before}{_INDENT}{_('Units wait')}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{told}. {_('Units wait')}")
        else:
            item.setText(f"{before}{words}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _heading(self, genre: Genre) -> str:
        return step_called(self._desk.method.now, genre) or genre_words(self._desk.context, genre)

    def _fill(self) -> None:
        """What the method has texts of; and of what there are some already."""
        self._menu.clear()
        method = self._desk.method.now
        texts = {one.id: one for one in self._desk.results.sections()}
        there = {one.genre for one in texts.values()}
        chosen = texts.get(self.current)
        for genre in _MENU:
            if not step_called(method, genre) and genre not in there:
                continue
            if genre is Genre.VARIATION:
                if chosen is None or chosen.genre is not Genre.CONSTITUENT:
                    continue
                words = _("Variation of “{title}”").format(title=section_words(self._desk.context, chosen))
            else:
                words = _(_BEGINS[genre]) if genre in _BEGINS else genre_words(self._desk.context, genre)
            self._menu.addAction(words, self._begins(genre))
            if genre is genre_from(method, part=False) is Genre.CONSTITUENT:
                self._menu.addAction(_("From what lies together …"), self.from_asked.emit)

    def _begins(self, genre: Genre) -> Callable[[], None]:
        return lambda: self.begin_asked.emit(genre.value, self.current)

    def _current(self, item: QListWidgetItem | None) -> None:
        if item and item.data(_ID):
            item.setSelected(True)  # Qt makes the first row the current one without, when the keyboard comes
            self.chosen.emit(str(item.data(_ID)))

    def _clicked(self, item: QListWidgetItem) -> None:
        if item.data(_ID) and self._alone:
            self.entered.emit()

    def _shift(self, step: int) -> None:
        if self.current:
            self.shift_asked.emit(self.current, step)

    def _remove(self) -> None:
        if self.current:
            self.remove_asked.emit(self.current)
