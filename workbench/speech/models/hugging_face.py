"""A folder as Hugging Face keeps Whisper models: safetensors, one file or several. Child process only."""

import json
import struct
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from pathlib import Path
from typing import cast

from workbench.cellar.words import _
from workbench.speech.models import tokens
from workbench.speech.models.ct2_folder import TOKENIZER, write_folder
from workbench.speech.models.dims import Dims
from workbench.speech.models.faults import cut_short, missing, not_whisper, refused
from workbench.speech.models.files import Tally
from workbench.speech.models.given_files import given_file, has, read_object
from workbench.speech.models.known_heads import known_heads, later_half, sound_heads
from workbench.speech.models.manifest import BadManifestError, FileMark, Heads, heads_from
from workbench.speech.models.naming import EMBEDDINGS, Shape, hugging_face_name, openai_shapes
from workbench.speech.models.token_lists import of_tokenizer, of_word_list, with_times
from workbench.speech.models.weights import (
    Array,
    NumberType,
    Precision,
    Weights,
    check_measures,
    check_shapes,
    decode,
    read_at,
)

ONE, INDEX = "model.safetensors", "model.safetensors.index.json"
_PROJECTION = "proj_out.weight"
_TYPES: dict[str, tuple[NumberType, int]] = {
    "F16": ("float16", 2),
    "BF16": ("bfloat16", 2),
    "F32": ("float32", 4),
}
_LARGEST_HEADER = 16 << 20
_MEASURES = {
    "n_mels": "num_mel_bins",
    "n_audio_ctx": "max_source_positions",
    "n_audio_state": "d_model",
    "n_audio_head": "encoder_attention_heads",
    "n_audio_layer": "encoder_layers",
    "n_vocab": "vocab_size",
    "n_text_ctx": "max_target_positions",
    "n_text_state": "d_model",
    "n_text_head": "decoder_attention_heads",
    "n_text_layer": "decoder_layers",
}


@dataclass(frozen=True, slots=True)
class _Place:
    file: Path
    type: NumberType
    shape: Shape
    start: int
    bytes: int


class SafetensorsWeights:
    """The tensors of the safetensors files in a folder."""

    def __init__(self, places: dict[str, _Place], dims: Dims) -> None:
        ours = {hugging_face_name(name): name for name in openai_shapes(dims)}
        self._places = {ours.get(name, name): place for name, place in places.items()}
        self._projection = self._places.pop(_PROJECTION, None)

    def shapes(self) -> dict[str, Shape]:
        return {name: place.shape for name, place in self._places.items()}

    def array(self, name: str) -> Array:
        return _array(self._places[name])

    def tied(self) -> bool:
        """Whether words are written with the same table that they are read with, as in every Whisper model."""
        place = self._projection
        if place is None:
            return True
        table = self._places[EMBEDDINGS]
        same_kind = (place.type, place.shape) == (table.type, table.shape)
        return same_kind and bool((_array(place) == _array(table)).all())


class HuggingFaceFolder:
    """A given folder (a `Source`). Raises Refusal unless it is a whole Whisper model."""

    def __init__(self, folder: Path) -> None:
        config = read_object(given_file(folder, "config.json"))
        if config.get("model_type") != "whisper":
            raise not_whisper()
        self.dims = _dims(config)
        weights = SafetensorsWeights(read_places(folder), self.dims)
        check_shapes(weights, self.dims)
        if not weights.tied():
            raise refused(_("It has a part that no Whisper model has ({part}).").format(part=_PROJECTION))
        self.weights: Weights | None = weights
        if not tokens.is_standard(_vocabulary(folder, self.dims.n_vocab)):
            raise refused(_("It has a vocabulary of its own, which the speech engines here do not read."))
        self.heads: Heads | None = _heads(folder, self.dims)
        self.exact = True
        self.bytes = sum(file.stat().st_size for file in _files(folder))

    def write(self, folder: Path, precision: Precision, tally: Tally) -> dict[str, FileMark]:
        assert self.weights
        heads = self.heads or later_half(self.dims)
        return write_folder(folder, self.weights, self.dims, heads, precision, tally)


