"""The clear header of a study: which format, which study, and the key slots. Read as if a stranger wrote it."""

import json
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal, NoReturn, cast

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

FORMAT = 2
"""Of a study folder. The first was written by trial versions only, before steps were signed."""
MOST_BYTES = 256 * 1024
MOST_SLOTS = 32

SlotKind = Literal["passphrase", "recovery"]

_PROGRAM = "lifeworld-workbench"
_STUDY_ID = re.compile(r"[0-9A-Za-z_-]{8,64}")
_SLOT_KIND = re.compile("passphrase|recovery")
_SLOT_ID = re.compile(r"[0-9a-f]{16}")
_HEADER_FIELDS = {"program", "format", "study", "made", "slots", "checksum"}
_SLOT_FIELDS = {"id", "kind", "memory_kib", "passes", "lanes", "salt", "nonce", "wrapped"}


class _DamagedError(Exception):
    """Something in the header is not what this program writes."""


@dataclass(frozen=True)
class Cost:
    """What one try at a passphrase costs: Argon2id memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int

    def sane(self) -> bool:
        """Whether a header may ask for this: no weaker than OWASP's least, at most 1 GiB and 4 GiB of work."""
        return (
            LEAST_COST.memory_kib <= self.memory_kib <= 1024 * 1024
            and LEAST_COST.passes <= self.passes <= 16
            and LEAST_COST.lanes <= self.lanes <= 16
            and self.memory_kib * self.passes <= 4 * 1024 * 1024
        )


LEAST_COST = Cost(memory_kib=19 * 1024, passes=2, lanes=1)
"""OWASP's least for Argon2id (Password Storage Cheat Sheet); quick enough for tests."""

USUAL_COST = Cost(memory_kib=256 * 1024, passes=3, lanes=4)
"""About 0.7 s on a laptop: what every study is made with."""


@dataclass(frozen=True)
class Slot:
    """The project key, wrapped for one passphrase or recovery key.

    `salt` 16 bytes, `nonce` 12 bytes, `wrapped` 48 bytes (key and tag).
    """

    id: str
    kind: SlotKind
    cost: Cost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True)
class Header:
    """What anyone may read of a study: its id, when it was made (UTC), its key slots."""

    study: str
    made: datetime
    slots: tuple[Slot, ...]

    def to_bytes(self) -> bytes:
        """The header as JSON, with a checksum so that damage is told from a wrong passphrase."""
        fields: dict[str, object] = {
            "program": _PROGRAM,
            "format": FORMAT,
            "study": self.study,
            "made": self.made.astimezone(UTC).isoformat(),
            "slots": [_slot_fields(slot) for slot in self.slots],
        }
        fields["checksum"] = _checksum(fields)
        return json.dumps(fields, indent=1).encode() + b"\n"


def parse_header(content: bytes) -> Header:
    """The header in `content`.

    Raises Refusal when it is damaged, not a study's, or of a newer program.
    """
    try:
        return _header(_json(content))
    except (_DamagedError, ValueError, OverflowError, RecursionError) as fault:
        raise Refusal(
            _(
                "This study's file study.json is damaged. Nothing was changed. A copy of it lies in the "
                "study's folder backups: put that copy in its place, or use your latest backup of the study."
            )
        ) from fault


def _header(read: object) -> Header:
    fields = _object(read)
    if fields.get("program") != _PROGRAM:
        raise _DamagedError
    _refuse_newer(_whole_number(fields.get("format")))
    if set(fields) != _HEADER_FIELDS or fields.pop("checksum") != _checksum(fields):
        raise _DamagedError
    slots = fields["slots"]
    if not isinstance(slots, list) or not 1 <= len(cast(list[object], slots)) <= MOST_SLOTS:
        raise _DamagedError
    read_slots = tuple(_slot(_object(one)) for one in cast(list[object], slots))
    if len({slot.id for slot in read_slots}) != len(read_slots):
        raise _DamagedError
    return Header(_text(fields["study"], _STUDY_ID), _moment(fields["made"]), read_slots)


def _refuse_newer(format_number: int) -> None:
    if format_number < 1:
        raise _DamagedError
    if format_number < FORMAT:
        raise Refusal(
            _(
                "This study was made by an early trial version of the program, which this one cannot read. "
                "Nothing was changed. Open it with the version that made it, or make it anew."
            )
        )
    if format_number > FORMAT:
        raise Refusal(
            _(
                "This study was made by a newer version of the program. Nothing was changed. "
                "Install the newer version to open it."
            )
        )


def _slot(fields: dict[str, object]) -> Slot:
    if set(fields) != _SLOT_FIELDS:
        raise _DamagedError
    cost = Cost(*(_whole_number(fields[name]) for name in ("memory_kib", "passes", "lanes")))
    if not cost.sane():
        raise _DamagedError
    return Slot(
        id=_text(fields["id"], _SLOT_ID),
        kind=cast(SlotKind, _text(fields["kind"], _SLOT_KIND)),
        cost=cost,
        salt=_bytes(fields["salt"], 16),
        nonce=_bytes(fields["nonce"], 12),
        wrapped=_bytes(fields["wrapped"], 48),
    )


def _slot_fields(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.id,
        "kind": slot.kind,
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": b64encode(slot.salt).decode(),
        "nonce": b64encode(slot.nonce).decode(),
        "wrapped": b64encode(slot.wrapped).decode(),
    }


def _checksum(fields: dict[str, object]) -> str:
    return sha256(json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _json(content: bytes) -> object:
    if len(content) > MOST_BYTES:
        raise _DamagedError
    return json.loads(content.decode(), object_pairs_hook=_no_twice, parse_constant=_no_constant)


def _no_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise _DamagedError
    return fields


def _no_constant(_name: str) -> NoReturn:
    raise _DamagedError


def _object(read: object) -> dict[str, object]:
    if not isinstance(read, dict):
        raise _DamagedError
    return cast(dict[str, object], read)


def _whole_number(read: object) -> int:
    if not isinstance(read, int) or isinstance(read, bool):
        raise _DamagedError
    return read


def _text(read: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(read, str) or not pattern.fullmatch(read):
        raise _DamagedError
    return read


def _moment(read: object) -> datetime:
    moment = datetime.fromisoformat(_text(read, re.compile(r".{1,40}")))
    if moment.tzinfo is None:
        raise _DamagedError
    return moment.astimezone(UTC)


def _bytes(read: object, length: int) -> bytes:
    content = b64decode(_text(read, re.compile(r"[0-9A-Za-z+/]*={0,2}")), validate=True)
    if len(content) != length:
        raise _DamagedError
    return content
