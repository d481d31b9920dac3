"""What a bundle says of itself at its begin, and the seal at its end with which its packer stands for all of it.

The seal signs the SHA-256 of everything before it, names and lengths included: the manifest, the steps, each
recording, and their order. It stands at the end, so that a bundle of gigabytes is packed in one go.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec.json import decode

from workbench.exchange.bundle import faults, limits
from workbench.exchange.bundle.container import FORMAT
from workbench.history.wire import HIGHEST_SEQ, MEMBER, REPLICA, SIGNATURE_BYTES, parts_of

Sign = Callable[[bytes], bytes]
"""The packer's Ed25519 signature (64 bytes) over a message."""

KeyOf = Callable[[str], "bytes | None"]
"""The public key (32 bytes) of a member, or None where nobody here knows one. Asked at the end of a bundle, when its
steps were read: they may be what tells the key."""

STUDY = re.compile(r"[0-9A-Za-z_-]{8,64}")
_FIELDS = {
    "program",
    "format",
    "study",
    "member",
    "replica",
    "recipients",
    "frontier",
    "steps",
    "blobs",
    "size",
}
_LONGEST_PROGRAM = 100
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(rf"[0-9a-f]{{{2 * SIGNATURE_BYTES}}}")


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Who packed what for whom.

    `program` is name and version; `member` packed it in the copy `replica` for the members `recipients` (none: an
    invitation); `frontier` counts the steps that the packer has of each copy. `steps` and `blobs` (recordings) count
    what is in the bundle, `size` is the bytes of all the recordings as they lie on disk.
    """

    program: str
    study: str
    member: str
    replica: str
    recipients: tuple[str, ...] = ()
    frontier: Mapping[str, int] = field(default_factory=dict[str, int])
    steps: int = 0
    blobs: int = 0
    size: int = 0


def manifest_as_json(manifest: Manifest) -> bytes:
    """The manifest as it stands in the bundle. Raises Refusal or ValueError for one that could not be read back."""
    fields: dict[str, object] = {name: getattr(manifest, name) for name in _FIELDS - {"format"}}
    plain = {**fields, "recipients": list(manifest.recipients), "frontier": dict(manifest.frontier)}
    content = json.dumps({"format": FORMAT, **plain}, ensure_ascii=False, sort_keys=True).encode()
    if manifest_in(content) != manifest:
        raise ValueError("not a manifest")
    return content


def manifest_in(content: bytes) -> Manifest:
    """The inverse of `manifest_as_json`. Raises Refusal for anything else, and for one written in a newer way."""
    plain = mapping_in(content)
    written = plain.get("format")
    if not isinstance(written, int) or isinstance(written, bool) or written < 1:
        raise faults.damaged()
    if written > FORMAT:
        raise faults.newer()
    if plain.keys() != _FIELDS:
        raise faults.damaged()
    return Manifest(
        program=_program(plain["program"]),
        study=_text(plain["study"], STUDY),
        member=_text(plain["member"], MEMBER),
        replica=_text(plain["replica"], REPLICA),
        recipients=_recipients(plain["recipients"]),
        frontier=_frontier(plain["frontier"]),
        steps=_count(plain["steps"], limits.MOST_STEPS),
        blobs=_count(plain["blobs"], limits.MOST_BLOBS),
        size=_count(plain["size"], limits.MOST_BLOB_BYTES),
    )


def sealed(manifest: Manifest, digest: bytes, sign: Sign) -> bytes:
    """The seal over everything with this SHA-256. Raises ValueError where `sign` gives no signature."""
    signature = sign(_message(manifest, digest))
    if len(signature) != SIGNATURE_BYTES:
        raise ValueError("not a signature")
    return json.dumps({"digest": digest.hex(), "signature": signature.hex()}).encode()


def check_seal(content: bytes, manifest: Manifest, digest: bytes, key_of: KeyOf | None) -> None:
    """Raises Refusal where the seal does not fit what was read, or is not the packer's.

    Without `key_of` nobody knows whose signature to ask for (an invitation).
    """
    plain = mapping_in(content)
    if plain.keys() != {"digest", "signature"}:
        raise faults.damaged()
    said, signature = _text(plain["digest"], _DIGEST), _text(plain["signature"], _SIGNATURE)
    if bytes.fromhex(said) != digest:
        raise faults.damaged()
    if key_of is None:
        return
    key = key_of(manifest.member)
    if key is None:
        raise faults.unknown_packer()
    try:
        public = Ed25519PublicKey.from_public_bytes(key)
        public.verify(bytes.fromhex(signature), _message(manifest, digest))
    except (InvalidSignature, ValueError):
        raise faults.forged() from None


def mapping_in(content: bytes) -> dict[str, object]:
    """A JSON object. Raises Refusal for anything else."""
    try:
        plain: object = decode(content)
        parts_of(plain)
    except (ValueError, RecursionError):
        raise faults.damaged() from None
    if not isinstance(plain, dict):
        raise faults.damaged()
    return cast("dict[str, object]", plain)


def _message(manifest: Manifest, digest: bytes) -> bytes:
    return b"lifeworld-workbench/bundle/1\n" + manifest.study.encode() + b"\n" + digest


def _recipients(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(listed := cast("list[object]", value)) > limits.MOST_MEMBERS:
        raise faults.damaged()
    return tuple(_text(member, MEMBER) for member in listed)


def _frontier(value: object) -> dict[str, int]:
    if not isinstance(value, dict) or len(row := cast("dict[object, object]", value)) > limits.MOST_COPIES:
        raise faults.damaged()
    return {_text(replica, REPLICA): _count(seq, HIGHEST_SEQ) for replica, seq in row.items()}


def _program(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_PROGRAM or not value.isprintable():
        raise faults.damaged()
    return value


def _text(value: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise faults.damaged()
    return value


def _count(value: object, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise faults.damaged()
    if value > most:
        raise faults.too_large()
    return value
