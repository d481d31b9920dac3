"""faster-whisper: Whisper on CTranslate2, with 8-bit weights on the processor. The fast one."""

import importlib.util
from collections.abc import Iterable
from math import inf
from typing import Any

from workbench.speech.engines.protocol import Listener, Samples
from workbench.speech.heard import Segment, Word, whole_words
from workbench.speech.jobs import Device
from workbench.speech.model_files import ModelFiles

_LIBRARY_BYTES = 500_000_000
_ON_PROCESSOR, _ON_CARD = ("int8",), ("float16", "int8_float16")
"""The kinds of numbers to calculate with, the best first; 32-bit ones otherwise."""

_NEAR = 0.4
"""Seconds by which the last word may end before the voice does."""


class _FasterWhisper:
    name = "faster-whisper"
    pace = 0.03

    def installed(self) -> bool:
        return importlib.util.find_spec("faster_whisper") is not None

    def can_use(self, model: ModelFiles) -> bool:
        return model.ctranslate2 is not None

    def memory(self, model: ModelFiles) -> int:
        return _LIBRARY_BYTES + model.bytes()

    def load(self, model: ModelFiles, threads: int, device: Device = "processor") -> Listener:
        # Heavy, so only in the worker that does the work and never in the window's process.
        import ctranslate2  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]
        import faster_whisper  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

        assert model.ctranslate2 is not None
        library: Any = ctranslate2
        place, kinds = ("cuda", _ON_CARD) if device == "graphics" else ("cpu", _ON_PROCESSOR)
        able: set[str] = library.get_supported_compute_types(place)
        return _Loaded(
            faster_whisper.WhisperModel(
                str(model.ctranslate2),
                device=place,
                compute_type=next((kind for kind in kinds if kind in able), "float32"),
                cpu_threads=threads,
                local_files_only=True,
            )
        )


class _Loaded:
    def __init__(self, model: Any) -> None:
        self._model = model

    def transcribe(self, samples: Samples, language: str, voice_end: float = inf) -> list[Segment]:
        heard, _info = self._model.transcribe(
            samples,
            language=language,
            task="transcribe",
            beam_size=5,
            condition_on_previous_text=False,
            word_timestamps=True,
            suppress_tokens=[],  # else it may not write "(laughs)"
            no_speech_threshold=None,  # where nobody speaks is known; a piece is not passed over unsaid
        )
        return list(_segments(_until(voice_end - _NEAR, heard)))

    def languages(self, samples: Samples) -> dict[str, float]:
        _code, _probability, all_of_them = self._model.detect_language(samples)
        return {str(code): float(probability) for code, probability in all_of_them}


def _until(seconds: float, heard: Iterable[Any]) -> Iterable[Any]:
    """The segments up to the one that reaches `seconds`.

    They are heard only as they are asked for, and after its last word the engine would listen to the rest of a piece
    once more, which costs as much as the whole of it.
    """
    for segment in heard:
        yield segment
        if segment.end >= seconds:
            return


def _segments(heard: Iterable[Any]) -> Iterable[Segment]:
    for segment in heard:
        pieces = (
            Word(float(word.start), float(word.end), word.word, float(word.probability))
            for word in segment.words or ()
        )
        words = whole_words(pieces, segment.text)
        if words:
            yield Segment(float(segment.start), float(segment.end), segment.text.strip(), words)


ENGINE = _FasterWhisper()
