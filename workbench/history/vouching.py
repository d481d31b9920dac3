"""Whose keys a member's are. A member's identity follows from a key, and that key vouches for those that the member uses.

So nobody can state keys for another member, whoever comes first. Who makes a member has that key: for somebody at the
same table it is the member's own, and for somebody invited it goes with the invitation. Members of older studies have
identities that follow from nothing (16 hexadecimal digits); of them the first who states a key is believed.
"""

from collections.abc import Mapping
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from workbench.history.proof import fits
from workbench.study.records import Json

_DIGITS = 32
_KEY_BYTES = 32


def identity_of(key: Ed25519PublicKey) -> str:
    """The identity of the member whom a key vouches for."""
    return sha256(key.public_bytes_raw()).hexdigest()[:_DIGITS]


def needs_voucher(member: str) -> bool:
    """Whether a member's identity follows from a key."""
    return len(member) == _DIGITS


def key_of(written: str) -> bytes:
    """A public key as it stands in a member's values; empty for what is none: nothing fits that."""
    try:
        return bytes.fromhex(written)
    except ValueError:
        return b""


def vouched(key: Ed25519PrivateKey, signing: str, opening: str) -> str:
    """What a key says of the public keys of the member whose identity follows from it."""
    public = key.public_key()
    return (public.public_bytes_raw() + key.sign(_message(identity_of(public), signing, opening))).hex()


def holds(member: str, values: Mapping[str, Json]) -> bool:
    """Whether the keys in a member's plain values are that member's; true where there are none yet."""
    signing, opening, said = (str(values.get(name) or "") for name in ("signing", "opening", "vouched"))
    if not needs_voucher(member) or not (signing or opening or said):
        return True
    try:
        content = bytes.fromhex(said)
    except ValueError:
        return False
    key, signature = content[:_KEY_BYTES], content[_KEY_BYTES:]
    named = sha256(key).hexdigest()[:_DIGITS] == member
    return named and fits(key, signature, _message(member, signing, opening))


def _message(member: str, signing: str, opening: str) -> bytes:
    return f"lifeworld-workbench/member/1\n{member}\n{signing}\n{opening}".encode()
