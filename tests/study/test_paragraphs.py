"""Two versions of a text are merged only where nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.study.paragraphs import merged

TEXTS = st.lists(st.sampled_from("abcde"), max_size=8).map("\n".join)


@pytest.mark.parametrize(
    ("before", "one", "other", "both"),
    [
        ("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC"),
        ("a\nb", "a\nb\nnew", "first\na\nb", "first\na\nb\nnew"),
        ("a\nb", "a\nb", "a", "a"),
        ("a", "A", "A", "A"),
        ("a", "A", "B", None),
        ("", "one", "other", None),
        ("a\nb", "a\nx\nb", "a\ny\nb", None),
    ],
)
def test_paragraphs_that_do_not_touch_are_merged(before: str, one: str, other: str, both: str | None) -> None:
    assert merged(before, one, other) == both
    assert merged(before, other, one) == both


@given(TEXTS, TEXTS, TEXTS)
def test_what_only_one_has_changed_is_taken_and_the_order_of_versions_is_none(
    before: str, one: str, other: str
) -> None:
    assert merged(before, one, before) == one
    assert merged(before, one, one) == one
    assert merged(before, one, other) == merged(before, other, one)
