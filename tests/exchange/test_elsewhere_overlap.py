"""Who speaks into the turn of another in noScribe's pages, subtitles and text, opened and ended in all of its ways."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from tests.exchange.elsewhere import text_of, turns_in
from tests.exchange.making import transcript, turn_of, written
from workbench.exchange.transcripts import read
from workbench.study.tokens import Token

HEAD = "Transcribed with noScribe vers. 0.6.2"


class Piece(NamedTuple):
    """A piece as noScribe hears it; slashes before the voice where it speaks into the turn of another."""

    start: int
    end: int
    voice: str
    text: str


Told = Sequence[Sequence[Piece]]

TOLD = [
    [
        Piece(0, 2000, "S01", "S01: Fortell om det."),
        Piece(2000, 2500, "//S00", " //S00: Ja, og/eller nei."),
        Piece(2500, 3000, "//S00", " Mer."),
        Piece(3000, 5000, "S01", "// Ta den tiden."),
    ],
    [
        Piece(5000, 7000, "S00", "S00: Det var tungt."),
        Piece(7000, 7500, "//S01", " //S01: Mm, men"),
        Piece(7500, 9000, "//S01", " (..)//"),
    ],
    [
        Piece(9000, 10_000, "S01", "S01: vi går videre."),
        Piece(10_000, 10_500, "//S00", " //S00: Ja."),
        Piece(10_500, 11_000, "//S02", " //S02: Nei.//"),
    ],
    [
        Piece(11_000, 12_000, "S01", "S01: Til slutt."),
        Piece(12_000, 13_000, "//S00", " //S00: Takk"),
    ],
]
SAID = [
    ("S01", "Fortell om det."),
    ("S00", "<overlap> Ja, og/eller nei. Mer."),
    ("S01", "Ta den tiden."),
    ("S00", "Det var tungt."),
    ("S01", "<overlap> Mm, men <pause>"),
    ("S01", "vi går videre."),
    ("S00", "<overlap> Ja."),
    ("S02", "<overlap> Nei."),
    ("S01", "Til slutt."),
    ("S00", "<overlap> Takk"),
]


def page(told: Told) -> str:
    paragraphs = [
        "".join(f'<a name="ts_{one.start}_{one.end}_{one.voice}" >{one.text}</a>' for one in pieces)
        for pieces in told
    ]
    body = "".join(f"<p >{one}</p>" for one in ("samtale", HEAD, *paragraphs))
    return f"<!DOCTYPE HTML><html ><body >{body}</body></html>"


def subtitles(told: Told) -> str:
    """Each piece is a cue, with the name of an overlap's voice before its words and no other's."""
    blocks = [
        f"{number}\n{_stamp(one.start)} --> {_stamp(one.end)}\n"
        f"<v {one.voice}>{one.text.removeprefix(f'{one.voice}:').lstrip()}"
        for number, one in enumerate((one for pieces in told for one in pieces), start=1)
    ]
    return "\n\n".join([f"WEBVTT samtale\n\nNOTE\n{HEAD}", *blocks]) + "\n\n"


def _stamp(milliseconds: int) -> str:
    return f"00:00:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def text(told: Told) -> str:
    return "\n\n".join(["samtale", HEAD, *("".join(one.text for one in pieces).strip() for pieces in told)])


WAYS = pytest.mark.parametrize("way", [page, subtitles, text])


@WAYS
def test_what_is_spoken_into_a_turn_is_a_marked_turn_up_to_the_next_slashes_or_the_end(
    way: Callable[[Told], str],
) -> None:
    assert turns_in(read(way(TOLD).encode())) == SAID


@WAYS
def test_a_file_may_begin_with_what_is_spoken_into_a_turn(way: Callable[[Told], str]) -> None:
    told = [[Piece(0, 500, "//S00", " //S00: Ja.//")], [Piece(1000, 2000, "S01", "S01: Hei du.")]]
    assert turns_in(read(way(told).encode())) == [("S00", "<overlap> Ja."), ("S01", "Hei du.")]


@WAYS
@pytest.mark.parametrize("stamp", ["S01 [00:00:01]:", "S01: [00:00:01]"])
def test_times_that_stand_behind_a_name_or_between_pieces_are_no_words(
    way: Callable[[Told], str], stamp: str
) -> None:
    told = [
        [
            Piece(1000, 2000, "S01", f"{stamp} Fortell"),
            Piece(2000, 2500, "//S00", " //S00: Ja"),
            Piece(2500, 3000, "//S00", " [00:00:03] vel.//"),
        ],
        [Piece(3000, 4000, "S00", f"{stamp.replace('1', '0')} Hei.")],
    ]
    found = read(way(told).encode())
    assert turns_in(found) == [("S01", "Fortell"), ("S00", "<overlap> Ja vel."), ("S00", "Hei.")]
    assert found.turns[0].start == 1000


@WAYS
def test_words_between_slashes_without_a_voice_stay_as_they_are_written(way: Callable[[Told], str]) -> None:
    told = [
        [
            Piece(0, 1000, "S01", "S01: Hei //der// ute, //her."),
            Piece(1000, 2000, "S01", " //Inne//"),
            Piece(2000, 3000, "S01", " se https://uit.no nå."),
        ]
    ]
    found = " ".join(text_of(turn) for turn in read(way(told).encode()).turns)
    assert found == "Hei //der// ute, //her. //Inne// se https://uit.no nå."


@pytest.mark.parametrize(
    ("line", "turns"),
    [
        ("Vel.//P2: Hm.// Nei.", ["Vel.", "<overlap> Hm.", "Nei."]),
        (
            "Vel. //P2: Hm.//Husk: ikke. //P2: Nå.//",
            ["Vel.", "<overlap> Hm.", "Husk: ikke.", "<overlap> Nå."],
        ),
        ("Vel. //kanskje: hm", ["Vel. //kanskje: hm"]),
        ("Se //der// og: si //det//.", ["Se //der// og: si //det//."]),
    ],
)
def test_slashes_open_before_a_voice_and_close_behind_words(line: str, turns: list[str]) -> None:
    found = read(f"P1: {line}\n\nP2: Ja.\n\nP1: Nei.\n".encode())
    assert [text_of(turn) for turn in found.turns][: len(turns)] == turns
    assert [text_of(turn) for turn in found.turns][len(turns) :] == ["Ja.", "Nei."]


def test_in_subtitles_who_speaks_on_alone_has_a_turn_without_the_mark() -> None:
    told = [
        [Piece(0, 1000, "S00", "S00: Hei"), Piece(1000, 1500, "//S01", " //S01: Ja, men//")],
        [Piece(1500, 2000, "S01", "S01: nå.")],
    ]
    assert turns_in(read(subtitles(told).encode())) == [
        ("S00", "Hei"),
        ("S01", "<overlap> Ja, men"),
        ("S01", "nå."),
    ]
    first, *_others, last = read(subtitles(told).encode()).turns
    assert (first.start, last.start, last.end) == (0, 1500, 2000)


def test_slashes_in_words_come_in_again_from_a_page_of_our_own() -> None:
    words = ["//Ja", "og/eller", "//", "nei//", "//så//"]
    whole = transcript(turn_of(*(Token(one, one, 100 * at, 100 * at + 90) for at, one in enumerate(words))))
    (turn,) = read(written("html", whole), ".html").turns
    assert [word.text for word in turn.words] == words
