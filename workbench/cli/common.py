"""What all commands have in common: what may stand behind each, and what is said of one not understood."""

import sys
from argparse import SUPPRESS, ArgumentParser
from typing import NoReturn

from workbench.cellar.words import LANGUAGES, _
from workbench.cli.codes import Code


class Parser(ArgumentParser):
    """Says what was not understood, and how it is used."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Code.WRONG_USAGE, f"{self.prog}: {message}\n")


def common_options() -> Parser:
    """A parent for the parser of every command, and of what a command is divided into."""
    common = Parser(add_help=False)
    common.add_argument(
        "--language-of-program",
        choices=LANGUAGES,
        default=SUPPRESS,
        help=_("the language of all sentences (or set WORKBENCH_LANGUAGE)"),
    )
    common.add_argument(
        "--verbose",
        action="store_true",
        default=SUPPRESS,
        help=_("for developers: say all about an error of the program"),
    )
    return common
