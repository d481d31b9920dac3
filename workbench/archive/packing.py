"""Records and steps as bytes in the database: JSON, and Zstandard where that saves room."""

import threading
from typing import Any

import zstandard
from msgspec.json import Decoder

from workbench.archive.word_forms import forms_of
from workbench.history.present import OWN_BUSINESS, Head, RecordState
from workbench.history.steps import Step, StepRef, compact, leaves_in, payload_of
from workbench.history.wire import Line, joined
from workbench.study.kinds import scope_of, searchable
from workbench.study.records import Json

_WORTH_BYTES = 2048
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_SEEN = Decoder(dict[str, int])
_FIELDS = Decoder(dict[str, list[tuple[str, int, int, Any]]])
_of_thread = threading.local()


def squeeze(content: bytes) -> bytes:
    """JSON, smaller where it is long."""
    return zstandard.compress(content, 3) if len(content) > _WORTH_BYTES else content


def unsqueeze(content: bytes) -> bytes:
    """The inverse of `squeeze`; no JSON begins as Zstandard does."""
    return _unsqueezer().decompress(content) if content.startswith(_ZSTANDARD) else content


def _unsqueezer() -> zstandard.ZstdDecompressor:
    """This thread's own: two threads in one of them take the program down."""
    if not hasattr(_of_thread, "unsqueezer"):
        _of_thread.unsqueezer = zstandard.ZstdDecompressor()
    return _of_thread.unsqueezer


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


def _fields(packed: bytes) -> dict[str, list[tuple[str, int, int, Any]]]:
    return _FIELDS.decode(unsqueeze(packed))


def pack_state(state: RecordState, known: set[str]) -> dict[str, object]:
    """The row of a record; the word forms by which it is found are put among those that are `known`."""
    values, alive = state.values(), state.alive
    forms = forms_of(searchable(state.kind, state.id, values)) if alive else []
    known.update(forms)
    return {
        "kind": state.kind,
        "id": state.id,
        "scope": scope_of(state.kind, values),
        "alive": alive,
        "torn": bool(state.torn),
        "fields": pack_fields(state),
        "forms": " ".join(forms) or None,
    }


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
        seen=unpack_seen(seen),
        undoes=unpack_ref(undoes),
        lasting=bool(lasting),
        before=before,
        signature=signature,
    )


def unpack_seen(text: str) -> dict[str, int]:
    """How far the maker of a step had seen each other copy, as it stands in a row."""
    return _SEEN.decode(text)


def line_in(row: tuple[Any, ...]) -> Line:
    """The step in such a row as it goes to another laptop: what is kept of it is not read again."""
    replica, seq, member, gesture, clock, at, seen, undoes, lasting, payload, before, signature = row
    first = (replica, seq, member, gesture, clock, at)
    last = (unpack_ref(undoes), bool(lasting), before.hex(), signature.hex())
    return Line(StepRef(replica, seq), joined(first, unsqueeze(payload), seen.encode(), last))


def unpack_ref(text: str | None) -> StepRef | None:
    """The identity of a step as it stands in a row, or None."""
    return StepRef.parse(text) if text else None
