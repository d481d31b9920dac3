"""Long silences become pauses as long as they are, wherever they lie; every word stays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.heard import Segment, Word
from workbench.speech.jobs import Span
from workbench.speech.verbatim import PAUSE_MS, among_silences, pause, written_out
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


TALK = curve((0, 30))


def test_a_long_silence_is_a_pause_as_long_as_nobody_speaks() -> None:
    voice = curve((0, 1), (4, 5), seconds=5)
    found = written_out([spoken(("I", 0, 1), ("waited.", 4, 5))], voice)
    assert shown(found) == ["I", "p", "waited."]
    pause = found[0].words[1]
    assert pause.start == pytest.approx(1, abs=0.04)
    assert pause.end == pytest.approx(4, abs=0.04)


def test_a_pause_between_two_sentences_stands_before_the_second() -> None:
    found = written_out([spoken(("One.", 0, 1)), spoken(("Two.", 3, 4))], curve((0, 1), (3, 4), seconds=4))
    assert [len(segment.words) for segment in found] == [1, 2]
    assert found[1].words[0].kind is TokenKind.PAUSE


@pytest.mark.parametrize("voiced", [((0, 1), (2.2, 3)), ((0, 3.0),)], ids=["short", "somebody speaks"])
def test_no_pause_where_it_is_short_or_somebody_speaks(voiced: tuple[tuple[float, float], ...]) -> None:
    found = written_out([spoken(("One", 0, 1), ("two", voiced[-1][0] + 2.2, 3))], curve(*voiced, seconds=3))
    assert TokenKind.PAUSE not in {word.kind for segment in found for word in segment.words}


@given(st.lists(st.tuples(st.text("ab.,é", min_size=1), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_words_without_brackets_all_stay_in_order(rows: list[tuple[str, int, int]]) -> None:
    words = [(text, float(start), float(start + length)) for text, start, length in rows]
    told = [spoken(*words)] if words else []
    found = [word for segment in written_out(told, TALK) for word in segment.words]
    assert [word.text for word in found if word.kind is TokenKind.WORD] == [text for text, *_ in words]


def test_every_long_silence_between_two_words_is_a_pause() -> None:
    """A cough that no engine writes down parts one silence from another and takes away neither."""
    found = written_out(
        [spoken(("I", 0, 1), ("waited.", 10, 11))], curve((0, 1), (5, 5.4), (10, 11), seconds=11)
    )
    assert lengths(found) == [(1, 5), (5.4, 10)]


def test_the_silence_at_either_end_is_told_however_short() -> None:
    found = written_out([spoken(("Yes.", 0.5, 1))], curve((0.5, 1), seconds=2))
    assert shown(found) == ["p", "Yes.", "p"]
    assert lengths(found) == [(0, 0.5), (1, 2)]


def test_before_the_first_word_and_after_the_last_there_are_pauses_beside_a_cough() -> None:
    voice = curve((0.3, 0.7), (6, 7), (12, 12.4), seconds=12.6)
    found = written_out([spoken(("Yes.", 6, 7))], voice)
    assert lengths(found) == [(0, 0.3), (0.7, 6), (7, 12), (12.4, 12.6)]
    assert [len(segment.words) for segment in found] == [1, 2, 1, 1]


def test_a_piece_without_a_word_has_its_silences() -> None:
    assert lengths(written_out([], curve((1, 2), (7, 8), seconds=9))) == [(0, 1), (2, 7), (8, 9)]
    assert lengths(written_out([], curve(seconds=9))) == [(0, 9)]
    assert written_out([], curve((0, 9), seconds=9)) == []


def lengths(segments: list[Segment]) -> list[tuple[float, float]]:
    """Where the pauses are, to a tenth of a second."""
    words = [word for segment in segments for word in segment.words if word.kind is TokenKind.PAUSE]
    return [(round(word.start, 1), round(word.end, 1)) for word in words]


PLAN = [(20_000, 30_000), (30_300, 50_000), (110_000, 112_000), (113_000, 130_000)]
LONG = 200_000


def around(number: int, *segments: Segment, plan: list[Span] = PLAN) -> list[str | tuple[float, float]]:
    """The pauses, as start and end, and the words of a piece among its silences."""
    found = among_silences(plan, number, segments, LONG)
    words = [word for segment in found for word in segment.words]
    return [(word.start, word.end) if word.kind is TokenKind.PAUSE else word.text for word in words]


def silent(start: float, end: float) -> Segment:
    return Segment(start, end, "", (pause(round(start * 1000), round(end * 1000)),))


def test_the_silence_before_the_first_piece_and_after_the_last_is_a_pause() -> None:
    assert around(0, spoken(("So", 20.4, 21))) == [(0, 20.3), "So"]
    assert around(3, spoken(("no.", 120, 129.8)))[1:] == ["no.", (129.8, 200)]
    assert around(3, spoken(("no.", 120, 121)), silent(125, 130))[1:] == ["no.", (125, 200)]


def test_the_silence_around_a_piece_in_which_nothing_was_heard_stays() -> None:
    assert around(2) == [(49.7, 110.3)]
    assert around(2, silent(110, 110.4), silent(111.5, 112)) == [(49.7, 110.4)]
    assert around(3, silent(113, 113.3), spoken(("Yes", 113.3, 114)))[0] == (111.7, 113.3)


def test_a_breath_before_the_first_word_belongs_to_the_silence() -> None:
    assert around(1, silent(30.3, 37), spoken(("b", 37, 38))) == [(29.7, 37), "b"]
    assert around(1, spoken(("b", 37, 38))) == ["b"], "nobody has said that it was silent"


def test_a_long_silence_after_the_last_word_of_a_piece_is_a_pause_and_a_short_one_is_none() -> None:
    assert around(1, spoken(("b", 31, 42)), silent(42.1, 50)) == ["b", (42.1, 49.7)]
    assert around(1, spoken(("b", 31, 49)), silent(49, 50)) == ["b"]
    assert around(0, spoken(("a", 20.3, 27)), silent(27, 30), plan=[(0, 20_000), *PLAN])[-1] == "a"


def test_a_piece_that_is_silent_as_a_whole_is_one_pause_with_what_lies_beside_it() -> None:
    assert around(1, silent(30.3, 50.01)) == [(29.7, 49.7)]
    assert around(3, silent(113, 130.01)) == [(111.7, 200)]
    assert around(0, silent(0, 9), plan=[(0, 9_000)]) == [(0, 200)]


@given(st.integers(0, 3), st.data())
def test_pauses_never_overlap_and_are_long(number: int, data: st.DataObject) -> None:
    start, end = (at / 1000 for at in PLAN[number])
    cuts = sorted(data.draw(st.lists(st.floats(start, end), min_size=4, max_size=4)))
    inner = [silent(start, cuts[0]), spoken(("a", cuts[1], cuts[2])), silent(cuts[3], end)]
    given_ = [one for one in inner if data.draw(st.booleans())]
    found = [one for one in around(number, *given_) if isinstance(one, tuple)]
    places = [place for one in found for place in one]
    assert places == sorted(places)
    assert all(until - since >= PAUSE_MS / 1000 - 0.001 for since, until in found)
