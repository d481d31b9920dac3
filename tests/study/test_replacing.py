"""Words found over an interview, and what comes in their place."""

from itertools import count

import pytest

from tests.ui.transcript.hands import turn
from workbench.study.interviews import Turn
from workbench.study.reading import Reading
from workbench.study.replacing import hits, replaced
from workbench.study.tokens import text_of


def done(turn_: Turn, words: str, by: str) -> Turn:
    numbers = count()
    found = hits(Reading([turn_]), words)
    tokens = replaced(turn_.tokens, found, by, lambda: f"new{next(numbers)}")
    return Turn(id=turn_.id, tokens=tokens)


@pytest.mark.parametrize(
    ("said", "words", "by", "then"),
    [
        (
            "we met Karin in oslo, and Oslo was cold",
            "oslo",
            "Bergen",
            "we met Karin in Bergen, and Bergen was cold",
        ),
        ("Det var det", "det", "dette", "Dette var dette"),
        ("cat catalogue (cat)", "cat", "dog", "dog catalogue (dog)"),
        ("in the home office. In the home office", "home office", "lab", "in the lab. In the lab"),
        ("really really really", "really really", "so", "so really"),
        ("We left Oslo. Oslo was cold", "oslo", "the town", "We left the town. The town was cold"),
        ("a b c", "b", "", "a c"),
        ("he said xx twice", "xx", "[unclear]", "he said [unclear] twice"),
        ("one, two", "—", "x", "one, two"),
    ],
)
def test_whole_words_are_replaced_and_the_signs_around_them_stay(
    said: str, words: str, by: str, then: str
) -> None:
    assert text_of(done(turn("t", said), words, by).tokens) == then


def test_all_other_words_stay_as_they_are_and_a_word_for_a_word_keeps_time_and_identity() -> None:
    before = turn("t", "no no? yes no?")
    after = done(before, "yes", "no")
    assert [token.id for token in after.tokens] == [token.id for token in before.tokens]
    assert [(one.start, one.end) for one in after.tokens] == [(one.start, one.end) for one in before.tokens]
    assert [token.probability for token in after.tokens] == [0.9, 0.2, None, 0.2]


def test_more_words_share_the_time_of_those_that_they_replace() -> None:
    before = turn("t", "a bc d")
    after = done(before, "bc", "x yz")
    assert [one.id for one in after.tokens] == ["t.0", "t.1", "new0", "t.2"]
    assert (after.tokens[1].start, after.tokens[2].end) == (before.tokens[1].start, before.tokens[1].end)


def test_a_place_whose_words_have_changed_meanwhile_is_passed_over() -> None:
    before = turn("t", "a b c")
    found = hits(Reading([before]), "b c")
    without = tuple(token for token in before.tokens if token.text != "c")
    assert replaced(without, found, "x", lambda: "new") == without
