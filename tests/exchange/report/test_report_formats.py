"""The formats of the report: safe to open, real structure, each language said, nobody's name in the properties."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest

from tests.exchange.report.making import report
from workbench.cellar.words import Language, _, speaking
from workbench.exchange import formats
from workbench.exchange.pictures.parts import in_parts
from workbench.exchange.pictures.variation_matrix import MatrixRow, variation_matrix
from workbench.exchange.report import html, report_format_called, report_formats
from workbench.exchange.report.blocks import Grid, Heading
from workbench.exchange.report.content import (
    Figure,
    QuoteItem,
    Rendering,
    Report,
    SentenceItem,
    Table,
    Text,
    Voice,
)
from workbench.exchange.report.csv import content, safe
from workbench.exchange.report.layout import alike_below, grid, laid_out
from workbench.exchange.report.layout_results import told_of
from workbench.exchange.report.protocol import ReportFormat
from workbench.exchange.report.sheets import sheets
from workbench.exchange.report.xlsx import LONGEST

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "'=1",
    "＝1",
    'x,"=1+1"',
    "x;=cmd|' /C calc'!A0",
    "a\n=1",
]


def written(name: str, of: Report) -> bytes:
    file = io.BytesIO()
    found = report_format_called(name)
    assert found
    found.write(of, file)
    return file.getvalue()


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read(name).decode("utf-8")


def test_formats_are_found_by_listing_the_package_and_no_transcript_is_called_so() -> None:
    assert [one.name for one in report_formats()] == ["csv", "report-docx", "report-html", "xlsx"]
    assert not {one.name for one in report_formats()} & {one.name for one in formats()}
    assert report_format_called("pdf") is None


@pytest.mark.parametrize("one", report_formats(), ids=lambda one: one.name)
def test_every_format_takes_whatever_people_write(one: ReportFormat) -> None:
    hostile = "\x00\x0b\ud800 <script>alert(1)</script> & \u202e ]]> \U0001f600 {x} %s"
    changed = report(
        title=hostile,
        texts=(Text("text_1", hostile, hostile, ((SentenceItem(1, hostile), QuoteItem(2, hostile, "nb", hostile)),)),),
        brought=(Voice(hostile, hostile),),
        trail=(Table("decisions", hostile, (hostile,), ((hostile,),)),),
    )  # fmt: skip
    for name in ("csv", "report-docx", "report-html", "xlsx"):
        assert written(name, changed)
        assert written(
            name, report(participants=Table("p", "x", ("x",), ()), texts=(), references=(), facts=())
        )


@pytest.mark.parametrize("evil", EVIL)
def test_no_spreadsheet_takes_a_cell_for_a_formula(evil: str) -> None:
    changed = report(brought=(Voice("Peer", evil),))
    [sheet] = [one for one in sheets(changed) if one.name == "brought"]
    for separator in ",;\t":
        for read_as in ",;\t":
            text = content(sheet, separator).decode("utf-8-sig")
            cells = [cell for row in csv.reader(io.StringIO(text), delimiter=read_as) for cell in row]
            assert [cell for cell in cells if re.match(r"\s*[=+\-@＝]", cell)] == []
    book = written("xlsx", changed)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        pages = [
            parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")
        ]
    assert not any("<f>" in page for page in pages)
    assert 'quotePrefix="1"' in part(book, "xl/styles.xml")


def test_what_is_harmless_stays_as_it_was() -> None:
    for words in ("Djup snø", "30–49", "a - b", "P1", "well, then"):
        assert safe(words) == words
    assert (safe(7), safe("-7")) == ("7", "'-7")


def test_csv_is_read_by_excel_in_both_languages() -> None:
    for language, separator in (("en", ","), ("nb", ";")):
        packed = written("csv", report(language=language))
        with zipfile.ZipFile(io.BytesIO(packed)) as folder:
            assert folder.testzip() is None
            plain = folder.read("quotes.csv")
        assert plain.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(plain.decode("utf-8-sig")), delimiter=separator))
        assert rows[1][3] == "Det var som å gå i djup snø […] mens dei andre tok vegen"
        assert {len(row) for row in rows} == {8}


def test_a_language_is_written_inside_a_sentence_as_the_reader_writes_it() -> None:
    for language, words in (("en", "English"), ("nb", "engelsk")):
        with speaking(language):
            assert told_of(Rendering("It was cold", "en")).endswith(words)


def test_a_workbook_has_heads_that_stay_and_the_numbers_as_numbers() -> None:
    book = written("xlsx", report())
    page = part(book, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in page
    assert "_xlnm.Print_Titles" in part(book, "xl/workbook.xml")
    numbers = [cell for cell in ET.fromstring(page).iter(f"{MAIN}c") if cell.get("t") is None]
    assert [cell.findtext(f"{MAIN}v") for cell in numbers] == ["1"] * 4
    assert "<dc:creator>Lifeworld Workbench</dc:creator>" in part(book, "docProps/core.xml")


def test_tabs_are_called_as_excel_takes_it_and_no_two_the_same() -> None:
    titles = (
        "A / B: [c]*?",
        "x" * 40,
        "Rounds in which each of us wrote alone first",
        "rounds in which each of us wrote",
    )
    tables = tuple(Table(f"t{n}", title, ("x",), (("y",),)) for n, title in enumerate(titles))
    book = part(written("xlsx", report(trail=tables)), "xl/workbook.xml")
    names = re.findall(r'<sheet name="([^"]+)"', book)
    assert {"A B c", "Rounds in which each of us"} <= set(names)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_title_that_is_too_long_for_a_tab_has_a_short_one(language: Language) -> None:
    with speaking(language):
        titles = {
            "rounds": "Rounds in which each wrote alone first",
            "left_units": "Enheter som er utelatt fra kondensater",
        }
        tables = tuple(Table(name, title, ("x",), (("y",),)) for name, title in titles.items())
        names = re.findall(
            r'<sheet name="([^"]+)"', part(written("xlsx", report(trail=tables)), "xl/workbook.xml")
        )
        assert {_("Rounds"), _("Units left out")} <= set(names)


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    book = written("xlsx", report(brought=(Voice("Peer", "å" * 40_000),)))
    assert "å" * LONGEST + " …" in part(book, "xl/sharedStrings.xml")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_page_is_one_file_whose_links_lead_somewhere_inside_it() -> None:
    text = written("report-html", report()).decode()
    page = _Page()
    page.feed(text)
    ids = [given["id"] for _tag, given in page.tags if "id" in given]
    links = [given["href"] or "" for tag, given in page.tags if tag == "a"]
    assert len(ids) == len(set(ids))
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)
    assert "#reference_2" in links
    assert "#sentence_2" in links
    assert not {tag for tag, _given in page.tags} & {"script", "img", "link", "iframe", "object"}
    assert "http" not in text.replace("http-equiv", "")
    assert "default-src 'none'" in text
    heads = [tag for tag, _given in page.tags if re.fullmatch("h[1-6]", tag)]
    assert heads[0] == "h1"
    assert all(int(later[1]) - int(before[1]) <= 1 for before, later in pairwise(heads))
    languages = [given["lang"] for _tag, given in page.tags if "lang" in given]
    assert languages[0] == "en-GB"
    assert "nb-NO" in languages


def test_a_document_says_the_language_of_each_quote_and_has_real_parts() -> None:
    file = written("report-docx", report())
    document = docx.Document(io.BytesIO(file))
    quote = next(one for one in document.paragraphs if one.text.startswith("«Det var"))
    assert quote.style
    assert quote.style.name == "Quote"
    tree = ET.fromstring(part(file, "word/document.xml"))
    said = {
        "".join(run.itertext()): lang.get(f"{WORD}val")
        for run in tree.iter(f"{WORD}r")
        for lang in run.iter(f"{WORD}lang")
    }
    assert said["«Det var som å gå i djup snø […] mens dei andre tok vegen»"] == "nb-NO"
    assert said["“It was like walking in deep snow […] while the others took the road”"] == "en-GB"
    marks = {one.get(f"{WORD}name") for one in tree.iter(f"{WORD}bookmarkStart")}
    links = {one.get(f"{WORD}anchor") for one in tree.iter(f"{WORD}hyperlink")}
    assert {"reference_1", "sentence_1", "fact_interviews"} <= links <= marks
    identities = [one.get(f"{WORD}id") for one in tree.iter(f"{WORD}bookmarkStart")]
    assert len(identities) == len(set(identities))
    assert len(list(tree.iter(f"{WORD}tblHeader"))) == len(document.tables)
    about = document.core_properties
    assert (about.author, about.last_modified_by) == ("Lifeworld Workbench",) * 2
    assert "<Application>Lifeworld Workbench</Application>" in part(
        written("report-docx", report()), "docProps/app.xml"
    )
    styles = [one.style.name for one in document.paragraphs if one.style]
    assert {"Title", "Heading 1", "Heading 2", "Caption", "Quote", "Quote Translation"} <= set(styles)


def test_an_artificial_text_never_has_the_form_of_a_quote() -> None:
    condensate = Text("text_9", "Condensate", "Tired", ((SentenceItem(9, "I am tired."),),), artificial=True)
    changed = report(artificial=(condensate,))
    document = docx.Document(io.BytesIO(written("report-docx", changed)))
    [paragraph] = [one for one in document.paragraphs if one.text.startswith("I am tired")]
    assert paragraph.style
    assert paragraph.style.name == "Artificial Text"
    page = written("report-html", changed).decode()
    assert '<p class="artificial">' in page
    assert "I am tired" not in "".join(re.findall("<blockquote.*?</blockquote>", page))
    [sheet] = [one for one in sheets(changed) if one.name == "quotes"]
    assert "I am tired" not in repr(sheet)


def test_a_stale_translation_says_so_in_print() -> None:
    stale = QuoteItem(1, "Ingen", "nb", "P1", (Rendering("Nobody", "en", stale=True),))
    changed = report(texts=(Text("text_1", "Essence", "", ((stale,),)),))
    assert "to be translated anew" in written("report-html", changed).decode()
    assert "to be translated anew" in part(written("report-docx", changed), "word/document.xml")


def _with_pictures(**changes: object) -> Report:
    rows = [MatrixRow(f"{'Djup snø og ingen som spør, ' * 5}{n}", frozenset({"P1"})) for n in range(30)]
    title = "What is told of by whom"
    figure = Figure(
        "picture_variations",
        title,
        variation_matrix(title, ["P1", "P2"], rows),
        in_parts(lambda some: variation_matrix(title, ["P1", "P2"], some), rows),
    )
    return report(figures=(figure,), **changes)


def test_pictures_stand_in_word_with_words_for_those_who_do_not_see_them() -> None:
    made = _with_pictures()
    document = docx.Document(io.BytesIO(written("report-docx", made)))
    parts = len(made.figures[0].parts)
    assert parts > 1
    about = [shape._inline.docPr for shape in document.inline_shapes]  # pyright: ignore[reportPrivateUsage]
    assert [one.get("descr").splitlines()[0] for one in about] == ["What is told of by whom"] * parts
    assert all("told of by P1." in one.get("descr") for one in about)
    captions = [one.text for one in document.paragraphs if one.style and one.style.name == "Picture Caption"]
    assert captions == [f"Figure 1. What is told of by whom ({n} of {parts})" for n in range(1, parts + 1)]
    assert {round(shape.width.mm) for shape in document.inline_shapes} == {160}


def test_pictures_stand_inside_the_page_for_a_browser() -> None:
    page = html.page(_with_pictures())
    assert page.count("<img") == page.count("data:image/svg+xml;base64,") > 1
    assert 'alt="What is told of by whom' in page
    assert "<img" not in html.page(_with_pictures(without=frozenset({"pictures"})))


def test_what_is_left_out_is_in_no_format_and_no_link_leads_there() -> None:
    page = html.page(report(without=frozenset({"method", "references"})))
    assert 'href="#reference_' not in page
    assert 'id="method"' not in page
    assert "(see “" not in page, "the only item that points does so to the way of working"
    assert "<sup>" in page, "the numbers stay"
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    kept = {sheet.name for sheet in sheets(report(without=frozenset({"results", "checklist_coreq"})))}
    assert not kept & {"results", "quotes", "checklists"}
    assert 'href="#reference_2"' in html.page(report(without=frozenset({"references"})), every_link=True)


def test_what_only_points_says_on_paper_where_it_is() -> None:
    told = [
        "".join(run.text for run in cell)
        for block in laid_out(report())
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
    ]
    assert "One researcher and one peer (see “Way of working”)" in told


def test_the_tables_of_the_way_stand_under_a_heading_of_their_own() -> None:
    under, found = "", ""
    for block in laid_out(report()):
        under = block.text if isinstance(block, Heading) else under
        if isinstance(block, Grid) and block.anchor == "decisions":
            found = under
    assert found == "Step by step"


def test_no_word_of_a_tables_head_is_broken() -> None:
    table = Table(
        "t", "T", ("Participant", "Rounds", "Held"), (("P1", "1", "face to face, by telephone " * 4),)
    )
    widths = grid(table).widths
    letters = [share * 76 for share in widths]
    assert all(len(word) * 1.2 + 2 <= room for word, room in zip(table.head, letters, strict=True))


def test_a_long_word_of_a_column_has_room_in_a_font_that_runs_wide() -> None:
    """Points of DejaVu Sans, in which a page of 160 mm is written where Calibri is not there."""
    long = "Kompetansegruppemedlem 1"
    rows = ((1, "2026-01-05", "the second question", "Why did you fall ill? It blames.", long),)
    head = ("Nr.", "Dato", "Det som er nytt", "Utelatt, og hvorfor", "Hvem som formulerte det")
    assert grid(Table("guides", "T", head, rows)).widths[-1] * 453.5 > 131 + 6


def test_what_every_row_says_is_told_once_below() -> None:
    head, note = ("Participant", "Age", "Gender", "Rounds"), "So coarse."
    rows = tuple((f"P{number}", "30–69", "woman" if number % 2 else "man", "round 1") for number in range(6))
    table = alike_below(Table("t", "T", head, rows, note))
    assert table.head == ("Participant", "Gender")
    assert table.rows[:2] == (("P0", "man"), ("P1", "woman"))
    assert table.note == "All of them: Age: 30–69 · Rounds: round 1. So coarse."
    alone = Table("t", "T", head, rows[:1], note)
    assert alike_below(alone) == alone


def test_in_word_the_cells_are_as_wide_as_their_columns() -> None:
    document = docx.Document(io.BytesIO(written("report-docx", report())))
    for table in document.tables:
        for row in table.rows:
            assert [cell.width for cell in row.cells] == [column.width for column in table.columns]
    assert any(len({column.width for column in table.columns}) > 1 for table in document.tables)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [("en", "2 October 2026", "June 2026"), ("nb", "2. oktober 2026", "juni 2026")],
)
def test_days_are_written_as_people_write_them_where_one_reads_and_not_where_one_counts(
    language: Language, day: str, month: str
) -> None:
    table = Table("rounds", "Rounds", ("Date", "What"), (("2026-10-02", "2026-06-01: a"), ("2026-06", "b")))
    with speaking(language):
        cells = [cell[0].text for row in grid(table).rows for cell in row]
        assert cells == [day, "2026-06-01: a", month, "b"]
        assert "26. november 2026" in str(laid_out(report())) or language == "en"
        assert "26 November 2026" in str(laid_out(report())) or language == "nb"
    assert any("2026-10-02" in row for one in sheets(report()) for row in one.rows)
