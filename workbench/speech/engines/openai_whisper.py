"""openai-whisper: the reference, on PyTorch with 32-bit weights."""

import importlib.util
import json
from collections.abc import Iterable
from math import inf
from typing import Any, cast

from workbench.speech.engines.protocol import Listener, Samples
from workbench.speech.heard import Segment, Word, whole_words
from workbench.speech.jobs import Device
from workbench.speech.model_files import ModelFiles

_LIBRARY_BYTES = 600_000_000


class _OpenaiWhisper:
    name = "openai-whisper"
    pace = 0.2

    def installed(self) -> bool:
        return importlib.util.find_spec("whisper") is not None

    def can_use(self, model: ModelFiles) -> bool:
        return model.openai is not None

    def memory(self, model: ModelFiles) -> int:
        return _LIBRARY_BYTES + 3 * model.bytes()  # 16-bit on disk, 32-bit in memory

    def load(self, model: ModelFiles, threads: int, device: Device = "processor") -> Listener:
        # Heavy, so only in the worker that does the work and never in the window's process.
        import torch  # noqa: PLC0415
        import whisper  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

        assert model.openai is not None
        torch.set_num_threads(threads)
        checkpoint: dict[str, Any] = torch.load(
            model.openai, map_location="cpu", weights_only=True, mmap=True
        )
        network: Any = whisper.Whisper(whisper.ModelDimensions(**checkpoint["dims"]))
        network.load_state_dict(checkpoint["model_state_dict"])
        heads = checkpoint.get("alignment_heads") or _heads_beside(model)
        if heads:
            mask = torch.zeros(network.dims.n_text_layer, network.dims.n_text_head, dtype=torch.bool)
            for layer, head in heads:
                mask[layer, head] = True
            network.register_buffer("alignment_heads", mask.to_sparse(), persistent=False)
        network = network.eval().to("cuda" if device == "graphics" else "cpu")
        return _Loaded(whisper, network, half=device == "graphics")


def _heads_beside(model: ModelFiles) -> list[tuple[int, int]]:
    """The attention heads that follow the sound, as the other form of the same model names them."""
    if model.ctranslate2 is None:
        return []
    config = json.loads((model.ctranslate2 / "config.json").read_text("utf-8"))
    return cast(list[tuple[int, int]], config.get("alignment_heads", []))


class _Loaded:
    def __init__(self, library: Any, network: Any, half: bool) -> None:
        self._library = library
        self._network = network
        self._half = half

    def transcribe(self, samples: Samples, language: str, voice_end: float = inf) -> list[Segment]:
        result = self._network.transcribe(
            samples,
            language=language,
            task="transcribe",
            condition_on_previous_text=False,
            word_timestamps=True,
            fp16=self._half,
            suppress_tokens="",  # else it may not write "(laughs)"
            no_speech_threshold=None,  # where nobody speaks is known; a piece is not passed over unsaid
        )
        return list(_segments(cast(list[dict[str, Any]], result["segments"])))

    def languages(self, samples: Samples) -> dict[str, float]:
        if not self._network.is_multilingual:
            return {"en": 1.0}
        window = self._library.pad_or_trim(samples)
        mel = self._library.log_mel_spectrogram(window, self._network.dims.n_mels)
        _token, probabilities = self._network.detect_language(mel.to(self._network.device))
        return cast(dict[str, float], probabilities)


def _segments(heard: Iterable[dict[str, Any]]) -> Iterable[Segment]:
    for segment in heard:
        pieces = (
            Word(float(word["start"]), float(word["end"]), word["word"], float(word["probability"]))
            for word in segment.get("words", ())
        )
        words = whole_words(pieces, segment["text"])
        if words:
            yield Segment(float(segment["start"]), float(segment["end"]), segment["text"].strip(), words)


ENGINE = _OpenaiWhisper()
