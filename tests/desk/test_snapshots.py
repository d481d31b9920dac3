"""Snapshots of the table, and what has become of them, in words."""

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.laying import SPOT, units
from workbench.cellar.errors import Refusal
from workbench.study.clusters import Spot


def test_a_snapshot_needs_a_reason_and_something_on_the_table(table: Table) -> None:
    desk = table.desk
    with pytest.raises(Refusal, match="Nothing lies"):
        desk.snapshots.keep("before the discussion")
    desk.clusters.lay(units(table)[:1], SPOT)
    with pytest.raises(Refusal, match="why"):
        desk.snapshots.keep("  ")
    kept = desk.snapshots.keep(" before the discussion ")
    assert [(one.reason, one.layout) for one in desk.snapshots.all()] == [
        ("before the discussion", desk.clusters.layout)
    ]
    assert desk.snapshots.since(kept) == ["Nothing has been changed since."]
    desk.undo()
    assert desk.snapshots.all() == []


def test_what_has_become_of_a_snapshot_is_told_in_words(table: Table) -> None:
    desk, (one, two, three, four) = table.desk, units(table)
    clusters, said = desk.clusters, desk.clusters.table.words
    a, b, c = (
        clusters.lay([one, two], SPOT),
        clusters.lay([three], Spot(300, 0)),
        clusters.lay([four], Spot(0, 500)),
    )
    clusters.name(b, "Work")
    kept = desk.snapshots.keep("first try")
    clusters.move({a: Spot(5, 5)})
    assert desk.snapshots.since(kept) == [
        "All lies together as it did; only the places on the table are others."
    ]
    clusters.name(a, "Shame")
    clusters.name(b, "Hands")
    clusters.put([two, four], b, a)
    clusters.take_up([four], c)
    clusters.part(a, b)
    assert sorted(desk.snapshots.since(kept)) == sorted(
        [
            "“Work” is called “Hands” now.",
            f"Came into “Hands”: “{said(two)}” and “{said(four)}”.",
            f"Named “Shame”: “{said(one)}”.",
            f"Went out of “Shame”: “{said(two)}”.",
            "“Shame” is a part of “Hands” now.",
        ]
    )
    clusters.dissolve(b, stay=False)
    assert "“Work” is no longer there." in desk.snapshots.since(kept)
    assert desk.snapshots.all()[0].layout == kept.layout


def test_a_snapshot_of_another_laptop_is_there_and_nobody_writes_over_it(laptops: Laptops) -> None:
    laptops.ada.clusters.lay(units(laptops.table)[:2], SPOT)
    kept = laptops.ada.snapshots.keep("as we left it")
    laptops.meet()
    assert [one.reason for one in laptops.cy.snapshots.all()] == ["as we left it"]
    assert laptops.cy.snapshots.since(kept) == ["Nothing has been changed since."]
