"""A share of the damaged transcripts of `mutated_transcripts`: each is refused with a sentence, or can be kept."""

from tests.exchange.mutated_transcripts import FILES, campaign

COUNT = 800


def test_damaged_transcripts_are_refused_or_can_be_kept() -> None:
    results = campaign(1, COUNT)
    assert sum(results.values()) == COUNT
    assert {one.split(":")[0] for one in results} == {ending for ending, _content in FILES.values()}
    assert sum(count for one, count in results.items() if one.endswith("refused")) > COUNT / 10
