"""The sample interview is what its reference says it is."""

import json
from itertools import pairwise
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from workbench.cellar import places

RATE = 16_000
SAMPLE = places.resources() / "sample"


def read(name: str) -> dict[str, Any]:
    return json.loads((SAMPLE / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def sound() -> NDArray[np.float32]:
    resampler = av.AudioResampler("flt", "mono", RATE)
    with av.open(str(SAMPLE / "interview.opus")) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    return np.concatenate([frame.to_ndarray()[0] for frame in [*frames, *resampler.resample(None)]])


def loudest(sound: NDArray[np.float32], start: float, end: float) -> float:
    return float(np.abs(sound[round(start * RATE) : round(end * RATE)]).max())


def test_reference_has_the_words_of_the_turns_file() -> None:
    planned = [
        (turn["speaker"], " ".join(part for part in turn["say"] if isinstance(part, str)))
        for turn in read("turns.json")["turns"]
    ]
    assert [(turn["speaker"], turn["text"]) for turn in read("reference.json")["turns"]] == planned


def test_turns_follow_each_other_with_a_silence_between(sound: NDArray[np.float32]) -> None:
    turns = read("reference.json")["turns"]
    for before, after in pairwise(turns):
        assert 0.3 <= after["start"] - before["end"] <= 0.8
        assert loudest(sound, before["end"] + 0.05, after["start"] - 0.05) < 0.002


def test_every_turn_starts_and_ends_where_the_reference_says(sound: NDArray[np.float32]) -> None:
    for turn in read("reference.json")["turns"]:
        assert loudest(sound, turn["start"], turn["start"] + 0.2) > 0.02
        assert loudest(sound, turn["end"] - 0.2, turn["end"]) > 0.02


def test_the_long_pause_is_silent_and_the_length_is_right(sound: NDArray[np.float32]) -> None:
    reference = read("reference.json")
    assert len(sound) / RATE == pytest.approx(reference["duration"], abs=0.02)
    (pause,) = reference["pauses"]
    assert 2 <= pause["end"] - pause["start"] <= 3
    assert loudest(sound, pause["start"] + 0.05, pause["end"] - 0.05) < 0.002


def test_study_names_the_voices_of_the_interview() -> None:
    study, voices = (
        read("study.json"),
        {voice["id"]: voice["role"] for voice in read("reference.json")["speakers"]},
    )
    for member in study["members"]:
        assert voices.pop(member["speaker"]) in member["roles"]
    assert voices == {study["interview"]["participant"]: "participant"}
    assert (SAMPLE / study["interview"]["recording"]).is_file()
