"""Keys of a study: one random project key, wrapped once for each passphrase that opens it."""

import unicodedata
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from secrets import choice, token_bytes, token_hex

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workbench.archive.header import MOST_SLOTS, USUAL_COST, Cost, Header, Slot, SlotKind
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True)
class ProjectKey:
    """The one secret (32 bytes) of one study; everything that is encrypted hangs on it."""

    study: str
    secret: bytes = field(repr=False)

    @property
    def database(self) -> bytes:
        """The key of the database: 32 bytes."""
        return self._derive(b"database")

    @property
    def vault(self) -> bytes:
        """The key of the recordings: 32 bytes."""
        return self._derive(b"vault")

    @property
    def team(self) -> bytes:
        """What goes to a team's server is sealed under: 32 bytes."""
        return self._derive(b"team")

    @property
    def members(self) -> bytes:
        """What the members' own keys lie under beside their PINs: 32 bytes."""
        return self._derive(b"members")

    def _derive(self, purpose: bytes) -> bytes:
        info = b"lifeworld-workbench/1/" + purpose
        return HKDF(algorithm=SHA256(), length=32, salt=self.study.encode(), info=info).derive(self.secret)


def new_code() -> str:
    """A key for a person to write down or print: 25 letters and digits that are not taken for each other (123 bits)."""
    letters = "".join(choice(_ALPHABET) for _number in range(25))
    return "-".join(letters[start : start + 5] for start in range(0, 25, 5))


@dataclass(frozen=True)
class Unlocked:
    """The project key, and the id of the slot that the passphrase opened."""

    key: ProjectKey
    slot: str


def new_header(study: str, passphrase: str, cost: Cost = USUAL_COST) -> tuple[Header, ProjectKey]:
    """The header and the key of a new study with the id `study`, opened by `passphrase`.

    Raises Refusal when the passphrase is empty.
    """
    key = ProjectKey(study, token_bytes(32))
    return header_for(key, passphrase, cost), key


def header_for(key: ProjectKey, passphrase: str, cost: Cost = USUAL_COST) -> Header:
    """The header of a new copy of a study whose key is known, opened by `passphrase`.

    Raises Refusal when the passphrase is empty.
    """
    slot = _wrap(key, token_hex(8), "passphrase", passphrase, cost)
    return Header(key.study, datetime.now(UTC).replace(microsecond=0), (slot,))


def unlock(header: Header, passphrase: str, first: str | None = None) -> Unlocked:
    """Find the slot that `passphrase` opens, trying the slot with the id `first` first (each try takes 0.7 s).

    Raises Refusal when it opens none.
    """
    for slot in sorted(header.slots, key=lambda slot: slot.id != first):
        secret = _unwrap(header.study, slot, passphrase)
        if secret is not None:
            return Unlocked(ProjectKey(header.study, secret), slot.id)
    raise Refusal(
        _(
            "This passphrase does not open the study. Nothing was changed. "
            "Check capital letters and the keyboard's language, and try again."
        )
    )


def add_slot(
    header: Header, key: ProjectKey, passphrase: str, kind: SlotKind = "passphrase", cost: Cost = USUAL_COST
) -> Header:
    """`header` with one more slot, the last, which `passphrase` opens.

    Raises Refusal when the passphrase is empty or there are too many slots.
    """
    if len(header.slots) >= MOST_SLOTS:
        raise Refusal(
            _("A study can have at most {count} passphrases. Remove one first.").format(count=MOST_SLOTS)
        )
    slot = _wrap(key, token_hex(8), kind, passphrase, cost)
    return replace(header, slots=(*header.slots, slot))


def remove_slot(header: Header, slot: str) -> Header:
    """`header` without the slot with the id `slot`.

    Raises Refusal when no passphrase would be left, KeyError when there is no such slot.
    """
    left = tuple(one for one in header.slots if one.id != slot)
    if len(left) == len(header.slots):
        raise KeyError(slot)
    if not any(one.kind == "passphrase" for one in left):
        raise Refusal(
            _("This is the only passphrase of the study, so it cannot be removed. Nothing was changed.")
        )
    return replace(header, slots=left)


def _wrap(key: ProjectKey, slot_id: str, kind: SlotKind, passphrase: str, cost: Cost) -> Slot:
    salt, nonce = token_bytes(16), token_bytes(12)
    about = _about(key.study, slot_id, kind)
    wrapped = AESGCM(_stretch(passphrase, salt, cost)).encrypt(nonce, key.secret, about)
    return Slot(slot_id, kind, cost, salt, nonce, wrapped)


def _unwrap(study: str, slot: Slot, passphrase: str) -> bytes | None:
    wrapping = AESGCM(_stretch(passphrase, slot.salt, slot.cost))
    try:
        return wrapping.decrypt(slot.nonce, slot.wrapped, _about(study, slot.id, slot.kind))
    except InvalidTag:
        return None


def _about(study: str, slot_id: str, kind: SlotKind) -> bytes:
    return f"lifeworld-workbench/1/slot/{study}/{slot_id}/{kind}".encode()


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    try:
        return hash_secret_raw(
            secret=_plain(passphrase),
            salt=salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=32,
            type=Type.ID,
        )
    except HashingError as fault:
        raise Refusal(
            _(
                "This computer has too little free memory to open the study ({size} MB are needed). "
                "Nothing was changed. Close other programs and try again."
            ).format(size=cost.memory_kib // 1024)
        ) from fault


def _plain(passphrase: str) -> bytes:
    # The same letters typed on another keyboard may come composed otherwise.
    normal = unicodedata.normalize("NFKC", passphrase)
    if not normal.strip():
        raise Refusal(_("The passphrase is empty. Nothing was changed. Type a passphrase."))
    return normal.encode("utf-8", "surrogatepass")
