"""Days as they are read: with the month as a word, alone or from one to another."""

from collections.abc import Iterator

import pytest

from workbench.cellar.days import TO, day_words
from workbench.cellar.words import use_language


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("language", "iso", "words"),
    [
        ("en", "2026-03-09", "9 March 2026"),
        ("nb", "2026-03-09", "9. mars 2026"),
        ("en", "2026-03", "March 2026"),
        ("en", f"2026-03{TO}2026-11", f"March 2026{TO}November 2026"),
        ("nb", f"2026-03-09{TO}2026-11-01", f"9. mars 2026{TO}1. november 2026"),
        ("en", f"2026-03{TO}spring", f"2026-03{TO}spring"),
        ("en", f"2026{TO}2027{TO}2028", f"2026{TO}2027{TO}2028"),
        ("en", "2026-13", "2026-13"),
        ("en", "", ""),
    ],
)
def test_a_day_is_told_in_words_and_all_else_stays(language: str, iso: str, words: str) -> None:
    use_language(language)
    assert day_words(iso) == words
