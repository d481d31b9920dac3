"""JSON: the shape that other programs are promised, in seconds."""

import json
from typing import Any

from tests.exchange.making import laughter, said, transcript, turn_of, written
from workbench.study.tokens import Token


def read(content: bytes) -> dict[str, Any]:
    return json.loads(content)


def test_the_shape_is_the_promised_one() -> None:
    told = read(written("json", transcript(said("Very cold.", 1500))))
    assert {key: told[key] for key in ("engine", "model", "language", "duration")} == {
        "engine": "faster-whisper",
        "model": "base",
        "language": "en",
        "duration": 200.0,
    }
    assert told["segments"] == [
        {
            "start": 1.5,
            "end": 2.3,
            "speaker": "P1",
            "text": "Very cold.",
            "words": [
                {"start": 1.5, "end": 1.9, "text": "Very", "probability": 0.9},
                {"start": 1.9, "end": 2.3, "text": "cold.", "probability": 0.9},
            ],
        }
    ]
    assert (told["machine_draft"], told["listened"]) == (True, 0.259)


def test_what_is_not_known_is_null() -> None:
    turn = turn_of(Token("1", "so", 0, 100), speaker="")
    told = read(written("json", transcript(turn, engine="", model="", language="", participant="")))
    assert [told[key] for key in ("engine", "model", "language", "participant")] == [None] * 4
    (segment,) = told["segments"]
    assert segment["speaker"] is None
    assert segment["words"][0]["probability"] is None


def test_marks_are_no_words_and_later_recordings_follow_in_time() -> None:
    turn = turn_of(*said("Oh").tokens, laughter(400), recording=1)
    (segment,) = read(written("json", transcript(turn, recordings=(10_000, 10_000))))["segments"]
    assert segment["text"] == "Oh [laughter]"
    assert [word["text"] for word in segment["words"]] == ["Oh"]
    assert segment["marks"] == [{"start": 10.4, "end": 10.9, "mark": "laughter", "text": ""}]