def _dims(config: dict[str, object]) -> Dims:
    numbers = {ours: config.get(theirs) for ours, theirs in _MEASURES.items()}
    state = config.get("d_model")
    wide = [config.get("encoder_ffn_dim"), config.get("decoder_ffn_dim")]
    if not all(type(number) is int for number in [*numbers.values(), *wide]):
        raise not_whisper()
    dims = Dims(**cast("dict[str, int]", numbers))
    usual = config.get("activation_function", "gelu") == "gelu" and not config.get("scale_embedding")
    if not usual or wide != [4 * dims.n_text_state] * 2 or state != dims.n_text_state:
        raise not_whisper()
    check_measures(dims)
    return dims


def _files(folder: Path) -> list[Path]:
    if has(folder, ONE):
        return [given_file(folder, ONE)]
    index = read_object(given_file(folder, INDEX)).get("weight_map")
    names = set(cast("dict[str, object]", index).values()) if isinstance(index, dict) else set[object]()
    if not names or not all(isinstance(name, str) and name.endswith(".safetensors") for name in names):
        raise cut_short(INDEX)
    return [given_file(folder, name) for name in sorted(cast("set[str]", names))]


def read_places(folder: Path) -> dict[str, _Place]:
    """Where each tensor of the folder lies, under Hugging Face's names. Raises Refusal for a broken file."""
    found: dict[str, _Place] = {}
    for file in _files(folder):
        for name, place in _header(file).items():
            if found.setdefault(name, place) is not place:
                raise cut_short(file.name)
    return found


def _header(file: Path) -> dict[str, _Place]:
    size = file.stat().st_size
    try:
        (length,) = struct.unpack("<Q", read_at(file, 0, 8)) if size > 8 else (size,)
        if length > min(_LARGEST_HEADER, size - 8):
            raise cut_short(file.name)
        header = json.loads(read_at(file, 8, length))
        entries = {name: entry for name, entry in header.items() if name != "__metadata__"}
        places = {name: _place(file, entry, 8 + length) for name, entry in entries.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise cut_short(file.name) from fault
    ordered = sorted((place.start, place.start + place.bytes) for place in places.values())
    gaps = [8 + length, *(edge for pair in ordered for edge in pair), size]
    if any(end != start for end, start in list(pairwise(gaps))[::2]):
        raise cut_short(file.name)
    return places


def _place(file: Path, entry: dict[str, object], base: int) -> _Place:
    kind, width = _TYPES[cast("str", entry["dtype"])]
    shape = tuple(cast("list[int]", entry["shape"]))
    start, end = cast("tuple[int, int]", entry["data_offsets"])
    if not all(type(number) is int and number >= 0 for number in (*shape, start, end)):
        raise ValueError
    if end - start != prod(shape) * width:
        raise ValueError
    return _Place(file, kind, shape, base + start, end - start)


def _array(place: _Place) -> Array:
    return decode(read_at(place.file, place.start, place.bytes), place.type, place.shape)


def _vocabulary(folder: Path, size: int) -> list[str]:
    if has(folder, TOKENIZER):
        return with_times(of_tokenizer(given_file(folder, TOKENIZER)), size)
    if not has(folder, "vocab.json"):
        raise missing(TOKENIZER)
    added = given_file(folder, "added_tokens.json") if has(folder, "added_tokens.json") else None
    return with_times(of_word_list(given_file(folder, "vocab.json"), added), size)


def _heads(folder: Path, dims: Dims) -> Heads | None:
    if has(folder, "generation_config.json"):
        given = read_object(given_file(folder, "generation_config.json")).get("alignment_heads")
        try:
            heads = heads_from(given)
        except BadManifestError as fault:
            raise cut_short("generation_config.json") from fault
        if sound_heads(heads, dims):
            return heads
    return known_heads(dims)
