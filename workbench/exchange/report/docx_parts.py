"""What Word can do and the library has no words for: bookmarks, links inside the document, heads that repeat."""

from collections.abc import Sequence
from typing import Any, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml  # pyright: ignore[reportUnknownVariableType]
from docx.oxml.ns import nsdecls, qn
from docx.shape import InlineShape
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.table import Table, _Cell, _Row  # pyright: ignore[reportPrivateUsage]
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from workbench.exchange.docx_styles import set_language
from workbench.exchange.plain import lines, one_line
from workbench.exchange.report.blocks import Run

RENDERING = "Quote Translation"
ARTIFICIAL = "Artificial Text"
NOTE = "Report Note"
FACT = "Report Fact"
REFERENCE = "Report Reference"
HEAD = "Table Head"
CELL = "Table Cell"
NUMBER = "Reference Number"
PICTURE = "Report Picture"
BELOW = "Picture Caption"
TABLE = "Report Table"

_INK = RGBColor(0x20, 0x20, 0x20)
_QUIET = RGBColor(0x59, 0x59, 0x59)
_PAGE = 160.0
"""The width of the text in millimetres."""

_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="202020"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="202020"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="C8C8C8"/>
  </w:tblBorders><w:tblCellMar>
    <w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>
    <w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="202020"/>
  </w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>
"""


def add_styles(document: Document) -> None:
    """Give a document the report's styles, each to be changed in one place."""
    for level, size in ((1, 16), (2, 13), (3, 11.5), (4, 11)):
        heading = _known(document, f"Heading {level}")
        heading.font.name, heading.font.size, heading.font.color.rgb = "Calibri", Pt(size), _INK
        heading.font.italic = False
        heading.paragraph_format.space_before = Pt(22 - 4 * level)
        heading.paragraph_format.space_after = Pt(4)
    body = _known(document, "Normal")
    body.paragraph_format.space_after, body.paragraph_format.line_spacing = Pt(8), 1.3
    quote = _known(document, "Quote")
    quote.font.italic, quote.font.color.rgb = False, _INK
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Mm(8)
    caption = _known(document, "Caption")
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(10), True, _INK
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(10), Pt(4)
    picture = _added(document, PICTURE, 11, 12, 4)
    picture.paragraph_format.keep_with_next, picture.paragraph_format.line_spacing = True, 1.0
    below = _added(document, BELOW, 10, 0, 16)
    below.font.bold = True
    rendering = _added(document, RENDERING, 11, 0, 10)
    rendering.base_style = quote
    rendering.font.italic = True
    artificial = _added(document, ARTIFICIAL, 11, 0, 8)
    artificial.paragraph_format.left_indent = Mm(4)
    cast("Any", artificial.element).get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="double" w:sz="6" w:space="8" w:color="777777"/></w:pBdr>'
        )
    )
    _added(document, NOTE, 9.5, 0, 6).font.color.rgb = _QUIET
    _added(document, FACT, 11, 0, 4)
    reference = _added(document, REFERENCE, 9.5, 0, 3)
    reference.paragraph_format.left_indent = Mm(7)
    reference.paragraph_format.first_line_indent = Mm(-7)
    cell = _added(document, CELL, 9.5, 0, 0)
    head = _added(document, HEAD, 9.5, 0, 0)
    head.font.bold = True
    for style in (cell, head):
        style.paragraph_format.line_spacing = 1.1
    number = cast("CharacterStyle", _new(document, NUMBER, WD_STYLE_TYPE.CHARACTER))
    number.font.superscript = True
    cast("Any", document.styles.element).append(parse_xml(_TABLE_STYLE))


def set_style(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph the style with an identity."""
    cast("Any", paragraph._p).get_or_add_pPr().style = style  # pyright: ignore[reportPrivateUsage]


def add_run(
    paragraph: Paragraph, run: Run, language: str, bookmark: tuple[str, int] | None, number: str
) -> None:
    """Add words to a paragraph, as a link where they lead somewhere, and as what is led to where `bookmark` says so.

    `number` is the identity of the style of small numbers.
    """
    element: Any = paragraph._p  # pyright: ignore[reportPrivateUsage]
    if bookmark:
        name, identity = bookmark
        element.append(_element("w:bookmarkStart", {"w:id": str(identity), "w:name": name}))
    words = _words(paragraph, run)
    if run.number:
        cast("Any", words._r).get_or_add_rPr().style = number  # pyright: ignore[reportPrivateUsage]
    if run.strong:
        words.bold = True
    if language:
        set_language(words, language)
    if run.target:
        link = _element("w:hyperlink", {"w:anchor": run.target, "w:history": "1"})
        element.append(link)
        link.append(words._r)  # pyright: ignore[reportPrivateUsage]
    if bookmark:
        element.append(_element("w:bookmarkEnd", {"w:id": str(bookmark[1])}))


def describe(drawn: InlineShape, title: str, description: str) -> None:
    """Say what a picture shows, for those who do not see it."""
    about = cast("Any", drawn)._inline.docPr
    about.set("title", one_line(title))
    about.set("descr", "\n".join(lines(description)))


def set_widths(table: Table, shares: Sequence[float]) -> None:
    """Give the columns their shares of the page."""
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(_PAGE * share)


def set_width(cell: _Cell, share: float) -> None:
    """Word goes by the cells of a table, others by its columns."""
    cell.width = Mm(_PAGE * share)


def cells(row: _Row) -> list[_Cell]:
    """The cells of a row that has no merged ones."""
    table = row.table
    return [_Cell(one, table) for one in cast("Any", row._tr).tc_lst]  # pyright: ignore[reportPrivateUsage]


def first_paragraph(cell: _Cell) -> Paragraph:
    """Where a cell's words stand."""
    return cell.paragraphs[0]


def repeat(row: _Row) -> None:
    """This row stands again at the top of each page."""
    _in_row(row, "w:cantSplit")
    _in_row(row, "w:tblHeader")


def keep_together(row: _Row) -> None:
    """This row is not broken over two pages."""
    _in_row(row, "w:cantSplit")


def _words(paragraph: Paragraph, run: Run) -> WordRun:
    made = paragraph.add_run()
    for number, line in enumerate(run.text.split("\n")):
        if number:
            made.add_break(WD_BREAK.LINE)
        before = " " if line[:1].isspace() else ""
        after = " " if line.strip() and line[-1:].isspace() else ""
        made.add_text(f"{before}{one_line(line)}{after}")
    return made


def _in_row(row: _Row, name: str) -> None:
    properties: Any = cast("Any", row._tr).get_or_add_trPr()  # pyright: ignore[reportPrivateUsage]
    properties.append(_element(name, {"w:val": "true"}))


def _element(name: str, attributes: dict[str, str]) -> Any:
    made = cast("Any", OxmlElement(name))
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def _known(document: Document, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])


def _added(document: Document, name: str, size: float, before: float, after: float) -> ParagraphStyle:
    style = cast("ParagraphStyle", _new(document, name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _new(document: Document, name: str, kind: WD_STYLE_TYPE) -> Any:
    return cast("Any", document.styles).add_style(name, kind)
