"""`workbench team`: a study on a team's server (PostgreSQL at the institution), where members work live."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from workbench.archive.team.addresses import taken_apart
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, mark
from workbench.cli import secrets
from workbench.cli.codes import Code
from workbench.cli.common import common_options
from workbench.cli.output import say, tell, tell_json
from workbench.cli.protocol import Command
from workbench.cli.studies import describe_member, describe_study, opened, sign_in
from workbench.desk.desk import Desk
from workbench.desk.team_founding import colleagues_words, found, let_in
from workbench.study.people import Member

Deed = Callable[[Namespace], int]
_PATIENCE_S = 20.0


def describe(parser: ArgumentParser) -> None:
    """Add what can be done."""
    common = common_options()
    deeds = parser.add_subparsers(title=_("what to do"), metavar=_("what"), required=True)

    def deed(name: str, words: str, do: Deed) -> ArgumentParser:
        added = deeds.add_parser(
            name, help=words, description=words, formatter_class=parser.formatter_class, parents=[common],
            allow_abbrev=False,
        )  # fmt: skip
        added.set_defaults(deed=do)
        describe_study(added)
        describe_member(added)
        added.add_argument("--json", action="store_true", help=_("print it as JSON"))
        return added

    def server(parser: ArgumentParser, words: str) -> None:
        parser.add_argument("address", metavar=_("ADDRESS"), help=words)
        parser.add_argument(
            "--password-file", type=Path, metavar=_("FILE"),
            help=_("a file whose first line is that login's password (or set WORKBENCH_TEAM_PASSWORD)"),
        )  # fmt: skip

    creating = deed(
        "create", _("Make a place for a study on a PostgreSQL server of the institution."), _create
    )
    server(creating, _("postgresql://steward@server/database, with a login that is no member's"))
    creating.add_argument("login", metavar=_("LOGIN"), help=_("your own login on that server"))
    inviting = deed("invite", _("Let a member in with a login that the institution has made."), _invite)
    server(inviting, _("postgresql://steward@server/database, with a login that is no member's"))
    inviting.add_argument("name", metavar=_("NAME"), help=_("the member's name in the study"))
    inviting.add_argument("login", metavar=_("LOGIN"), help=_("that member's login on the server"))
    inviting.add_argument(
        "--may-erase",
        action="store_true",
        help=_("this member may also destroy on the server what others wrote"),
    )
    joining = deed(
        "join", _("Let this copy of the study belong to a team's server, and bring both together."), _join
    )
    server(joining, _("postgresql://you@server/database, with your own login"))
    syncing = deed("sync", _("Bring this copy and the team's server together once."), _sync)
    syncing.add_argument("--password-file", type=Path, metavar=_("FILE"), help=_("as for join"))
    deed("leave", _("Belong to no team's server any more; all that came from it stays."), _leave)


def run(options: Namespace) -> int:
    """Do it."""
    deed: Deed = options.deed
    return deed(options)


def _create(options: Namespace) -> int:
    address, password = _apart(options)
    with opened(options) as desk:
        me = sign_in(desk, options)
        found(desk, address, password, me, options.login)
    say(_("The study has its place on the server. Let the other members in with `workbench team invite`."))
    return Code.FINE


def _invite(options: Namespace) -> int:
    address, password = _apart(options)
    with opened(options) as desk:
        sign_in(desk, options)
        member = _called(desk, options.name)
        let_in(desk, address, password, member, options.login, may_erase=options.may_erase)
        where = taken_apart(address)[0]
        words = colleagues_words(desk, where, {member.id: options.login})
    say(_("{name} can come in now as {login}.").format(name=member.name, login=options.login))
    if options.json:
        tell_json({"name": member.name, "login": options.login, "address": where.to(options.login).url})
    else:
        tell(words)
    return Code.FINE


def _join(options: Namespace) -> int:
    address, password = _apart(options)
    with opened(options) as desk:
        sign_in(desk, options)
        desk.team.join(address)
        return _together(desk, options, password)


def _sync(options: Namespace) -> int:
    with opened(options) as desk:
        sign_in(desk, options)
        return _together(desk, options, secrets.team_password(options))


def _together(desk: Desk, options: Namespace, password: str | None) -> int:
    before = desk.context.log.shelf.last_number()
    desk.team.connect(password)
    desk.team.settle(_PATIENCE_S)
    waits = desk.team.aside
    desk.team.disconnect()
    came = desk.context.log.shelf.last_number() - before
    if options.json:
        tell_json({"changes": came, "waits": waits})
    elif waits:
        say(_("Changes that came: {count}.").format(count=came))
        say(waits)
    else:
        say(_("This copy and the server say the same now. Changes that came: {count}.").format(count=came))
    return Code.FINE


def _leave(options: Namespace) -> int:
    with opened(options) as desk:
        sign_in(desk, options)
        address = desk.team.address
        desk.team.leave()
    tell(address or _("This study belonged to no team's server."))
    return Code.FINE


def _apart(options: Namespace) -> tuple[str, str | None]:
    """The address without a password, and the password."""
    address, password = taken_apart(str(options.address))
    return address.url, secrets.team_password(options) or password


def _called(desk: Desk, name: str) -> Member:
    members = desk.members.list()
    for member in members:
        if member.name.casefold() == name.strip().casefold():
            return member
    raise Refusal(
        _("There is no member called {name} in this study. There are: {listed}.").format(
            name=name, listed=", ".join(member.name for member in members)
        )
    )


COMMAND = Command("team", mark("Work live with a team over the institution's server."), describe, run)
