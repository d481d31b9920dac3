"""`workbench exchange`: give a study to other laptops and take from them, by a file on a stick or a share."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workbench.cellar.errors import Refusal, Stopped
from workbench.cellar.words import LANGUAGES, _, language, mark
from workbench.cli import secrets
from workbench.cli.codes import Code
from workbench.cli.common import common_options
from workbench.cli.output import ProgressLine, say, tell, tell_json
from workbench.cli.protocol import Command
from workbench.cli.stopping import Stopping
from workbench.cli.studies import describe_member, describe_study, opened, sign_in
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, Invitation, Packed, join
from workbench.desk.news import News
from workbench.desk.telling import invited_before_words, news_words, openers_words, packed_words, taken_words
from workbench.desk.whereabouts import refuse_unfit
from workbench.study.people import Member, Role

Deed = Callable[[Namespace], int]


def describe(parser: ArgumentParser) -> None:
    """Add what can be done."""
    common = common_options()
    deeds = parser.add_subparsers(title=_("what to do"), metavar=_("what"), required=True)

    def deed(name: str, words: str, do: Deed, *, study: bool = True) -> ArgumentParser:
        added = deeds.add_parser(
            name, help=words, description=words, formatter_class=parser.formatter_class, parents=[common],
            allow_abbrev=False,
        )  # fmt: skip
        added.set_defaults(deed=do)
        added.add_argument("--json", action="store_true", help=_("print it as JSON"))
        if study:
            describe_study(added)
            describe_member(added)
        return added

    packing = deed(
        "pack", _("Pack what the others have not seen into a file that only they can open."), _pack
    )
    _add_output(packing)
    packing.add_argument(
        "--for", dest="names", action="append", metavar=_("NAME"),
        help=_("for this member (otherwise for all); may be given several times"),
    )  # fmt: skip
    packing.add_argument(
        "--everything", action="store_true", help=_("pack all of the study, not only what is new to them")
    )
    taking = deed("take", _("Take in what a colleague packed; doing it twice does no harm."), _take)
    taking.add_argument("file", type=Path, metavar=_("FILE"), help=_("the file that a colleague packed"))
    inviting = deed(
        "invite", _("Make somebody a member and pack the study for that person's computer."), _invite
    )
    inviting.add_argument("name", metavar=_("NAME"), help=_("the new member's name as the others see it"))
    inviting.add_argument("--role", choices=[role.value for role in Role], default=Role.PEER.value)
    inviting.add_argument(
        "--speaks", choices=LANGUAGES, default=language(), help=_("the new member's language")
    )
    _add_output(inviting)
    moving = deed("move", _("Pack the study and your own keys for another computer of yours."), _move)
    _add_output(moving)
    joining = deed(
        "join", _("Make this computer's own copy of a study from an invitation."), _join, study=False
    )
    joining.add_argument("file", type=Path, metavar=_("FILE"), help=_("the invitation"))
    joining.add_argument("study", type=Path, metavar=_("STUDY"), help=_("the folder to make"))
    secrets.describe_passphrase(joining)
    joining.add_argument(
        "--code-file", type=Path, metavar=_("FILE"),
        help=_("a file whose first line is the invitation's code (or set WORKBENCH_CODE)"),
    )  # fmt: skip
    joining.add_argument(
        "--pin-file", type=Path, metavar=_("FILE"), help=_("a file whose first line is your new PIN")
    )
    deed("news", _("Tell what the others have done since you last looked."), _news)


def run(options: Namespace) -> int:
    """Do it."""
    deed: Deed = options.deed
    return deed(options)


def _add_output(parser: ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the file to make")
    )


@contextmanager
def _signed_in(options: Namespace) -> Generator[Desk]:
    with opened(options) as desk:
        sign_in(desk, options)
        yield desk


@contextmanager
def _shown(words: str) -> Generator[Callable[[float], None]]:
    with Stopping() as stopping, ProgressLine() as progress:
        progress.begin()

        def at(share: float) -> None:
            if stopping.asked:
                raise Stopped(_("Stopped. Nothing was changed."))
            progress.show(words, share)

        yield at


def _pack(options: Namespace) -> int:
    with _signed_in(options) as desk, _shown(_("Packing")) as at:
        exchange = Exchange(desk)
        members = _named(exchange.colleagues(), options.names)
        packed = exchange.pack(options.output, members, at, everything=options.everything)
    if options.json:
        tell_json({"file": str(packed.path), **_counts(packed), "for": [one.name for one in packed.members]})
    else:
        say(packed_words(packed))
        say(openers_words(packed))
    return Code.FINE


def _take(options: Namespace) -> int:
    with _signed_in(options) as desk, _shown(_("Taking in")) as at:
        taken = Exchange(desk).take(options.file, at)
        names = {member.id: member.name for member in desk.members.list()}
    if options.json:
        tell_json(
            {
                "from": names.get(taken.member),
                "changes": taken.steps,
                "recordings": taken.recordings,
                "waiting": taken.waiting,
                "set aside": [names.get(one) for one in taken.aside],
                "missing": [
                    {"members": [names.get(one) for one in gap.members], "first": gap.first, "last": gap.last}
                    for gap in taken.gaps
                ],
            }
        )
    else:
        for sentence in taken_words(taken, names):
            say(sentence)
    return Code.FINE


def _invite(options: Namespace) -> int:
    with _signed_in(options) as desk, _shown(_("Packing")) as at:
        exchange = Exchange(desk)
        if before := exchange.invited_as(options.name):
            say(invited_before_words(before))
            invitation = exchange.invite_again(options.output, before, at)
        else:
            roles = (Role(options.role),)
            invitation = exchange.invite(options.output, options.name, roles, options.speaks, at)
    return _told_invitation(invitation, options)


def _move(options: Namespace) -> int:
    with _signed_in(options) as desk, _shown(_("Packing")) as at:
        invitation = Exchange(desk).move(options.output, at)
    return _told_invitation(invitation, options)


def _told_invitation(invitation: Invitation, options: Namespace) -> int:
    if options.json:
        tell_json({"file": str(options.output), "member": invitation.member.name, "code": invitation.code})
        return Code.FINE
    say(packed_words(invitation.packed))
    say(
        _("The code for {name}, to be told in another way than the file:").format(name=invitation.member.name)
    )
    tell(invitation.code)
    return Code.FINE


def _join(options: Namespace) -> int:
    refuse_unfit(options.study)  # before anybody is asked for a code
    code = secrets.code(options)
    passphrase = secrets.new_passphrase(options)
    with _shown(_("Taking in")) as at:
        desk = join(options.study, options.file, code, passphrase, secrets.given_pin(options), progress=at)
    facts, member = desk.facts, desk.member
    desk.close()
    if options.json:
        tell_json(
            {
                "study": str(options.study.resolve()),
                "name": facts.name,
                "member": member.name if member else "",
            }
        )
    else:
        say(
            _("The study “{name}” is now in {folder}.").format(
                name=facts.name, folder=options.study.resolve()
            )
        )
    return Code.FINE


def _news(options: Namespace) -> int:
    with _signed_in(options) as desk:
        unseen = desk.news.since()
        _tell_news(desk, unseen.news, as_json=options.json)
        desk.news.looked(unseen)  # only now: whoever could not take it has not seen it
    return Code.FINE


def _tell_news(desk: Desk, news: Sequence[News], *, as_json: bool) -> None:
    names = {member.id: member.name for member in desk.members.list()}
    titles = {interview.id: interview.title for interview in desk.interviews.list()}
    if as_json:
        tell_json(
            {
                "news": [
                    {
                        "member": names.get(one.member),
                        "interview": titles.get(one.interview),
                        "what": one.gesture,
                        "count": one.count,
                    }
                    for one in news
                ]
            }
        )
        return
    for one in news:
        tell(news_words(one, names.get(one.member, "?"), titles.get(one.interview, "")))
    if not news:
        say(_("Nothing new since you last looked."))


def _named(colleagues: list[Member], names: list[str] | None) -> list[Member]:
    if not names:
        return colleagues
    known = {member.name.casefold(): member for member in colleagues}
    for name in names:
        if name.strip().casefold() not in known:
            listed = ", ".join(member.name for member in colleagues) or "–"
            raise Refusal(
                _("Nothing can be packed for {name}. It can be packed for: {listed}.").format(
                    name=name, listed=listed
                )
            )
    return [known[name.strip().casefold()] for name in names]


def _counts(packed: Packed) -> dict[str, object]:
    return {"changes": packed.steps, "recordings": packed.recordings}


COMMAND = Command(
    "exchange", mark("Give a study to other laptops and take from them, by a file."), describe, run
)
