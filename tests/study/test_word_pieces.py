"""Pieces that engines hand over become the words that were said."""

import pytest

from workbench.study.word_pieces import words_in


def words(pieces: list[str], text: str = "") -> list[str]:
    return ["".join(pieces[number] for number in part).strip() for part in words_in(pieces, text)]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (
            [" Jeg", " sendte", " e", "-post", " kl.", " 12", ".30,"],
            ["Jeg", "sendte", "e-post", "kl.", "12.30,"],
        ),
        ([" og", "/eller", " Sør", "-Trøndelag", " 5", ",5"], ["og/eller", "Sør-Trøndelag", "5,5"]),
        ([" yes,", " ma", "'am.", " 50", "%"], ["yes,", "ma'am.", "50%"]),
        ([" kari", "@uit", ".no"], ["kari@uit.no"]),
        ([" sør", "-", " og", " østlandet"], ["sør-", "og", "østlandet"]),
        ([" e", "", "-post", " ", "Ja"], ["e-post", "Ja"]),
    ],
)
def test_a_piece_without_a_blank_before_it_belongs_to_the_word_before(
    pieces: list[str], whole: list[str]
) -> None:
    assert words(pieces) == whole


@pytest.mark.parametrize("pieces", [["-", " Ja"], ["'cause", " I"], ["Ja.", " Nei."]])
def test_the_first_piece_is_a_word_without_a_blank_too(pieces: list[str]) -> None:
    assert words(pieces) == [piece.strip() for piece in pieces]


@pytest.mark.parametrize("pieces", [[" Hei.", "(laughs)", " ja"], [" Hei", "[latter]"], [" nei", "*ler"]])
def test_what_is_heard_beside_words_is_no_part_of_one(pieces: list[str]) -> None:
    assert words(pieces) == [piece.strip() for piece in pieces]


def test_a_sign_that_closes_what_is_heard_belongs_to_it() -> None:
    assert words([" *ler", "*", " ja"]) == ["*ler*", "ja"]


@pytest.mark.parametrize(
    "pieces",
    [
        ["今天", "天气", "好。"],
        [" iPhone", "手机", "好"],
        [" สวัสดี", "ครับ"],
        ["こん", "にちは", " world"],
        [" ສະ", "ບາຍ"],
        [" မင်္ဂ", "လာပါ"],
    ],
)
def test_where_a_language_has_no_blanks_words_stay_apart(pieces: list[str]) -> None:
    assert words(pieces) == [piece.strip() for piece in pieces]


def test_words_from_which_the_blanks_were_taken_stay_apart() -> None:
    assert words(["e", "-post"]) == ["e", "-post"]
    assert words([" Jeg", "kommer", "nå", "igjen"]) == ["Jeg", "kommer", "nå", "igjen"]
    assert words([" Ja", "Nei"]) == ["Ja", "Nei"]
    assert words([]) == words(["", " "]) == []


@pytest.mark.parametrize(
    ("pieces", "text", "whole"),
    [
        ([" Jeg", "kommer", "nå", " igjen"], " Jeg kommer nå igjen", ["Jeg", "kommer", "nå", "igjen"]),
        (["Jeg", "fikk", "e", "-post", "."], "Jeg fikk e-post.", ["Jeg", "fikk", "e-post."]),
        ([" Tr", "ønd", "er", "bu", "nad", " alt", "så"], " Trønderbunad altså", ["Trønderbunad", "altså"]),
        (["Ja", "", " ", "vel", "(ler)"], "Ja\n vel (ler)", ["Ja", "vel", "(ler)"]),
    ],
)
def test_the_blanks_of_the_sentence_tell_where_words_begin(
    pieces: list[str], text: str, whole: list[str]
) -> None:
    assert words(pieces, text) == whole


@pytest.mark.parametrize("text", ["Helt andre ord", "Jegfikke-post", "今天 天气 好"])
def test_a_sentence_in_which_the_pieces_do_not_stand_tells_nothing(text: str) -> None:
    assert words([" Jeg", " fikk", " e", "-post"], text) == ["Jeg", "fikk", "e-post"]
