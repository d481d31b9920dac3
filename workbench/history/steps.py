"""Steps: one gesture of one member each, with who, where and a logical clock; what it changes lies in leaves.

A leaf holds the changes of one record beside a salt. The step's header vouches for each leaf by a salted digest, so
that a leaf can be destroyed for good (the erasure of a participant) while the step keeps its place in the log, its
signature stays true, and nobody can find out by guessing what stood there.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from secrets import token_bytes
from typing import Annotated, Any, NamedTuple

from msgspec import Meta, Struct
from msgspec.json import Decoder, Encoder

from workbench.study.beneath import BENEATH
from workbench.study.records import Json

SALT_BYTES = 16
DIGEST_BYTES = 32
LONGEST_NAME = 200
"""Code points of what names something: a kind, an identity, a field, a gesture."""

MOST_FIELDS = 1000
"""Of one record in one step."""

Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]


class StepRef(NamedTuple):
    """The identity of a step: the copy of the study it was made in, and its number there (from 1)."""

    replica: str
    seq: int

    def __str__(self) -> str:
        return f"{self.replica}:{self.seq}"

    @classmethod
    def parse(cls, text: str) -> "StepRef":
        """The inverse of `str`. Raises ValueError for anything else."""
        replica, colon, seq = text.rpartition(":")
        if not colon or not replica:
            raise ValueError("not the identity of a step")
        return cls(replica, int(seq))


def runs(refs: Iterable[StepRef]) -> Iterator[list[StepRef]]:
    """Steps as rows of one copy each without a gap, in order."""
    run: list[StepRef] = []
    for ref in sorted(refs):
        if run and run[-1] != (ref.replica, ref.seq - 1):
            yield run
            run = []
        run.append(ref)
    if run:
        yield run


class Change(NamedTuple):
    """One field of one record: what it was (None if it was not) and what it is now."""

    kind: str
    id: str
    field: str
    before: Json
    after: Json


class LeafRow(Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """A leaf as JSON: `digits` are its salt, and the digest of a destroyed one, which has nothing after them."""

    scope: Annotated[str, Meta(max_length=LONGEST_NAME)]
    digits: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}(?:[0-9a-f]{32})?\Z")]
    kind: Name = ""
    id: Name = ""
    rows: Annotated[list[tuple[Name, Any, Any]], Meta(max_length=MOST_FIELDS)] = []
    """Field, before, after."""


_LEAVES = Decoder(list[LeafRow])
_ENCODER = Encoder()


@dataclass(frozen=True, slots=True)
class Leaf:
    """The changes of one record in a step.

    `scope` is the interview (or participant) that it belongs to and is erased with, empty for what is the whole
    study's. A destroyed leaf has nothing else but the digest that it had (32 bytes).
    """

    changes: tuple[Change, ...] = ()
    scope: str = ""
    salt: bytes = b""
    gone: bytes = b""
    key: tuple[str, str] = field(init=False, repr=False, compare=False)
    """The kind and identity of its record; both empty where it is destroyed."""
    _inside: bytes = field(default=b"", init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.changes[0][:2] if self.changes else ("", ""))

    def said(self) -> dict[str, Json]:
        """The fields that it changes, and what they are now."""
        return {name: after for _kind, _id, name, _before, after in self.changes}

    @property
    def says_nothing(self) -> bool:
        """Whether it tells of its record no more than that something was written beneath it."""
        return all(change.field == BENEATH for change in self.changes)

    def digest(self) -> bytes:
        """What the header of the step says of it: SHA-256 of salt and content."""
        return self.gone or sha256(self.salt + self.inside()).digest()

    def destroyed(self) -> "Leaf":
        """The leaf without salt and content."""
        return Leaf(scope=self.scope, gone=self.digest())

    def inside(self) -> bytes:
        """Kind, identity and rows of field, before, after, as UTF-8 JSON."""
        if not self._inside:  # asked for by whoever checks it, and by whoever keeps it
            rows = [[field, before, after] for _kind, _id, field, before, after in self.changes]
            object.__setattr__(self, "_inside", compact([*self.key, rows]))
        return self._inside

    @classmethod
    def of_row(cls, row: LeafRow) -> "Leaf":
        """A leaf as it was read. Raises ValueError for a row that is neither a leaf nor a destroyed one."""
        digits = bytes.fromhex(row.digits)
        if row.rows and len(digits) == SALT_BYTES:
            kind, identity = row.kind, row.id
            changes = [Change(kind, identity, name, before, after) for name, before, after in row.rows]
            return cls(tuple(changes), row.scope, digits)
        if row.kind or len(digits) != DIGEST_BYTES:
            raise ValueError("not a leaf")
        return cls(scope=row.scope, gone=digits)


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture. `seen` counts the steps of every *other* copy that its maker knew (version vector).

    `clock` is a Lamport clock; `when` is wall time (ISO 8601, UTC) for people only, nothing rests on it.
    `undoes` names the step that this one takes back. `lasting` steps are never taken back by undo. `before` is the
    `mark` of the step before it in the same copy (empty for the first); `signature` is its member's over the own mark
    (see `proof`), empty in a log that nobody signs.
    """

    ref: StepRef
    member: str
    gesture: str
    clock: int
    when: str
    leaves: tuple[Leaf, ...]
    seen: Mapping[str, int] = field(default_factory=dict[str, int])
    undoes: StepRef | None = None
    lasting: bool = False
    before: bytes = b""
    signature: bytes = b""
    _mark: bytes = field(default=b"", init=False, repr=False, compare=False)

    @property
    def standing(self) -> Iterator[Leaf]:
        """The leaves that are still there."""
        return (leaf for leaf in self.leaves if leaf.changes)

    @property
    def changes(self) -> Iterator[Change]:
        """The changes of all leaves that are still there."""
        return (change for leaf in self.leaves for change in leaf.changes)

    def knows(self, other: StepRef) -> bool:
        """Whether the maker of this step had seen `other` (or it is this step)."""
        replica, seq = other
        own = self.ref
        if replica == own[0]:
            return seq <= own[1]
        return self.seen.get(replica, 0) >= seq

    def without(self, scopes: Collection[str]) -> "Step":
        """The step with the leaves that belong to these destroyed."""
        if not any(leaf.scope in scopes for leaf in self.leaves):
            return self
        leaves = tuple(leaf.destroyed() if leaf.scope in scopes else leaf for leaf in self.leaves)
        return replace(self, leaves=leaves)

    def header(self) -> bytes:
        """All that is signed: everything but the signature, the leaves by their digests alone."""
        return compact(
            [
                *self.ref,
                self.member,
                self.gesture,
                self.clock,
                self.when,
                [[leaf.scope, leaf.digest().hex()] for leaf in self.leaves],
                sorted(self.seen.items()),
                str(self.undoes) if self.undoes else None,
                self.lasting,
                self.before.hex(),
            ]
        )

    def mark(self) -> bytes:
        """What tells this step from every other: SHA-256 of its header."""
        if not self._mark:  # asked for by whoever checks it, and by whoever keeps it
            object.__setattr__(self, "_mark", sha256(self.header()).digest())
        return self._mark


