"""Word and LibreOffice documents: paragraphs, tables, and what a document with changes says now."""

import io

import docx
import pytest

from tests.exchange.elsewhere import text_of, told
from tests.exchange.elsewhere_typed import packed
from workbench.exchange.transcripts import read


def test_word_documents_of_teams_new_and_old() -> None:
    assert [turn[:2] for turn in told("teams-docx")] == [
        ("Kari Nordby", 3000),
        ("Ola Vik", 10_000),
        ("Kari Nordby", 3_735_000),
    ]
    assert told("old-teams-docx")[1] == ("Ola Vik", 10_000, "Jo, det går bra.")


def test_word_and_libreoffice_documents_with_names() -> None:
    assert told("names-docx")[1] == ("P1", None, "Jeg husker lyset. Og så kulden.")
    assert told("names-odt")[:2] == [
        ("Intervjuer", None, "Hva er det første du husker?"),
        ("P1", None, "Jeg husker lyset."),
    ]


def test_a_table_of_voices_and_words_is_read_row_by_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("I", "Hva da?"), ("P1", "Ingenting.")), strict=True):
        row.cells[0].text, row.cells[1].text = cells
    file = io.BytesIO()
    document.save(file)
    assert [(turn.speaker, text_of(turn)) for turn in read(file.getvalue()).turns] == [
        ("I", "Hva da?"),
        ("P1", "Ingenting."),
    ]


def test_a_table_of_libreoffice_is_read_row_by_row_and_what_was_struck_out_is_not() -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{who}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{said}</text:p><text:p>{more}</text:p></table:table-cell></table:table-row>"
        for who, said, more in (("I:", "Hva", "da?"), ("P1", "Ingenting.", ""))
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:tracked-changes><text:p>P9: Never said.</text:p></text:tracked-changes>"
        f"<table:table>{rows}</table:table></office:text></office:body></office:document-content>"
    )
    found = read(packed({"mimetype": b"", "content.xml": content.encode()}))
    assert [(turn.speaker, text_of(turn)) for turn in found.turns] == [("I", "Hva da?"), ("P1", "Ingenting.")]


@pytest.mark.parametrize(
    "space",
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ],
)
def test_of_a_word_document_with_changes_what_it_says_now_is_read(space: str) -> None:
    changed = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>P1: It was </w:t></w:r>"
        "<w:del><w:r><w:t>never </w:t></w:r></w:del><w:ins><w:r><w:t>always </w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>cold</w:t><w:br/><w:t>there.</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>I: Why?</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    content = f'<w:document xmlns:w="{space}"><w:body>{changed}</w:body></w:document>'
    found = read(packed({"word/document.xml": content.encode()}))
    assert [(turn.speaker, text_of(turn)) for turn in found.turns] == [
        ("P1", "It was always cold there."),
        ("I", "Why?"),
    ]
