"""Sentences of a text: where they end, and which is which after the text has been changed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.study.order import places
from workbench.study.sentences import QUOTE, Origin, compared, joined, split

A, B, C = "To be carried is to be seen.", "It asks for nothing.", "The one who carries stays."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (f"{A} {B}", [A, B]),
        ("“It was cold.” She waited.", ["“It was cold.”", "She waited."]),
        ("Er det slik? Ja! Det er det.", ["Er det slik?", "Ja!", "Det er det."]),
        ("Folk, f.eks. Anna, venter. De venter.", ["Folk, f.eks. Anna, venter.", "De venter."]),
        ("It waits … and goes on.", ["It waits … and goes on."]),
        ("It waits … Then it goes.", ["It waits …", "Then it goes."]),
        ("It takes 3.5 hours. Or 4.", ["It takes 3.5 hours.", "Or 4."]),
        ("Årene går. Øyet ser. Æren er min.", ["Årene går.", "Øyet ser.", "Æren er min."]),
        ("no end", ["no end"]),
        ("  ", []),
        ("", []),
        (f"He says: {QUOTE} And goes.", ["He says:", QUOTE, "And goes."]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    pieces = split(text)
    assert [piece.text for piece in pieces] == sentences
    assert [text[piece.start : piece.end] for piece in pieces] == sentences


def test_the_first_of_a_paragraph_is_known() -> None:
    pieces = split(f"{A} {B}\n\n{C}")
    assert [piece.begins for piece in pieces] == [True, False, True]
    assert joined((piece.text, piece.begins) for piece in pieces) == f"{A} {B}\n{C}"


@given(st.text(alphabet="aB. !?…”“\n,1" + QUOTE, max_size=60))
def test_no_letter_is_lost_in_splitting(text: str) -> None:
    pieces = split(text)
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(pieces))


def test_what_stays_what_is_changed_and_what_is_new() -> None:
    changed = "To be carried is to be really seen."
    assert compared([A, B], [changed, C, B]) == [Origin(0), Origin(None), Origin(1)]


def test_a_sentence_that_is_written_anew_in_its_place_is_the_same_one() -> None:
    assert compared([A, B], ["Snow.", B]) == [Origin(0), Origin(1)]
    assert compared(["T"], ["To be carried"]) == [Origin(0)]


def test_a_sentence_that_moves_stays_itself() -> None:
    assert compared([A, B, C], [C, A, B]) == [Origin(2), Origin(0), Origin(1)]


def test_both_halves_of_a_sentence_rest_on_what_it_did() -> None:
    whole = "To be carried is to be seen and it asks for nothing at all."
    one, other = "To be carried is to be seen.", "It asks for nothing at all."
    first, second = compared([whole], [one, other])
    assert {first.was, second.was} == {0, None}
    assert (second if first.was == 0 else first).also == (0,)


def test_two_that_are_joined_bring_what_both_rested_on() -> None:
    joined_ = "To be carried is to be seen, and it asks for nothing."
    (only,) = compared([A, B], [joined_])
    assert only.was is not None
    assert {only.was, *only.also} == {0, 1}


def test_a_quote_is_never_a_version_of_a_sentence() -> None:
    quote = f"{QUOTE}q1"
    assert compared([quote], [A]) == [Origin(None)]
    assert compared([A, quote], [quote, A]) == [Origin(1), Origin(0)]
    assert compared([quote], [f"{QUOTE}q2"]) == [Origin(None)]


@given(
    st.lists(st.sampled_from([A, B, C, "x", "x y"]), max_size=6), st.lists(st.sampled_from([A, B, C, "x"]))
)
def test_no_sentence_is_two(before: list[str], now: list[str]) -> None:
    origins = compared(before, now)
    assert len(origins) == len(now)
    was = [one.was for one in origins if one.was is not None]
    assert len(was) == len(set(was))


@given(st.lists(st.one_of(st.none(), st.sampled_from(["1", "2i", "i", "i1", "r", "z"])), max_size=9))
def test_places_are_in_order_and_most_stay(known: list[str | None]) -> None:
    found = places(known)
    assert found == sorted(set(found))
    assert len(found) == len(known)
    if all(known) and known == sorted(set(known), key=str):
        assert found == known


def test_one_that_is_moved_gets_another_place_and_the_others_keep_theirs() -> None:
    assert places(["i", "r", "b"])[:2] == ["i", "r"]
    assert places(["i", None, "r"])[::2] == ["i", "r"]
