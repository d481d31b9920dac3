"""What a method calls a group of units stands wherever the program speaks of one: here a method that is one file more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.laying import SPOT, lies, units
from tests.methods.fourth import dropped
from workbench.cellar.errors import Refusal
from workbench.desk.conflict_words import what
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture, gesture_words
from workbench.desk.open_ends import Matter as OpenMatter
from workbench.desk.result_words import ground_words
from workbench.desk.telling import news_words
from workbench.methods import methods
from workbench.study.clusters import Cluster, Matter, Spot
from workbench.study.results import Ground

MADE = [gesture for gesture in Gesture if gesture.name.startswith("CLUSTER")] + [Gesture.FIGURE_NOTED]


@pytest.fixture
def one_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with dropped(tmp_path / "dropped", monkeypatch) as identity:
        yield identity


@pytest.fixture
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with dropped(tmp_path / "dropped", monkeypatch, one_group=False) as identity:
        yield identity


def undo_words(desk: Desk) -> str:
    return desk.can_take_back().undo or ""


def test_a_fourth_method_with_one_group_is_followed_on_the_table(table: Table, one_group: str) -> None:
    desk, (one, two, three, *_rest) = table.desk, units(table)
    desk.method.choose(one_group)
    clusters = desk.clusters
    first, second = clusters.lay([one, two], SPOT), clusters.lay([three], Spot(300, 0))
    with pytest.raises(Refusal, match="one group at a time"):
        clusters.put_as_well([one], second)
    clusters.put([one], second)
    assert set(lies(clusters.layout)) == {("", (three, one)), ("", (two,))}
    clusters.name(second, "Snow")
    assert undo_words(desk) == "name of a heap"
    clusters.merge(first, second)
    assert undo_words(desk) == "heaps laid together"
    assert desk.undo()
    assert lies(clusters.layout) == [("", (two,)), ("Snow", (three, one))]


def test_a_fourth_method_with_several_groups_lets_a_unit_lie_twice(table: Table, several: str) -> None:
    desk, (one, two, *_rest) = table.desk, units(table)
    desk.method.choose(several)
    first, second = desk.clusters.lay([one], SPOT), desk.clusters.lay([two], Spot(300, 0))
    desk.clusters.put_as_well([one], second)
    assert desk.clusters.table.lies_in(one) == {first, second}
    assert not [end for end in desk.open_ends.all() if end.matter is OpenMatter.GROUP]


def test_the_words_for_a_group_follow_the_method(laptops: Laptops, one_group: str) -> None:
    ada, cy = laptops.ada, laptops.cy
    made = ada.clusters.lay(units(laptops.table), SPOT)
    ada.method.choose(one_group)
    laptops.meet()
    ada.clusters.name(made, "Snow")
    cy.clusters.name(made, "Deep snow")
    cy.clusters.write(made, Matter.REVIEW, "It holds.")
    laptops.meet()
    for desk in (ada, cy):
        assert [what(one) for one in desk.conflicts.open()] == ["The name of a heap"]
        assert any("The name of a heap" in end.words for end in desk.open_ends.all())
    told = {news_words(one, "Cy", "") for one in ada.news.since().news}
    assert {"Cy named 1 heap.", "Cy reviewed 1 heap."} <= told


def test_what_has_no_name_is_called_as_the_method_calls_it(table: Table, one_group: str) -> None:
    desk, (one, two, *_rest) = table.desk, units(table)
    made = desk.clusters.lay([one, two], SPOT)
    snapshot = desk.snapshots.keep("Before")
    desk.method.choose(one_group)
    assert ground_words(desk.context, Ground(Cluster.KIND, made)) == "A heap without a name"
    desk.clusters.dissolve(made, stay=False)
    assert any("the heap that begins with" in line for line in desk.snapshots.since(snapshot))


def test_no_gesture_keeps_a_word_of_another_method() -> None:
    """Each gesture on groups says the method's own word, and no sentence has a hole left in it."""
    for method in methods():
        groups = method.groups
        for gesture in MADE:
            words = gesture_words(gesture, groups)
            assert "{" not in words
            if gesture is not Gesture.FIGURE_NOTED:
                assert groups.one in words or groups.many in words
