"""Records and steps as bytes in the database: JSON, and Zstandard where that saves room."""

import json
from collections.abc import Mapping
from typing import Any, cast

import zstandard

from workbench.history.present import OWN_BUSINESS, Head, RecordState
from workbench.history.steps import Step, StepRef, compact, leaves_in, payload_of
from workbench.study.records import Json

_WORTH_BYTES = 2048
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_UNSQUEEZER = zstandard.ZstdDecompressor()

_Fields = dict[str, list[tuple[str, int, int, Json]]]


def squeeze(content: bytes) -> bytes:
    """JSON, smaller where it is long."""
    return zstandard.compress(content, 3) if len(content) > _WORTH_BYTES else content


def unsqueeze(content: bytes) -> bytes:
    """The inverse of `squeeze`; no JSON begins as Zstandard does."""
    return _UNSQUEEZER.decompress(content) if content.startswith(_ZSTANDARD) else content


def pack_fields(state: RecordState) -> bytes:
    """The fields of a record: for each its heads as rows of replica, number, clock, value."""
    plain = {
        name: [(replica, seq, clock, value) for (replica, seq), clock, value in heads]
        for name, heads in state.fields.items()
    }
    return squeeze(compact(plain))


def unpack_state(kind: str, identity: str, packed: bytes) -> RecordState:
    """The record whose fields `pack_fields` packed."""
    fields = {
        name: tuple(Head(StepRef(replica, seq), clock, value) for replica, seq, clock, value in rows)
        for name, rows in _fields(packed).items()
    }
    return RecordState(kind, identity, fields)


def unpack_values(packed: bytes) -> dict[str, Json]:
    """The shown values alone, without making the heads: this runs for every turn that is opened."""
    return {name: rows[0][3] for name, rows in _fields(packed).items() if name not in OWN_BUSINESS}


def _fields(packed: bytes) -> _Fields:
    return cast(_Fields, json.loads(unsqueeze(packed)))


def pack_step(step: Step) -> dict[str, object]:
    """A step as the columns of its row."""
    return {
        "replica": step.ref.replica,
        "seq": step.ref.seq,
        "member": step.member,
        "gesture": step.gesture,
        "clock": step.clock,
        "at": step.when,
        "seen": compact(dict(step.seen)).decode(),
        "undoes": str(step.undoes) if step.undoes else None,
        "lasting": step.lasting,
        "payload": squeeze(payload_of(step.leaves)),
        "before": step.before,
        "signature": step.signature,
    }


def unpack_step(row: tuple[Any, ...]) -> Step:
    """The step whose columns, in the order in which `pack_step` names them, are `row`."""
    replica, seq, member, gesture, clock, at, seen, undoes, lasting, payload, before, signature = row
    return Step(
        ref=StepRef(replica, seq),
        member=member,
        gesture=gesture,
        clock=clock,
        when=at,
        leaves=leaves_in(unsqueeze(payload)),
        seen=cast(Mapping[str, int], json.loads(seen)),
        undoes=unpack_ref(undoes),
        lasting=bool(lasting),
        before=before,
        signature=signature,
    )


def unpack_ref(text: str | None) -> StepRef | None:
    """The identity of a step as it stands in a row, or None."""
    return StepRef.parse(text) if text else None
