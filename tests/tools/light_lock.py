"""An invitation's code locked with little work, so that tests about something else need not wait for it.

The library chooses the work by itself, about a second on any computer, and lets nobody choose less. So tests write the
age file themselves, as its specification says (age-encryption.org/v1); the program opens it as any other.
"""

import hashlib
import hmac
import os
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workbench.cellar.child import Pipe

WORK = 10
"""2 to the power of this, in KiB, is the memory that trying the passphrase takes: a megabyte, and some milliseconds."""


def lock(pipe: Pipe, given: tuple[bytes, str]) -> None:
    """What a child process runs in place of `locking`'s own."""
    pipe.send(locked(*given))


def locked(plain: bytes, passphrase: str) -> bytes:
    """An age file for a passphrase; for what fits into one chunk (64 KiB)."""
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=2**WORK, r=8, p=1, dklen=32
    )
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_text(salt), WORK, _text(wrapped))
    seal = hmac.digest(_derived(key, b"", b"header"), head, "sha256")
    only_chunk = bytes(11) + b"\1"
    content = ChaCha20Poly1305(_derived(key, nonce, b"payload")).encrypt(only_chunk, plain, None)
    return head + b" " + _text(seal) + b"\n" + nonce + content


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def _text(raw: bytes) -> bytes:
    return b64encode(raw).rstrip(b"=")
