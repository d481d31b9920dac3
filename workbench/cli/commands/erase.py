"""`workbench erase`: erase a participant for good."""

import sys
from argparse import ArgumentParser, Namespace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, mark
from workbench.cli.codes import Code
from workbench.cli.output import say, tell_json
from workbench.cli.protocol import Command
from workbench.cli.studies import describe_member, describe_study, opened, sign_in
from workbench.desk.erasing import ToErase, several, with_others
from workbench.desk.telling import going_words


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)
    parser.add_argument("participant", metavar=_("PARTICIPANT"), help=_("the participant's code, such as P6"))
    parser.add_argument(
        "--confirm",
        metavar=_("PARTICIPANT"),
        help=_("the same code once more, where nobody can be asked whether this is meant"),
    )
    parser.add_argument(
        "--groups",
        choices=("erase", "keep"),
        help=_("whether interviews go as well in which the participant is heard with others"),
    )
    describe_member(parser)
    parser.add_argument("--json", action="store_true", help=_("print what was erased as JSON"))


def run(options: Namespace) -> int:
    """Ask once more, and erase."""
    with opened(options) as desk:
        sign_in(desk, options)
        asked = desk.erasures.asked(options.participant, groups=options.groups != "keep")
        if asked.choice and options.groups is None:
            raise Refusal(
                _(
                    "{code} has an interview alone and is heard with others as well. Nothing was erased. Say with "
                    "--groups erase that all of it goes, or with --groups keep that only the interviews alone go."
                ).format(code=asked.code)
            )
        say(going_words(asked))
        if told := with_others(asked):
            say(told)
        if len(asked.participants) > 1:
            say(several(asked))
        if there := desk.team.before_erasing:
            say(there)
        _confirmed(asked, options.confirm)
        desk.erasures.erase(asked)
    if options.json:
        tell_json(
            {
                "participant": asked.code,
                "interviews": len(asked.interviews),
                "recordings": asked.recordings,
                "turns": asked.turns,
                "units": asked.units,
                "rounds": asked.rounds,
                "disagreements": asked.disagreements,
                "discussions": asked.discussions,
                "quotes": asked.quotes,
                "staying": len(asked.staying),
            }
        )
    else:
        say(_("{code} is erased for good.").format(code=asked.code))
        say(
            _(
                "Copies on other computers are erased when they next meet this one. Destroy old backups yourself."
            )
        )
    return Code.FINE


def _confirmed(asked: ToErase, given: str | None) -> None:
    code = asked.code
    if given is None and sys.stdin.isatty():
        say(_("This cannot be undone. Type {code} to go on:").format(code=code))
        given = sys.stdin.readline()
    if (given or "").strip().upper() != code:
        raise Refusal(_("Nothing was erased. To erase, give the code {code} once more.").format(code=code))


COMMAND = Command(
    "erase", mark("Erase a participant for good: sound, transcripts, marks and notes."), describe, run
)
