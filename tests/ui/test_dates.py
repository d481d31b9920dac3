"""Dates: written in the usual ways, chosen from a calendar, shown with the month as a word, or left empty."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from workbench.cellar.errors import Refusal
from workbench.cellar.words import use_language
from workbench.ui.dates import date_read, date_words, moment_words
from workbench.ui.dialogs.date_field import CalendarDialog, DateField


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    "written",
    [
        "9.3.2026",
        " 09.03.26 ",
        "9. 3. 2026",
        "2026-03-09",
        "2026-3-9",
        "9 March 2026",
        "9 Mar 2026",
        "9 3 2026",
    ],
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert date_read(written) == "2026-03-09"


@pytest.mark.parametrize("written", ["9. mars 2026", "9 mars 2026", "9.3.2026", "2026-03-09"])
def test_a_date_is_read_in_norwegian(written: str) -> None:
    use_language("nb")
    assert date_read(written) == "2026-03-09"


@pytest.mark.parametrize("written", ["31.2.2026", "2026-13-01", "3/9/2026", "in spring", "9.3", "0.0.2026"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        date_read(written)


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_shown_is_read_as_the_same_date(language: str, month: int) -> None:
    use_language(language)
    iso = f"2026-{month:02}-28"
    assert date_read(date_words(iso)) == iso


def test_no_date_stays_none() -> None:
    assert (date_words(""), date_read("  ")) == ("", "")


def test_a_written_date_is_shown_as_it_was_understood(qtbot: QtBot) -> None:
    field = DateField("Date")
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    QTest.keyClicks(field.line, "9.3.26")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "9 March 2026"
    assert field.iso() == "2026-03-09"


def test_what_an_older_version_has_kept_stays(qtbot: QtBot) -> None:
    field = DateField("Date", "spring 2026")
    qtbot.addWidget(field)
    assert field.iso() == "spring 2026"
    field.line.clear()
    assert field.iso() == ""


def test_a_day_is_chosen_from_the_calendar_with_the_arrow_keys(
    qtbot: QtBot, answering: Answer[CalendarDialog]
) -> None:
    field = DateField("Date", "2026-03-09")
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()

    def choose(dialog: CalendarDialog) -> None:
        days = dialog.calendar.days
        assert days.hasFocus()
        QTest.keyClick(days, Qt.Key.Key_Down)
        QTest.keyClick(days, Qt.Key.Key_Right)
        QTest.keyClick(days, Qt.Key.Key_Return)

    answering(CalendarDialog, choose)
    field.opener.setFocus()
    QTest.keyClick(field.opener, Qt.Key.Key_Space)
    assert (field.line.text(), field.iso()) == ("17 March 2026", "2026-03-17")


def test_a_date_is_taken_away_or_left_in_the_calendar(
    qtbot: QtBot, answering: Answer[CalendarDialog]
) -> None:
    field = DateField("Date", "2026-03-09")
    qtbot.addWidget(field)
    answering(CalendarDialog, lambda dialog: dialog.reject())
    field.choose()
    assert field.iso() == "2026-03-09"
    answering(CalendarDialog, lambda dialog: dialog.none.click())
    field.choose()
    assert field.iso() == ""
    answering(CalendarDialog, lambda dialog: dialog.reject())
    field.choose()
    assert field.iso() == ""


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "yesterday", ""]
)
def test_a_moment_that_no_clock_here_can_show_has_no_words(moment: str) -> None:
    assert moment_words(moment) == ""
