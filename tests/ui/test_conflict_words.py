"""What two versions say in words, whatever program has written them."""

import pytest

from workbench.desk.conflicts import Conflict, Version
from workbench.methods import method_called
from workbench.study.records import Json
from workbench.ui.conflict_words import said


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        ("interview", "mode", "telephone", "By telephone"),
        ("interview", "mode", "telepathy", "telepathy"),
        ("member", "roles", ["lead", "emperor"], "lead researcher, emperor"),
    ],
)
def test_a_word_that_this_version_does_not_know_stands_as_it_is(
    kind: str, field: str, value: Json, words: str
) -> None:
    version = Version("ada", "", value)
    conflict = Conflict(kind, "x", field, "", "", (version,), False, method_called("stc").groups, "")
    assert said(conflict, version).casefold() == words.casefold()
