"""Steps on their way to and from a team's server: sealed under the study's key, which the server never has."""

import json
from secrets import token_bytes

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workbench.archive.team.rows import MOST_SEALED, Sealed
from workbench.history.erasing import tombstones
from workbench.history.steps import Step
from workbench.history.wire import decoded, encoded

_NONCE = 12
_MOST_PLAIN = 64 * 1024 * 1024


def seal(step: Step, key: bytes) -> Sealed:
    """The step as the server keeps it. Raises ValueError for one that is too large to be sent."""
    nonce, mark = token_bytes(_NONCE), step.mark()
    plain = zstandard.compress(json.dumps(encoded(step), ensure_ascii=False).encode(), 3)
    sealed = nonce + AESGCM(key).encrypt(nonce, plain, mark)
    if len(sealed) > MOST_SEALED:
        raise ValueError("a step that is too large for the server")
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
        content = zstandard.ZstdDecompressor().decompress(plain, max_output_size=_MOST_PLAIN)
    except (InvalidTag, zstandard.ZstdError) as fault:
        raise ValueError("not a sealed step") from fault
    return decoded(json.loads(content))


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
