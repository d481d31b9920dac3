"""What is said in the reader's language beyond single sentences: quotation marks and decimals."""

from collections.abc import Iterator

import pytest

from workbench.cellar.words import use_language
from workbench.ui.wordings import quoted, size


@pytest.fixture
def bokmal() -> Iterator[None]:
    use_language("nb")
    yield
    use_language("en")


def test_in_english_words_are_quoted_and_numbers_written_as_in_english() -> None:
    assert quoted("I {slept} badly") == "“I {slept} badly”"
    assert size(1_500_000_000) == "1.5 GB"


@pytest.mark.usefixtures("bokmal")
def test_in_bokmal_words_are_quoted_and_numbers_written_as_in_bokmal() -> None:
    assert quoted("Jeg {sov} dårlig") == "«Jeg {sov} dårlig»"
    assert size(1_500_000_000) == "1,5 GB"
