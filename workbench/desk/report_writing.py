"""Gathering the report beside the window, and writing it out: whole or not at all, never inside the study, never over a file unasked."""

import io
from pathlib import Path

from workbench.archive.durable import disk_faults, write_whole
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, mark, speaking
from workbench.desk.beside import Beside, Progress
from workbench.desk.context import Context
from workbench.desk.placing import place_outside
from workbench.desk.report import Gathered, gathered
from workbench.desk.report_choices import Choices
from workbench.desk.report_pictures import PICTURES
from workbench.desk.report_source import Source
from workbench.exchange.pictures.png import png
from workbench.exchange.report import report_format_called, report_formats
from workbench.exchange.report.content import Figure, Report
from workbench.exchange.report.protocol import ReportFormat


def formats_of_reports() -> tuple[ReportFormat, ...]:
    """The formats that a report can be written in."""
    return report_formats()


def refuse_place(path: Path, *, overwrite: bool = False) -> None:
    """Raises Refusal where nothing could be written, before anybody waits for the report."""
    with disk_faults():
        place_outside(path, overwrite)


def gathering(context: Context, choices: Choices) -> Beside[Gathered]:
    """Gather the report beside the window, over a database connection of its own."""
    member = context.member

    def work(progress: Progress) -> Gathered:
        archive = context.archive.beside()
        try:
            own = Context(archive, context.keyring)
            own.member = member
            return gathered(Source(own), choices, progress)
        finally:
            archive.database.close()

    return Beside(work)


PICTURE_SUFFIXES = {
    ".png": mark("Picture for print, 300 dots an inch"),
    ".svg": mark("Picture that can be enlarged"),
}
"""What a picture can be written as, by the ending of its file."""


def picture_formats() -> dict[str, str]:
    """The pictures that can be written by themselves: what their format is called, and what they show."""
    return {key.replace("_", "-"): _(words) for key, words in PICTURES.items()}


def write_picture(figure: Figure, path: Path, *, overwrite: bool = False) -> Path:
    """Write a picture in one piece, as the file's ending says. Raises Refusal like `write_report`."""
    if path.suffix.lower() not in PICTURE_SUFFIXES:
        raise Refusal(_("A picture is written to a file whose name ends in .png or .svg."))
    with disk_faults():
        where = place_outside(path, overwrite)
    whole = figure.whole
    content = png(whole) if path.suffix.lower() == ".png" else whole.svg.encode()
    with disk_faults():
        write_whole(where, content)
    return path


def write_report(report: Report, format_name: str, path: Path, *, overwrite: bool = False) -> Path:
    """Write a report to `path`. Raises Refusal like `desk.exporting.export`."""
    chosen = report_format_called(format_name)
    if chosen is None:
        raise Refusal(_("There is no format called “{name}” for the report.").format(name=format_name[:32]))
    with disk_faults():
        where = place_outside(path, overwrite)
    content = io.BytesIO()
    with speaking(report.language):
        chosen.write(report, content)
    with disk_faults():
        write_whole(where, content.getvalue())
    return path
