"""A page that scrolls downwards only, and keeps what has the keyboard in sight."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from workbench.ui.keyboard import focused, stops
from workbench.ui.parts import application
from workbench.ui.style import em


class Downwards(QScrollArea):
    """A page as wide as its place, that scrolls downwards when its text, broken to that width, is longer.

    Where nothing in it takes the keyboard it does so itself, as far as there is something to scroll to.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._stood = -1
        """Where the page stood when what has the keyboard was brought into view."""
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setProperty("role", "page")
        self.page = page
        self.setWidget(page)
        page.installEventFilter(self)
        application().focusChanged.connect(self._follow)

    def wanted(self) -> int:
        """The height of the whole page at the width that there is, in pixels."""
        return height_at(self.page, self.viewport().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._adjust()
        elif event.type() is QEvent.Type.Resize:
            self._keep_in_sight()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adjust()
        self._keep_in_sight()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A page that changed its size once more while it was being shown is told of the first change only.
        if (inner := self.page.layout()) is not None:
            inner.invalidate()
            inner.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if (end := ends.get(Qt.Key(event.key()))) is not None:
            bar.setValue(end)
        else:
            super().keyPressEvent(event)

    def page_by(self, pages: int) -> bool:
        """Go on by so many pages, or back; whether there was something to go to."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * bar.pageStep())
        return bar.value() != before

    def see(self, part: QWidget) -> None:
        """Bring the whole of a part of the page into view, with the words above it; of a long one where it begins, or is
        written in.

        A field is seen together with the label that asks for what is written in it, where both have room.
        """
        self._see(part, self._asking(part))

    def _see(self, part: QWidget, asking: QLabel | None) -> None:
        self._bring(part, asking)
        self._stood = self.verticalScrollBar().value() if part is focused(self) else -1

    def _bring(self, part: QWidget, asking: QLabel | None) -> None:
        high = self.viewport().height()
        top = part.mapTo(self.page, QPoint()).y()
        if part.height() > high:
            if isinstance(part, (QTextEdit, QPlainTextEdit)):
                self.ensureWidgetVisible(part)  # where its cursor is
            elif not QApplication.mouseButtons():  # whoever presses on it sees the place already
                self.verticalScrollBar().setValue(top - em(0.6))
            return
        # Of a field to write in Qt itself would show only where the cursor is.
        below = top + part.height()
        self.ensureVisible(0, below, 0, em(0.6))
        asked = asking.mapTo(self.page, QPoint()).y() if asking else top
        if asked < top - em(2) and below - asked <= high:
            self.ensureVisible(0, asked, 0, min(em(0.6), high - (below - asked)))
        else:
            self.ensureVisible(0, top, 0, em(2))

    def at_top(self, wanted: QWidget) -> QWidget | None:
        """What can have the keyboard while the page stands at its beginning: `wanted`, or else what comes first."""
        if self._begins_in_sight(wanted):
            return wanted
        part, first = self.page.nextInFocusChain(), None
        while part is not None and part is not self.page and first is None:
            takes = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled()
            first = part if takes and self.page.isAncestorOf(part) else None
            part = part.nextInFocusChain()
        return first if first and self._begins_in_sight(first) else None

    def _begins_in_sight(self, part: QWidget) -> bool:
        low = part.mapTo(self.page, QPoint()).y() + min(part.height(), em(4))
        return low <= self.viewport().height()

    def focusNextPrevChild(self, next: bool) -> bool:
        done = super().focusNextPrevChild(next)
        if done:
            self._see_again()  # Qt has shown the middle of what is higher than the view
        return done

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.page.isAncestorOf(now):
            asking = self._asking(now)
            self._see(now, asking)
            if asking:
                # What asks may have other, longer words by then.
                QTimer.singleShot(0, self, self._see_again)

    def _see_again(self) -> None:
        now = focused(self)
        if self.page.isAncestorOf(now):
            self.see(now)

    def _keep_in_sight(self) -> None:
        """Where the page is laid out anew under the keyboard, and nobody has scrolled meanwhile, it goes along."""
        now = focused(self)
        if self._stood == self.verticalScrollBar().value() and self.page.isAncestorOf(now):
            QTimer.singleShot(0, self, self._see_again)

    def _asking(self, part: QWidget) -> QLabel | None:
        return next((one for one in self.page.findChildren(QLabel) if one.buddy() is part), None)

    def _adjust(self) -> None:
        room = self.maximumViewportSize()
        alone = height_at(self.page, room.width())
        fits = alone <= room.height()
        # A scroll bar takes width, so that the text may need it only because it is there.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)
        self.page.setMinimumHeight(alone if fits else self.wanted())
        self._take_keyboard(fits=fits)

    def _take_keyboard(self, *, fits: bool) -> None:
        """What is only to be read is scrolled by the keyboard, and read out by whoever sees nothing of it."""
        takes = not fits and not stops(self.page)
        if not takes and self.hasFocus():
            return  # it would lose the keyboard to nobody
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.NoFocus)
        if takes:
            told = (one.text() for one in self.page.findChildren(QLabel) if not one.isHidden())
            self.setAccessibleDescription("\n".join(filter(None, told)))
            self.setAccessibleName(
                self.accessibleName() or self.page.accessibleName() or self.window().windowTitle()
            )


def height_at(page: QWidget, width: int) -> int:
    """The height that a page laid out with texts that wrap needs at a width, both in pixels."""
    inner = page.layout()
    if inner is None:
        return page.sizeHint().height()
    inner.activate()
    return inner.totalHeightForWidth(width) if inner.hasHeightForWidth() else inner.totalSizeHint().height()
