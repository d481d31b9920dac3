"""Exchanging a study between laptops without a network, by a file on a stick or an approved share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench.archive.header import USUAL_COST, Cost
from workbench.archive.keys import ProjectKey, new_code
from workbench.archive.member_keys import Identity
from workbench.archive.study_archive import StudyArchive
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.members import Members, refuse_unfit_pin, with_keys
from workbench.desk.naming import kept
from workbench.desk.packing import Packed, Packer
from workbench.desk.taking import Taken, Taker, opened_bundle
from workbench.exchange.bundle.reading import Bundle, open_invitation
from workbench.history.log import making, removing, setting
from workbench.history.vouching import holds, needs_voucher
from workbench.study.people import Member, Role
from workbench.study.records import Json

Progress = Callable[[float], None]

Naming = Callable[[str], Path]
"""The folder for a study of this name; the name is empty in an invitation of an older program."""


@dataclass(frozen=True)
class Invitation:
    """A packed invitation, and the code that opens it, to be told to the new member in another way."""

    packed: Packed
    member: Member
    code: str


class Exchange:
    """What leaves a study for other laptops, and what comes from them."""

    def __init__(self, desk: Desk | Context) -> None:
        self._context = desk if isinstance(desk, Context) else desk.context
        self._members = Members(self._context)
        self._packer = Packer(self._context)
        self._taker = Taker(self._context)

    def colleagues(self) -> list[Member]:
        """Whom can be packed for."""
        return self._packer.colleagues()

    def elsewhere(self) -> Member | None:
        """The member who works here, where there is another computer of theirs to pack for."""
        return self._members.get(self._context.reader) if self._packer.elsewhere() else None

    def invited(self) -> list[Member]:
        """Those who were invited and have not joined yet, as far as is known here."""
        return [one for one in self._members.list() if not one.opening and not one.left]

    def refuse_taken(self, name: str) -> None:
        """Raise Refusal where somebody of this name is a member already."""
        wanted = kept(name).casefold()
        invited = {one.id for one in self.invited()}
        for one in self._members.list():
            if one.id not in invited and one.name.casefold() == wanted:
                raise Refusal(
                    _(
                        "{name} is a member of this study already. For another computer {name} chooses "
                        "“Your other computer” under Members. Somebody else of this name needs another one here."
                    ).format(name=one.name)
                )

    def invited_as(self, name: str) -> Member | None:
        """Who of them bears this name: an invitation was lost, or broken off before it was whole."""
        wanted = kept(name).casefold()
        return next((one for one in self.invited() if one.name.casefold() == wanted), None)

    def pack(
        self,
        path: Path,
        members: Sequence[Member],
        progress: Progress = lambda _share: None,
        *,
        everything: bool = False,
        overwrite: bool = False,
    ) -> Packed:
        """Pack for these members what they have not seen. See `Packer.pack`."""
        return self._packer.pack(path, members, progress, everything=everything, overwrite=overwrite)

    def take(self, path: Path, progress: Progress = lambda _share: None) -> Taken:
        """Take in what a colleague packed. See `Taker.take`."""
        return self._taker.take(path, progress)

    def invite(
        self,
        path: Path,
        name: str,
        roles: tuple[Role, ...],
        language: str,
        progress: Progress = lambda _share: None,
    ) -> Invitation:
        """Make somebody a member and pack the study for them. Raises Refusal for a taken name, and like `pack`."""
        identity = Identity.new()
        member = self._members.drafted(identity.signing, name, roles, language)
        self._packer.refuse_place(path)
        self._context.keyring.invite(member.id, identity)
        self._context.record(Gesture.MEMBER_ADDED, making(member), lasting=True)
        try:
            return self._invited(path, member, progress, joining=identity.signing)
        except BaseException:
            # Without a file nobody can join, and the name is free for the next attempt.
            self._context.record(Gesture.MEMBER_CHANGED, removing(member), lasting=True)
            raise

    def invite_again(
        self, path: Path, member: Member, progress: Progress = lambda _share: None
    ) -> Invitation:
        """A new file and a new code for somebody who was invited and has not joined yet. Raises like `pack`."""
        invited = self._context.need(Member, member.id)
        if invited.opening:
            raise Refusal(_("{name} has joined the study already.").format(name=invited.name))
        key = self._context.keyring.invited(invited.id)
        if key is None and needs_voucher(invited.id):
            raise Refusal(
                _(
                    "{name} was invited from another computer. Make the new invitation there, or invite {name} here "
                    "under another name. Nothing was changed."
                ).format(name=invited.name)
            )
        return self._invited(path, invited, progress, joining=key)

    def move(self, path: Path, progress: Progress = lambda _share: None) -> Invitation:
        """Pack the study for the own other laptop, with the own keys. Raises like `pack`."""
        me = self._context.need(Member, self._context.me)
        invitation = self._invited(path, me, progress, identity=self._context.keyring.own(me.id))
        self._packer.moved()
        return invitation

    def _invited(
        self,
        path: Path,
        member: Member,
        progress: Progress,
        *,
        identity: Identity | None = None,
        joining: Ed25519PrivateKey | None = None,
    ) -> Invitation:
        """`identity` are the keys of a member who moves, `joining` is what vouches for those of one who is new."""
        code = new_code()
        given: dict[str, Json] = {
            "key": self._context.archive.key.secret.hex(),
            "name": self._context.facts.name,
            "member": member.id,
            "identity": identity.encoded().decode() if identity else None,
            "joining": joining.private_bytes_raw().hex() if joining else None,
        }
        return Invitation(self._packer.invite(path, code, given, progress), member, code)


def join(
    folder: Path | Naming,
    invitation: Path,
    code: str,
    passphrase: str,
    pin: str = "",
    *,
    cost: Cost = USUAL_COST,
    progress: Progress = lambda _share: None,
) -> Desk:
    """Make this computer's own copy of a study from an invitation; its member works here from then on.

    `folder` is where the copy lies, or what makes that out of the study's name. `code` opens the invitation, `passphrase` will open the copy. Raises Refusal for whatever is not a whole
    invitation, a wrong code, an unfit passphrase or PIN, a folder that exists; nothing is made then.
    """
    with opened_bundle(invitation) as file, open_invitation(file, code.strip().lower()) as bundle:
        key, member_id, identity, joining = _given(bundle)

        def begin(archive: StudyArchive) -> None:
            desk = Desk(archive, None)
            Taker(desk.context).take_all(bundle, progress)
            _settle(desk, member_id, identity, joining, pin)

        place = folder if isinstance(folder, Path) else folder(str(bundle.invitation.get("name") or ""))
        archive = StudyArchive.make(place, passphrase, cost, begin, key)
    desk = Desk(archive, None)
    desk.members.switch(member_id, pin)
    return desk


def _given(bundle: Bundle) -> tuple[ProjectKey, str, Identity | None, Ed25519PrivateKey | None]:
    given: Mapping[str, object] = bundle.invitation
    try:
        secret = bytes.fromhex(str(given["key"]))
        kept = given.get("identity")
        identity = Identity.decoded(str(kept).encode()) if kept else None
        member = str(given["member"])
        seed = given.get("joining")
        joining = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(seed))) if seed else None
    except (KeyError, ValueError, TypeError):
        raise _damaged() from None
    if len(secret) != 32:
        raise _damaged()
    return ProjectKey(bundle.manifest.study, secret), member, identity, joining


def _settle(
    desk: Desk, member_id: str, identity: Identity | None, joining: Ed25519PrivateKey | None, pin: str
) -> None:
    """Give the member who joins PIN and keys on this computer; who moved here brings the keys along."""
    context = desk.context
    member = context.find(Member, member_id)
    if member is None:
        raise _damaged()
    if identity is None:
        identity = Identity.new()
        member = with_keys(member, identity, joining)
    if not holds(member.id, member.values()):
        raise _damaged()
    refuse_unfit_pin(pin)
    context.keyring.put(member.id, identity, pin)
    context.member = member
    context.record(Gesture.MEMBER_CHANGED, setting(member, "signing", "opening", "vouched"), lasting=True)


def _damaged() -> Refusal:
    return Refusal(
        _("This invitation is damaged. Nothing was made. Ask the colleague who invited you for a new one.")
    )
