"""`workbench try`: the sample study, transcribed for real, in the window or without one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workbench.cellar.words import _, mark
from workbench.cli import queue, window
from workbench.cli.codes import Code
from workbench.cli.commands.transcribe import describe_how, how
from workbench.cli.invocation import command_line
from workbench.cli.lines import line
from workbench.cli.output import ProgressLine, say, tell
from workbench.cli.protocol import Command
from workbench.cli.running import result_of
from workbench.cli.stopping import Stopping
from workbench.desk.desk import Desk
from workbench.desk.exporting import exported
from workbench.desk.sample import (
    analyse,
    analysed_folder,
    missing_recordings,
    open_analysed,
    open_sample,
    sample_folder,
    sample_interview,
    sample_words,
    write_scripts,
)
from workbench.study.interviews import Interview
from workbench.ui.display import is_desktop, why_no_window


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--folder",
        type=Path,
        metavar=_("FOLDER"),
        help=_("where to make the sample study (otherwise where studies are kept)"),
    )
    parser.add_argument(
        "--no-window", action="store_true", help=_("print the transcript here, also where there is a screen")
    )
    parser.add_argument(
        "--analysed",
        action="store_true",
        help=_(
            "a sample study of its own in which three members have marked, grouped and written already; "
            "nothing is transcribed"
        ),
    )
    describe_how(parser)


def run(options: Namespace) -> int:
    """Make or open the sample study and transcribe its interview."""
    folder = (options.folder or (analysed_folder() if options.analysed else sample_folder())).absolute()
    if options.analysed:
        _analysed(folder)
    if not options.no_window and is_desktop():
        reason = why_no_window()
        if reason is None:
            say(sample_words())
            return window.run(folder, None, sample=True)
        say(_("{reason} It goes on without a window.").format(reason=reason))
    with closing(open_sample(folder)) as desk:
        say(_("The sample study lies in {folder}.").format(folder=desk.folder))
        say(sample_words())
        return _without_window(desk, options)


def _analysed(folder: Path) -> None:
    with closing(open_analysed(folder)) as desk:
        _take_in(desk, lambda _missing: True)
        analyse(desk)


def _without_window(desk: Desk, options: Namespace) -> int:
    interview = sample_interview(desk)
    _take_in(desk, lambda missing: missing.id == interview.id)
    for turn in exported(desk, interview).turns:
        tell(line(turn))
    code = queue.transcribe(desk, [interview], how(options), as_json=False)
    if code == Code.FINE:
        _take_in(desk, lambda _missing: True)
        write_scripts(desk)
        say(_("Open it in the window: {command}").format(command=command_line("open", desk.folder)))
        say(
            _("Read it here: {command}").format(command=command_line("show", desk.folder, "--interview", "1"))
        )
    return code


def _take_in(desk: Desk, wanted: Callable[[Interview], bool]) -> None:
    for interview, file in missing_recordings(desk):
        if wanted(interview):
            work = desk.recordings.intake(file, interview.id)
            with Stopping() as stopping, ProgressLine() as progress:
                doing = _("Taking in {name}").format(name=interview.title)
                result_of(work, doing, progress, stopping)


COMMAND = Command(
    "try",
    mark("Make the sample study and transcribe its first interview: in the window, or here without one."),
    describe,
    run,
)
