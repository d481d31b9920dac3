"""The tensors of a CTranslate2 model: read under OpenAI's names, and written from them."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from workbench.cellar.words import _
from workbench.speech.models.ct2_file import (
    BFLOAT16,
    FLOAT16,
    FLOAT32,
    INT8,
    INT16,
    Entry,
    Place,
    read_table,
    write_table,
)
from workbench.speech.models.dims import Dims
from workbench.speech.models.faults import not_whisper, refused
from workbench.speech.models.files import Tally
from workbench.speech.models.manifest import FileMark
from workbench.speech.models.naming import Shape, Stacked, stacked
from workbench.speech.models.weights import Array, NumberType, Precision, Weights, decode, read_at

_PROJECTION = "decoder/projection/weight"
_EMBEDDINGS = "decoder/embeddings/weight"
_NUMBERS: dict[int, NumberType] = {FLOAT32: "float32", FLOAT16: "float16", BFLOAT16: "bfloat16"}
_GELU = 3


class Ct2Weights:
    """The tensors of a `model.bin`. Raises Refusal where it is none, is broken, or no Whisper model's."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._table = read_table(path)
        self.dims = self._measure()
        self._wholes = {part: whole for whole in stacked(self.dims) for part in whole.parts if part}

    def shapes(self) -> dict[str, Shape]:
        """The parts that are there with their shapes; what is not understood is named as it is in the file."""
        found: dict[str, Shape] = {}
        for part, whole in self._wholes.items():
            place = self._table.get(whole.name)
            if place and place.shape and place.shape[0] % len(whole.parts) == 0:
                found[part] = (place.shape[0] // len(whole.parts), *place.shape[1:])
        known = {whole.name for whole in self._wholes.values()} | {_PROJECTION}
        for name, place in self._table.items():
            if place.shape and name.removesuffix("_scale") not in known:
                found[name] = place.shape
        return found

    def array(self, name: str) -> Array:
        whole = self._wholes[name]
        place = self._table[whole.name]
        count = place.bytes // len(whole.parts)
        start = place.start + count * whole.parts.index(name)
        shape = (place.shape[0] // len(whole.parts), *place.shape[1:])
        return decode(read_at(self._path, start, count), _NUMBERS[place.type], shape)

    def quantised(self) -> bool:
        """Whether weights were rounded to whole numbers, so that the originals cannot be had back."""
        return any(place.shape and place.type not in _NUMBERS for place in self._table.values())

    def check_kinds(self) -> None:
        """Raise Refusal unless every tensor's numbers are of a kind that it may have."""
        scaled = {place for name, place in self._table.items() if f"{name}_scale" in self._table}
        for name, place in self._table.items():
            whole_numbers = place.shape and place.type not in _NUMBERS
            if whole_numbers and (place not in scaled or place.type not in (INT8, INT16)):
                raise refused(
                    _("A part of the model has the wrong kind of numbers ({part}).").format(part=name[:80])
                )

    def plain(self) -> bool:
        """Whether OpenAI's form holds all that is here: one table for words in and out, and no bias of keys."""
        tied = self._table.get(_PROJECTION) == self._table[_EMBEDDINGS]
        return tied and not any(self._key_bias(whole) for whole in stacked(self.dims))

    def _key_bias(self, whole: Stacked) -> bool:
        if None not in whole.parts:
            return False
        place = self._table[whole.name]
        stack = decode(read_at(self._path, place.start, place.bytes), _NUMBERS[place.type], place.shape)
        return bool(np.split(stack, len(whole.parts))[whole.parts.index(None)].any())

    def _measure(self) -> Dims:
        try:
            mels = self._table["encoder/conv1/weight"].shape[1]
            audio_ctx, audio_state = self._table["encoder/position_encodings/encodings"].shape
            text_ctx, text_state = self._table["decoder/position_encodings/encodings"].shape
            vocabulary = self._table[_EMBEDDINGS].shape[0]
            return Dims(
                n_mels=mels,
                n_audio_ctx=audio_ctx,
                n_audio_state=audio_state,
                n_audio_head=self._whole_number("encoder/num_heads"),
                n_audio_layer=self._layers("encoder"),
                n_vocab=vocabulary,
                n_text_ctx=text_ctx,
                n_text_state=text_state,
                n_text_head=self._whole_number("decoder/num_heads"),
                n_text_layer=self._layers("decoder"),
            )
        except (KeyError, ValueError, IndexError) as fault:
            raise not_whisper() from fault

    def _whole_number(self, name: str) -> int:
        place: Place = self._table[name]
        if place.shape:
            raise ValueError(name)
        return int.from_bytes(read_at(self._path, place.start, place.bytes), "little")

    def _layers(self, side: str) -> int:
        pattern = re.compile(rf"{side}/layer_(\d+)/")
        return len({match[1] for name in self._table if (match := pattern.match(name))})


def write_model_bin(path: Path, weights: Weights, dims: Dims, precision: Precision, tally: Tally) -> FileMark:
    """Make a `model.bin` in CTranslate2's own layout; no number changes if `precision` holds them all."""
    scalars, wholes = _scalars(dims), stacked(dims)
    return write_table(
        path,
        len(scalars) + len(wholes),
        _entries(scalars, wholes, weights, precision),
        {_PROJECTION: _EMBEDDINGS},
        tally,
    )


def _entries(
    scalars: dict[str, Entry], wholes: list[Stacked], weights: Weights, precision: Precision
) -> Iterator[Entry]:
    by_name: dict[str, Entry | Stacked] = {**scalars, **{whole.name: whole for whole in wholes}}
    kind = FLOAT16 if precision == "float16" else FLOAT32
    for name in sorted(by_name):
        entry = by_name[name]
        if isinstance(entry, Entry):
            yield entry
            continue
        zeros = np.zeros(entry.part_shape, precision)
        parts = [weights.array(part).astype(precision) if part else zeros for part in entry.parts]
        yield Entry(name, kind, entry.shape, np.concatenate(parts).tobytes())


def _scalars(dims: Dims) -> dict[str, Entry]:
    small = {
        "activation": _GELU,
        "alibi": 0,
        "alibi_use_positive_positions": 0,
        "pre_norm": 1,
        "scale_alibi": 0,
        "scale_embeddings": 0,
        "start_from_zero_embedding": 0,
    }
    entries = [Entry(f"decoder/{name}", INT8, (), bytes([value])) for name, value in small.items()]
    wide = {
        "decoder/alignment_heads": 1,
        "decoder/alignment_layer": -1,
        "decoder/num_heads": dims.n_text_head,
        "encoder/num_heads": dims.n_audio_head,
    }
    entries += [
        Entry(name, INT16, (), value.to_bytes(2, "little", signed=True)) for name, value in wide.items()
    ]
    return {entry.name: entry for entry in entries}
