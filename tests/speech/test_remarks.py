"""What an engine writes in brackets: known sounds become marks, and no word is taken away or made into another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.speech.heard import Word
from workbench.speech.remarks import understood
from workbench.study.tokens import TokenKind

TALK, SILENCE = np.full(1000, 255, np.uint8), np.zeros(1000, np.uint8)


def spoken(text: str) -> list[Word]:
    return [Word(n * 0.5, n * 0.5 + 0.5, word, 0.9) for n, word in enumerate(text.split())]


def shown(words: list[Word]) -> list[str]:
    return [word.text or str(word.kind) for word in words]


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("(laughs) Yes.", [TokenKind.LAUGHTER, "Yes."]),
        ("Yes. [LAUGHTER]", ["Yes.", TokenKind.LAUGHTER]),
        ("Yes (both laughing quietly), yes", ["Yes", TokenKind.LAUGHTER, "yes"]),
        ("(ler) ja", [TokenKind.LAUGHTER, "ja"]),
        ("*begge ler litt* ja", [TokenKind.LAUGHTER, "ja"]),
        ("(crying) No", [TokenKind.CRYING, "No"]),
        ("(gråter) nei", [TokenKind.CRYING, "nei"]),
        ("it was [inaudible] there", ["it", "was", TokenKind.UNCLEAR, "there"]),
        ("(utydelig tale) der", [TokenKind.UNCLEAR, "der"]),
    ],
)
def test_known_sounds_are_marks(heard: str, written: list[str]) -> None:
    assert shown([*understood(spoken(heard), TALK)]) == [str(one) for one in written]


@pytest.mark.parametrize(
    "heard",
    [
        "det var (latterlig) sa hun",
        "he was charged with (manslaughter) then",
        "tok (Sobril) hver kveld",
        "(I had to laugh)",
        "(laughing and crying) no",
        "♪ Elsker musikk ♪ ja",
        "*vår musikk* er fin",
        "(min musikk)",
        "(music) So",
        "♪ So",
        "(sighs) So",
        "(so it went on and on and on for ever)",
        "the (first year",
    ],
)
@pytest.mark.parametrize("curve", [TALK, SILENCE], ids=["talk", "silence"])
def test_what_is_not_exactly_known_stays_as_it_was_written(heard: str, curve: np.ndarray) -> None:
    assert shown([*understood(spoken(heard), curve)]) == heard.split()


def test_what_stays_in_brackets_is_left_to_the_listener() -> None:
    found = [*understood(spoken("(min musikk) So"), TALK)]
    assert [word.probability for word in found] == [0.0, 0.0, 0.9]


@pytest.mark.parametrize(
    "remark", ["[BLANK_AUDIO]", "[BLANK _AUDIO]", "(stillhet)", "(lang pause)", "(Pause.)", "[no speech]"]
)
def test_that_nobody_speaks_is_left_out_only_where_nobody_does(remark: str) -> None:
    assert shown([*understood(spoken(f"{remark} So"), SILENCE)]) == ["So"]
    found = [*understood(spoken(f"{remark} So"), TALK)]
    assert shown(found) == [*remark.split(), "So"]
    assert [word.probability for word in found] == [*[0.0] * len(remark.split()), 0.9]


def test_beyond_the_sound_nobody_is_known_to_be_silent() -> None:
    late = [Word(40.0, 40.5, "(stillhet)", 0.9)]
    assert shown([*understood(late, SILENCE)]) == ["(stillhet)"]


def test_a_sound_lasts_as_long_as_the_remark_and_is_as_sure_as_its_least_sure_word() -> None:
    words = [Word(1, 1.5, "(soft", 0.9), Word(1.5, 3, "laughter)", 0.3), Word(3, 3.4, "Yes.", 0.9)]
    laughter = next(understood(words, TALK))
    assert laughter == Word(1, 3, "", 0.3, TokenKind.LAUGHTER)


PARTS = (
    "( ) [ ] * (a b) [c] ♪d e ♪ (latterlig) latterlig manslaughter) (Sobril *vår musikk* (min musikk) humør)"
)
NOBODY = "(stillhet) stillhet) (lang pause) [BLANK_AUDIO]"


@given(st.lists(st.sampled_from(f"{PARTS} {NOBODY}".split()), max_size=20))
def test_brackets_in_any_order_take_no_letter_away(texts: list[str]) -> None:
    assert "".join(shown([*understood(spoken(" ".join(texts)), TALK)])) == "".join(texts)


@given(st.lists(st.sampled_from(PARTS.split()), max_size=20))
def test_in_silence_nothing_is_taken_away_but_that_nobody_speaks(texts: list[str]) -> None:
    assert "".join(shown([*understood(spoken(" ".join(texts)), SILENCE)])) == "".join(texts)
