"""The alignment heads of OpenAI's own models, by their measures or their file. Loads whisper: child process only."""

import base64
import gzip
from functools import cache
from pathlib import Path

import whisper  # pyright: ignore[reportMissingTypeStubs]

from workbench.speech.models.dims import Dims
from workbench.speech.models.files import Tally, mark
from workbench.speech.models.manifest import Heads

_OF_DIMS = {
    # (multilingual, mel bins, text layers, heads a layer): the only official model with these measures
    (True, 80, 4, 6): "tiny",
    (False, 80, 4, 6): "tiny.en",
    (True, 80, 6, 8): "base",
    (False, 80, 6, 8): "base.en",
    (True, 80, 12, 12): "small",
    (False, 80, 12, 12): "small.en",
    (True, 80, 24, 16): "medium",
    (False, 80, 24, 16): "medium.en",
    (True, 128, 32, 20): "large-v3",
    (True, 128, 4, 20): "turbo",
}


def known_heads(dims: Dims, checkpoint: Path | None = None) -> Heads | None:
    """The heads of the only official model with these measures, or else of this official `checkpoint`.

    A model that was trained on from an official one keeps its heads. None where nothing is known.
    """
    name = _OF_DIMS.get((dims.multilingual, dims.n_mels, dims.n_text_layer, dims.n_text_head))
    if not name and checkpoint:
        name = _hashes().get(mark(checkpoint, Tally(None, 0)).sha256)
    if not name:
        return None
    packed = whisper._ALIGNMENT_HEADS[name]  # pyright: ignore[reportPrivateUsage]
    mask = gzip.decompress(base64.b85decode(packed))
    return tuple(divmod(place, dims.n_text_head) for place, chosen in enumerate(mask) if chosen)


def later_half(dims: Dims) -> Heads:
    """All heads of the later half of the text layers: what both engines take where nothing is known."""
    layers = range(dims.n_text_layer // 2, dims.n_text_layer)
    return tuple((layer, head) for layer in layers for head in range(dims.n_text_head))


def sound_heads(heads: Heads | None, dims: Dims) -> bool:
    """Whether these are heads that a model of these measures has."""
    return bool(heads) and all(
        layer < dims.n_text_layer and head < dims.n_text_head for layer, head in heads or ()
    )


@cache
def _hashes() -> dict[str, str]:
    return {url.split("/")[-2]: name for name, url in whisper._MODELS.items()}  # pyright: ignore[reportPrivateUsage]
