"""A header is read as if a stranger wrote it: what is not a study's own header is refused with a sentence."""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.header import LEAST_COST, MOST_BYTES, Header, parse_header
from workbench.archive.keys import new_header
from workbench.cellar.errors import Refusal

Fields = dict[str, Any]

HEADER, KEY = new_header("study-0001", "a passphrase", LEAST_COST)


def signed(fields: Fields) -> bytes:
    """`fields` with a checksum that fits, so that only what is said in them is on trial."""
    fields = {name: value for name, value in fields.items() if name != "checksum"}
    plain = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    return json.dumps({**fields, "checksum": sha256(plain).hexdigest()}).encode()


def test_a_header_reads_back_as_it_was_written() -> None:
    assert parse_header(HEADER.to_bytes()) == HEADER


def test_the_header_tells_nothing_but_id_time_and_slots() -> None:
    assert set(json.loads(HEADER.to_bytes())) == {"program", "format", "study", "made", "slots", "checksum"}
    assert KEY.secret not in HEADER.to_bytes()
    assert KEY.secret.hex() not in repr((KEY, HEADER))


def test_an_older_format_is_named_as_such() -> None:
    with pytest.raises(Refusal, match="early trial version"):
        parse_header(signed({"program": "lifeworld-workbench", "format": 1, "study": "x"}))


def test_a_newer_format_is_named_as_such_whatever_else_it_holds() -> None:
    with pytest.raises(Refusal, match="newer version"):
        parse_header(signed({"program": "lifeworld-workbench", "format": 3, "keys": {"new": True}}))


def slot(**changes: object) -> Callable[[Fields], None]:
    return lambda fields: fields["slots"][0].update(changes)


def top(**changes: object) -> Callable[[Fields], None]:
    return lambda fields: fields.update(changes)


HOSTILE: dict[str, Callable[[Fields], object]] = {
    "100 GB of memory": slot(memory_kib=100 * 1024 * 1024),
    "a thousand passes": slot(passes=1000),
    "each within bounds, together too much": slot(memory_kib=1024 * 1024, passes=16),
    "negative memory": slot(memory_kib=-1),
    "hardly any memory": slot(memory_kib=8),
    "one pass": slot(passes=1),
    "no lanes": slot(lanes=0),
    "a thousand lanes": slot(lanes=1000),
    "memory as text": slot(memory_kib="262144"),
    "memory as a fraction": slot(memory_kib=262144.0),
    "memory as yes": slot(passes=True),
    "no salt": slot(salt=""),
    "a short nonce": slot(nonce="AAAA"),
    "wrapped that is not base64": slot(wrapped="*" * 64),
    "wrapped that is a list": slot(wrapped=[1, 2]),
    "a slot id that is a path": slot(id="../../../../etc"),
    "a kind of slot that is unknown": slot(kind="master"),
    "one field too many in a slot": slot(extra=1),
    "one field too few in a slot": lambda fields: fields["slots"][0].pop("salt"),
    "no slots": top(slots=[]),
    "slots that are numbers": top(slots=[1]),
    "slots that are one slot": lambda fields: fields.update(slots=fields["slots"][0]),
    "too many slots": lambda fields: fields.update(slots=fields["slots"] * 1000),
    "the same slot twice": lambda fields: fields.update(slots=fields["slots"] * 2),
    "format as text": top(format="1"),
    "format 0": top(format=0),
    "format -1": top(format=-1),
    "format yes": top(format=True),
    "another program": top(program="notepad"),
    "a study id that is a path": top(study="../other"),
    "a study id that is a number": top(study=12345678),
    "made at no time": top(made="yesterday"),
    "made without a time zone": top(made="2026-01-01T00:00:00"),
    "made before the calendar": top(made="0001-01-01T00:00:00+14:00"),
    "a field too many": top(extra="x"),
    "a field too few": lambda fields: fields.pop("made"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_header_is_refused(name: str) -> None:
    fields: Fields = json.loads(HEADER.to_bytes())
    HOSTILE[name](fields)
    with pytest.raises(Refusal, match="damaged"):
        parse_header(signed(fields))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'"study"',
        b"not json",
        b"\xff\xfe\x00",
        b'{"program": "lifeworld-workbench", "format": NaN}',
        b'{"program": "lifeworld-workbench", "format": 1e999}',
        b'{"program": "lifeworld-workbench", "format": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 20_000,
        HEADER.to_bytes()[:-20],
        HEADER.to_bytes() + b" " * MOST_BYTES,
        HEADER.to_bytes().replace(b'"format": 2', b'"format": 2, "format": 2'),
        HEADER.to_bytes().replace(b"study-0001", b"study-0002"),
    ],
    ids=range(16),
)
def test_what_is_not_a_header_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="damaged"):
        parse_header(content)


@given(at=st.integers(0, len(HEADER.to_bytes()) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_never_gives_another_header(at: int, bit: int) -> None:
    content = bytearray(HEADER.to_bytes())
    content[at] ^= 1 << bit
    try:
        read: Header | None = parse_header(bytes(content))
    except Refusal:
        read = None
    assert read in (None, HEADER)


@given(st.binary(max_size=400))
def test_noise_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal):
        parse_header(content)


def test_a_header_holds_as_many_slots_as_it_may() -> None:
    slots = tuple(replace(HEADER.slots[0], id=f"{number:016x}") for number in range(32))
    full = replace(HEADER, slots=slots)
    assert parse_header(full.to_bytes()) == full
    assert len(full.to_bytes()) < MOST_BYTES
