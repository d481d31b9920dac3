"""`workbench check`: whether a study is whole."""

from argparse import ArgumentParser, Namespace

from workbench.cellar.errors import Stopped
from workbench.cellar.words import _, _n, mark
from workbench.cli.codes import Code
from workbench.cli.output import ProgressLine, tell, tell_json
from workbench.cli.protocol import Command
from workbench.cli.stopping import Stopping
from workbench.cli.studies import describe_study, reading
from workbench.desk.checking import Report, check_study
from workbench.desk.desk import Desk


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)
    parser.add_argument("--json", action="store_true", help=_("print what was found as JSON"))


def run(options: Namespace) -> int:
    """Check the study; nothing is changed."""
    with reading(options) as desk:
        report = _checked(desk)
    if options.json:
        tell_json(
            {
                "whole": report.whole,
                "steps": report.steps,
                "recordings": report.recordings,
                "faults": list(report.faults),
                "remarks": list(report.remarks),
            }
        )
    else:
        for sentence in (*report.faults, *report.remarks, *_in_all(report)):
            tell(sentence)
    return Code.FINE if report.whole else Code.FAULTS


def _checked(desk: Desk) -> Report:
    with Stopping() as stopping, ProgressLine() as progress:

        def at(share: float) -> None:
            if stopping.asked:
                raise Stopped(_("Stopped. Nothing was changed."))
            progress.show(_("Checking"), share)

        return check_study(desk, at)


def _in_all(report: Report) -> list[str]:
    if not report.whole:
        return []
    steps = _n("{count} step", "{count} steps", report.steps).format(count=report.steps)
    recordings = _n("{count} recording", "{count} recordings", report.recordings).format(
        count=report.recordings
    )
    return [_("The study is whole: {steps}, {recordings}.").format(steps=steps, recordings=recordings)]


COMMAND = Command(
    "check", mark("Check that a study is whole: its database, its log, its recordings."), describe, run
)
