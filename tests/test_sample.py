"""The sample interviews are what their references say they are."""

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


def read(name: str) -> Any:
    return json.loads((SAMPLE / name).read_text("utf-8"))


INTERVIEWS: list[dict[str, Any]] = read("study.json")["interviews"]


@pytest.fixture(scope="module", params=INTERVIEWS, ids=lambda told: str(told["participant"]))
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


@pytest.fixture(scope="module")
def reference(told: dict[str, Any]) -> dict[str, Any]:
    return read(told["reference"])


@pytest.fixture(scope="module")
def sound(told: dict[str, Any]) -> NDArray[np.float32]:
    resampler = av.AudioResampler("flt", "mono", RATE)
    with av.open(str(SAMPLE / told["recording"])) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    return np.concatenate([frame.to_ndarray()[0] for frame in [*frames, *resampler.resample(None)]])


def loudest(sound: NDArray[np.float32], start: float, end: float) -> float:
    return float(np.abs(sound[round(start * RATE) : round(end * RATE)]).max())


def test_reference_has_the_words_of_the_turns_file(told: dict[str, Any], reference: dict[str, Any]) -> None:
    planned = [
        (turn["speaker"], " ".join(part for part in turn["say"] if isinstance(part, str)))
        for turn in read(told["reference"].replace("reference", "turns"))["turns"]
    ]
    assert [(turn["speaker"], turn["text"]) for turn in reference["turns"]] == planned


def test_turns_follow_each_other_with_a_silence_between(
    reference: dict[str, Any], sound: NDArray[np.float32]
) -> None:
    for before, after in pairwise(reference["turns"]):
        assert 0.3 <= after["start"] - before["end"] <= 0.8
        assert loudest(sound, before["end"] + 0.05, after["start"] - 0.05) < 0.002


def test_every_turn_starts_and_ends_where_the_reference_says(
    reference: dict[str, Any], sound: NDArray[np.float32]
) -> None:
    for turn in reference["turns"]:
        assert loudest(sound, turn["start"], turn["start"] + 0.2) > 0.02
        assert loudest(sound, turn["end"] - 0.2, turn["end"]) > 0.01


def test_the_long_pause_is_silent_and_the_length_is_right(
    reference: dict[str, Any], sound: NDArray[np.float32]
) -> None:
    assert len(sound) / RATE == pytest.approx(reference["duration"], abs=0.02)
    (pause,) = reference["pauses"]
    assert 2 <= pause["end"] - pause["start"] <= 3
    assert loudest(sound, pause["start"] + 0.05, pause["end"] - 0.05) < 0.002


def test_laughter_is_heard_where_the_reference_says(
    reference: dict[str, Any], sound: NDArray[np.float32]
) -> None:
    for laugh in reference.get("laughs", ()):
        assert loudest(sound, laugh["start"], laugh["end"]) > 0.02


def test_the_words_with_their_times_are_those_of_the_reference(
    told: dict[str, Any], reference: dict[str, Any]
) -> None:
    role = {speaker["id"]: speaker["role"] for speaker in reference["speakers"]}
    marks = {"p": reference["pauses"], "l": reference.get("laughs", [])}
    turns = read(told["words"])
    for (who, words), turn in zip(turns, reference["turns"], strict=True):
        assert who == role[turn["speaker"]]
        assert " ".join(word[0] for word in words if word[0]) == turn["text"]
        times = [time for word in words for time in word[1:3]]
        assert times == sorted(times)
        assert (times[0], times[-1]) == (round(turn["start"] * 1000), round(turn["end"] * 1000))
    for kind, expected in marks.items():
        found = [word[1:3] for _who, words in turns for word in words if word[3:] == [kind]]
        assert found == [[round(one["start"] * 1000), round(one["end"] * 1000)] for one in expected]


def test_the_study_names_the_voices_of_the_interviews(
    told: dict[str, Any], reference: dict[str, Any]
) -> None:
    voices = {voice["id"]: voice["role"] for voice in reference["speakers"]}
    for member in read("study.json")["members"]:
        if "speaker" in member:
            assert voices.pop(member["speaker"]) in member["roles"]
    assert voices == {told["participant"]: "participant"}
    assert reference["title"] == told["title"]["en"]
