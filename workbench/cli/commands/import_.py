"""`workbench import`: take in a transcript that was written elsewhere."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n, mark
from workbench.cli.codes import Code
from workbench.cli.output import say, tell, tell_json
from workbench.cli.protocol import Command
from workbench.cli.studies import (
    chosen,
    describe_interviews,
    describe_member,
    describe_study,
    opened,
    sign_in,
)
from workbench.desk.desk import Desk
from workbench.desk.incoming import FoundVoice, Wish, title_of
from workbench.desk.incoming_file import look
from workbench.exchange.plain import clock
from workbench.exchange.transcripts import known_words
from workbench.exchange.transcripts.protocol import ReadTranscript


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)
    parser.add_argument(
        "file",
        type=Path,
        metavar=_("FILE"),
        help=_("the transcript; it stays as it is. What can be read: {known}").format(known=known_words()),
    )
    describe_interviews(parser, _("The interview that the words belong to (otherwise a new one)."))
    parser.add_argument(
        "--title",
        default="",
        metavar=_("TITLE"),
        help=_("the new interview's title (otherwise the file's name)"),
    )
    parser.add_argument("--participant", default="", metavar="P1", help=_("the new interview's participant"))
    parser.add_argument(
        "--voice",
        action="append",
        default=[],
        metavar=_("NAME=LABEL"),
        help=_(
            "what a voice of the file is called in the study (Kari=Interviewer); may be given several times"
        ),
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar=_("NAME"),
        help=_("a voice of the file that is left out; may be given several times"),
    )
    parser.add_argument(
        "--by",
        choices=("machine", "people"),
        help=_("who wrote the transcript: a machine draft is called so until somebody has listened to it"),
    )
    parser.add_argument(
        "--instead", action="store_true", help=_("set the transcript aside that the interview has already")
    )
    parser.add_argument("--look", action="store_true", help=_("only show what would be taken in"))
    describe_member(parser)
    parser.add_argument("--json", action="store_true", help=_("print what was found or taken in as JSON"))


def run(options: Namespace) -> int:
    """Look into the file, and keep what is in it unless only a look was asked for."""
    with opened(options) as desk:
        sign_in(desk, options)
        interview = _interview(desk, options)
        found = look(options.file)
        voices = desk.incoming.voices(found, interview)
        labels = {voice.name: voice.label for voice in voices} | _labels(options, voices)
        if not options.json:
            _tell(found, voices, labels)
        taken = None
        if not options.look:
            wish = Wish(
                interview=interview,
                title="" if interview else options.title or title_of(options.file),
                participant=options.participant,
                voices=labels,
                without=frozenset(options.without),
                by_machine=found.by_machine if options.by is None else options.by == "machine",
                instead=options.instead,
            )
            taken = desk.incoming.keep(found, wish)
    if options.json:
        tell_json({**_plain(found, voices, labels), "interview": taken.id if taken else None})
    elif taken:
        say(_("The transcript is in the study, in the interview “{title}”.").format(title=taken.title))
    return Code.FINE


def _interview(desk: Desk, options: Namespace) -> str:
    if not options.interview:
        return ""
    found = chosen(desk, options.interview)
    if len(found) > 1:
        raise Refusal(_("A transcript belongs to one interview. Name one only."))
    return found[0].id


def _labels(options: Namespace, voices: list[FoundVoice]) -> dict[str, str]:
    """What was asked for with --voice. Raises Refusal for a name that is not in the file."""
    names = [voice.name for voice in voices]
    given = {
        name.strip(): label.strip() for name, _sign, label in (one.partition("=") for one in options.voice)
    }
    for name in [*given, *options.without]:
        if name not in names:
            raise Refusal(
                _("There is no voice called “{name}” in this file. There are: {others}.").format(
                    name=name, others=", ".join(names) or "–"
                )
            )
    return given


def _tell(found: ReadTranscript, voices: list[FoundVoice], labels: dict[str, str]) -> None:
    end = max((word.end or 0 for turn in found.turns for word in turn.words), default=0)
    turns = _n("{count} turn", "{count} turns", len(found.turns)).format(count=len(found.turns))
    tell(f"{found.kind} · {turns}" + (f" · {clock(end)}" if end else ""))
    for voice in voices:
        count = _n("{count} turn", "{count} turns", voice.turns).format(count=voice.turns)
        tell(f"  {voice.name} → {labels[voice.name] or '–'} · {count}")
    for warning in found.warnings:
        say(_("To look at: {sentence}").format(sentence=warning))


def _plain(found: ReadTranscript, voices: list[FoundVoice], labels: dict[str, str]) -> dict[str, object]:
    return {
        "kind": found.kind,
        "turns": len(found.turns),
        "times": found.timing.value,
        "by_machine": found.by_machine,
        "voices": [{"name": one.name, "label": labels[one.name], "turns": one.turns} for one in voices],
        "warnings": list(found.warnings),
    }


COMMAND = Command("import", mark("Take in a transcript that another program or person wrote."), describe, run)
