"""One calm line for sentences to the person, announced to screen readers; it can be closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from workbench.cellar.words import _
from workbench.ui import icons
from workbench.ui.parts import application, icon_button, label, row
from workbench.ui.style import space

STAYS_MS = 12_000
"""How long a sentence about something that went well stays; one about a refusal stays until it is closed."""


class MessageBar(QFrame):
    """Hidden while there is nothing to say.

    It lies over its parent, and nothing moves for a sentence that passes. That covers only what `title` tells (the name of
    the study), or, where it is too long for that, all of the width as far below as no button is covered, no line that
    tells something, no words that somebody said, and not what has the keyboard: of a text or a list only the line that it
    is in. For one that stays the parent's layout begins below it.
    """

    def __init__(self, parent: QWidget, title: Callable[[], QWidget | None] = lambda: None) -> None:
        super().__init__(parent)
        self._holder = parent
        self._title = title
        self._passes = True
        self._told: tuple[str, str, str, bool] = ("", "", "", False)
        self._held: list[tuple[str, str, str, bool]] | None = None
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.timeout.connect(self._settle)
        self._fresh = False
        parent.installEventFilter(self)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._give_way)
        self._giving = QTimer(self)
        self._giving.setSingleShot(True)
        self._giving.timeout.connect(self._give_way)
        # Not at once: a page that scrolls brings what has the keyboard into view first.
        application().focusChanged.connect(self._gone_on)
        line = row(self)
        space(line, 0.7, 0.25, 0.1)
        self.sign = QLabel()
        self.words = label("")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.closer = icon_button("close", _("Close this message"), self.hide)
        line.addWidget(self.sign)
        line.addWidget(self.words, 1)
        line.addWidget(self.closer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, *, stays: bool = False) -> None:
        """Something that went well, or that is good to know; with `stays` until it is closed."""
        self._tell("notice", "info", sentence, stays)

    def warn(self, sentence: str) -> None:
        """Something that could not be done, and what to do."""
        self._tell("warning", "care", sentence, True)

    def unsay(self, sentence: str) -> None:
        """Say a sentence no longer, if it is the one that stands there."""
        if self.sentence == sentence:
            self.hide()

    def hold(self) -> None:
        """Say nothing until `release`; what stays until it is closed is said again then."""
        if self._held is None:
            self._held = [self._told] if self.sentence and not self._passes else []
        self.hide()

    def release(self) -> None:
        """Say what was to be said meanwhile: the newest that stays, or else the newest."""
        held, self._held = self._held or [], None
        if held:
            self._tell(*next((one for one in reversed(held) if one[-1]), held[-1]))

    @property
    def sentence(self) -> str:
        """What stands there now; empty when nothing does."""
        return "" if self.isHidden() else self.words.text()

    def _tell(self, role: str, icon: str, sentence: str, stays: bool) -> None:
        if self._held is not None:
            self._held.append((role, icon, sentence, stays))
            return
        self._timer.stop()
        self._told = (role, icon, sentence, stays)
        self._passes = not stays
        self._show(role, icon, sentence)
        if not stays:
            self._timer.start(STAYS_MS)

    def _show(self, role: str, icon: str, sentence: str) -> None:
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        icons.put(self.sign, icon)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self._fresh = True
        self._place()
        self.show()
        self.raise_()
        announce(self, sentence)
        # A page that is new, or text of another size, has its places only once it is laid out.
        self._placing.start(0)

    def go_by(self) -> None:
        """Another room is entered: a sentence that passes is over, unless it was said with going there."""
        if self._passes and not self._fresh:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and not self.isHidden():
            if event.type() is QEvent.Type.KeyPress:
                self.hide()
                return True
            if event.type() is QEvent.Type.ShortcutOverride and self._passes:
                self.hide()  # and the key does what it does where the keyboard is, too
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and not self.isHidden():
            self._placing.start(0)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():
            self._placing.stop()
            self._begin_below(0)

    def _settle(self) -> None:
        self._fresh = False
        self._place()

    def _place(self) -> None:
        parent, title = self._holder, self._title() if self._passes else None
        place = QRect(0, 0, parent.width(), 0)
        here = title is not None and title.isVisible() and parent.isAncestorOf(title)
        bar = title.parentWidget() if title is not None and here else None
        if title is not None and bar is not None:
            left, top = title.mapTo(parent, QPoint()).x(), bar.mapTo(parent, QPoint()).y()
            place = QRect(left, top, title.width(), bar.height())
            if self.heightForWidth(place.width()) > place.height():
                high = self.heightForWidth(parent.width())
                place = QRect(0, self._free(high), parent.width(), high)
        place.setHeight(max(place.height(), self.heightForWidth(place.width())))
        self.setGeometry(place)
        self._begin_below(place.height() if bar is None else 0)

    def _gone_on(self) -> None:
        self._giving.start(0)

    def _give_way(self) -> None:
        """The keyboard has come to where the bar lies."""
        if not self.isHidden() and self._passes:
            _field, line = self._in_hand()
            if self.geometry().intersects(line):
                self._placing.start(0)

    def _free(self, high: int) -> int:
        """Where something so high covers nothing that is needed, as far below as can be; else at the bottom."""
        holder = self._holder
        field, line = self._in_hand()
        told, controls = self._boxes(_tells), self._boxes(lambda part: isinstance(part, _CONTROLS))
        lowest = holder.height() - high
        edges = [box.top() - high for box in (*told, *controls, *([line] if line == field else []))]
        tops = (lowest, *sorted((*edges, field.top()), reverse=True))
        for taken in ((line, *told, *controls), (line, *told), (line,)):
            for top in tops:
                place = QRect(0, top, holder.width(), high)
                if 0 <= top <= lowest and not any(place.intersects(box) for box in taken):
                    return top
        return lowest

    def _boxes(self, wanted: Callable[[QWidget], bool]) -> list[QRect]:
        boxes = (
            self._seen(part)
            for part in self._holder.findChildren(QWidget)
            if wanted(part) and part.isVisible() and part is not self and not self.isAncestorOf(part)
        )
        return [box for box in boxes if not box.isEmpty()]

    def _in_hand(self) -> tuple[QRect, QRect]:
        """What has the keyboard, and the line of it that the keyboard is in; both empty where that is nothing here."""
        field = self.window().focusWidget()
        if not field or not self._holder.isAncestorOf(field) or self.isAncestorOf(field):
            return QRect(), QRect()
        if not isinstance(field, QAbstractScrollArea):
            seen = self._seen(field)
            return seen, seen
        box = QRect(field.viewport().mapTo(self._holder, QPoint()), field.viewport().size())
        if isinstance(field, (QTextEdit, QPlainTextEdit)):
            line = field.cursorRect().translated(box.topLeft())
        elif isinstance(field, QAbstractItemView) and field.currentIndex().isValid():
            line = field.visualRect(field.currentIndex()).translated(box.topLeft())
        else:
            return QRect(), QRect()
        return box, QRect(box.left(), line.top(), box.width(), line.height())

    def _seen(self, part: QWidget) -> QRect:
        """Where a part lies, as far as what it stands in lets it be seen."""
        seen = QRect(part.mapTo(self._holder, QPoint()), part.size())
        around = part.parentWidget()
        while around is not None and around is not self._holder:
            seen &= QRect(around.mapTo(self._holder, QPoint()), around.size())
            around = around.parentWidget()
        return seen

    def _begin_below(self, height: int) -> None:
        layout = self._holder.layout()
        if layout is not None and layout.contentsMargins().top() != height:
            layout.setContentsMargins(0, height, 0, 0)


_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QTabBar)


def _tells(part: QWidget) -> bool:
    return part.property("role") in ("notice", "words")


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
