"""Ten thousand damaged bundles: each is refused with a sentence, or harmless."""

import pytest

from tests.exchange.mutations import WAYS, campaign

EACH = 2500


@pytest.mark.parametrize("quarter", range(4))
def test_damaged_bundles_are_refused_or_harmless(quarter: int) -> None:
    results = campaign(quarter * EACH, EACH)
    assert sum(results.values()) == EACH
    assert all(results[f"{way}: refused"] > EACH / 10 for way in WAYS)
    assert results["lines: not believed"]
