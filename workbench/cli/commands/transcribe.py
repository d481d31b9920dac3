"""`workbench transcribe`: write down a study's recordings, or one file without any study."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, mark
from workbench.cli import queue
from workbench.cli.protocol import Command
from workbench.cli.secrets import describe_passphrase
from workbench.cli.studies import chosen, describe_interviews, describe_member, opened, sign_in
from workbench.cli.whole_file import transcribe_file
from workbench.desk.hearings import HowMany
from workbench.desk.one_file import HowToTranscribe
from workbench.desk.whereabouts import place
from workbench.desk.who_speaks import refuse_unfit
from workbench.speech.speakers.grouping import MOST_VOICES

_AUTO, _NONE = "auto", "none"


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "study",
        type=Path,
        metavar=_("STUDY|FILE"),
        help=_("the folder of a study, or a recording without a study"),
    )
    describe_interviews(parser, _("What to transcribe (otherwise everything that is not done)."))
    describe_how(parser)
    parser.add_argument("--json", action="store_true", help=_("print what was heard as JSON"))
    describe_passphrase(parser)
    describe_member(parser)


def describe_how(parser: ArgumentParser) -> None:
    """Add model, engine, language and processes."""
    parser.add_argument(
        "--model", default="base", metavar=_("MODEL"), help=_("one of `workbench models list`")
    )
    parser.add_argument(
        "--engine",
        default="auto",
        metavar=_("ENGINE"),
        help=_("auto (the faster one that can use the model), openai-whisper or faster-whisper"),
    )
    parser.add_argument(
        "--language",
        default="",
        metavar=_("CODE"),
        help=_("the language spoken, such as nb or en (otherwise it is found out; never translated)"),
    )
    parser.add_argument(
        "--processes",
        type=int,
        metavar=_("NUMBER"),
        help=_("how many workers (otherwise what this computer can spare)"),
    )
    parser.add_argument(
        "--speakers",
        default=_NONE,
        metavar=_("NUMBER|auto|none"),
        help=_(
            "how many people speak; auto where it is not known (otherwise their voices are not told apart)"
        ),
    )


def how(options: Namespace) -> HowToTranscribe:
    """What the person chose. Raises Refusal for a number of processes below one, and for no number of speakers."""
    if options.processes is not None and options.processes < 1:
        raise Refusal(_("At least one process is needed."))
    return HowToTranscribe(
        options.model, options.engine, options.language, options.processes, _speakers(options.speakers)
    )


def _speakers(said: str) -> HowMany | None:
    if said == _NONE:
        return None
    if said == _AUTO:
        return HowMany()
    if not said.isdecimal():
        raise Refusal(
            _("After --speakers say a number from 1 to {most}, auto or none.").format(most=MOST_VOICES)
        )
    refuse_unfit(int(said), None)
    return HowMany(int(said))


def run(options: Namespace) -> int:
    """Transcribe the study or the file."""
    path: Path = options.study
    if place(path) == "no folder":
        return transcribe_file(path, how(options), as_json=options.json)
    with opened(options) as desk:
        sign_in(desk, options)
        interviews = chosen(desk, options.interview)
        return queue.transcribe(desk, interviews, how(options), as_json=options.json)


COMMAND = Command("transcribe", mark("Transcribe recordings on this computer."), describe, run)
