"""Word times and identities through edits; marks that are not words."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.study.tokens import Token, TokenKind, decode, encode, in_language, rewritten, shown, text_of

WORDS = st.text(
    st.characters(blacklist_categories=("Z", "C"), blacklist_characters="[]"), min_size=1, max_size=6
)


def row(*words: str) -> tuple[Token, ...]:
    return tuple(Token(f"a.{n}", word, n * 100, n * 100 + 80, 0.5) for n, word in enumerate(words))


def new_names():
    numbers = count()
    return lambda: f"new.{next(numbers)}"


def test_words_that_stay_keep_identity_time_and_probability() -> None:
    old = row("I", "was", "at", "hom", "then")
    new = rewritten(old, "I was at home then", new_names())
    assert [token.id for token in new] == [token.id for token in old]
    assert new[3] == Token("a.3", "home", 300, 380, None)
    assert new[:3] == old[:3]


def test_one_word_made_two_shares_its_time() -> None:
    new = rewritten(row("well", "cannot"), "well can not", new_names())
    assert [(token.id, token.text, token.start, token.end) for token in new[1:]] == [
        ("a.1", "can", 100, 140),
        ("new.0", "not", 140, 180),
    ]


def test_inserted_word_lies_in_the_gap() -> None:
    new = rewritten(row("so", "tired"), "so very tired", new_names())
    assert (new[1].start, new[1].end) == (80, 100)


def test_marks_are_read_in_both_languages_and_are_not_words() -> None:
    new = rewritten(row("yes"), "yes [pause 3 s] [latter] [unclear maybe] [note]", new_names())
    assert [token.kind for token in new[1:]] == [
        TokenKind.PAUSE, TokenKind.LAUGHTER, TokenKind.UNCLEAR, TokenKind.WORD,
    ]  # fmt: skip
    assert new[1].end - new[1].start == 3000
    assert text_of(new, "nb") == "yes [pause 3 s] [latter] [uklart maybe] [note]"


@pytest.mark.parametrize("seconds", ["99999999", "9" * 400, "9" * 400 + ",5"])
def test_a_pause_is_never_longer_than_four_digits_of_seconds(seconds: str) -> None:
    new = rewritten(row("yes"), f"yes [pause {seconds} s]", new_names())
    assert new[1].end - new[1].start == 9_999_000
    assert rewritten(new, f"yes [pause {seconds} s]", new_names()) == new


def test_marks_in_a_text_are_named_in_a_language_and_words_in_brackets_stay() -> None:
    text = "so [laughter] [unclear maybe] [pause 3 s] [Laughter] [note] [laughter"
    named = "so [latter] [uklart maybe] [pause 3 s] [Laughter] [note] [laughter"
    assert in_language(text, "nb") == named
    assert in_language(text, "en") == text


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_text_unchanged_changes_nothing(words: list[str]) -> None:
    old = row(*words)
    assert rewritten(old, text_of(old), new_names()) == old


@given(st.lists(st.text("[a", min_size=1, max_size=4), min_size=1, max_size=6))
def test_a_bracket_that_is_never_closed_stays_with_its_word(words: list[str]) -> None:
    old = row("yes", *words)
    assert rewritten(old, " ".join(["no", *words]), new_names())[1:] == old[1:]


def test_a_mark_that_touches_a_word_is_parted_from_it() -> None:
    new = rewritten(row("yes"), "yes[latter]so [[note]", new_names())
    assert [token.text for token in new] == ["yes", "", "so", "[", "[note]"]
    assert new[1].kind is TokenKind.LAUGHTER


@given(st.lists(WORDS, max_size=10), st.lists(WORDS, max_size=10))
def test_any_edit_gives_the_text_that_was_asked_in_time_order(old: list[str], wanted: list[str]) -> None:
    new = rewritten(row(*old), " ".join(wanted), new_names())
    assert [shown(token) for token in new] == wanted
    assert all(token.start <= token.end for token in new)
    assert [token.start for token in new] == sorted(token.start for token in new)
    assert len({token.id for token in new}) == len(new)


@given(st.lists(st.builds(
    Token, WORDS, WORDS, st.integers(0, 10**8), st.integers(0, 10**8),
    st.none() | st.integers(0, 1000).map(lambda n: n / 1000), st.sampled_from(TokenKind),
)))  # fmt: skip
def test_tokens_survive_being_kept(tokens: list[Token]) -> None:
    assert decode(encode(tokens)) == tuple(tokens)
