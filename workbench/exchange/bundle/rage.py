"""What is used of the age library `pyrage`, with its types, which it does not tell."""

from collections.abc import Sequence
from typing import Protocol, cast

import pyrage  # pyright: ignore[reportMissingTypeStubs]


class Key(Protocol):
    """A secret key or a recipient; `str` gives its text."""


class _Secret(Key, Protocol):
    def to_public(self) -> Key: ...


class _Secrets(Protocol):
    def generate(self) -> _Secret: ...

    def from_str(self, text: str, /) -> Key: ...


class _Recipients(Protocol):
    def from_str(self, text: str, /) -> Key: ...


class _Curve(Protocol):
    Identity: _Secrets
    Recipient: _Recipients


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

    def encrypt_io(self, reader: _From, writer: _Into, recipients: Sequence[Key], /) -> None: ...

    def decrypt_io(self, reader: _From, writer: _Into, identities: Sequence[Key], /) -> None: ...


library = cast("_Library", pyrage)
