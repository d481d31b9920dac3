"""JSON of programs that listen: segments, the words in them and the pieces of words, with times and probabilities."""

import json

from tests.exchange.elsewhere import sample, text_of, turns_in
from workbench.exchange.transcripts import read


def test_whisper_segments_become_sentences_with_times_and_probabilities() -> None:
    first, second = sample("whisper-json").turns
    assert text_of(first) == "It was a long winter."
    assert (first.words[-1].start, first.words[-1].probability) == (2400, 0.97)
    assert (second.start, second.words[0].probability) == (5000, None)
    assert sample("whisper-json").language == "en"
    assert [turn.start for turn in sample("whisper-cpp").turns] == [0, 2500]
    assert sample("atrain-json").speakers == ("SPEAKER_01", "SPEAKER_00")


def test_words_that_a_program_has_no_time_for_are_read_beside_those_that_it_has() -> None:
    words = [{"word": "Hei", "start": 0, "end": 0.5}, {"word": "ja", "start": 1.5, "end": 2}]
    segment = {"start": 0, "end": 2, "text": " Hei (ler) du, ja", "words": words}
    (turn,) = read(json.dumps({"segments": [segment]}).encode()).turns
    assert text_of(turn) == "Hei <laughter> du, ja"
    assert [turn.words[at].start for at in (0, 3)] == [0, 1500]


def test_pieces_of_a_word_are_one_word_with_the_times_of_all_and_the_lowest_probability() -> None:
    rows = [
        (" Jeg", 0.9),
        (" fikk", 0.8),
        (" e", 0.9),
        ("-post", 0.4),
        (" 12", 0.8),
        (".30,", 0.9),
        (" [ler", 1),
        ("]", 1),
    ]
    words = [
        {"word": text, "start": number, "end": number + 0.5, "probability": chance}
        for number, (text, chance) in enumerate(rows)
    ]
    (turn,) = read(json.dumps({"segments": [{"start": 0, "end": 9, "words": words}]}).encode()).turns
    assert text_of(turn) == "Jeg fikk e-post 12.30, <laughter>"
    assert [(one.start, one.end, one.probability) for one in turn.words[2:4]] == [
        (2000, 3500, 0.4),
        (4000, 5500, 0.8),
    ]


def test_pieces_of_a_word_in_chunks_of_single_words_are_one_word() -> None:
    chunks = [
        {"text": text, "timestamp": [number, number + 1]}
        for number, text in enumerate([" I", " got", " e", "-mail."])
    ]
    (turn,) = read(json.dumps({"text": " I got e-mail.", "chunks": chunks}).encode()).turns
    assert [(one.text, one.start, one.end) for one in turn.words] == [
        ("I", 0, 1000),
        ("got", 1000, 2000),
        ("e-mail.", 2000, 4000),
    ]


def test_pieces_of_a_word_by_whisper_cpp_are_one_word() -> None:
    pieces = ["", " Jeg", " så", " Tr", "øn", "der", "bu", "nad", "en", " i", " e", "-post", "en", "."]
    rows = [
        {"offsets": {"from": 100 * at, "to": 100 * at + 100}, "text": text} for at, text in enumerate(pieces)
    ]
    (turn,) = read(json.dumps({"result": {"language": "no"}, "transcription": rows}).encode()).turns
    assert [(one.text, one.start, one.end) for one in turn.words] == [
        ("Jeg", 100, 200),
        ("så", 200, 300),
        ("Trønderbunaden", 300, 900),
        ("i", 900, 1000),
        ("e-posten.", 1000, 1400),
    ]


def test_words_of_which_only_the_first_has_its_blank_stay_apart() -> None:
    listed = [" Jeg", "kommer", "nå", " igjen", ".", "Ja"]
    words = [{"word": text, "start": at, "end": at + 1} for at, text in enumerate(listed)]
    segment = {"start": 0, "end": 6, "text": " Jeg kommer nå igjen. Ja", "words": words}
    (turn,) = read(json.dumps({"segments": [segment]}).encode()).turns
    assert [(one.text, one.start) for one in turn.words] == [
        ("Jeg", 0),
        ("kommer", 1000),
        ("nå", 2000),
        ("igjen.", 3000),
        ("Ja", 5000),
    ]


def test_listed_words_without_blanks_are_each_a_word() -> None:
    words = [
        {"word": text, "start": number, "end": number + 1}
        for number, text in enumerate(["I", "'cause", "-no"])
    ]
    (turn,) = read(json.dumps({"segments": [{"start": 0, "end": 3, "words": words}]}).encode()).turns
    assert [one.text for one in turn.words] == ["I", "'cause", "-no"]


def test_elements_of_monologues_are_words_with_times() -> None:
    found = sample("rev-json")
    assert (found.kind, turns_in(found)) == (
        "JSON (Rev)",
        [("Speaker 1", "When then?"), ("1", "Twenty-five, <unclear>")],
    )
    assert [(one.start, one.end, one.probability) for one in found.turns[0].words] == [
        (500, 800, 0.9),
        (800, 1200, 0.7),
    ]
