"""CSV: the tables of the report, each a file, together in one zip. UTF-8 with the mark by which Excel knows it.

A cell that a spreadsheet would take for a formula gets an apostrophe in front. The separator is the one that Excel expects
in the reader's language: a semicolon where the comma parts decimals.
"""

import csv
import io
import re
import zipfile
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.report.content import Cell, Report
from workbench.exchange.report.protocol import ReportFormat
from workbench.exchange.report.sheets import Sheet, fitting, sheets

_SEPARATORS = {"nb": ";"}
_FORMULA = re.compile(r"^[\s\"']*[=+\-@＝＋－＠]")
# Read with another separator than it was written with, a cell may begin in the middle of ours.
_BEGINS_INSIDE = re.compile(r"([,;\t\n|]\s*[\"']*\s*)(?=[=+\-@＝＋－＠])")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write(report: Report, file: BinaryIO) -> None:
    """Write the zip."""
    separator = _SEPARATORS.get(report.language, ",")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        for sheet in sheets(report):
            about = zipfile.ZipInfo(f"{sheet.name}.csv", _EARLIEST)
            about.compress_type = zipfile.ZIP_DEFLATED
            folder.writestr(about, content(sheet, separator))


def content(sheet: Sheet, separator: str = ",") -> bytes:
    """One table as the content of a file."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([safe(words) for words in sheet.head])
    writer.writerows([safe(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> str:
    """A cell that no spreadsheet takes for a formula."""
    words = str(fitting(cell))
    if isinstance(cell, int):
        return words
    words = _BEGINS_INSIDE.sub(r"\1'", words)
    return f"'{words}" if _FORMULA.match(words) else words


FORMAT = ReportFormat("csv", ".zip", mark("Tables as CSV files, in one zip"), write)
