"""A date that can be written, chosen from a calendar, or left empty."""

import datetime as dt

from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QSpinBox, QTableView, QToolButton, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.ui import dates, icons, theme
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import button, field, row
from workbench.ui.style import em


class DateField(QWidget):
    """A line to write a date in, and a button that opens a calendar."""

    def __init__(self, words: str, iso: str = "") -> None:
        super().__init__()
        self._given = (dates.date_words(iso), iso)
        self._words = words
        line = row(self, 0.3)
        self.line = field(words, text=self._given[0])
        self.line.editingFinished.connect(self._tidy)
        # Not a tool button: on one of these Enter would press the dialog's own button.
        self.opener = button("", self.choose, look="quiet", icon="calendar", tip=_("Choose from a calendar"))
        self.opener.setAccessibleName(self.opener.toolTip())
        line.addWidget(self.line, 1)
        line.addWidget(self.opener)
        self.setFocusProxy(self.line)

    def iso(self) -> str:
        """The ISO date, or empty. Raises Refusal for what is no date; what was there before is left as it is."""
        text, iso = self._given
        return iso if self.line.text() == text else dates.date_read(self.line.text())

    def choose(self) -> None:
        """Let a day be chosen from a calendar."""
        try:
            shown = QDate.fromString(self.iso(), "yyyy-MM-dd")
        except Refusal:
            shown = QDate()
        dialog = CalendarDialog(self._words, shown, self.window())
        if dialog.exec() == Dialog.DialogCode.Accepted:
            self.line.setText(dates.date_words(dialog.chosen))
        self.line.setFocus()

    def _tidy(self) -> None:
        """Show how the date was understood."""
        try:
            self.line.setText(dates.date_words(self.iso()))
        except Refusal:
            return


class CalendarDialog(Dialog):
    """One month at a time; a click or Enter on a day chooses it. `chosen` is an ISO date, empty for none."""

    def __init__(self, words: str, shown: QDate, parent: QWidget | None = None) -> None:
        super().__init__(parent, words, wide=29)
        self.chosen = ""
        self.calendar = _Month()
        self.calendar.setAccessibleName(words)
        self.calendar.days.setAccessibleName(words)
        if shown.isValid():
            self.calendar.setSelectedDate(shown)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        self.body.addWidget(self.calendar)
        self.none = self.offer(_("No date"), self.accept)
        self.none.setVisible(shown.isValid())
        self.offer_cancel()
        self.calendar.days.setFocus()

    def _take(self, day: QDate) -> None:
        self.chosen = day.toString("yyyy-MM-dd")
        self.accept()


class _Month(QCalendarWidget):
    """Qt's calendar with the icons, colours and sizes of the house."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(dates.locale())
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setDateEditEnabled(False)
        self.setMinimumHeight(em(14))
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("muted"))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)
        for control in self.findChildren(QToolButton):
            control.setProperty("look", "quiet")
        for year in self.findChildren(QSpinBox):
            year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            year.setAccessibleName(_("Year"))
        for name, icon, words in (
            ("qt_calendar_prevmonth", "left", _("The month before")),
            ("qt_calendar_nextmonth", "right", _("The next month")),
        ):
            turn = self.findChild(QToolButton, name)
            assert turn
            turn.setAccessibleName(words)
            turn.setToolTip(words)
            icons.put(turn, icon)

    @property
    def days(self) -> QTableView:
        """The days; the arrow keys walk through them, Page Up and Page Down through the months."""
        found = self.findChild(QTableView)
        assert found
        return found

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | dt.date) -> None:
        day = date if isinstance(date, QDate) else QDate(date.year, date.month, date.day)
        painter.save()
        if day == self.selectedDate():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.colour("accent_soft"))
            painter.setPen(QPen(theme.colour("focus" if self.days.hasFocus() else "accent"), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), em(0.35), em(0.35))
        here = (day.year(), day.month()) == (self.yearShown(), self.monthShown())
        painter.setPen(theme.colour("text" if here else "muted"))
        painter.setFont(self.font())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()
