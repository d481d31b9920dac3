"""`workbench export`: write transcripts, or the report, out of a study."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import LANGUAGES, _, mark
from workbench.cli.codes import Code
from workbench.cli.output import say, tell_json
from workbench.cli.protocol import Command
from workbench.cli.studies import (
    chosen,
    describe_interviews,
    describe_member,
    describe_study,
    reading,
    sign_in,
)
from workbench.desk.exporting import export, export_formats
from workbench.desk.report_choices import Authors, Choices, Notice
from workbench.desk.report_writing import (
    formats_of_reports,
    picture_formats,
    refuse_place,
    write_picture,
    write_report,
)
from workbench.exchange.report.content import Report
from workbench.exchange.report.parts import parts


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)
    every = (*export_formats(), *formats_of_reports())
    pictures = picture_formats()
    named = {**{one.name: _(one.words) for one in every}, **pictures}
    listed = "; ".join(f"{name}: {words}" for name, words in named.items())
    parser.add_argument(
        "--format",
        choices=list(named),
        help=listed + ". " + _("Otherwise as the file's ending says. A picture's file ends in .png or .svg."),
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the file to write")
    )
    describe_interviews(parser, _("What to write (otherwise everything that has a transcript)."))
    describe_member(parser)
    parser.add_argument(
        "--authors",
        choices=[one.value for one in Authors],
        default=Authors.ROLES.value,
        help=_("how members are called in the report; never by their names"),
    )
    parser.add_argument(
        "--condensates",
        action="store_true",
        help=_("let condensates leave, in a section of the report of their own, marked as artificial texts"),
    )
    parser.add_argument(
        "--without",
        action="append",
        choices=list(parts()),
        default=[],
        help="; ".join(f"{key}: {words}" for key, words in parts().items())
        + ". "
        + _("A part of the report that does not leave; can be said several times."),
    )
    parser.add_argument(
        "--report-language",
        choices=LANGUAGES,
        default="",
        help=_("the language of the report's headings and facts (otherwise that of the program)"),
    )
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    parser.add_argument("--json", action="store_true", help=_("print what was written as JSON"))


def run(options: Namespace) -> int:
    """Write the transcripts or the report."""
    path: Path = options.output
    name = options.format or _by_ending(path, of_one=bool(options.interview))
    if not name:
        raise Refusal(
            _("The name of the file does not say in which format. Give one with --format: {others}.").format(
                others=", ".join(one.name for one in (*export_formats(), *formats_of_reports()))
            )
        )
    if name in {one.name for one in formats_of_reports()} or name in picture_formats():
        return _report(options, name, path)
    with reading(options) as desk:
        wanted = (
            [interview.id for interview in chosen(desk, options.interview)] if options.interview else None
        )
        written = export(desk, wanted, name, path, overwrite=options.force)
    if options.json:
        tell_json({"file": str(written.resolve()), "format": name, "bytes": written.stat().st_size})
    else:
        say(
            _("The transcript is written to {file}. The file is not encrypted: keep it with care.").format(
                file=path
            )
        )
    return Code.FINE


def _report(options: Namespace, name: str, path: Path) -> int:
    if options.interview:
        raise Refusal(_("The report is of the whole study. Leave --interview out."))
    refuse_place(path, overwrite=options.force)
    picture = name if name in picture_formats() else ""
    with reading(options) as desk:
        # What one member may not read yet is in no report that this member writes.
        sign_in(desk, options)
        found = desk.report.gather(_choices(options))
    notices = found.of_picture(picture.replace("-", "_")) if picture else found.notices
    if not options.json:
        for notice in notices:
            say(_("To look at: {sentence}").format(sentence=notice.words))
    told = [_notice_json(one) for one in notices]
    if picture:
        return _picture(options, found.report, picture, path, told)
    written = write_report(found.report, name, path, overwrite=options.force)
    if options.json:
        size = written.stat().st_size
        tell_json({"file": str(written.resolve()), "format": name, "bytes": size, "notices": told})
    else:
        say(
            _("The report is written to {file}. The file is not encrypted: keep it with care.").format(
                file=path
            )
        )
    return Code.FINE


def _choices(options: Namespace) -> Choices:
    return Choices(
        Authors(options.authors), options.condensates, frozenset(options.without), options.report_language
    )


def _picture(
    options: Namespace, report: Report, name: str, path: Path, notices: list[dict[str, object]]
) -> int:
    figure = next((one for one in report.figures if one.key == name.replace("-", "_")), None)
    if figure is None:
        raise Refusal(_("There is nothing in the study yet that this picture could show."))
    written = write_picture(figure, path, overwrite=options.force)
    if options.json:
        told = {"file": str(written.resolve()), "format": name, "bytes": written.stat().st_size}
        tell_json(
            {**told, "title": figure.title, "description": figure.whole.description, "notices": notices}
        )
    else:
        say(_("The picture is written to {file}. In words:").format(file=path))
        say(figure.whole.description)
    return Code.FINE


def _notice_json(notice: Notice) -> dict[str, object]:
    return {"matter": notice.matter.value, "words": notice.words}


def _by_ending(path: Path, *, of_one: bool) -> str:
    """The format that a file's ending says: that of a transcript where both would fit.

    What holds one interview alone fits only where one is named (`of_one`).
    """
    ending = path.suffix.lower()
    # Several kinds end in .txt or .json: the ending names the plain one.
    transcript = next((one for one in export_formats() if f".{one.name}" == ending), None)
    report = next((one.name for one in formats_of_reports() if one.suffix == ending), "")
    if transcript and (of_one or transcript.several or not report):
        return transcript.name
    return report or ending.lstrip(".")


COMMAND = Command(
    "export", mark("Write transcripts or the report to a file for other programs."), describe, run
)
