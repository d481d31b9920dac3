"""A model's tensors under OpenAI's names, whatever file they lie in; read one at a time, never rounded."""

from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.cellar.words import _
from workbench.speech.models.dims import Dims
from workbench.speech.models.faults import cut_short, refused
from workbench.speech.models.files import Tally
from workbench.speech.models.naming import Shape, openai_shapes

Array: TypeAlias = NDArray[np.floating[Any]]
NumberType = Literal["float16", "bfloat16", "float32"]
Precision = Literal["float16", "float32"]


class Weights(Protocol):
    """Where the tensors come from. `array` gives float16 or float32, little-endian, in the shape it has."""

    def shapes(self) -> dict[str, Shape]: ...

    def array(self, name: str) -> Array: ...


def check_measures(dims: Dims) -> None:
    """Raise Refusal unless a Whisper model can have these measures."""
    faults = dims.faults()
    if faults:
        raise refused(
            _("Its measures are not those of a Whisper model ({measures}).").format(
                measures=", ".join(faults)
            )
        )


def check_shapes(weights: Weights, dims: Dims) -> None:
    """Raise Refusal unless exactly the tensors of a Whisper model of these measures are there."""
    check_measures(dims)
    expected, found = openai_shapes(dims), weights.shapes()
    for name, shape in expected.items():
        if name not in found:
            raise refused(_("A part of the model is missing ({part}).").format(part=name))
        if found[name] != shape:
            raise refused(_("A part of the model has the wrong size ({part}).").format(part=name))
    for name in found:
        if name not in expected:
            raise refused(_("It has a part that no Whisper model has ({part}).").format(part=name[:80]))


def check_numbers(weights: Weights, tally: Tally) -> Precision:
    """Read every number once, counting them: the smallest precision that keeps them all.

    Raises Refusal where one is infinite or no number.
    """
    precision: Precision = "float16"
    for name in weights.shapes():
        array = weights.array(name)
        if not np.isfinite(array).all():
            raise refused(_("It holds values that are not numbers ({part}).").format(part=name))
        if array.dtype == np.float32 and precision == "float16" and not _fits_half(array):
            precision = "float32"
        tally.add(array.size)
    return precision


def decode(data: bytes, kind: NumberType, shape: Shape) -> Array:
    """Numbers from their little-endian bytes; bfloat16 becomes float32, which holds all of its values."""
    if kind == "bfloat16":
        wide = np.frombuffer(data, "<u2").astype("<u4") << 16
        return wide.view("<f4").reshape(shape)
    return np.frombuffer(data, "<f2" if kind == "float16" else "<f4").reshape(shape)


def read_at(path: Path, start: int, count: int) -> bytes:
    """`count` bytes of a file from byte `start`. Raises Refusal if it has become shorter."""
    with path.open("rb") as stream:
        stream.seek(start)
        data = stream.read(count)
    if len(data) != count:
        raise cut_short(path.name)
    return data


def _fits_half(array: Array) -> bool:
    with np.errstate(over="ignore"):
        return np.array_equal(array.astype(np.float16).astype(np.float32), array)
