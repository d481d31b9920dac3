"""Word: the report with real styles, tables whose heads stand again on each page, and links from number to place."""

from collections.abc import Sequence
from io import BytesIO
from itertools import count
from typing import BinaryIO

import docx
from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from workbench.cellar.words import mark
from workbench.exchange.docx import language_tag
from workbench.exchange.docx_styles import describe, number_pages, prepare
from workbench.exchange.pictures.png import WIDTH_MM, png
from workbench.exchange.plain import one_line
from workbench.exchange.report import docx_parts as parts
from workbench.exchange.report.blocks import Block, Grid, Heading, Look, Paragraph, Plate, Run
from workbench.exchange.report.content import Report
from workbench.exchange.report.layout import captioned, laid_out
from workbench.exchange.report.protocol import ReportFormat

_STYLES = {
    Look.BODY: "Normal",
    Look.QUOTE: "Quote",
    Look.RENDERING: parts.RENDERING,
    Look.ARTIFICIAL: parts.ARTIFICIAL,
    Look.NOTE: parts.NOTE,
    Look.FACT: parts.FACT,
    Look.REFERENCE: parts.REFERENCE,
}


def write(report: Report, file: BinaryIO) -> None:
    """Write the report."""
    document = docx.Document()
    prepare(document, language_tag(report.language))
    parts.add_styles(document)
    _describe(document, report)
    document.add_paragraph(one_line(report.title), style="Title")
    writer = _Writer(document, report)
    for block in laid_out(report):
        writer.write(block)
    number_pages(document.sections[0].footer.paragraphs[0])
    document.save(file)


def _describe(document: Document, report: Report) -> None:
    describe(document, one_line(report.title), language_tag(report.language))


class _Writer:
    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._language = report.language
        self._bookmarks = count(1)
        # The library looks for a style among all of them each time that it is asked for by name.
        self._styles = {one.name: one.style_id for one in document.styles if one.name}

    def write(self, block: Block) -> None:
        match block:
            case Heading():
                paragraph = self._paragraph(f"Heading {min(block.level, 4)}")
                self._run(paragraph, Run(one_line(block.text), block.language, anchor=block.anchor))
            case Paragraph():
                paragraph = self._paragraph(_STYLES[block.look])
                self._runs(paragraph, block.runs)
            case Grid():
                self._grid(block)
            case Plate():
                self._plate(block)

    def _grid(self, block: Grid) -> None:
        caption = self._paragraph("Caption")
        self._run(caption, Run(one_line(block.title), anchor=block.anchor))
        table = self._document.add_table(rows=1 + len(block.rows), cols=len(block.head))
        table.style = parts.TABLE
        widths = block.widths or (1 / len(block.head),) * len(block.head)
        parts.set_widths(table, widths)
        # Each row is asked for once: the library counts all cells anew for each that it is asked for.
        for number, row in enumerate(table.rows):
            in_row = parts.cells(row)
            for cell, share in zip(in_row, widths, strict=True):
                parts.set_width(cell, share)
            cells = [parts.first_paragraph(cell) for cell in in_row]
            if number == 0:
                parts.repeat(row)
                for paragraph, words in zip(cells, block.head, strict=True):
                    parts.set_style(paragraph, self._styles[parts.HEAD])
                    self._run(paragraph, Run(words))
                continue
            parts.keep_together(row)
            for paragraph, runs in zip(cells, block.rows[number - 1], strict=True):
                parts.set_style(paragraph, self._styles[parts.CELL])
                self._runs(paragraph, runs)
        self._document.add_paragraph(block.note, style=parts.NOTE)

    def _plate(self, block: Plate) -> None:
        anchor = block.anchor
        for caption, picture in captioned(block):
            paragraph = self._paragraph(parts.PICTURE)
            drawn = paragraph.add_run().add_picture(BytesIO(png(picture)), width=Mm(WIDTH_MM))
            parts.describe(drawn, caption, picture.description)
            below = self._paragraph(parts.BELOW)
            self._run(below, Run(one_line(caption), anchor=anchor))
            anchor = ""

    def _paragraph(self, style: str) -> WordParagraph:
        paragraph = self._document.add_paragraph()
        parts.set_style(paragraph, self._styles[style])
        return paragraph

    def _runs(self, paragraph: WordParagraph, runs: Sequence[Run]) -> None:
        for run in runs:
            self._run(paragraph, run)

    def _run(self, paragraph: WordParagraph, run: Run) -> None:
        bookmark = (run.anchor, next(self._bookmarks)) if run.anchor else None
        language = language_tag(run.language) if run.language else ""
        parts.add_run(paragraph, run, language, bookmark, self._styles[parts.NUMBER])


FORMAT = ReportFormat("report-docx", ".docx", mark("Report as a Word document"), write)
