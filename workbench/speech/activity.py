"""Where somebody may be speaking: the probability of speech for every 32 ms, in constant memory.

Quiet recordings are brought up to the level of ordinary speech first: at 30 dB below it the detector hears
only half of what is there.
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from workbench.speech import level
from workbench.speech.sound import Block

STEP_MS = 32
_STEP = 512
_CONTEXT = 64
_STATE = (1, 1, 128)
_FULL_SCALE = 32768.0

Curve = NDArray[np.uint8]
"""The probability of speech, 0 to 255, of each 32 ms; shape (steps,)."""


class ActivityDetector:
    """Takes the blocks of a recording one after the other. Loads onnxruntime: child processes only."""

    def __init__(self) -> None:
        self._session = _session()
        self._memory = np.zeros(_STATE, np.float32), np.zeros(_STATE, np.float32)
        self._context = np.zeros(_CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)
        self._gain = 1.0
        self._curve: list[Curve] = []

    def add(self, block: Block) -> None:
        """Take the next samples (int16 mono 16 kHz); blocks of about 10 s are best."""
        samples = np.concatenate((self._rest, self._levelled(block)))
        whole = len(samples) // _STEP * _STEP
        self._rest = samples[whole:]
        if whole:
            self._listen(samples[:whole])

    def finish(self) -> Curve:
        """The curve of all that was added; the last step may be filled up with silence."""
        if len(self._rest):
            self._listen(np.pad(self._rest, (0, _STEP - len(self._rest))))
            self._rest = self._rest[:0]
        return np.concatenate(self._curve) if self._curve else np.zeros(0, np.uint8)

    def _levelled(self, block: Block) -> NDArray[np.float32]:
        """The block as float32, its loudest speech near half of full scale, without a jump at its beginning."""
        samples = block.astype(np.float32) / _FULL_SCALE
        if not len(samples):
            return samples
        gain = level.gain(samples)
        ramp = np.minimum(np.arange(len(samples), dtype=np.float32) / _STEP, 1.0)
        samples *= self._gain + (gain - self._gain) * ramp
        self._gain = gain
        return np.clip(samples, -1.0, 1.0)

    def _listen(self, samples: NDArray[np.float32]) -> None:
        steps = samples.reshape(-1, _STEP)
        before = np.vstack((self._context, steps[:-1, -_CONTEXT:]))
        self._context = steps[-1, -_CONTEXT:]
        given = {"input": np.hstack((before, steps)), "h": self._memory[0], "c": self._memory[1]}
        heard, hidden, cell = cast("list[NDArray[np.float32]]", self._session.run(None, given))
        self._memory = hidden, cell
        self._curve.append(np.round(heard.reshape(-1) * 255).astype(np.uint8))


@cache
def _session() -> Any:
    # Heavy, so only in the child process that prepares a recording.
    import onnxruntime  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    library: Any = onnxruntime
    options = library.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return library.InferenceSession(_detector(), options, providers=["CPUExecutionProvider"])


def _detector() -> bytes:
    """Silero's detector, which faster-whisper carries; found without importing that package."""
    spec = importlib.util.find_spec("faster_whisper")
    assert spec
    assert spec.submodule_search_locations
    assets = Path(next(iter(spec.submodule_search_locations))) / "assets"
    return max(assets.glob("silero_vad*.onnx")).read_bytes()
