"""HTML: one file that holds all of it, to read in a browser and to print. No scripts, and nothing from elsewhere."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import BinaryIO

from workbench.cellar.words import _, mark
from workbench.exchange.docx import language_tag
from workbench.exchange.pictures.svg import Picture
from workbench.exchange.plain import lines, one_line
from workbench.exchange.report.blocks import Block, Grid, Heading, Look, Paragraph, Plate, Run
from workbench.exchange.report.content import Report
from workbench.exchange.report.layout import captioned, laid_out
from workbench.exchange.report.protocol import ReportFormat

STYLE = """
:root { color-scheme: light; }
body { font: 17px/1.55 Georgia, "Times New Roman", serif; color: #202020; background: #fff; max-width: 46rem;
  margin: 2rem auto; padding: 0 1.2rem; }
h1, h2, h3, h4, nav, table, caption, figcaption, .note, .reference { font-family: system-ui, "Segoe UI", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { font-size: 1.4rem; margin-top: 2.6rem; }
h3 { font-size: 1.15rem; margin-top: 1.8rem; } h4 { font-size: 1rem; margin-top: 1.4rem; }
nav ul { padding-left: 1.2rem; }
a { color: #1a5276; } a:focus { outline: 3px solid #1a5276; outline-offset: 2px; }
sup { line-height: 0; font-size: .7em; } sup a { text-decoration: none; padding: 0 .15em; }
blockquote { margin: 1rem 0 1rem 1.6rem; } .rendering { font-style: italic; margin-top: -.6rem; }
.note { color: #555; font-size: .88rem; } .fact { margin: .35rem 0; } .reference { font-size: .88rem; margin: .35rem 0; }
figure { margin: 1.6rem 0; } figure img { width: 100%; height: auto; } figcaption { font-weight: 600; font-size: .88rem; }
.artificial { border-left: 4px double #777; padding-left: 1rem; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1.4rem; font-size: .88rem; }
caption { text-align: left; font-weight: 600; padding: .6rem 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #ccc; }
thead th { border-top: 2px solid #202020; border-bottom: 1px solid #202020; }
@media print { body { font-size: 11pt; max-width: none; margin: 0; } nav { display: none; } a { color: inherit; }
  h2, h3, h4, caption { break-after: avoid; } tr, blockquote, figure { break-inside: avoid; } thead { display: table-header-group; } }
"""

_CLASSES = {Look.RENDERING: "rendering", Look.ARTIFICIAL: "artificial", Look.NOTE: "note", Look.FACT: "fact",
            Look.REFERENCE: "reference"}  # fmt: skip


def write(report: Report, file: BinaryIO) -> None:
    """Write the report, in UTF-8."""
    file.write(page(report).encode("utf-8", "replace"))


def inside(picture: Picture) -> str:
    """A picture as a link to what stands in the link itself."""
    return f"data:image/svg+xml;base64,{b64encode(picture.svg.encode()).decode()}"


def page(
    report: Report,
    style: str = STYLE,
    *,
    where: Callable[[Picture], str] = inside,
    every_link: bool = False,
) -> str:
    """The whole page. `where` says for a picture where it is to be taken from, `every_link` what `laid_out` does."""
    title = escape(one_line(report.title))
    blocks = laid_out(report, every_link=every_link)
    head = (
        '<meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style>"
    )
    body = "\n".join((f"<h1>{title}</h1>", *_contents(blocks), *_all(blocks, where)))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language_tag(report.language))}">\n<head>{head}</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _contents(blocks: Iterable[Block]) -> Iterator[str]:
    headings = [one for one in blocks if isinstance(one, Heading) and one.level == 1]
    if len(headings) > 1:
        links = "".join(
            f'<li><a href="#{escape(one.anchor)}">{escape(one_line(one.text))}</a></li>' for one in headings
        )
        yield f'<nav aria-label="{escape(_("Contents"))}"><ul>{links}</ul></nav>'


def _all(blocks: Iterable[Block], where: Callable[[Picture], str]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                level = min(block.level + 1, 6)
                yield f"<h{level}{_id(block.anchor)}{_lang(block.language)}>{escape(one_line(block.text))}</h{level}>"
            case Paragraph():
                yield _paragraph(block)
            case Grid():
                yield _grid(block)
            case Plate():
                yield from _plate(block, where)


def _paragraph(block: Paragraph) -> str:
    inner = _runs(block.runs)
    name = _CLASSES.get(block.look)
    kind = f' class="{name}"' if name else ""
    if block.look in (Look.QUOTE, Look.RENDERING):
        return f"<blockquote{kind}><p>{inner}</p></blockquote>"
    return f"<p{kind}>{inner}</p>"


def _grid(block: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(one_line(one))}</th>' for one in block.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_runs(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
    )
    widths = "".join(f'<col style="width: {width:.0%}">' for width in block.widths)
    columns = f"<colgroup>{widths}</colgroup>" if widths else ""
    note = f'<p class="note">{escape(one_line(block.note))}</p>' if block.note else ""
    return (
        # The window finds a place by its words, and a table has none of its own.
        f"<table><caption><span{_id(block.anchor)}>{escape(one_line(block.title))}</span></caption>{columns}"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"
    )


def _plate(block: Plate, where: Callable[[Picture], str]) -> Iterator[str]:
    anchor = block.anchor
    for caption, picture in captioned(block):
        told = escape("\n".join(lines(picture.description)))
        yield (
            f'<figure{_id(anchor)}><div><img src="{where(picture)}" alt="{told}"></div>'
            f"<figcaption><div>{escape(one_line(caption))}</div></figcaption></figure>"
        )
        anchor = ""


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    inner = "<br>".join(escape(_fit(line)) for line in run.text.split("\n"))
    if run.strong:
        inner = f"<strong>{inner}</strong>"
    if run.target:
        inner = f'<a href="#{escape(run.target)}">{inner}</a>'
    if run.number:
        inner = f"<sup>{inner}</sup>"
    if run.language or run.anchor:
        inner = f"<span{_id(run.anchor)}{_lang(run.language)}>{inner}</span>"
    return inner


def _fit(line: str) -> str:
    """A line that HTML can hold, with the blanks at its ends as they are."""
    before = " " if line[:1].isspace() else ""
    after = " " if line.strip() and line[-1:].isspace() else ""
    return f"{before}{one_line(line)}{after}"


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _lang(language: str) -> str:
    return f' lang="{escape(language_tag(language))}"' if language else ""


FORMAT = ReportFormat("report-html", ".html", mark("Report as a page for a browser"), write)
