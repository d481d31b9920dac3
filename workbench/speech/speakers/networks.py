"""The two networks: who of up to three speaks in ten seconds, and how a voice sounds. Child processes only."""

from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from workbench.speech.sources import RATE
from workbench.speech.speakers.features import Floats

WINDOW = 10 * RATE
"""Samples that the first network hears at once."""

FRAMES = 589
FRAME = 270
"""Frames in a window, and samples from one to the next."""

FIRST = 495
"""The sample that the first frame is about."""

TOGETHER = 3
"""How many voices are told apart inside a window."""

SIZE = 192
"""How many numbers say how a voice sounds."""

# Nobody, each of three alone, each two of them at once.
_CLASSES = np.array(
    ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1)), dtype=np.float32
)


class Networks:
    """Both networks, loaded from a folder. Loads onnxruntime. Raises what the library raises for damaged files."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._segmentation = _session(folder / "seg30.onnx", threads)
        self._voice = _session(folder / "campplus.onnx", threads)

    def activity(self, samples: Floats) -> tuple[Floats, NDArray[np.int8]]:
        """For a window of `samples`: how probably each voice speaks in each frame, shape (589, 3), and who speaks
        alone there (0 to 2; -1 for nobody or several), shape (589,).
        """
        given = {"wav": samples.reshape(1, 1, WINDOW)}
        (told,) = cast("list[Floats]", self._segmentation.run(None, given))
        classes = told[0]
        best = classes.argmax(axis=1)
        alone = np.where((best >= 1) & (best <= TOGETHER), best - 1, -1).astype(np.int8)
        return np.exp(classes) @ _CLASSES, alone

    def voice(self, features: Floats) -> Floats:
        """How the voice in `features` (rows, 80) sounds: 192 numbers of length 1."""
        given = {"feats": (features - features.mean(axis=0))[None]}
        (told,) = cast("list[Floats]", self._voice.run(None, given))
        return told[0] / max(float(np.linalg.norm(told[0])), 1e-9)


def _session(file: Path, threads: int) -> Any:
    # Heavy, so only in the child process that listens.
    import onnxruntime  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    library: Any = onnxruntime
    options = library.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return library.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
