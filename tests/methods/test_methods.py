"""The methods as they are declared: each step is one that can be gone, and its words are whole sentences."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.methods.fourth import dropped
from workbench.methods import USUAL, method_called, methods
from workbench.methods.protocol import Artefact, Explaining, Method

ALL = pytest.mark.parametrize("method", methods(), ids=lambda method: method.id)


@pytest.fixture
def fourth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with dropped(tmp_path / "dropped", monkeypatch) as identity:
        yield identity


def test_the_three_and_the_usual_one() -> None:
    assert [one.id for one in methods()] == ["rlr", "rta", "stc"]
    assert method_called("of another version").id == USUAL == "rlr"


@ALL
def test_steps_have_names_of_their_own_and_ask_in_sentences(method: Method) -> None:
    assert len({step.id for step in method.steps}) == len(method.steps)
    assert len({step.words for step in method.steps}) == len(method.steps)
    said = [method.about, *(step.asks for step in method.steps)]
    assert all(words[-1] in ".?" for words in said)
    asked = [*method.checks, *(prompt for step in method.steps for prompt in step.prompts)]
    assert asked
    assert all(words.endswith(("?", ".")) for words in asked)


def test_the_rules_are_those_of_the_books() -> None:
    rlr, rta, stc = methods()
    assert [one.one_group for one in (rlr, stc, rta)] == [False, True, False]
    assert [one.explaining for one in (rlr, stc, rta)] == [
        Explaining.WITHHELD,
        Explaining.LATER,
        Explaining.WELCOME,
    ]
    leaves = {method.id: [step.leaves for step in method.steps] for method in methods()}
    assert leaves["rlr"].index(Artefact.IMPRESSIONS) < leaves["rlr"].index(Artefact.UNITS)
    assert leaves["rlr"].index(Artefact.CLUSTERS) < leaves["rlr"].index(Artefact.ESSENCE)
    assert leaves["stc"].index(Artefact.THEME_LISTS) < leaves["stc"].index(Artefact.AGREED_THEMES)
    assert leaves["stc"].index(Artefact.SUBGROUPS) < leaves["stc"].index(Artefact.CONDENSATES)
    assert Artefact.BRIDLING_NOTES not in leaves["rta"]


def test_a_fourth_method_is_one_file(fourth: str) -> None:
    method = method_called(fourth)
    assert (method.id, method.groups.one, method.one_group) == ("pairs", "heap", True)
    assert len(methods()) == 4