def stands_on(step: Step, frontier: Mapping[str, int]) -> bool:
    """Whether all that the maker of a step had seen stands; `frontier` says how far each copy's steps do."""
    return step.ref.seq == frontier.get(step.ref.replica, 0) + 1 and all(
        frontier.get(replica, 0) >= seq for replica, seq in step.seen.items()
    )


def _nowhere(_kind: str, _identity: str) -> str:
    return ""


def leaves_of(changes: Iterable[Change], scope: Callable[[str, str], str] = _nowhere) -> tuple[Leaf, ...]:
    """The changes sorted into leaves, one for each record, each with a salt of its own.

    `scope` tells by kind and identity where a record belongs.
    """
    records: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        records.setdefault((change.kind, change.id), []).append(change)
    return tuple(Leaf(tuple(own), scope(*key), token_bytes(SALT_BYTES)) for key, own in records.items())


def payload_of(leaves: Iterable[Leaf]) -> bytes:
    """The leaves as UTF-8 JSON, each as a list: scope, salt, kind, identity and rows of field, before, after; or scope and
    digest.
    """
    return b"[" + b",".join(map(_payload, leaves)) + b"]"


def _payload(leaf: Leaf) -> bytes:
    if leaf.gone:
        return compact([leaf.scope, leaf.gone.hex()])
    return b'[%b,"%b",%b' % (_scope(leaf.scope), leaf.salt.hex().encode(), leaf.inside()[1:])


@lru_cache(maxsize=256)
def _scope(scope: str) -> bytes:
    return compact(scope)


def leaves_in(payload: bytes) -> tuple[Leaf, ...]:
    """The inverse of `payload_of`. Raises ValueError if it is not one."""
    return tuple(map(Leaf.of_row, _LEAVES.decode(payload)))


def compact(value: object) -> bytes:
    """The one way in which this log writes JSON: what is signed must come out the same everywhere."""
    return _ENCODER.encode(value)
