"""The keys of the members who have signed in since the study was opened, and what is done with them."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench.archive.member_keys import Identity
from workbench.archive.study_archive import StudyArchive
from workbench.history.proof import signer


class Keyring:
    """Keys are unlocked by a member's PIN and stay so until the study is closed: long work goes on signing."""

    def __init__(self, archive: StudyArchive) -> None:
        self._kept = archive.member_keys
        self._unlocked: dict[str, Identity] = {}
        self._signing: dict[str, Ed25519PrivateKey] = {}
        self.sign = signer(archive.study, self._signing)

    def holds(self, member: str) -> bool:
        """Whether the keys of a member are unlocked here."""
        return member in self._unlocked

    def identity(self, member: str) -> Identity | None:
        """The unlocked keys of a member, or None."""
        return self._unlocked.get(member)

    def own(self, member: str) -> Identity:
        """The unlocked keys of the member who works here."""
        return self._unlocked[member]

    def here(self, member: str) -> bool:
        """Whether the keys of a member are on this computer, unlocked or not."""
        return member in self._unlocked or self._kept.has(member)

    def asks_pin(self, member: str) -> bool:
        """Whether the keys of a member are on this computer, under a PIN."""
        return self._kept.under_a_pin(member)

    def keep(self, member: str, identity: Identity, pin: str) -> None:
        """Keep the keys of a member of this computer under the PIN; not unlocked yet."""
        self._kept.keep(member, identity, pin)

    def invite(self, member: str, identity: Identity) -> None:
        """Keep what vouches for the keys of somebody who is to join on another computer."""
        self._kept.keep(_invited(member), identity, "")

    def invited(self, member: str) -> Ed25519PrivateKey | None:
        """What vouches for the keys of somebody who was invited from this computer, or None."""
        identity = self._kept.unlock(_invited(member), "")
        return identity.signing if identity else None

    def unlock(self, member: str, pin: str) -> bool:
        """Unlock a member's keys; whether they are here and this is the PIN."""
        identity = self._kept.unlock(member, pin)
        if identity is None:
            return False
        self._unlocked[member] = identity
        self._signing[member] = identity.signing
        return True

    def move(self, member: str, pin: str) -> None:
        """Keep a member's unlocked keys under another PIN."""
        self._kept.keep(member, self._unlocked[member], pin)

    def keep_under_code(self, member: str, code: str) -> None:
        """Keep a member's unlocked keys under a printed code, too."""
        self._kept.keep(_by_code(member), self._unlocked[member], code)

    def unlock_by_code(self, member: str, code: str, pin: str) -> bool:
        """Unlock a member's keys by the printed code and keep them under a PIN; whether this is the code."""
        identity = self._kept.unlock(_by_code(member), code)
        if identity is None:
            return False
        self.put(member, identity, pin)
        return True

    def put(self, member: str, identity: Identity, pin: str) -> None:
        """Keep and unlock keys that a member brought along."""
        self._kept.keep(member, identity, pin)
        self.unlock(member, pin)


def _invited(member: str) -> str:
    return f"{member} invited"


def _by_code(member: str) -> str:
    return f"{member} by code"
