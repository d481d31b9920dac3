"""`workbench export`: write transcripts out of a study."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, mark
from workbench.cli.codes import Code
from workbench.cli.output import say, tell_json
from workbench.cli.protocol import Command
from workbench.cli.studies import chosen, describe_interviews, describe_study, reading
from workbench.desk.exporting import export, export_formats


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)
    listed = "; ".join(f"{one.name}: {_(one.words)}" for one in export_formats())
    parser.add_argument(
        "--format",
        choices=[one.name for one in export_formats()],
        help=listed + ". " + _("Otherwise as the file's ending says."),
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the file to write")
    )
    describe_interviews(parser, _("What to write (otherwise everything that has a transcript)."))
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    parser.add_argument("--json", action="store_true", help=_("print what was written as JSON"))


def run(options: Namespace) -> int:
    """Write the transcripts."""
    path: Path = options.output
    name = options.format or path.suffix.lstrip(".")
    if not name:
        raise Refusal(
            _("The name of the file does not say in which format. Give one with --format: {others}.").format(
                others=", ".join(one.name for one in export_formats())
            )
        )
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


COMMAND = Command("export", mark("Write transcripts to a file for other programs."), describe, run)
