"""Making a study's place on a team's server and letting members in: errands of the server's steward."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench.archive.durable import disk_faults, write_whole
from workbench.archive.team import steward
from workbench.archive.team.addresses import Address
from workbench.archive.team.steward import Ground
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language, speaking
from workbench.desk.beside import Beside, Progress
from workbench.desk.desk import Desk
from workbench.desk.placing import place_outside
from workbench.study.people import Member


def found(desk: Desk, address: str, password: str | None, founder: Member, login: str) -> None:
    """Make the study's place on the server at `address` (the steward's), with its first member's login there.

    Raises Refusal for whatever the server refuses; nothing is made then.
    """
    steward.create(address, desk.context.archive.study, founder.id, login, password)


def let_in(
    desk: Desk, address: str, password: str | None, member: Member, login: str, *, may_erase: bool = False
) -> None:
    """Let a member in with an ordinary login of the server. Raises Refusal for whatever the server refuses."""
    steward.invite(address, desk.context.archive.study, member.id, login, erases=may_erase, password=password)


def looking(desk: Desk, address: Address, password: str | None) -> Beside[Ground]:
    """See, beside the window, what a steward finds on a server; nothing is changed there."""
    study = desk.context.archive.study

    def look(progress: Progress) -> Ground:
        progress(0.0)
        return steward.look(address.url, study, password)

    return Beside(look)


def making_place(
    desk: Desk, address: Address, password: str | None, logins: Mapping[str, str]
) -> Beside[None]:
    """Make the study's place, beside the window, and let these members in, each with the own login.

    What is stopped or refused leaves nothing there. Raises Refusal while the member who works here has no login.
    """
    study, me = desk.context.archive.study, desk.context.me
    own = logins.get(me)
    if not own:
        raise Refusal(_("Write your own login, too, so that you can connect yourself. Nothing was changed."))
    others = {member: login for member, login in logins.items() if member != me}
    return Beside(
        lambda progress: steward.create(
            address.url, study, me, own, password, others=others, progress=progress
        )
    )


def seating(desk: Desk, address: Address, password: str | None, logins: Mapping[str, str]) -> Beside[None]:
    """Let just these members in, beside the window, each with the own login; whoever is not named comes in no more."""
    study = desk.context.archive.study
    return Beside(lambda progress: steward.seat(address.url, study, logins, password, progress))


def colleagues_words(desk: Desk, address: Address, logins: Mapping[str, str]) -> str:
    """What colleagues need to know to come in, in their languages: for each their own address, and never a password."""
    members = [member for member in desk.members.list() if member.id in logins]
    told: list[str] = []
    for spoken in dict.fromkeys(member.language or language() for member in members):
        with speaking(spoken):
            of_these = [member for member in members if (member.language or language()) == spoken]
            told.append(_coming_in(desk.facts.name, of_these, address, logins))
    return "\n\n".join(told)


def _coming_in(study: str, members: Sequence[Member], address: Address, logins: Mapping[str, str]) -> str:
    steps = [
        _("Join the study with an invitation, if you have not done so yet."),
        _("Choose Study → With colleagues → Team's server …"),
        _("Copy your own address from below into the line “Server”. The other lines are filled from it."),
        _("Write the password that you have from the institution for this login, and press Connect."),
    ]
    if address.certificate:
        steps.insert(
            3,
            _(
                "Under “More”, choose the file with the server's certificate that you have from the institution."
            ),
        )
    told = [_("To work at the same time on “{study}”:").format(study=study), ""]
    told += [f"{number}. {step}" for number, step in enumerate(steps, 1)]
    told.append("")
    told += [f"{member.name}: {address.to(logins[member.id]).url}" for member in members]
    return "\n".join(told)


def keep_words(words: str, path: Path) -> None:
    """Write what colleagues need to know to a file in the place of whatever lies there. Raises Refusal."""
    with disk_faults():
        write_whole(place_outside(path, overwrite=True), f"{words}\n".encode())
