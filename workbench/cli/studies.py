"""Studies on the command line: opening one, saying who works, and choosing among its interviews."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.cli import secrets
from workbench.desk.desk import Desk
from workbench.desk.opening import open_study, read_study, sample_facts
from workbench.desk.whereabouts import place
from workbench.study.interviews import Interview
from workbench.study.people import Member


def describe_study(parser: ArgumentParser) -> None:
    """Add the study and its passphrase."""
    parser.add_argument("study", type=Path, metavar=_("STUDY"), help=_("the folder of the study"))
    secrets.describe_passphrase(parser)


def describe_member(parser: ArgumentParser) -> None:
    """Add who works on the study."""
    parser.add_argument(
        "--member", metavar=_("NAME"), help=_("who works now, where the study has several members")
    )
    parser.add_argument(
        "--pin-file",
        type=Path,
        metavar=_("FILE"),
        help=_(
            "a file whose first line is that member's PIN (or set WORKBENCH_PIN; otherwise it is asked for)"
        ),
    )


def describe_interviews(parser: ArgumentParser, words: str) -> None:
    """Add the choice of interviews; `words` say what is done with them."""
    parser.add_argument(
        "--interview",
        action="append",
        metavar=_("INTERVIEW"),
        help=words + " " + _("Title, participant (P1) or number in the list; may be given several times."),
    )


def need_study(folder: Path) -> None:
    """Raise Refusal where no study is, before anybody is asked for a passphrase."""
    match place(folder):
        case "study":
            return
        case "folder":
            sentence = _("There is no study in the folder “{name}”. Choose the folder that holds study.json.")
        case "no folder":
            sentence = _(
                "The folder “{name}” is not there. Check the name, or connect the disk that it is on."
            )
    whole = Path(os.path.realpath(folder))  # a circle of links has no place, and yet a name
    raise Refusal(sentence.format(name=whole.name or whole))


@contextmanager
def opened(options: Namespace) -> Generator[Desk]:
    """The study, closed at the end. Nobody works on it yet where it has several members."""
    need_study(options.study)
    with closing(open_study(options.study, secrets.passphrase(options))) as desk:
        yield desk


@contextmanager
def reading(options: Namespace) -> Generator[Desk]:
    """The study to read in, also where nothing can be written; closed at the end."""
    need_study(options.study)
    with closing(read_study(options.study, secrets.passphrase(options))) as desk:
        yield desk


def sign_in(desk: Desk, options: Namespace) -> Member:
    """Let the member work here whom `--member` names, or the only one there is. Raises Refusal."""
    member = _chosen_member(desk, options.member)
    if desk.member and desk.member.id == member.id:
        return member
    if not desk.members.asks_pin(member.id):
        return desk.members.switch(member.id)
    known = _sample_pins() if desk.facts.sample else {}
    return desk.members.switch(member.id, known.get(member.name) or secrets.pin(options, member.name))


def chosen(desk: Desk, wishes: Sequence[str] | None) -> list[Interview]:
    """The interviews that are asked for; all of them where none is. Raises Refusal for an unknown one."""
    interviews = desk.interviews.list()
    if not wishes:
        return interviews
    return list(dict.fromkeys(_one(desk, interviews, wish.strip()) for wish in wishes))


def _one(desk: Desk, interviews: Sequence[Interview], wish: str) -> Interview:
    found = [
        interview
        for number, interview in enumerate(interviews, start=1)
        if wish
        and wish.casefold()
        in (
            interview.id,
            str(number),
            interview.title.casefold(),
            desk.interviews.participant_code(interview).casefold(),
        )
    ]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{number} {interview.title}" for number, interview in enumerate(interviews, start=1))
    if found:
        sentence = _("Several interviews are called “{wish}”. Give the number: {listed}.")
    else:
        sentence = _("There is no interview “{wish}” in this study. There are: {listed}.")
    raise Refusal(sentence.format(wish=wish, listed=listed or "–"))


def _chosen_member(desk: Desk, name: str | None) -> Member:
    members = desk.members.list()
    if name:
        for member in members:
            if member.name.casefold() == name.strip().casefold():
                return member
        raise Refusal(
            _("There is no member called {name} in this study. There are: {listed}.").format(
                name=name, listed=_names(members)
            )
        )
    here = desk.members.at_this_computer()
    if desk.facts.sample or len(here) == 1:
        return here[0]
    raise Refusal(_("Say who works now, with --member. There are: {listed}.").format(listed=_names(here)))


def _names(members: Sequence[Member]) -> str:
    return ", ".join(member.name for member in members)


def _sample_pins() -> dict[str, str]:
    return {told["name"]: told["pin"] for told in sample_facts()["members"]}
