"""Token positions and UTF-16 offsets, with letters beyond the basic plane."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from workbench.study.tokens import Token, TokenKind, rewritten, shown
from workbench.ui.transcript.mapping import of_tokens, of_typed, one_line, width

WORDS = st.text(st.sampled_from("abæøå😀𐍈é,."), min_size=1, max_size=5)


def tokens(*words: str) -> tuple[Token, ...]:
    return tuple(Token(f"t.{n}", word, 100 * n, 100 * n + 90) for n, word in enumerate(words))


def in_utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_an_emoji_takes_two_units():
    text = of_tokens(tokens("ja", "😀😀", "nei"), "en")
    assert (text.starts, text.ends) == ([0, 3, 8], [2, 7, 11])
    assert width("😀a") == 3


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_offsets_cut_out_each_token(words: list[str]):
    text = of_tokens(tokens(*words), "en")
    assert [in_utf16(text.text, *ends) for ends in zip(text.starts, text.ends, strict=True)] == words
    for number, (start, end) in enumerate(zip(text.starts, text.ends, strict=True)):
        assert {text.at(offset) for offset in range(start, end + 1)} == {number}
        assert text.within(start, end) == (number, number)
        assert text.boundary(start) == number
        assert text.boundary(end) == number + 1


def test_a_selection_of_blanks_touches_no_token():
    text = of_tokens(tokens("one", "two"), "en")
    assert text.within(3, 4) is None
    assert text.within(2, 5) == (0, 1)


def test_a_mark_is_one_token_in_the_readers_language():
    made = (*tokens("ja"), Token("m", "", 0, 2000, None, TokenKind.PAUSE), *tokens("da"))
    text = of_tokens(made, "nb")
    assert text.text == "ja [pause\xa02\xa0s] da"
    assert text.at(8) == 1


@given(
    st.lists(
        st.sampled_from(["ja", "😀nei", "[pause 3 s]", "[latter]", "[", "[ja", "to  to", " "]), max_size=8
    )
)
def test_typed_text_has_the_tokens_that_it_will_become(parts: list[str]):
    text = " ".join(parts)
    numbers = count()
    made = rewritten((), text, lambda: f"n.{next(numbers)}")
    assert len(of_typed(text).starts) == len(made)


@given(st.lists(st.sampled_from(["ja", "😀nei", "[pause 3 s]", "[latter]", "å"]), max_size=8))
def test_typed_and_written_text_agree(parts: list[str]):
    numbers = count()
    made = rewritten((), " ".join(parts), lambda: f"n.{next(numbers)}")
    written, typed = of_tokens(made, "nb"), of_typed(" ".join(shown(token, "nb") for token in made))
    assert (list(written.starts), list(written.ends)) == (typed.starts, typed.ends)


def test_no_kind_of_line_break_reaches_a_block():
    breaks = "\n", "\r\n", "\u2028", "\u2029", "\x0b", "\x85", "\t"
    assert {one_line(f"one{each}two") for each in breaks} == {"one two"}
    assert "\n" not in of_tokens(tokens("a\nb", "c\u2029d"), "en").text
