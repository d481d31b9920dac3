"""The members' own keys on this computer: to sign what they do, and to open what is sealed for them.

They lie in the encrypted database, each under its member's PIN besides, and never leave it with an exchange.
"""

import json
from dataclasses import dataclass, field
from secrets import token_bytes

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from workbench.archive.database import Database
from workbench.archive.tables import secret
from workbench.cellar import age

_SALT, _NONCE = 16, 12
_SEALED = select(secret.c.sealed).where(secret.c.member == bindparam("member"))
_NEW = insert(secret)
_KEEP = _NEW.on_conflict_do_update(index_elements=["member"], set_={"sealed": _NEW.excluded.sealed})


@dataclass(frozen=True)
class Identity:
    """One member's keys: `signing` is Ed25519, `opening` an age identity (X25519)."""

    signing: Ed25519PrivateKey = field(repr=False)
    opening: str = field(repr=False)

    @classmethod
    def new(cls) -> "Identity":
        """New keys."""
        return cls(Ed25519PrivateKey.generate(), age.new_identity())

    @property
    def signing_public(self) -> str:
        """What others check signatures with: 32 bytes in hexadecimal."""
        return self.signing.public_key().public_bytes_raw().hex()

    @property
    def opening_public(self) -> str:
        """What others seal for the member with: an age recipient."""
        return age.recipient_of(self.opening)

    def encoded(self) -> bytes:
        """Both keys as JSON."""
        return json.dumps([self.signing.private_bytes_raw().hex(), self.opening]).encode()

    @classmethod
    def decoded(cls, content: bytes) -> "Identity":
        """The inverse of `encoded`. Raises ValueError for anything else."""
        signing, opening = json.loads(content)
        return cls(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing)), str(opening))


class MemberKeys:
    """Whose keys are here, sealed; `key` (32 bytes) is the study's for this purpose."""

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = key
        self._under_a_pin: dict[bytes, bool] = {}

    def has(self, member: str) -> bool:
        """Whether the keys of a member are on this computer."""
        return bool(self._database.rows(_SEALED, {"member": member}))

    def keep(self, member: str, identity: Identity, pin: str) -> None:
        """Keep the keys of a member under a PIN (which may be empty), in place of what was kept. Durable."""
        salt, nonce = token_bytes(_SALT), token_bytes(_NONCE)
        sealed = AESGCM(self._under(pin, salt)).encrypt(nonce, identity.encoded(), member.encode())
        with self._database.transaction():
            self._database.run(_KEEP, {"member": member, "sealed": salt + nonce + sealed})

    def unlock(self, member: str, pin: str) -> Identity | None:
        """The keys of a member, or None: they are not here, or this is not the PIN that they lie under."""
        rows = self._database.rows(_SEALED, {"member": member})
        if not rows:
            return None
        content: bytes = rows[0][0]
        salt, nonce, sealed = content[:_SALT], content[_SALT : _SALT + _NONCE], content[_SALT + _NONCE :]
        try:
            return Identity.decoded(AESGCM(self._under(pin, salt)).decrypt(nonce, sealed, member.encode()))
        except InvalidTag:
            return None

    def under_a_pin(self, member: str) -> bool:
        """Whether the keys of a member are here and lie under a PIN: they open with none no more."""
        rows = self._database.rows(_SEALED, {"member": member})
        if not rows:
            return False
        sealed: bytes = rows[0][0]
        if (
            sealed not in self._under_a_pin
        ):  # it is asked for whole lists of members, and trying takes its time
            self._under_a_pin[sealed] = self.unlock(member, "") is None
        return self._under_a_pin[sealed]

    def _under(self, pin: str, salt: bytes) -> bytes:
        return hash_secret_raw(
            self._key + pin.encode(), salt, time_cost=2, memory_cost=32 * 1024, parallelism=1, hash_len=32,
            type=Type.ID,
        )  # fmt: skip
