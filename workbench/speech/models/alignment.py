"""The attention heads that give word times, in the form that OpenAI's loader takes."""

import base64
import gzip
import json
from pathlib import Path

from workbench.speech.models.manifest import Heads, heads_from

SIDECAR = "alignment_heads.json"
"""Lies beside a kept checkpoint, which has no place of its own for the heads that OpenAI's loader would read."""


def packed(heads: Heads, layers: int, heads_per_layer: int) -> bytes:
    """The argument of `Whisper.set_alignment_heads`: which of the decoder's heads follow the sound."""
    chosen = set(heads)
    mask = bytes((layer, head) in chosen for layer in range(layers) for head in range(heads_per_layer))
    return base64.b85encode(gzip.compress(mask, mtime=0))


def unpacked(dump: bytes, heads_per_layer: int) -> Heads:
    """The pairs of (layer, head) in OpenAI's packed form."""
    mask = gzip.decompress(base64.b85decode(dump))
    return tuple(divmod(place, heads_per_layer) for place, chosen in enumerate(mask) if chosen)


def sidecar(heads: Heads, layers: int, heads_per_layer: int) -> str:
    """The text of the file that lies beside a checkpoint."""
    record = {"layers": layers, "heads_per_layer": heads_per_layer, "alignment_heads": heads}
    return json.dumps(record) + "\n"


def heads_beside(checkpoint: Path) -> bytes | None:
    """For `Whisper.set_alignment_heads`: the heads of a checkpoint from the store, in OpenAI's packed form.

    None where they are not known: the loader's own choice (the later half of the layers) then stays.
    """
    try:
        record = json.loads(checkpoint.with_name(SIDECAR).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return packed(heads_from(record["alignment_heads"]) or (), record["layers"], record["heads_per_layer"])
