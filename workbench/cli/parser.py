"""What may be written on the command line, with its help in the reader's language."""

import argparse
import gettext
import os
from collections.abc import Iterable, Sequence

from workbench import __version__
from workbench.cellar.places import resources
from workbench.cellar.words import _, language, mark, system_language, use_language
from workbench.cli.codes import codes_in_words
from workbench.cli.commands import commands
from workbench.cli.common import Parser, common_options

# What the standard library's parser says itself; it asks gettext for these words.
ARGPARSE_WORDS = (
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("expected at least one argument"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help in the reader's language, down to its first word."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],  # pyright: ignore[reportPrivateUsage]
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage:") + " " if prefix is None else prefix)


def choose_language(words: Sequence[str]) -> None:
    """Speak the language that the command line asks for, or else the computer's."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--language-of-program")
    try:
        asked: str | None = early.parse_known_args(list(words))[0].language_of_program
    except argparse.ArgumentError:  # said once more by the whole parser, with its help
        asked = None
    use_language(asked or system_language())
    gettext.bindtextdomain("workbench", str(resources() / "translations"))
    gettext.textdomain("workbench")
    os.environ["LANGUAGE"] = language()


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    common = common_options()
    whole = Parser(
        prog="workbench",
        description=_(
            "Interviews about people's lives: transcribed on this computer, read and annotated together. "
            "Without a command the window opens."
        ),
        epilog=codes_in_words(),
        formatter_class=_Help,
        parents=[common],
        allow_abbrev=False,
    )
    whole.add_argument(
        "--version",
        action="version",
        version=f"Lifeworld Workbench {__version__}",
        help=_("show program's version number and exit"),
    )
    whole.set_defaults(run=None, verbose=False)
    listed = whole.add_subparsers(title=_("commands"), metavar=_("command"))
    for command in commands():
        added = listed.add_parser(
            command.name,
            help=_(command.words),
            description=_(command.words),
            epilog=codes_in_words(),
            formatter_class=_Help,
            parents=[common],
            allow_abbrev=False,
        )
        command.describe(added)
        added.set_defaults(run=command.run)
    return whole
