"""OpenAI's checkpoints (`.pt`): read without running anything in them, and written. Loads torch: child process only."""

import zipfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, cast

import numpy as np
import torch

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.models.ct2_folder import write_folder
from workbench.speech.models.dims import Dims
from workbench.speech.models.faults import cut_short, not_whisper, refused
from workbench.speech.models.files import HashingWriter, Tally
from workbench.speech.models.known_heads import known_heads, later_half, sound_heads
from workbench.speech.models.manifest import BadManifestError, FileMark, Heads, heads_from
from workbench.speech.models.naming import Shape, openai_shapes
from workbench.speech.models.weights import Array, Precision, Weights, check_shapes

_LARGEST_PICKLE = 16 << 20
_HEADS = "alignment_heads"
_NUMBERS = (torch.float16, torch.bfloat16, torch.float32)


class CheckpointWeights:
    """The tensors of a loaded checkpoint; they lie in the file until they are read."""

    def __init__(self, tensors: Mapping[str, torch.Tensor]) -> None:
        self._tensors = tensors

    def shapes(self) -> dict[str, Shape]:
        return {name: tuple(tensor.shape) for name, tensor in self._tensors.items()}

    def array(self, name: str) -> Array:
        tensor = self._tensors[name].detach()
        if tensor.dtype == torch.bfloat16:
            tensor = tensor.float()
        return cast("Array", tensor.contiguous().numpy())


class Checkpoint:
    """A given `.pt` file (a `Source`). Raises Refusal unless it is a whole Whisper model and nothing else."""

    def __init__(self, path: Path) -> None:
        record = _load(path)
        self.dims = _dims(record.get("dims"))
        self.weights: Weights | None = CheckpointWeights(_tensors(record.get("model_state_dict")))
        check_shapes(self.weights, self.dims)
        self.heads: Heads | None = _own_heads(record, self.dims) or known_heads(self.dims, path)
        self.exact = True
        self.bytes = path.stat().st_size

    def write(self, folder: Path, precision: Precision, tally: Tally) -> dict[str, FileMark]:
        assert self.weights
        heads = self.heads or later_half(self.dims)
        return write_folder(folder, self.weights, self.dims, heads, precision, tally)


def write_checkpoint(path: Path, weights: Weights, dims: Dims, heads: Heads | None, tally: Tally) -> FileMark:
    """Make a checkpoint that `whisper.load_model` reads; every number as it is.

    The alignment heads lie beside the weights as `alignment_heads`, a list of [layer, head]; `load_model` passes
    them over and takes the later half of the layers, so who loads it sets them.
    """
    state = {name: _tensor(weights.array(name)) for name in openai_shapes(dims)}
    record: dict[str, object] = {"dims": dims.as_dict(), "model_state_dict": state}
    if heads is not None:
        record[_HEADS] = [list(pair) for pair in heads]
    with HashingWriter(path, tally) as target:
        torch.save(record, cast("Any", target))
        return target.finish()


def _load(path: Path) -> dict[str, object]:
    _check_zip(path)
    try:
        record: object = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except UnpicklingError as fault:
        raise _harmful() from fault
    except Exception as fault:  # torch raises anything for a damaged file
        raise cut_short(path.name) from fault
    if not isinstance(record, dict):
        raise not_whisper()
    return cast("dict[str, object]", record)


def _check_zip(path: Path) -> None:
    """Raise Refusal unless it is an archive as torch writes it: nothing compressed, nothing larger than itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            stored = all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)
            if stored and archive.testzip():
                raise cut_short(path.name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise cut_short(path.name) from fault
    pickles = [entry for entry in entries if entry.filename.endswith("/data.pkl")]
    if len(pickles) != 1 or pickles[0].file_size > _LARGEST_PICKLE:
        raise not_whisper()
    if not stored or sum(entry.file_size for entry in entries) > path.stat().st_size:
        raise not_whisper()


def _dims(record: object) -> Dims:
    if not isinstance(record, dict):
        raise not_whisper()
    given = cast("dict[str, object]", record)
    names = [field.name for field in fields(Dims)]
    numbers = [given.get(name) for name in names]
    if set(given) != set(names) or not all(type(number) is int for number in numbers):
        raise not_whisper()
    return Dims(*cast("list[int]", numbers))


def _tensors(record: object) -> dict[str, torch.Tensor]:
    if not isinstance(record, dict):
        raise not_whisper()
    found: dict[str, torch.Tensor] = {}
    for name, tensor in cast("dict[object, object]", record).items():
        if not isinstance(name, str) or not isinstance(tensor, torch.Tensor) or not _plain(tensor):
            raise refused(_("It has a part that no Whisper model has ({part}).").format(part=str(name)[:80]))
        found[name] = tensor
    return found


def _plain(tensor: torch.Tensor) -> bool:
    return tensor.layout == torch.strided and tensor.device.type == "cpu" and tensor.dtype in _NUMBERS


def _tensor(array: Array) -> torch.Tensor:
    own = np.array(array)  # torch wants numbers that nobody else holds
    return torch.from_numpy(own)  # pyright: ignore[reportUnknownMemberType]


def _own_heads(record: dict[str, object], dims: Dims) -> Heads | None:
    try:
        heads = heads_from(record.get(_HEADS))
    except BadManifestError:
        return None
    return heads if sound_heads(heads, dims) else None


def _harmful() -> Refusal:
    return refused(
        _("The file holds more than a model: it could run a program on this computer. Do not use it.")
    )
