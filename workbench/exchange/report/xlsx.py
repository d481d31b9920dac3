"""Excel: a workbook with a sheet for each kind of thing. Whatever stands in a cell is text or a number, never a formula."""

from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from workbench.cellar.words import _, mark
from workbench.exchange.plain import one_line
from workbench.exchange.report.content import Cell, Report
from workbench.exchange.report.protocol import ReportFormat
from workbench.exchange.report.sheets import Sheet, fitting, sheets

_PROGRAM = "Lifeworld Workbench"
LONGEST = 32_000
"""Letters that are written into a cell; Excel takes 32,767 and leaves a cell with more empty."""
_WIDEST = 60
_SHEET_NAME = 31
_SHORT = {"rounds": mark("Rounds"), "left_units": mark("Units left out")}
"""What stands on a tab where the title is longer than Excel takes, by the name of the sheet."""
_UNFIT = str.maketrans(dict.fromkeys(r"[]:*?/\'", " "))


def write(report: Report, file: BinaryIO) -> None:
    """Write the workbook."""
    # Left to themselves these would make a formula or a link of a participant's words.
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book: Any = cast("Any", xlsxwriter).Workbook(file, plain)
    # The date alone, so that nobody learns when at night somebody worked.
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    book.set_properties({"title": one_line(report.title)[:255], "author": _PROGRAM, "created": today})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    # The mark by which Excel keeps a cell text even when somebody goes into it and out again.
    text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    number = book.add_format({"valign": "top"})
    named: set[str] = set()
    for sheet in sheets(report):
        tab = _tab(sheet)
        tab = sheet.name[:_SHEET_NAME] if not tab or tab.casefold() in named else tab
        named.add(tab.casefold())
        _write_sheet(book.add_worksheet(tab), sheet, (head, text, number))
    book.close()


def _tab(sheet: Sheet) -> str:
    """What stands on a sheet's tab: its title, or a shorter one; any other that is too long for Excel is cut at a blank."""
    words = one_line(sheet.title.translate(_UNFIT))
    if len(words) > _SHEET_NAME and sheet.name in _SHORT:
        words = _(_SHORT[sheet.name])
    return words if len(words) <= _SHEET_NAME else words[:_SHEET_NAME].rsplit(" ", 1)[0]


def _write_sheet(page: Any, sheet: Sheet, looks: tuple[Any, Any, Any]) -> None:
    head, text, number = looks
    for column, words in enumerate(sheet.head):
        page.write_string(0, column, one_line(words), head)
        page.set_column(column, column, _width(sheet, column))
    for at, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(map(fitting, row)):
            if isinstance(cell, int):
                page.write_number(at, column, cell, number)
            elif cell:
                page.write_string(at, column, _short(cell), text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _width(sheet: Sheet, column: int) -> int:
    longest = max((len(_told(row[column])) for row in sheet.rows[:200]), default=0)
    return max(8, min(_WIDEST, max(longest, len(sheet.head[column])) + 2))


def _told(cell: Cell) -> str:
    return cell if isinstance(cell, str) else str(cell)


def _short(cell: str) -> str:
    return cell if len(cell) <= LONGEST else f"{cell[:LONGEST]} …"


FORMAT = ReportFormat("xlsx", ".xlsx", mark("Tables for Excel"), write)
