"""Sounds beside words become marks, and long silences pauses; every word stays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.heard import Segment, Word
from workbench.speech.verbatim import written_out
from workbench.study.tokens import TokenKind


def curve(*voiced: tuple[float, float], seconds: float = 30) -> Curve:
    made = np.zeros(round(seconds * 1000 / STEP_MS), np.uint8)
    for start, end in voiced:
        made[round(start * 1000 / STEP_MS) : round(end * 1000 / STEP_MS)] = 255
    return made


def spoken(*words: tuple[str, float, float]) -> Segment:
    told = tuple(Word(start, end, text, 0.9) for text, start, end in words)
    return Segment(told[0].start, told[-1].end, "", told)


def shown(segments: list[Segment]) -> list[str]:
    return [word.text or str(word.kind) for segment in segments for word in segment.words]


def one_after_the_other(text: str) -> Segment:
    return spoken(*[(word, n * 0.5, n * 0.5 + 0.5) for n, word in enumerate(text.split())])


TALK = curve((0, 30))


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("(laughs) Yes.", [TokenKind.LAUGHTER, "Yes."]),
        ("Yes. [LAUGHTER]", ["Yes.", TokenKind.LAUGHTER]),
        ("Yes (both laughing quietly), yes", ["Yes", TokenKind.LAUGHTER, "yes"]),
        ("(ler) ja", [TokenKind.LAUGHTER, "ja"]),
        ("(crying) No", [TokenKind.CRYING, "No"]),
        ("(gråter) nei", [TokenKind.CRYING, "nei"]),
        ("it was [inaudible] there", ["it", "was", TokenKind.UNCLEAR, "there"]),
        ("[BLANK_AUDIO] So", ["So"]),
        ("[BLANK _AUDIO] So", ["So"]),
        ("♪ (music) So", ["So"]),
        ("(sighs) So", ["(sighs)", "So"]),
        (
            "(so it went on and on and on for ever)",
            ["(so", "it", "went", "on", "and", "on", "and", "on", "for", "ever)"],
        ),
        ("(I had to laugh)", ["(I", "had", "to", "laugh)"]),
        ("the (first year", ["the", "(first", "year"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_an_engine_writes_in_brackets_is_what_it_means(heard: str, written: list[str]) -> None:
    assert shown(written_out([one_after_the_other(heard)], TALK)) == [str(one) for one in written]


def test_a_sound_it_has_no_mark_for_is_left_to_the_listener() -> None:
    found = written_out([one_after_the_other("(sighs) So")], TALK)
    assert [word.probability for word in found[0].words] == [0.0, 0.9]


def test_a_sound_lasts_as_long_as_the_remark() -> None:
    found = written_out([spoken(("(soft", 1, 1.5), ("laughter)", 1.5, 3), ("Yes.", 3, 3.4))], TALK)
    laughter = found[0].words[0]
    assert (laughter.start, laughter.end, laughter.kind) == (1, 3, TokenKind.LAUGHTER)


def test_a_long_silence_is_a_pause_as_long_as_nobody_speaks() -> None:
    voice = curve((0, 1), (4, 5))
    found = written_out([spoken(("I", 0, 1), ("waited.", 4, 5))], voice)
    assert shown(found) == ["I", "p", "waited."]
    pause = found[0].words[1]
    assert pause.start == pytest.approx(1, abs=0.04)
    assert pause.end == pytest.approx(4, abs=0.04)


def test_a_pause_between_two_sentences_stands_before_the_second() -> None:
    found = written_out([spoken(("One.", 0, 1)), spoken(("Two.", 3, 4))], curve((0, 1), (3, 4)))
    assert [len(segment.words) for segment in found] == [1, 2]
    assert found[1].words[0].kind is TokenKind.PAUSE


@pytest.mark.parametrize("voiced", [((0, 1), (2.2, 3)), ((0, 3.0),)], ids=["short", "somebody speaks"])
def test_no_pause_where_it_is_short_or_somebody_speaks(voiced: tuple[tuple[float, float], ...]) -> None:
    found = written_out([spoken(("One", 0, 1), ("two", voiced[-1][0] + 2.2, 3))], curve(*voiced))
    assert TokenKind.PAUSE not in {word.kind for segment in found for word in segment.words}


@given(st.lists(st.tuples(st.text("ab.,é", min_size=1), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_words_without_brackets_all_stay_in_order(rows: list[tuple[str, int, int]]) -> None:
    words = [(text, float(start), float(start + length)) for text, start, length in rows]
    told = [spoken(*words)] if words else []
    found = [word for segment in written_out(told, TALK) for word in segment.words]
    assert [word.text for word in found if word.kind is TokenKind.WORD] == [text for text, *_ in words]


@given(st.lists(st.sampled_from(["(", ")", "[", "]", "*", "(a", "b)", "[c]", "♪d", "e"]), max_size=20))
def test_brackets_in_any_order_take_no_letter_away(texts: list[str]) -> None:
    told = [one_after_the_other(" ".join(texts))] if texts else []
    letters = [letter for text in texts for letter in text if letter.isalpha()]
    found = written_out(told, TALK)
    assert [x for one in found for word in one.words for x in word.text if x.isalpha()] == letters
