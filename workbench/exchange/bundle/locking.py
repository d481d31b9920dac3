"""A small text locked by a passphrase: an age file (age-encryption.org/v1) with one scrypt stanza and one piece.

Not the library's own, although it has one: that lets no other thread run for the seconds it takes, so that the whole
window stands still. What is written here opens there, and the other way round.
"""

import hmac
import re
from base64 import b64decode, b64encode
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from workbench.exchange.bundle.limits import HIGHEST_WORK

WORK = 18
"""2 to the power of this, in KiB, is the memory that one try takes; what age takes as well. A code has 123 bits."""

_SALT_BYTES = 16
_KEY_BYTES = 16
_TAG_BYTES = 16
_STANZA = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---"
_HEAD = re.compile(
    rb"(age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---)"
    rb" ([A-Za-z0-9+/]{43})\n"
)
_WRAPPING = bytes(12)
_LAST_PIECE = bytes(11) + b"\x01"


class Unfit(ValueError):
    """What is to be opened is no such file, takes too much work, or was altered."""


class WrongPassphrase(ValueError):
    """The passphrase does not open it."""


def locked(plain: bytes, passphrase: str) -> bytes:
    """Lock what is at most 64 KiB."""
    salt, key, nonce = token_bytes(_SALT_BYTES), token_bytes(_KEY_BYTES), token_bytes(_SALT_BYTES)
    wrapped = ChaCha20Poly1305(_stretched(passphrase, salt, WORK)).encrypt(_WRAPPING, key, None)
    head = _STANZA % (_text(salt), WORK, _text(wrapped))
    piece = ChaCha20Poly1305(_derived(key, b"payload", nonce)).encrypt(_LAST_PIECE, plain, None)
    return b"%b %b\n%b%b" % (head, _text(_seal(key, head)), nonce, piece)


def opened(content: bytes, passphrase: str) -> bytes:
    """What was locked. Raises Unfit and WrongPassphrase."""
    head = _HEAD.match(content)
    if head is None or int(head[3]) > HIGHEST_WORK:
        raise Unfit("not locked by a passphrase")
    nonce, piece = content[head.end() :][:_SALT_BYTES], content[head.end() + _SALT_BYTES :]
    if len(piece) < _TAG_BYTES:
        raise Unfit("cut short")
    try:
        stretched = _stretched(passphrase, _bytes(head[2]), int(head[3]))
        key = ChaCha20Poly1305(stretched).decrypt(_WRAPPING, _bytes(head[4]), None)
    except (InvalidTag, UnicodeEncodeError):  # the latter: no letters, so not what somebody was told
        raise WrongPassphrase("another passphrase") from None
    except MemoryError:
        raise Unfit("more work than this computer has memory for") from None
    if not hmac.compare_digest(_seal(key, head[1]), _bytes(head[5])):
        raise Unfit("altered")
    try:
        return ChaCha20Poly1305(_derived(key, b"payload", nonce)).decrypt(_LAST_PIECE, piece, None)
    except InvalidTag:
        raise Unfit("altered") from None


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, 2**work, 8, 1).derive(passphrase.encode())


def _derived(key: bytes, purpose: bytes, salt: bytes | None = None) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(key)


def _seal(key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(key, b"header"), head, "sha256")


def _text(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return b64decode(text + b"=" * (-len(text) % 4))
