"""`workbench open`: open a study in the window."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, mark
from workbench.cli import window
from workbench.cli.protocol import Command
from workbench.cli.secrets import given_passphrase
from workbench.cli.studies import describe_study, need_study
from workbench.ui.display import why_no_window


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)


def run(options: Namespace) -> int:
    """Open the window on the study; it asks for the passphrase that is not given here."""
    study: Path = options.study
    need_study(study)
    if reason := why_no_window():
        raise Refusal(_("{reason} To read the study without a window: workbench show.").format(reason=reason))
    return window.run(study.resolve(), given_passphrase(options))


COMMAND = Command("open", mark("Open a study in the window."), describe, run)
