"""Texts that are sealed for some members only: under a key of their own, and that key sealed for each reader."""

from base64 import b64decode, b64encode
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workbench.cellar import age

_NONCE = 12
_STEP = 512
"""Sealed texts are filled up to whole steps of so many bytes, so that their length tells little."""


def own_key(identity: str, about: str) -> bytes:
    """The key for the record `about` of whoever has this age identity: the same on all of a member's computers."""
    return HKDF(SHA256(), 32, None, b"lifeworld-workbench/own/1\n" + about.encode()).derive(identity.encode())


def seal(key: bytes, content: bytes, about: str) -> str:
    """`content` sealed under `key`, bound to the record `about`; as text."""
    filled = content + b"\x01" + bytes(-(len(content) + 1) % _STEP)
    nonce = token_bytes(_NONCE)
    return b64encode(nonce + AESGCM(key).encrypt(nonce, filled, about.encode())).decode()


def open_sealed_text(key: bytes, sealed: str, about: str) -> bytes | None:
    """The inverse of `seal`; None where this is not the key, or the text was altered."""
    try:
        content = b64decode(sealed, validate=True)
        filled = AESGCM(key).decrypt(content[:_NONCE], content[_NONCE:], about.encode())
    except (InvalidTag, ValueError):
        return None
    return filled.rstrip(b"\x00")[:-1]


def wrap(key: bytes, recipient: str) -> str:
    """A key sealed for one member (an age recipient); as text. Raises ValueError for what is no recipient."""
    return b64encode(age.sealed_for(recipient, key)).decode()


def unwrap(wrapped: str, identity: str) -> bytes | None:
    """The key that was sealed for the member with this age identity; None where it was for somebody else."""
    try:
        return age.opened_by(identity, b64decode(wrapped, validate=True))
    except ValueError:
        return None
