"""age (X25519), at its untyped edge: sealing for a member, and opening what was sealed for one."""

from typing import Any, cast

import pyrage  # pyright: ignore[reportMissingTypeStubs]

_AGE = cast(Any, pyrage)


def new_identity() -> str:
    """A new identity, to be kept by its member alone."""
    return str(_AGE.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """What others seal for the member with."""
    return str(_AGE.x25519.Identity.from_str(identity).to_public())


def sealed_for(recipient: str, content: bytes) -> bytes:
    """`content` for one member alone. Raises ValueError for what is no recipient."""
    try:
        return cast(bytes, _AGE.encrypt(content, [_AGE.x25519.Recipient.from_str(recipient)]))
    except _AGE.RecipientError as fault:
        raise ValueError("not an age recipient") from fault


def opened_by(identity: str, sealed: bytes) -> bytes | None:
    """What was sealed for the member with this identity; None where it was not, or was altered."""
    try:
        return cast(bytes, _AGE.decrypt(sealed, [_AGE.x25519.Identity.from_str(identity)]))
    except _AGE.DecryptError:
        return None
