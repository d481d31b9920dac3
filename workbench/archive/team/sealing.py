"""Steps on their way to and from a team's server: sealed under the study's key, which the server never has."""

from secrets import token_bytes

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workbench.archive.team.rows import MOST_SEALED, Sealed
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.history.erasing import tombstones
from workbench.history.steps import Step
from workbench.history.wire import LARGEST_STEP, decoded, encoded

_NONCE = 12
_WINDOW = 8 * 1024 * 1024


def seal(step: Step, key: bytes) -> Sealed:
    """The step as the server keeps it. Raises Refusal for one that is too large to be sent."""
    nonce, mark = token_bytes(_NONCE), step.mark()
    try:
        plain = zstandard.compress(encoded(step), 3)
    except ValueError:
        raise too_large() from None
    sealed = nonce + AESGCM(key).encrypt(nonce, plain, mark)
    if len(sealed) > MOST_SEALED:
        raise too_large()
    return Sealed(
        step.ref.replica,
        step.ref.seq,
        step.member,
        step.clock,
        step.before,
        mark,
        sealed,
        erasure=bool(tombstones([step])),
    )


def opened(row: Sealed, key: bytes) -> Step:
    """The step in a row. Raises ValueError where it is not what a member of the study has sealed."""
    step = opened_step(row.sealed, row.mark, key)
    if (step.ref.replica, step.ref.seq, step.member) != (row.replica, row.seq, row.member):
        raise ValueError("another step than its row says")
    return step


def opened_step(sealed: bytes, mark: bytes, key: bytes) -> Step:
    """What is sealed under a step's mark. Raises ValueError like `opened`."""
    try:
        plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], mark)
        return decoded(_unsqueezed(plain))
    except (InvalidTag, zstandard.ZstdError, MemoryError) as fault:
        raise ValueError("not a sealed step") from fault


def _unsqueezed(content: bytes) -> bytes:
    """What was squeezed. How long it is is not believed but counted, since what it says of itself may be anything."""
    # A frame that says how much it unfolds to would have so much set aside before the first byte of it.
    with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(content) as reader:
        plain = reader.read(LARGEST_STEP + 1)
    if len(plain) > LARGEST_STEP:
        raise ValueError("more than a step")
    return plain


def too_large() -> Refusal:
    """What a person is told about a step that the server does not take."""
    return Refusal(
        _(
            "Something that was done here is too large for the team's server. It is kept here. "
            "Exchange the study with the others by files instead."
        )
    )


def seal_word(word: str, key: bytes) -> bytes:
    """A short word on where a member is, for the others alone."""
    nonce = token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, word.encode(), b"place")


def opened_word(sealed: bytes, key: bytes) -> str:
    """The inverse of `seal_word`; empty for anything else."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], b"place").decode()
    except (InvalidTag, ValueError):
        return ""
