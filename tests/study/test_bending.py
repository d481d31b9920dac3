"""Which edits of a quote are asked about: whether they turn what was said."""

import pytest

from workbench.study.bending import Bend, bent
from workbench.study.quotes import Edit, EditKind
from workbench.study.quoting import Word


def asked(said: str, first: int, last: int, tongue: str = "en", mask: str = "") -> list[tuple[Bend, str]]:
    words = [Word(f"w.{number}", text) for number, text in enumerate(said.split())]
    kind = EditKind.MASK if mask else EditKind.CUT
    edit = Edit(kind, words[first].id, words[last].id, mask)
    return [(one.bend, one.word) for one in bent(words, [edit], tongue)]


@pytest.mark.parametrize(
    ("said", "first", "last", "tongue", "word"),
    [
        ("I did not want them to come", 1, 2, "en", "not"),
        ("And I didn't, want them to come", 2, 2, "en", "didn't"),
        ("I don’t want them", 1, 1, "en", "don’t"),
        ("It went on. No, never. I slept", 3, 4, "en", ""),
        ("It went on. I never slept there", 4, 4, "en", "never"),
        ("I note that I want them", 1, 1, "en", ""),
        ("Jeg ville ikke dit den dagen", 2, 2, "nb", "ikke"),
        ("Eg ville ikkje dit", 2, 2, "nb", "ikkje"),
        ("Jeg så no der borte", 2, 2, "nb", ""),
    ],
)
def test_a_negation_that_is_cut_out_of_a_sentence_is_asked_about(
    said: str, first: int, last: int, tongue: str, word: str
) -> None:
    assert asked(said, first, last, tongue) == ([(Bend.NEGATION_CUT, word)] if word else [])


@pytest.mark.parametrize(
    ("first", "last", "mask", "bends"),
    [
        (3, 3, "name", []),
        (3, 7, "place", []),
        (3, 8, "place", [(Bend.LONG_MASK, "")]),
        (3, 3, "I was afraid of them all", [(Bend.LONG_MASK, "")]),
        (1, 1, "somebody", [(Bend.NEGATION_MASKED, "never")]),
    ],
)
def test_a_mask_over_more_than_a_name_is_asked_about(
    first: int, last: int, mask: str, bends: list[tuple[Bend, str]]
) -> None:
    assert asked("I never met Roy at the big tool room of theirs", first, last, mask=mask) == bends


def test_a_sentence_that_is_cut_in_two_pieces_is_gone_as_a_whole() -> None:
    words = [
        Word(f"w.{number}", text)
        for number, text in enumerate(["I", "slept.", "I", "did", "not", "mind.", "So"])
    ]
    edits = [Edit(EditKind.CUT, "w.2", "w.3"), Edit(EditKind.CUT, "w.4", "w.5")]
    assert list(bent(words, edits, "en")) == []
    assert [one.word for one in bent(words, edits[1:], "en")] == ["not"]
