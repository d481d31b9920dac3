"""Both engines, with the same real weights, write down the same words."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jiwer
import numpy as np
import pytest
import torch

from workbench.cellar.errors import Refusal
from workbench.speech.doubtful import doubted
from workbench.speech.engines import AUTO, choose, engines
from workbench.speech.engines.protocol import Listener, Samples
from workbench.speech.heard import Segment
from workbench.speech.model_files import ModelFiles
from workbench.speech.sound import Block
from workbench.speech.verbatim import written_out
from workbench.study.tokens import TokenKind

Clip = Callable[[str], Block]
NAMES = ("faster-whisper", "openai-whisper")


@pytest.fixture(scope="module")
def listeners(base: ModelFiles) -> Iterator[dict[str, Listener]]:
    threads = torch.get_num_threads()
    yield {name: choose(name, base).load(base, 1) for name in NAMES}
    torch.set_num_threads(threads)


def floats(block: Block) -> Samples:
    return block.astype(np.float32) / np.float32(32768)


def words(segments: list[Segment]) -> str:
    text = " ".join(word.text for segment in segments for word in segment.words)
    return " ".join("".join(sign for sign in text.lower() if sign.isalpha() or sign == " ").split())


def test_both_engines_hear_the_same_words(listeners: dict[str, Listener], clip: Clip) -> None:
    samples = floats(clip("jfk.flac"))
    fast, reference = (listeners[name].transcribe(samples, "en") for name in NAMES)
    spoken = "and so my fellow americans ask not what your country can do for you ask what you can do for your country"
    assert words(fast) == words(reference) == spoken
    flat_fast, flat_reference = (
        [word for segment in heard for word in segment.words] for heard in (fast, reference)
    )
    apart = [abs(one.start - other.start) for one, other in zip(flat_fast, flat_reference, strict=True)]
    assert float(np.median(apart)) < 0.1


@pytest.mark.parametrize("name", NAMES)
def test_words_have_times_in_order_and_probabilities(
    listeners: dict[str, Listener], clip: Clip, name: str
) -> None:
    samples = floats(clip("austen_0870.flac"))
    segments = listeners[name].transcribe(samples, "en")
    flat = [word for segment in segments for word in segment.words]
    assert len(flat) > 15
    assert all(0 <= word.start <= word.end <= len(samples) / 16_000 + 0.1 for word in flat)
    assert all(one.start <= other.start for one, other in pairwise(flat))
    assert all(0 < word.probability <= 1 and type(word.probability) is float for word in flat)
    assert all(word.text == word.text.strip() != "" for word in flat)
    assert all(segment.text.split() == [word.text for word in segment.words] for segment in segments)


@pytest.mark.parametrize("name", NAMES)
def test_a_word_with_a_sign_inside_is_one_word(
    listeners: dict[str, Listener], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = [(" Jeg", 0.9), (" fikk", 0.9), (" e", 0.9), ("-post", 0.3), (" 12", 0.8), (".30.", 0.9)]
    told = [
        {"start": number / 10, "end": number / 10 + 0.1, "word": text, "probability": chance}
        for number, (text, chance) in enumerate(pieces)
    ]
    segment = {"start": 0.0, "end": 0.6, "text": " Jeg fikk e-post 12.30."}
    listener: Any = listeners[name]
    if name == "faster-whisper":
        spoken = SimpleNamespace(**segment, words=[SimpleNamespace(**word) for word in told])
        monkeypatch.setattr(listener._model, "transcribe", lambda *_, **__: ([spoken], None))
    else:
        spoken = {"segments": [{**segment, "words": told}]}
        monkeypatch.setattr(listener._network, "transcribe", lambda *_, **__: spoken)
    (heard,) = listener.transcribe(np.zeros(16_000, np.float32), "no")
    assert [word.text for word in heard.words] == heard.text.split() == ["Jeg", "fikk", "e-post", "12.30."]
    assert [(word.start, word.end, word.probability) for word in heard.words[2:]] == [
        (0.2, 0.4, 0.3),
        (0.4, 0.6, 0.8),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_norwegian_stays_norwegian(listeners: dict[str, Listener], clip: Clip, name: str) -> None:
    heard = words(listeners[name].transcribe(floats(clip("npsc_short.mp3")), "no"))
    said = (Path(__file__).parent.parent / "data/npsc_short.nb.txt").read_text("utf-8").lower()
    assert jiwer.cer(said, heard) < 0.4


@pytest.mark.parametrize("name", NAMES)
def test_languages_are_told_with_their_probabilities(
    listeners: dict[str, Listener], clip: Clip, name: str
) -> None:
    found = listeners[name].languages(floats(clip("jfk.flac")))
    assert max(found, key=lambda code: found[code]) == "en"
    assert len(found) > 90
    assert sum(found.values()) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_written_where_nobody_speaks_is_doubted(
    listeners: dict[str, Listener], name: str
) -> None:
    noise = np.random.default_rng(7).normal(0, 0.001, 10 * 16_000).astype(np.float32)
    silence = np.zeros(320, np.uint8)
    heard = written_out(doubted(listeners[name].transcribe(noise, "en"), silence), silence)
    words = [word for segment in heard for word in segment.words if word.kind is not TokenKind.PAUSE]
    assert [word for word in words if word.probability > 0] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_at_all_is_no_words(listeners: dict[str, Listener], name: str) -> None:
    assert listeners[name].transcribe(np.zeros(0, np.float32), "en") == []
    assert listeners[name].transcribe(np.zeros(100, np.float32), "en") == []


def test_engines_are_found_by_listing_the_fastest_first() -> None:
    assert [engine.name for engine in engines()] == list(NAMES)


def test_auto_takes_the_fastest_that_can(base: ModelFiles) -> None:
    assert choose(AUTO, base).name == "faster-whisper"
    assert choose(AUTO, replace(base, ctranslate2=None)).name == "openai-whisper"
    assert choose("openai-whisper", base).name == "openai-whisper"


def test_an_engine_that_cannot_use_a_model_says_which_can(base: ModelFiles) -> None:
    with pytest.raises(Refusal, match=r"openai-whisper cannot use the model base.*faster-whisper"):
        choose("openai-whisper", replace(base, openai=None))
    with pytest.raises(Refusal, match="No speech engine"):
        choose(AUTO, replace(base, openai=None, ctranslate2=None))


def test_the_window_loads_no_engine() -> None:
    script = (
        "import sys, workbench.speech.pool, workbench.speech.activity, workbench.speech.sound\n"
        "from workbench.speech.engines import engines\n"
        "assert len(engines()) == 2\n"
        "heavy = {'torch', 'whisper', 'faster_whisper', 'ctranslate2', 'onnxruntime', 'transformers'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_quick_engine_listens_once_where_the_last_word_reaches_the_end_of_the_voice(
    listeners: dict[str, Listener], clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = listeners["faster-whisper"]
    model: Any = listener._model  # type: ignore[attr-defined]
    windows: list[int] = []
    encode = model.encode
    monkeypatch.setattr(model, "encode", lambda features: windows.append(1) or encode(features))
    samples = floats(clip("telephone.flac"))[: 29 * 16000]
    known = listener.transcribe(samples, "en")
    looks = len(windows)
    again = listener.transcribe(samples, "en", known[-2].end)
    assert len(windows) - looks < looks
    assert words(known).startswith(words(again))
    assert again[-1].end >= known[-2].end
