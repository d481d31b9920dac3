"""The members of a study at one computer: who there is, who works now, each with an own short PIN."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench.archive.keys import new_code
from workbench.archive.member_keys import Identity
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.naming import fit_name, kept
from workbench.history.log import making, setting
from workbench.history.vouching import identity_of, vouched
from workbench.study.people import Member, Role

SHORTEST_PIN = 4
LONGEST_PIN = 12


def new_member(
    key: Ed25519PrivateKey, name: str, roles: tuple[Role, ...], language: str, sign: int
) -> Member:
    """A member whose identity follows from a key. Raises Refusal for an empty name."""
    identity = identity_of(key.public_key())
    return Member(id=identity, name=_named(name), roles=roles, language=language, sign=sign)


class Members:
    """Who works on the study."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> list[Member]:
        """All members, in the order in which they came."""
        return sorted(self._context.all(Member), key=lambda member: (member.sign, member.name))

    def get(self, identity: str) -> Member | None:
        """A member, or None."""
        return self._context.find(Member, identity)

    def at_this_computer(self) -> Sequence[Member]:
        """Those who can work here: their keys are on this computer and they have not left; all where nobody can."""
        members = self.list()
        here = [one for one in members if not one.left and self._context.keyring.here(one.id)]
        return here or members

    def add(self, name: str, roles: tuple[Role, ...], language: str = "en", pin: str = "") -> Member:
        """Add a member. Raises Refusal for an empty or taken name or an unfit PIN."""
        identity = Identity.new()
        bare = self.drafted(identity.signing, name, roles, language)
        refuse_unfit_pin(pin)
        member = with_keys(bare, identity, identity.signing)
        with self._context.log.together():
            self._context.keyring.keep(member.id, identity, pin)
            self._context.record(Gesture.MEMBER_ADDED, making(member))
        return member

    def drafted(self, key: Ed25519PrivateKey, name: str, roles: tuple[Role, ...], language: str) -> Member:
        """A member to be, without keys yet; the identity follows from `key`. Raises Refusal like `add`."""
        members = self.list()
        self._refuse_taken(name, "")
        sign = max((member.sign for member in members), default=-1) + 1
        return new_member(key, name, roles, language, sign)

    def change(self, member: Member) -> None:
        """Change name, roles or language. Raises Refusal for an empty or taken name.

        Undo passes over a language alone: it would say that something was undone, and nothing would be seen of it.
        """
        before = self._context.need(Member, member.id)
        member = replace(member, name=_named(member.name))
        self._refuse_taken(member.name, member.id)
        self._context.record(
            Gesture.MEMBER_CHANGED,
            setting(member, "name", "roles", "language"),
            lasting=replace(before, language=member.language) == member,
        )
        self._renew()

    def asks_pin(self, identity: str) -> bool:
        """Whether a member works here only with a PIN: each computer has its own, and nothing of it leaves it."""
        return self._context.keyring.asks_pin(identity)

    def without_pin(self, identity: str) -> bool:
        """Whether a member works here and needs no PIN for it."""
        return self._context.keyring.here(identity) and not self.asks_pin(identity)

    def may_set_pin(self, identity: str) -> bool:
        """Whether whoever works here can set a member's PIN: the own one, or the first one of somebody else."""
        return identity == self._context.reader or self.without_pin(identity)

    def set_pin(self, identity: str, pin: str) -> None:
        """Set the PIN on this computer of the member who works here, or the first PIN of one who has none here.

        Raises Refusal for an unfit PIN or another member's PIN.
        """
        member = self._context.need(Member, identity)
        refuse_unfit_pin(pin)
        keyring = self._context.keyring
        if not keyring.here(member.id):
            raise _keys_elsewhere(member)
        if not self.may_set_pin(member.id):
            raise Refusal(_("Only {name} can change this PIN.").format(name=member.name))
        if keyring.holds(member.id) or keyring.unlock(member.id, ""):
            keyring.move(member.id, pin)

    def switch(self, identity: str, pin: str = "") -> Member:
        """From now on this member works here.

        Raises Refusal on no PIN or a wrong one, or where the member's own keys are not on this computer; nobody is switched
        then.
        """
        member = self._context.need(Member, identity)
        if not self._context.keyring.here(member.id):
            raise _keys_elsewhere(member)
        if not pin and self.asks_pin(member.id):
            raise Refusal(_("Type {name}'s PIN first.").format(name=member.name))
        if not self._context.keyring.unlock(member.id, pin):
            raise Refusal(_("This PIN is not {name}'s. Try again.").format(name=member.name))
        self._context.member = member
        return member

    def recovery_key(self) -> str:
        """A new key for the member who works here to print: it opens this copy of the study and the own keys in it,
        where passphrase or PIN are forgotten. An earlier one opens nothing any more.
        """
        me, code = self._context.me, new_code()
        self._context.keyring.keep_under_code(me, code)
        self._context.archive.open_with_code_too(code, self._context.archive.header.slots[0].cost)
        return code

    def recover(self, identity: str, code: str, pin: str) -> Member:
        """Give a member a new PIN by the printed key, and let the member work here. Raises Refusal."""
        member = self._context.need(Member, identity)
        refuse_unfit_pin(pin)
        if not self._context.keyring.unlock_by_code(member.id, code.strip().lower(), pin):
            raise Refusal(
                _("This is not the recovery key of {name}. Nothing was changed.").format(name=member.name)
            )
        self._context.member = member
        return member

    def leave(self, identity: str) -> None:
        """A member leaves the study: nothing is packed for them any more; what they wrote stays theirs.

        Raises Refusal for the last member who is left, and for another member unless the lead says so.
        """
        member = self._context.need(Member, identity)
        if identity != self._context.me:
            self._refuse_not_lead()
        if not [one for one in self.list() if not one.left and one.id != identity]:
            raise Refusal(_("{name} is the only member who is left, and stays.").format(name=member.name))
        gone = replace(member, left=datetime.now(UTC).date().isoformat())
        self._context.record(Gesture.MEMBER_CHANGED, setting(gone, "left"), lasting=True)
        self._renew()

    def come_back(self, identity: str) -> None:
        """Somebody who has left is a member again, with the same keys and sign. Raises Refusal unless the lead says so."""
        self._refuse_not_lead()
        back = replace(self._context.need(Member, identity), left="")
        self._context.record(Gesture.MEMBER_CHANGED, setting(back, "left"), lasting=True)
        self._renew()

    def leads(self) -> bool:
        """Whether the member who works here leads the study; where no lead is left everybody does."""
        leads = [one.id for one in self.list() if Role.LEAD in one.roles and not one.left]
        return not leads or self._context.reader in leads

    def _refuse_not_lead(self) -> None:
        if not self.leads():
            raise Refusal(
                _("Only the lead researcher can say who leaves and who comes back. Nothing was changed.")
            )

    def _renew(self) -> None:
        if self._context.member:
            self._context.member = self.get(self._context.member.id)

    def _refuse_taken(self, name: str, identity: str) -> None:
        wanted = kept(name).casefold()
        if any(member.name.casefold() == wanted and member.id != identity for member in self.list()):
            raise Refusal(
                _("There is a member of this name already. Add something that tells the two apart.")
            )


def _named(name: str) -> str:
    return fit_name(name, _("A member needs a name, so that the others know whose marks these are."))


def with_keys(member: Member, identity: Identity, key: Ed25519PrivateKey | None) -> Member:
    """The member with what others need to know of the member's keys, for which `key` vouches.

    None where nothing does: the identity follows from no key.
    """
    signing, opening = identity.signing_public, identity.opening_public
    said = vouched(key, signing, opening) if key else ""
    return replace(member, signing=signing, opening=opening, vouched=said)


def _keys_elsewhere(member: Member) -> Refusal:
    return Refusal(
        _(
            "{name} works on another computer: the keys that sign what {name} writes are not on this one. "
            "Nothing was changed. To work on a second computer, {name} chooses “Your other computer” under "
            "Members on the first one."
        ).format(name=member.name)
    )


def refuse_unfit_pin(pin: str) -> None:
    """Raises Refusal for a PIN that is none; an empty one asks for no PIN."""
    if pin and not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        raise Refusal(
            _("A PIN is {shortest} to {longest} digits.").format(shortest=SHORTEST_PIN, longest=LONGEST_PIN)
        )
