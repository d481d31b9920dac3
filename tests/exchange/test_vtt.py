"""WebVTT: valid, cut into cues that can be read, with who speaks."""

import html
import re
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.making import pause, said, transcript, turn_of, written
from workbench.exchange.cues import LINE, LONGEST_MS, cut
from workbench.study.tokens import Token

_TIME = r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(f"{_TIME} --> {_TIME}")
_SPAN = re.compile(r"(?:<v ([^<>&\n]*(?:&(?:amp|lt|gt);[^<>&\n]*)*)>)?((?:[^<>&]|&(?:amp|lt|gt);)*)")


class Read(NamedTuple):
    start: int
    end: int
    speaker: str
    lines: list[str]


def read(content: bytes) -> list[Read]:
    """The cues of a file; fails on whatever the W3C's description of WebVTT does not allow."""
    text = content.decode("utf-8")
    assert "\x00" not in text
    assert "\r" not in text
    header, *blocks = text.removesuffix("\n").split("\n\n")
    assert header == "WEBVTT"
    found: list[Read] = []
    for block in blocks:
        name, *rest = block.split("\n")
        if name == "NOTE":
            assert "-->" not in block
            continue
        assert re.fullmatch(r"\d+-\d+", name)
        first, *rest = rest
        timing = _TIMING.fullmatch(first)
        assert timing, first
        numbers = [int(number) for number in timing.groups()]
        start, end = (
            ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest_ms
            for hours, minutes, seconds, rest_ms in (numbers[:4], numbers[4:])
        )
        span = _SPAN.fullmatch(_without_times("\n".join(rest), start, end))
        assert span, rest
        assert "-->" not in span[0]
        assert span[2].strip()
        assert start < end
        assert not found or found[-1].start <= start
        found.append(Read(start, end, html.unescape(span[1] or ""), html.unescape(span[2]).split("\n")))
    return found


def _without_times(text: str, start: int, end: int) -> str:
    """The words of a cue; its inner times go forward between its ends, as the description asks."""
    times = [start]
    for found in re.finditer(f"<{_TIME}>", text):
        hours, minutes, seconds, rest = (int(number) for number in found.groups())
        times.append(((hours * 60 + minutes) * 60 + seconds) * 1000 + rest)
    assert all(before < after for before, after in pairwise([*times, end]))
    return re.sub(f"<{_TIME}>", "", text)


def test_a_long_turn_is_cut_where_sentences_end() -> None:
    text = "I sat in the car. I looked at the door, and then I went in. Nobody said anything to me at all."
    cues = read(written("vtt", transcript(said(text, 1000, 300))))
    assert [" ".join(cue.lines) for cue in cues] == [
        "I sat in the car. I looked at the door, and then I went in.",
        "Nobody said anything to me at all.",
    ]
    assert (cues[0].start, cues[0].end, cues[1].start) == (1000, 5500, 5500)
    assert {cue.speaker for cue in cues} == {"P1"}


def test_a_silence_inside_a_turn_begins_a_new_cue() -> None:
    words = (*said("Yes. I think", 0).tokens, *said("so.", 9000).tokens)
    assert [cue.lines for cue in read(written("vtt", transcript(turn_of(*words))))] == [
        ["Yes. I think"],
        ["so."],
    ]


def test_slow_speech_is_cut_before_seven_seconds_are_over() -> None:
    cues = read(written("vtt", transcript(said("I I do not know what to say", 0, 1900))))
    assert [cue.lines for cue in cues] == [["I I do"], ["not know what"], ["to say"]]
    assert [cue.end for cue in cues] == [5700, 11_400, 15_200]


def test_long_lines_are_broken_into_two_of_like_length() -> None:
    (cue,) = read(
        written("vtt", transcript(said("and then I sat there for a while and looked out at it", 0, 300)))
    )
    assert cue.lines == ["and then I sat there for a", "while and looked out at it"]


def test_arrows_and_angle_brackets_are_only_text() -> None:
    cues = read(written("vtt", transcript(said("a --> b <i> &amp; 😀", speaker="<A> & B"), title="a --> b")))
    assert cues[0].lines == ["a --> b <i> &amp; 😀"]
    assert cues[0].speaker == "<A> & B"


def test_times_out_of_order_empty_turns_and_overlaps_give_valid_cues() -> None:
    backwards = turn_of(Token("1", "late", 5000, 5400), Token("2", "early", 1000, 900))
    cues = read(written("vtt", transcript(backwards, turn_of(), said("over it", 900), said("first", 0))))
    assert [cue.lines[0] for cue in cues] == ["first", "over it", "late early"]


def test_a_pause_longer_than_a_cue_does_not_stay_on_the_screen() -> None:
    (cue,) = read(written("vtt", transcript(turn_of(pause(0, 60_000)))))
    assert (cue.lines, cue.end) == (["[pause 60 s]"], LONGEST_MS)


def test_the_second_recording_follows_the_first_in_time() -> None:
    cues = read(written("vtt", transcript(said("a"), said("b", recording=1), recordings=(3_600_000, 5000))))
    assert [cue.start for cue in cues] == [0, 3_600_000]


def test_the_note_says_that_it_is_a_machine_draft() -> None:
    note = written("vtt", transcript(said("a"))).decode().split("\n\n")[1]
    assert note.startswith("NOTE\nBack to work\n")
    assert "Machine draft, 25 % listened to" in note


WORDS = st.lists(
    st.tuples(st.text("abc.,?", min_size=1, max_size=30), st.integers(0, 900), st.integers(0, 3000)),
    max_size=80,
)


@given(WORDS)
def test_cues_are_short_and_hold_every_word_once(heard: list[tuple[str, int, int]]) -> None:
    tokens: list[Token] = []
    now = 0
    for number, (text, length, gap) in enumerate(heard):
        tokens.append(Token(str(number), text, now, now + length))
        now += length + gap
    parts = list(cut(tokens))
    assert [token for part in parts for token in part] == tokens
    for cue in read(written("vtt", transcript(turn_of(*tokens)))):
        assert cue.end - cue.start <= LONGEST_MS
        assert len(cue.lines) <= 2
        assert all(len(line) <= LINE for line in cue.lines)
