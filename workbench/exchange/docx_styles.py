"""How a transcript looks in Word: styles that a person can change in one place, page size, page numbers."""

from datetime import UTC, datetime
from typing import Protocol, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement  # pyright: ignore[reportUnknownVariableType]
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FACTS = "Transcript Facts"
VOICE = "Transcript Voice"
TURN = "Transcript Turn"
SPEAKER = "Transcript Speaker"
TIME = "Transcript Time"

_FONT = "Calibri"
_INK = RGBColor(0x20, 0x20, 0x20)
_PROGRAM = "Lifeworld Workbench"
_QUIET = RGBColor(0x59, 0x59, 0x59)


def prepare(document: Document, tag: str) -> None:
    """Give an empty document A4 pages, the transcript's styles and the language `tag` (BCP 47)."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    _set_default_language(document, tag)
    _make_quiet(_paragraph_style(document, "Title"), size=22)
    _make_quiet(_paragraph_style(document, "Heading 1"), size=15)
    draft = _paragraph_style(document, "Intense Quote")
    draft.font.color.rgb = _INK
    draft.paragraph_format.left_indent = draft.paragraph_format.right_indent = Mm(0)
    normal = _paragraph_style(document, "Normal")
    normal.font.name, normal.font.size = _FONT, Pt(11)
    _add_paragraph_style(document, FACTS, before=0, after=2)
    voice = _add_paragraph_style(document, VOICE, before=10, after=1)
    voice.paragraph_format.keep_with_next = True
    turn = _add_paragraph_style(document, TURN, before=0, after=4)
    turn.paragraph_format.line_spacing = 1.3
    _add_character_style(document, SPEAKER).font.bold = True
    time = _add_character_style(document, TIME)
    time.font.size, time.font.color.rgb = Pt(9), _QUIET


def describe(document: Document, title: str, tag: str) -> None:
    """What a document says of itself: its title, its language, that the program made it now, and nothing else."""
    about = document.core_properties
    about.title, about.language = title[:255], tag
    about.author = about.last_modified_by = _PROGRAM  # never the name of a person
    about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = datetime.now(UTC)
    about.revision = 1
    _name_program(document)


def _name_program(document: Document) -> None:
    """Say by which program a document was made: the empty one that it begins as names another, and shows a page of it."""
    package = document.part.package
    if package is None:
        return
    for name, one in list(package.rels.items()):
        if one.reltype in (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL):
            del package.rels[name]
    told = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _made_by(), package)
    package.relate_to(told, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _made_by() -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<Properties xmlns="{space}"><Application>{_PROGRAM}</Application></Properties>'.encode()


def set_language(run: Run, tag: str) -> None:
    """Say which language the run's text is in, so that Word checks its spelling by it."""
    _children(run.element.get_or_add_rPr()).append(_new("w:lang", "w:val", tag))


def number_pages(paragraph: Paragraph) -> None:
    """Let a footer's paragraph say the page's number and how many there are."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _add_field(paragraph, "NUMPAGES")


class _Element(Protocol):
    """What is used of an XML element; the library's own types are partly unknown."""

    def set(self, key: str, value: str) -> None: ...

    def append(self, element: object) -> None: ...


def _new(name: str, attribute: str, value: str) -> _Element:
    return cast("_Element", OxmlElement(name, {qn(attribute): value}))


def _children(element: object) -> _Element:
    return cast("_Element", element)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    field = _new("w:fldSimple", "w:instr", instruction)
    field.append(paragraph.add_run("1").element)
    _children(paragraph._p).append(field)  # pyright: ignore[reportPrivateUsage]


def _set_default_language(document: Document, tag: str) -> None:
    found = cast("list[_Element]", document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"))
    for default in found:
        default.set(qn("w:val"), tag)


def _make_quiet(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])


def _add_paragraph_style(document: Document, name: str, before: int, after: int) -> ParagraphStyle:
    style = cast("ParagraphStyle", _new_style(document, name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _add_character_style(document: Document, name: str) -> CharacterStyle:
    return cast("CharacterStyle", _new_style(document, name, WD_STYLE_TYPE.CHARACTER))


def _new_style(document: Document, name: str, kind: WD_STYLE_TYPE) -> BaseStyle:
    return document.styles.add_style(name, kind)  # pyright: ignore[reportUnknownMemberType]
