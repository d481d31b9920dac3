"""Making a study's place on a team's server and letting members in: errands of the server's steward."""

from workbench.archive.team import steward
from workbench.desk.desk import Desk
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
