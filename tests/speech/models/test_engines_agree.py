"""Both engines write the same words from the same weights, whichever form these were brought in."""

import re
from pathlib import Path

import numpy as np
import pytest
from faster_whisper.audio import decode_audio

from workbench.speech.engines import faster_whisper, openai_whisper
from workbench.speech.engines.protocol import Engine, Samples
from workbench.speech.heard import Word
from workbench.speech.model_files import ModelFiles

SAID = (
    "and so my fellow americans ask not what your country can do for you ask what you can do for your country"
)
SOUND = Path(__file__).parents[2] / "data" / "jfk.flac"


def hear(engine: Engine, files: ModelFiles, samples: Samples) -> list[Word]:
    segments = engine.load(files, threads=1).transcribe(samples, "en")
    return [word for segment in segments for word in segment.words]


def plain(words: list[Word]) -> str:
    return " ".join(re.sub(r"\W", "", word.text).lower() for word in words)


@pytest.fixture(scope="module")
def samples() -> Samples:
    """11 seconds of a speech, 16 kHz."""
    decoded = decode_audio(str(SOUND))
    assert isinstance(decoded, np.ndarray)
    return decoded.astype(np.float32)


@pytest.fixture(scope="module")
def reference(base: ModelFiles, samples: Samples) -> list[Word]:
    """What openai-whisper hears with the weights that were converted for it.

    Those of the other roads are the same byte for byte (see test_numbers.py), so they are heard once.
    """
    return hear(openai_whisper.ENGINE, base, samples)


def test_openai_whisper_hears_every_word(reference: list[Word]) -> None:
    assert plain(reference) == SAID


@pytest.mark.parametrize("model", ["base", "base_from_checkpoint", "base_from_hugging_face"])
def test_the_same_words_at_the_same_times(
    request: pytest.FixtureRequest, samples: Samples, reference: list[Word], model: str
) -> None:
    fast = hear(faster_whisper.ENGINE, request.getfixturevalue(model), samples)
    assert plain(fast) == plain(reference)
    # Both take their times from the same heads: 0.08 s apart at most, and 0.32 s with the heads of a later half.
    assert max(abs(one.end - other.end) for one, other in zip(fast, reference, strict=True)) < 0.15
