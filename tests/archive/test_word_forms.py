"""What counts as the same word, in Norwegian and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.archive.word_forms import asked, fold, forms_of, meeting, words_in

SAME = [
    ("arbeid", "arbeidet"),
    ("jobbene", "jobb"),
    ("møte", "møtene"),
    ("opplevelsen", "opplevelser"),
    ("work", "working"),
    ("experiences", "experience"),
    ("Arbeid", "ARBEID"),
    ("idé", "ide"),
    ("én", "en"),
    ("arbeid", "arbeidsplassen"),
    ("plass", "arbeidsplassen"),
    ("livet", "arbeidslivet"),
    ("liv", "livsverden"),
    ("liv", "arbeidsliv"),
    ("nav", "navkontoret"),
    ("arb*", "arbeidet"),
    ("å*", "åpenhet"),
]
OTHER = [
    ("nav", "navn"),
    ("å", "a"),
    ("få", "fa"),
    ("gå", "gås*"),
    ("ar", "arbeid"),
    ("liv", "olivia"),
    ("arbeid", "arbe"),
    ("arb*", "sabarb"),
    ("møter", "mater"),
]


def meets(words: str, form: str) -> bool:
    (one,) = asked(words)
    return one.meets(fold(form))


@pytest.mark.parametrize(("words", "form"), SAME)
def test_these_are_found_together(words: str, form: str) -> None:
    assert meets(words, form)


@pytest.mark.parametrize(("words", "form"), OTHER)
def test_these_are_not(words: str, form: str) -> None:
    assert not meets(words, form)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("a\u030arstid", ["a\u030arstid"]),
        ("\u030aer_to", ["er", "to"]),
        ("e\u0301\u0301 x2", ["e\u0301\u0301", "x2"]),
    ],
)
def test_a_word_is_a_letter_with_the_letters_and_accents_behind_it(said: str, words: list[str]) -> None:
    assert [word for word, _start, _end in words_in(said)] == words


def test_words_are_placed_in_code_points() -> None:
    said = "😀 Jeg fikk, liksom, NAV-hjelp …"
    assert [(word, said[start:end]) for word, start, end in words_in(said)] == [
        ("Jeg", "Jeg"),
        ("fikk", "fikk"),
        ("liksom", "liksom"),
        ("NAV", "NAV"),
        ("hjelp", "hjelp"),
    ]


def test_composed_and_decomposed_letters_are_the_same_word() -> None:
    assert forms_of(["bla\u030ab\u00e6r"]) == forms_of(["bl\u00e5b\u00e6r"]) == ["blåbær"]


@given(st.text(max_size=60))
def test_every_word_of_a_text_is_found_by_itself(said: str) -> None:
    forms = set[str]()
    for word, start, end in words_in(said):
        assert said[start:end] == word
        assert meeting(word)(word)
        assert fold(fold(word)) == fold(word)
        forms.add(fold(word))
    assert forms == set(forms_of([said]))
