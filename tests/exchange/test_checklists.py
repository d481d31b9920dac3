"""Checklists are found by listing the package; items are numbered as readers know them, in our own words."""

import re

import pytest

from workbench.exchange.checklists import checklist_called, checklists
from workbench.exchange.checklists.protocol import Checklist

NUMBERS = {
    "coreq": [str(number) for number in range(1, 33)],
    "gripp2-sf": [str(number) for number in range(1, 6)],
    "srqr": [f"S{number}" for number in range(1, 22)],
}
THEIRS = (
    "which author/s conducted",
    "what were the researcher's credentials",
    "was a relationship established",
    "how many data coders",
    "did participants provide feedback",
    "was data saturation discussed",
    "concise description of the nature",
    "report the aim of ppi",
)
"""What the originals say, which nobody may take over."""


def test_they_are_found_by_listing_the_package() -> None:
    assert [one.id for one in checklists()] == sorted(NUMBERS)
    assert checklist_called("coreq") is not None
    assert checklist_called("prisma") is None


@pytest.mark.parametrize("checklist", checklists(), ids=lambda one: one.id)
def test_items_are_whole_and_in_our_own_words(checklist: Checklist) -> None:
    assert [item.id for item in checklist.items] == NUMBERS[checklist.id]
    assert "doi:" in checklist.source
    for item in checklist.items:
        assert item.heading
        assert item.asks.endswith("?")
        assert re.search(r"\w", item.asks)
    everything = " ".join(f"{item.heading} {item.asks}" for item in checklist.items).casefold()
    assert [words for words in THEIRS if words in everything] == []
