"""`workbench add`: take recordings into a study."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.errors import Refusal, Stopped
from workbench.cellar.words import _, mark
from workbench.cli.codes import Code
from workbench.cli.output import ProgressLine, say, tell_json
from workbench.cli.protocol import Command
from workbench.cli.running import result_of
from workbench.cli.stopping import Stopping
from workbench.cli.studies import (
    chosen,
    describe_interviews,
    describe_member,
    describe_study,
    opened,
    sign_in,
)
from workbench.desk.desk import Desk
from workbench.exchange.plain import clock
from workbench.study.interviews import Recording


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar=_("FILE"), help=_("recordings; the originals stay as they are")
    )
    describe_interviews(
        parser, _("The interview that the recordings belong to (otherwise a new one for each).")
    )
    parser.add_argument(
        "--title",
        default="",
        metavar=_("TITLE"),
        help=_("the new interview's title (otherwise the file's name)"),
    )
    describe_member(parser)
    parser.add_argument("--json", action="store_true", help=_("print what was added as JSON"))


def run(options: Namespace) -> int:
    """Add the recordings one by one; a file that is refused does not keep the others out."""
    added: list[dict[str, object]] = []
    refused: list[dict[str, str]] = []
    with opened(options) as desk, Stopping() as stopping, ProgressLine() as progress:
        sign_in(desk, options)
        interview = _interview(desk, options)
        for file in options.files:
            try:
                work = desk.recordings.intake(file, interview, options.title)
                words = _("Taking in {name}").format(name=file.name)
                added.append(_told(desk, result_of(work, words, progress, stopping), options.json))
            except Stopped:
                raise
            except Refusal as refusal:
                refused.append({"file": str(file), "sentence": refusal.sentence})
                say(f"{file.name}: {refusal.sentence}")
    if options.json:
        tell_json({"added": added, "refused": refused})
    return Code.REFUSED if refused else Code.FINE


def _interview(desk: Desk, options: Namespace) -> str:
    if not options.interview:
        return ""
    found = chosen(desk, options.interview)
    if len(found) > 1:
        raise Refusal(_("Recordings are added to one interview at a time. Name one only."))
    return found[0].id


def _told(desk: Desk, recording: Recording, quiet: bool) -> dict[str, object]:
    interview = desk.interviews.get(recording.interview)
    title = interview.title if interview else ""
    if not quiet:
        say(
            _("{file} ({length}) is in the study, in the interview “{title}”.").format(
                file=recording.file_name, length=clock(recording.duration), title=title
            )
        )
    return {
        "file": recording.file_name,
        "recording": recording.id,
        "interview": recording.interview,
        "title": title,
        "duration": recording.duration / 1000,
    }


COMMAND = Command("add", mark("Add recordings to a study."), describe, run)
