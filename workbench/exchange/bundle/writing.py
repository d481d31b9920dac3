"""Packing a bundle, in one go from the first byte to the last, whatever its size."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from workbench.cellar import age
from workbench.exchange.bundle import age_file, container, faults, invitation
from workbench.exchange.bundle.limits import (
    LARGEST_INVITATION,
    LARGEST_PIECE,
    MOST_BLOBS,
    MOST_MEMBERS,
    MOST_STEPS,
)
from workbench.exchange.bundle.lines import squeezed
from workbench.exchange.bundle.manifest import Manifest, Sign, manifest_as_json, sealed
from workbench.history.wire import Line
from workbench.study.records import Json

Progress = Callable[[int], None]
"""Is told the bytes packed so far; what it raises stops the work."""

_TOLD = 1024
"""Pieces of fewer bytes than this are no progress."""


@dataclass(frozen=True)
class Blob:
    """A sealed recording as it lies on disk: its name (64 hexadecimal digits), its bytes, how to open it."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True)
class Packing:
    """What goes into a bundle.

    `steps` are as many as `manifest` says, each copy's in the order of their numbers; how many recordings there are,
    and how large, is written into the manifest. `sign` makes the signature of the manifest's member.
    """

    manifest: Manifest
    steps: Iterable[Line]
    sign: Sign
    blobs: Sequence[Blob] = ()


def write_bundle(
    out: BinaryIO, packing: Packing, recipients: Sequence[str], progress: Progress | None = None
) -> None:
    """Write a bundle into `out` (an empty file, buffered) that only whom the `recipients` belong to can open.

    Raises Refusal where it cannot be packed, and what `out` and `progress` raise; what is in `out` is then of no use.
    """
    _refuse_too_much(packing)
    if not 0 < len(recipients) <= MOST_MEMBERS:
        raise ValueError("a bundle for nobody, or for too many")
    age_file.encrypt_into(out, _told(_content(packing, None), progress), recipients)


def write_invitation(
    out: BinaryIO,
    packing: Packing,
    passphrase: str,
    given: Mapping[str, Json],
    progress: Progress | None = None,
) -> None:
    """Write an invitation into `out`: a bundle that opens with a passphrase and holds `given` besides.

    Raises as `write_bundle` does, ValueError where there is no passphrase or `given` is larger than 1 MiB.
    """
    _refuse_too_much(packing)
    extra = json.dumps(given, ensure_ascii=False, allow_nan=False).encode()
    if not passphrase or len(extra) > LARGEST_INVITATION:
        raise ValueError("no passphrase, or too much for an invitation")
    identity = age.new_identity()
    out.write(invitation.preface(identity, passphrase))
    age_file.encrypt_into(out, _told(_content(packing, extra), progress), [age.recipient_of(identity)])


def _refuse_too_much(packing: Packing) -> None:
    if packing.manifest.steps > MOST_STEPS or len(packing.blobs) > MOST_BLOBS:
        raise faults.too_much_to_pack()


def _content(packing: Packing, extra: bytes | None) -> Iterator[bytes]:
    blobs = sorted(packing.blobs, key=lambda blob: blob.name)
    names = {blob.name for blob in blobs if container.BLOB.fullmatch(f"blobs/{blob.name}")}
    if len(names) != len(blobs):
        raise ValueError("a recording that is packed twice, or has another name than in the vault")
    size = sum(blob.size for blob in blobs)
    manifest = replace(packing.manifest, blobs=len(blobs), size=size)
    seen = hashlib.sha256()
    for piece in _entries(packing, manifest, blobs, extra):
        seen.update(piece)
        yield piece
    yield from container.entry(container.SEAL, [sealed(manifest, seen.digest(), packing.sign)])


def _entries(
    packing: Packing, manifest: Manifest, blobs: Sequence[Blob], extra: bytes | None
) -> Iterator[bytes]:
    yield container.first_line()
    yield from container.entry(container.MANIFEST, [manifest_as_json(manifest)])
    if extra is not None:
        yield from container.entry(container.INVITATION, [extra])
    yield from container.entry(container.STEPS, squeezed(packing.steps, manifest.steps))
    for blob in blobs:
        yield from container.entry(f"blobs/{blob.name}", _pieces(blob))


def _pieces(blob: Blob) -> Iterator[bytes]:
    left = blob.size
    with blob.open() as file:
        while piece := file.read(LARGEST_PIECE):
            left -= len(piece)
            yield piece
    if left:
        raise faults.recording_changed()


def _told(pieces: Iterator[bytes], progress: Progress | None) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        yield piece
        done += len(piece)
        if progress and len(piece) > _TOLD:
            progress(done)
