"""Runs one command line: sentences instead of errors, and an exit code for whoever called."""

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, TextIO

from workbench.cellar.errors import Refusal, Stopped
from workbench.cellar.log import kept_log, log_file, note_bug
from workbench.cellar.words import _
from workbench.cli.codes import Code
from workbench.cli.output import drop_output, say
from workbench.cli.parser import choose_language, parser
from workbench.cli.window import open_alone


def main(words: Sequence[str] | None = None) -> int:
    """Run the command in `words` (without the program's name; None: the process's own); the exit code."""
    given = sys.argv[1:] if words is None else list(words)
    _ready_streams()
    try:
        choose_language(given)
        # Without words there is nothing to parse, and reading all commands would keep the window waiting.
        options = parser().parse_args(given) if given else Namespace(run=None, verbose=False)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else Code.WRONG_USAGE
    with kept_log(verbose=options.verbose):
        return _guarded(options)


def _guarded(options: Namespace) -> int:
    try:
        return int(options.run(options) if options.run else open_alone())
    except Stopped as stopped:
        say(stopped.sentence)
        return Code.STOPPED
    except Refusal as refusal:
        say(refusal.sentence)
        return Code.REFUSED
    except KeyboardInterrupt:
        say(_("Stopped."))
        return Code.STOPPED
    except BrokenPipeError:
        drop_output()  # whoever read it (`| head`) has enough
        return Code.FINE
    except Exception as error:  # noqa: BLE001  (the last place before a person would see a traceback)
        return _own_fault(error, options.verbose)


def _own_fault(error: Exception, verbose: bool) -> int:
    note_bug(error)
    say(
        _(
            "Something went wrong in the program itself. What was saved before is safe. "
            "Where it happened is written down, without any text of yours, in {file}."
        ).format(file=log_file())
    )
    if verbose:
        traceback.print_exception(error)
    return Code.BUG


def _ready_streams() -> None:
    """Names and transcripts hold any letter, also where the system's own alphabet is a small one."""
    # Where the caller has closed them, a study's own file must not come to stand in their place.
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")


def _nothing(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")
