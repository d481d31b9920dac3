"""Bundles for tests: a small study that two members write, packed, taken apart, and packed again with other content."""

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench.cellar import age
from workbench.exchange.bundle import age_file, container
from workbench.exchange.bundle.manifest import KeyOf, Manifest, manifest_as_json, sealed
from workbench.exchange.bundle.reading import Bundle, open_bundle
from workbench.exchange.bundle.writing import Blob, Packing, write_bundle
from workbench.history.log import Log, Write
from workbench.history.memory import MemoryShelf
from workbench.history.proof import Believer, signer
from workbench.history.steps import Step
from workbench.history.wire import Line, encoded

STUDY = "5713dead0000beef"
ANNA, BEN, CY = "aaaa000000000001", "bbbb000000000002", "cccc000000000003"
SIGNING = {member: Ed25519PrivateKey.generate() for member in (ANNA, BEN, CY)}
PUBLIC = {member: key.public_key().public_bytes_raw() for member, key in SIGNING.items()}


class Keys(NamedTuple):
    secret: str
    recipient: str


def new_keys() -> Keys:
    identity = age.new_identity()
    return Keys(identity, age.recipient_of(identity))


OPENING = {member: new_keys() for member in (ANNA, BEN, CY)}
HERE, THERE = "a0a0a0a0", "b0b0b0b0"
SECRET_WORDS = "what she told nobody else"


def known(member: str) -> bytes | None:
    return {ANNA: PUBLIC[ANNA], BEN: PUBLIC[BEN]}.get(member)


def log_of(replica: str) -> Log:
    return Log(MemoryShelf(), replica, sign=signer(STUDY, SIGNING))


def some_steps(count: int = 12) -> list[Step]:
    log = log_of(HERE)
    for number in range(count):
        member = (ANNA, BEN)[number % 2]
        log.record(
            member, "bridled", [Write("interview", f"n{number % 5}", "title", f"{SECRET_WORDS} {number}")]
        )
    return list(log.shelf.arrived) if isinstance(log.shelf, MemoryShelf) else []


def believer(log: Log) -> Believer:
    return Believer(STUDY, log.shelf.marks, PUBLIC, log.shelf.clock(), log.frontier)


STEPS = some_steps()
BLOBS = {f"{number:064x}": bytes([number]) * (100_000 * number) for number in (1, 2, 3)}


def manifest_of(steps: Sequence[Step] = STEPS, member: str = ANNA, study: str = STUDY) -> Manifest:
    return Manifest(
        program="Lifeworld Workbench 1.0", study=study, member=member, replica=HERE, recipients=(BEN,),
        frontier={HERE: len(steps)}, steps=len(steps),
    )  # fmt: skip


def blob(name: str, content: bytes, size: int | None = None) -> Blob:
    return Blob(name, len(content) if size is None else size, lambda: io.BytesIO(content))


def sign(message: bytes) -> bytes:
    return SIGNING[ANNA].sign(message)


def lines(steps: Sequence[Step]) -> list[Line]:
    return [Line(step.ref, encoded(step)) for step in steps]


def packing(steps: Sequence[Step] = STEPS, blobs: dict[str, bytes] = BLOBS, **about: Any) -> Packing:
    return Packing(manifest_of(steps, **about), lines(steps), sign, [blob(*one) for one in blobs.items()])


def packed(what: Packing | None = None, recipients: Sequence[str] = (OPENING[BEN].recipient,)) -> bytes:
    out = io.BytesIO()
    write_bundle(out, what or packing(), recipients)
    return out.getvalue()


def locked(plain: bytes) -> bytes:
    """An age file for Ben around whatever."""
    out = io.BytesIO()
    age_file.encrypt_into(out, [plain], [OPENING[BEN].recipient])
    return out.getvalue()


def plain_of(file: bytes) -> bytes:
    with age_file.Decrypting(io.BytesIO(file), [OPENING[BEN].secret]) as source:
        return source.read(10**9)


@dataclass(frozen=True)
class Read:
    """All that came out of a bundle."""

    manifest: Manifest
    steps: list[Step]
    blobs: dict[str, bytes]
    invitation: dict[str, object]


def all_of(bundle: Bundle) -> Read:
    with bundle:
        steps = list(bundle.steps())
        blobs = {one.name: one.stream.read() for one in bundle.blobs()}
        bundle.finish()
        return Read(
            bundle.manifest,
            steps,
            {name: content or b"" for name, content in blobs.items()},
            bundle.invitation,
        )


def read(file: bytes, secret: str = OPENING[BEN].secret, study: str = STUDY, key_of: KeyOf = known) -> Read:
    return all_of(open_bundle(io.BytesIO(file), [secret], study=study, key_of=key_of))


Entry = tuple[str, bytes]


def lines_of(rows: Sequence[object]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def rows_of(steps: Sequence[Step] = STEPS) -> list[Any]:
    return [json.loads(encoded(step)) for step in steps]


def manifest_bytes(**other: object) -> bytes:
    """Anna's manifest without recordings, some of it exchanged."""
    return json.dumps({**json.loads(manifest_as_json(manifest_of())), **other}).encode()


def entries_with(
    lines: bytes | None = None, manifest: bytes | None = None, blobs: Sequence[Entry] = ()
) -> list[Entry]:
    size = sum(len(content) for _name, content in blobs)
    return [
        (container.MANIFEST, manifest or manifest_bytes(blobs=len(blobs), size=size)),
        (container.STEPS, zstandard.compress(lines_of(rows_of()) if lines is None else lines)),
        *blobs,
    ]


def row_of(entries: Sequence[Entry], first: bytes | None = None) -> bytes:
    """The entries as they stand in a bundle; a name longer than 255 bytes cannot."""
    return (container.first_line() if first is None else first) + b"".join(
        piece for name, content in entries for piece in raw_entry(name, content)
    )


def raw_entry(name: str, content: bytes) -> list[bytes]:
    written = name.encode()
    begin = bytes([len(written)]) + written
    return [begin, *list(container.entry("x", [content]))[1:]]


def sealed_row(row: bytes, by: Callable[[bytes], bytes] = sign) -> bytes:
    """The row with a true seal of Anna's (or whoever signs)."""
    seal = sealed(manifest_of(), hashlib.sha256(row).digest(), by)
    return row + b"".join(raw_entry(container.SEAL, seal))


def resealed(entries: Sequence[Entry], first: bytes | None = None) -> bytes:
    """A whole bundle for Ben, truly sealed by Anna, of entries that no program has written."""
    return locked(sealed_row(row_of(entries, first)))
