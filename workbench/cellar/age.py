"""age (X25519): sealing for a member and opening again; and what is used of its library, whose types it does not tell."""

from collections.abc import Sequence
from typing import Protocol, cast

import pyrage  # pyright: ignore[reportMissingTypeStubs]


class Key(Protocol):
    """A secret key or a recipient; `str` gives its text."""


class _Secret(Key, Protocol):
    def to_public(self) -> Key: ...


class _Secrets(Protocol):
    def generate(self) -> _Secret: ...

    def from_str(self, text: str, /) -> _Secret: ...


class _Recipients(Protocol):
    def from_str(self, text: str, /) -> Key: ...


class _Curve(Protocol):
    Identity: _Secrets
    Recipient: _Recipients


class _Passphrase(Protocol):
    def encrypt(self, plain: bytes, passphrase: str, /) -> bytes: ...

    def decrypt(self, locked: bytes, passphrase: str, /) -> bytes: ...


class _From(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Into(Protocol):
    def write(self, content: bytes, /) -> int: ...

    def flush(self) -> None: ...


class _Library(Protocol):
    DecryptError: type[Exception]
    IdentityError: type[Exception]
    RecipientError: type[Exception]
    x25519: _Curve
    passphrase: _Passphrase

    def encrypt(self, plain: bytes, recipients: Sequence[Key], /) -> bytes: ...

    def decrypt(self, sealed: bytes, identities: Sequence[Key], /) -> bytes: ...

    def encrypt_io(self, reader: _From, writer: _Into, recipients: Sequence[Key], /) -> None: ...

    def decrypt_io(self, reader: _From, writer: _Into, identities: Sequence[Key], /) -> None: ...


library = cast("_Library", pyrage)


def new_identity() -> str:
    """A new identity, to be kept by its member alone."""
    return str(library.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """What others seal for the member with."""
    return str(library.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: object) -> bool:
    """Whether something can be sealed for what this text names."""
    try:
        return isinstance(text, str) and bool(library.x25519.Recipient.from_str(text))
    except (library.RecipientError, ValueError):
        return False


def sealed_for(recipient: str, content: bytes) -> bytes:
    """`content` for one member alone. Raises ValueError for what is no recipient."""
    try:
        return library.encrypt(content, [library.x25519.Recipient.from_str(recipient)])
    except library.RecipientError as fault:
        raise ValueError("not an age recipient") from fault


def opened_by(identity: str, sealed: bytes) -> bytes | None:
    """What was sealed for the member with this identity; None where it was not, or was altered."""
    try:
        return library.decrypt(sealed, [library.x25519.Identity.from_str(identity)])
    except library.DecryptError:
        return None
