"""`workbench new`: make a study."""

import getpass
from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.words import _, mark
from workbench.cli import secrets
from workbench.cli.codes import Code
from workbench.cli.output import say, tell_json
from workbench.cli.protocol import Command
from workbench.desk.opening import Founder, make_study
from workbench.desk.whereabouts import refuse_unfit
from workbench.study.people import Role


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "study", type=Path, metavar=_("STUDY"), help=_("the folder to make; it must not be there yet")
    )
    secrets.describe_passphrase(parser)
    parser.add_argument(
        "--name", metavar=_("NAME"), help=_("the study's name (otherwise that of the folder)")
    )
    parser.add_argument(
        "--member", metavar=_("NAME"), help=_("your name as the others see it (otherwise your login)")
    )
    parser.add_argument(
        "--role",
        choices=[role.value for role in Role],
        default=Role.LEAD.value,
        help=_("what you are in the study"),
    )
    parser.add_argument(
        "--language",
        default="",
        metavar=_("CODE"),
        help=_("the language of the interviews, such as nb or en"),
    )
    parser.add_argument("--json", action="store_true", help=_("print what was made as JSON"))


def run(options: Namespace) -> int:
    """Make the study."""
    study: Path = options.study
    refuse_unfit(study)  # before anybody is asked for a passphrase
    desk = make_study(
        study,
        options.name or study.resolve().name,
        secrets.new_passphrase(options),
        Founder(options.member or _login(), (Role(options.role),)),
        interviews_in=options.language,
    )
    facts, member = desk.facts, desk.member
    desk.close()
    if options.json:
        tell_json(
            {
                "study": str(study.resolve()),
                "name": facts.name,
                "language": facts.language or None,
                "member": member.name if member else None,
            }
        )
    else:
        say(_("The study “{name}” is made in {folder}.").format(name=facts.name, folder=study.resolve()))
        say(_("Keep the passphrase well: without it nobody can open the study, and nobody can find it out."))
    return Code.FINE


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a computer that knows no name for this user
        return _("Lead researcher")


COMMAND = Command("new", mark("Make a study: one encrypted folder."), describe, run)
