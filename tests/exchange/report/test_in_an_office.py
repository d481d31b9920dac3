"""The Word document as LibreOffice opens it: one conversion, looked at as pages."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtPdf import QPdfDocument, QPdfLinkModel
from PySide6.QtWidgets import QApplication

from tests.exchange.report.making import report
from workbench.exchange.report.content import Table
from workbench.exchange.report.docx import write

REQUIRED = "WORKBENCH_LIBREOFFICE"
PEOPLE = 70


@pytest.fixture
def office() -> str:
    """LibreOffice's program."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        missing = "LibreOffice is not installed on this computer (Debian: apt install libreoffice-writer)"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(f"{missing}, and {REQUIRED}=required wants it")
        pytest.skip(missing)
    return found


def test_libreoffice_shows_pages_with_heads_that_repeat_and_numbers_that_lead_on(
    office: str, tmp_path: Path, qapp: QApplication
) -> None:
    rows = tuple(
        (f"P{number}", "30–49", 1 + number % 2, f"0:5{number % 6}:10") for number in range(1, PEOPLE + 1)
    )
    people = Table(
        "table_participants", "Who took part", ("Participant", "Age", "Interviews", "Length"), rows
    )
    place = tmp_path / "report.docx"
    with place.open("wb") as file:
        write(report(participants=people), file)
    profile = (tmp_path / "profile").as_uri()
    order = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
    subprocess.run(
        [*order, "--outdir", str(tmp_path), str(place)],
        check=True, timeout=110, stdin=subprocess.DEVNULL, capture_output=True,
    )  # fmt: skip

    pages = QPdfDocument()
    assert pages.load(str(tmp_path / "report.pdf")) is QPdfDocument.Error.None_
    count = pages.pageCount()
    texts = [pages.getAllText(number).text() for number in range(count)]
    assert 4 <= count <= 8
    assert texts[0].startswith("Work and support")
    assert sum("Interviews" in text and "Length" in text for text in texts) >= 2, "the head stands again"
    whole = "\n".join(texts)
    for words in (
        "«Det var som å gå i djup snø",
        "in English",
        "Jeg hører sinne.",
        "0:12:34, 1:01:01",
        f"{count} / {count}",
    ):
        assert words in whole
    links = QPdfLinkModel()
    links.setDocument(pages)
    leading: set[int] = set()
    for number in range(count):
        links.setPage(number)
        leading |= {
            links.data(links.index(row, 0), QPdfLinkModel.Role.Page.value)
            for row in range(links.rowCount(QModelIndex()))
        }
    assert count - 1 in leading, "a number in a text leads to the list at the end"
    drawn = pages.render(0, QSize(400, 566))
    colours = {drawn.pixelColor(x, y).lightness() for x in range(0, 400, 3) for y in range(0, 566, 3)}
    assert min(colours) < 120, "there is ink"
