"""`workbench show`: what is in a study, what stands open in it, or the transcripts of some of its interviews."""

from argparse import ArgumentParser, Namespace

from workbench.cellar.words import _, _n, mark
from workbench.cli.codes import Code
from workbench.cli.lines import line
from workbench.cli.output import tell, tell_json
from workbench.cli.protocol import Command
from workbench.cli.references import tell_reference
from workbench.cli.studies import (
    chosen,
    describe_interviews,
    describe_member,
    describe_study,
    reading,
    sign_in,
)
from workbench.desk import balance
from workbench.desk.desk import Desk
from workbench.desk.exporting import exported
from workbench.desk.interviews import InterviewOverview
from workbench.desk.open_ends import OpenEnd
from workbench.exchange.facts import draft_sentence, facts, title
from workbench.exchange.json import as_plain
from workbench.exchange.plain import clock, one_line
from workbench.study.interviews import Interview


def describe(parser: ArgumentParser) -> None:
    """Add the arguments."""
    describe_study(parser)
    describe_interviews(parser, _("Print this interview's transcript."))
    describe_member(parser)
    parser.add_argument(
        "--open", action="store_true", help=_("print what stands open, for the member who works now")
    )
    parser.add_argument(
        "--balance",
        action="store_true",
        help=_("print who takes the word in rounds, by role and for the group"),
    )
    parser.add_argument(
        "--reference",
        metavar=_("NUMBER"),
        help=_("print what a sentence of the report rests on, by its number or the letters beside it"),
    )
    parser.add_argument("--json", action="store_true", help=_("print it as JSON"))


def run(options: Namespace) -> int:
    """Print the list of interviews, what a sentence rests on, what stands open, the balance of the group, or transcripts."""
    with reading(options) as desk:
        interviews = chosen(desk, options.interview)
        if options.reference:
            sign_in(desk, options)
            tell_reference(desk, options.reference, as_json=options.json)
        elif options.balance:
            _tell_balance(desk, as_json=options.json)
        elif options.open:
            sign_in(desk, options)
            _tell_open(desk, interviews if options.interview else None, as_json=options.json)
        elif options.json:
            tell_json(_as_json(desk, interviews, with_transcripts=bool(options.interview)))
        elif options.interview:
            for interview in interviews:
                _tell_transcript(desk, interview)
        else:
            _tell_list(desk, interviews)
    return Code.FINE


def _tell_balance(desk: Desk, *, as_json: bool) -> None:
    found = desk.balance.now()
    if as_json:
        tell_json(balance.as_plain(found))
    else:
        tell(balance.text_of(found))


def _tell_open(desk: Desk, among: list[Interview] | None, *, as_json: bool) -> None:
    """What stands open in some interviews, or in the whole study where `among` is None."""
    ends = desk.open_ends.all()
    if among is not None:
        ids = {interview.id for interview in among}
        ends = [one for one in ends if one.interview in ids]
    if as_json:
        tell_json({"open": [_open_json(desk, one) for one in ends]})
        return
    for end in ends:
        tell(one_line(end.words))
    if not ends:
        tell(_("Nothing stands open."))


def _open_json(desk: Desk, end: OpenEnd) -> dict[str, object]:
    interview = desk.interviews.get(end.interview)
    return {
        "matter": end.matter.value,
        "interview": interview.title if interview else None,
        "id": end.id,
        "words": end.words,
    }


def _tell_list(desk: Desk, interviews: list[Interview]) -> None:
    tell(one_line(desk.facts.name))
    members = ", ".join(one_line(member.name) for member in desk.members.list())
    tell(_("Members: {names}").format(names=members))
    tell()
    if not interviews:
        tell(_("No interviews yet."))
    for number, interview in enumerate(interviews, start=1):
        tell(f"{number:3}  " + " · ".join(_in_short(desk.interviews.overview(interview.id))))


def _in_short(overview: InterviewOverview) -> list[str]:
    parts = [one_line(overview.interview.title), overview.participant_code, clock(overview.duration)]
    if overview.turns:
        parts.append(_n("{count} turn", "{count} turns", overview.turns).format(count=overview.turns))
        parts.append(_("{percent} % listened to").format(percent=int(overview.listened * 100)))
    else:
        parts.append(_("not transcribed"))
    if overview.units:
        parts.append(_n("{count} unit", "{count} units", overview.units).format(count=overview.units))
    return [part for part in parts if part]


def _tell_transcript(desk: Desk, interview: Interview) -> None:
    transcript = exported(desk, interview)
    tell(title(transcript))
    for fact in facts(transcript):
        tell(f"{fact.label}: {fact.value}")
    if sentence := draft_sentence(transcript):
        tell(sentence)
    tell()
    for turn in transcript.turns:
        tell(line(turn))


def _as_json(desk: Desk, interviews: list[Interview], *, with_transcripts: bool) -> dict[str, object]:
    return {
        "name": desk.facts.name,
        "language": desk.facts.language or None,
        "members": [
            {"name": member.name, "roles": [role.value for role in member.roles]}
            for member in desk.members.list()
        ],
        "interviews": [_interview_json(desk, one, with_transcripts=with_transcripts) for one in interviews],
    }


def _interview_json(desk: Desk, interview: Interview, *, with_transcripts: bool) -> dict[str, object]:
    overview = desk.interviews.overview(interview.id)
    made = overview.transcription
    told: dict[str, object] = {
        "id": interview.id,
        "title": interview.title,
        "participant": overview.participant_code or None,
        "mode": interview.mode.value,
        "round": interview.round,
        "date": interview.date or None,
        "recordings": [recording.file_name for recording in overview.recordings],
        "duration": overview.duration / 1000,
        "turns": overview.turns,
        "listened": round(overview.listened, 4),
        "units": overview.units,
        "transcription": made.state.value if made else None,
    }
    return {**told, **as_plain(exported(desk, interview))} if with_transcripts else told


COMMAND = Command("show", mark("Show what is in a study."), describe, run)
