"""What stands over a text that was begun from a cluster: the cluster's name as it is now, until somebody writes a heading."""

from collections.abc import Collection, Iterable

import pytest

from tests.desk.conftest import Laptops, Table
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices
from workbench.desk.result_words import section_words
from workbench.desk.texts import Text
from workbench.history.log import making, moment, removing
from workbench.history.steps import Step
from workbench.study.clusters import Cluster, Spot
from workbench.study.ids import new_id
from workbench.study.provenance import Wording
from workbench.study.results import Genre, Ground, Section


def shame(table: Table) -> tuple[str, str]:
    """A cluster with a unit, and the unit."""
    unit = table.desk.units.mark(table.interview.id, 3, 7)
    cluster = table.desk.clusters.lay([unit.id], Spot(0, 0))
    table.desk.clusters.name(cluster, "Shame")
    return cluster, unit.id


def over(desk: Desk, text: str) -> str:
    """What stands over a text wherever it is read."""
    section = desk.results.section(text)
    assert section
    [listed] = [one for one in desk.results.sections() if one.id == text]
    assert section.title == listed.title
    assert section_words(desk.context, section) == section.title.text
    return section.title.text


def begun_before(table: Table, cluster: str) -> str:
    """A text as earlier versions began it: with a copy of the name that its cluster had."""
    name = table.desk.context.need(Cluster, cluster).name
    section = Section(id=new_id(), genre=Genre.ANALYTIC, title=name, cluster=cluster, made=moment())
    table.desk.context.record(Gesture.TEXT_BEGUN, making(section))
    return section.id


def test_a_text_is_called_as_its_cluster_is_now(table: Table) -> None:
    desk = table.desk
    cluster, unit = shame(table)
    text = desk.results.begin(Genre.ANALYTIC, cluster=cluster)
    assert text.title == Wording("Shame", (table.ada.id,))
    desk.results.write(text.id, [], Text("It sits in the walls."))
    [sentence] = desk.results.sentences(text.id)
    desk.results.rest(sentence.id, [Ground("cluster", cluster), Ground("unit", unit)])
    desk.clusters.name(cluster, "What one hides")
    assert over(desk, text.id) == "What one hides"
    report = desk.report.gather(Choices()).report
    assert [one.heading for one in report.texts] == ["What one hides"]
    assert "Shame" not in repr(report)


def test_a_text_begun_by_an_earlier_version_is_so_too(table: Table) -> None:
    cluster, _unit = shame(table)
    text = begun_before(table, cluster)
    table.desk.clusters.name(cluster, "Shame and numbers")
    assert over(table.desk, text) == "Shame and numbers"
    table.desk.clusters.name(cluster, "What one hides")
    assert over(table.desk, text) == "What one hides"


def test_a_heading_of_its_own_stays(table: Table) -> None:
    desk = table.desk
    cluster, _unit = shame(table)
    texts = [
        begun_before(table, cluster),
        desk.results.begin(Genre.ANALYTIC, cluster=cluster).id,
        desk.results.begin(Genre.CONDENSATE, cluster=cluster).id,
    ]
    for text in texts:
        desk.results.head(text, "Walls")
    given = desk.results.begin(Genre.ANALYTIC, "Towers", cluster=cluster).id
    desk.clusters.name(cluster, "Walls")
    desk.clusters.name(cluster, "What one hides")
    assert {over(desk, text) for text in texts} == {"Walls"}
    assert over(desk, given) == "Towers"
    desk.results.head(texts[0], "")
    assert over(desk, texts[0]) == "What one hides", "nobody has written one any more"


def test_leaving_the_heading_as_it_is_shown_writes_none(table: Table) -> None:
    desk = table.desk
    cluster, _unit = shame(table)
    text = desk.results.begin(Genre.ANALYTIC, cluster=cluster).id
    before = desk.context.archive.shelf.last_number()
    for words in ("Shame", ""):
        desk.results.head(text, words)
    assert desk.context.archive.shelf.last_number() == before
    desk.members.switch(table.bo.id, "4321")
    desk.results.head(text, "Shame, hidden")
    section = desk.results.section(text)
    assert section
    assert section.title.authors == (table.ada.id, table.bo.id)
    desk.undo()
    desk.clusters.name(cluster, "Hidden")
    assert over(desk, text) == "Hidden"


def test_a_cluster_that_is_gone_leaves_its_last_name(table: Table) -> None:
    desk = table.desk
    cluster, _unit = shame(table)
    text = desk.results.begin(Genre.ANALYTIC, cluster=cluster).id
    desk.clusters.name(cluster, "Hidden")
    desk.context.record(Gesture.CLUSTER_DISSOLVED, list(removing(Cluster(id=cluster))))
    assert over(desk, text) == "Hidden"


def test_laptops_agree_on_it(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    cluster, _unit = shame(laptops.table)
    text = ada.results.begin(Genre.ANALYTIC, cluster=cluster).id
    laptops.meet()
    cy.clusters.name(cluster, "Hidden")
    laptops.meet()
    assert over(ada, text) == over(cy, text) == "Hidden"


def test_what_clusters_were_called_is_read_once_for_all_texts(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = table.desk
    cluster, _unit = shame(table)
    texts = [begun_before(table, cluster) for _number in range(3)]
    desk.clusters.name(cluster, "Hidden")
    shelf = desk.context.archive.shelf
    asked: list[object] = []
    called = shelf.steps_called

    def counted(gestures: Collection[str]) -> Iterable[Step]:
        asked.append(gestures)
        return called(gestures)

    monkeypatch.setattr(shelf, "steps_called", counted)
    sections = desk.results.sections()
    assert [section_words(desk.context, one) for one in sections] == ["Hidden"] * len(texts)
    assert len(asked) == 1
    desk.clusters.name(cluster, "Walls")
    assert [one.title.text for one in desk.results.sections()] == ["Walls"] * len(texts)
    assert len(asked) == 2, "anew once something was named"
