"""Ranges as they are written in both languages, with and without an end."""

import pytest

from workbench.study.ranges import HIGHEST, LOWEST, range_of, widest


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("30–39", 30, 39),
        ("39 - 30 years", 30, 39),
        ("47", 47, 47),
        ("47 år", 47, 47),
        ("60+", 60, HIGHEST),
        ("60 +", 60, HIGHEST),
        ("60 and older", 60, HIGHEST),
        ("60 years or over", 60, HIGHEST),
        ("60 år og eldre", 60, HIGHEST),
        ("At least 60", 60, HIGHEST),
        ("Over 60", 61, HIGHEST),
        ("eldre enn 60 år", 61, HIGHEST),
        (">60", 61, HIGHEST),
        ("≥ 60", 60, HIGHEST),
        ("fra og med 60", 60, HIGHEST),
        ("under 30", LOWEST, 29),
        ("< 30", LOWEST, 29),
        ("yngre enn 30", LOWEST, 29),
        ("30 and younger", LOWEST, 30),
        ("30 og yngre", LOWEST, 30),
        ("30 år eller yngre", LOWEST, 30),
        ("up to 30", LOWEST, 30),
        ("til og med 30 år", LOWEST, 30),
    ],
)
def test_a_range_is_read_in_both_languages(value: str, low: int, high: int) -> None:
    found = range_of(value)
    assert found
    assert found[:2] == (low, high)


@pytest.mark.parametrize(
    "value", ["", "nurse", "older", "+", "under", "40 something older", "under 30 or over 60"]
)
def test_what_is_no_range(value: str) -> None:
    found = range_of(value)
    assert found is None or found.low == found.high


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("30–39", "40–49"), "30–49"),
        (("1y", "2y"), "1–2y"),
        (("50–59", "60+"), "50+"),
        (("50–59", "over 60"), "over 49"),
        (("50–59", "60 år og eldre"), "50 år og eldre"),
        (("under 30", "30–39"), "under 40"),
        (("30 og yngre", "31–39"), "39 og yngre"),
        (("under 30", "60+"), ""),
        (("60+", "over 60"), "60+"),
        (("under 30", "30 and younger"), "under 31"),
    ],
)
def test_ranges_together_are_told_in_the_words_of_the_one_without_an_end(
    values: tuple[str, ...], told: str
) -> None:
    assert widest(values) == told
    assert widest(reversed(values)) == told
