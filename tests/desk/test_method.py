"""The way of the method: what there is of each step, what is left out for a reason, and nothing that locks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import Laptops, Table
from tests.methods.fourth import dropped
from workbench.cellar.errors import Refusal
from workbench.desk.conflict_words import what
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.left_behind import LeftBehind
from workbench.desk.telling import news_words
from workbench.history.log import making
from workbench.methods import method_called
from workbench.methods.protocol import Artefact
from workbench.study.clusters import Cluster, Placement, placement_id
from workbench.study.provenance import Wording
from workbench.study.results import Genre, Section


@pytest.fixture
def fourth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with dropped(tmp_path / "dropped", monkeypatch) as identity:
        yield identity


def told(desk: Desk) -> dict[str, str]:
    return {now.step.id: now.had.words for now in desk.method.way()}


def done(desk: Desk) -> list[str]:
    return [now.step.id for now in desk.method.way() if now.done]


def test_what_there_is_of_each_step_is_told_in_words(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    assert done(desk) == []
    assert told(desk)["pre-understanding"] == "Nobody has written down yet what they bring."
    desk.preparing.bring("I have been ill myself")
    desk.preparing.impress(interview, "A quiet sorrow")
    unit = desk.units.mark(interview, 3, 8)
    desk.notes.answer(unit.id, "voice", "she is tired")
    now = told(desk)
    assert now["pre-understanding"] == "1 of 2 members has written down what they bring."
    assert now["whole"] == "1 impression is written, of 1 interview."
    assert now["units"] == "1 unit of meaning in 1 interview."
    assert now["bridling"] == "1 unit has a bridling note."
    assert done(desk) == ["pre-understanding", "whole", "units", "bridling"]
    cluster = Cluster(id="c", name=Wording("Tiredness", (table.ada.id,)))
    loose = Cluster(id="loose")
    lies = [
        Placement(id=placement_id(unit.id, one.id), cluster=one.id, unit=unit.id) for one in (cluster, loose)
    ]
    section = Section(id="s", genre=Genre.ESSENCE)
    records = (cluster, loose, *lies, section)
    desk.context.record(Gesture.TRANSCRIBED, [write for one in records for write in making(one)])
    assert told(desk)["clusters"] == "Clusters of meaning: 1; 1 unit lies in them."
    assert told(desk)["essence"] == "1 text is begun."


def test_subgroups_are_told_as_several(table: Table) -> None:
    desk = table.desk
    desk.method.choose("stc")
    records = (Cluster(id="c"), Cluster(id="d", within="c"), Cluster(id="e", within="c"))
    desk.context.record(Gesture.TRANSCRIBED, [write for one in records for write in making(one)])
    assert told(desk)["subgroups"] == "Subgroups: 2."


def test_every_kind_of_thing_is_told_whether_there_is_any_or_not(table: Table) -> None:
    left: LeftBehind = table.desk.method._left_behind  # pyright: ignore[reportPrivateUsage]
    for artefact in Artefact:
        had = left.of(artefact, method_called("stc"))
        assert had.words.endswith(".")
        assert not had.there


def test_a_step_is_left_out_in_one_line_and_taken_in_again(table: Table) -> None:
    desk = table.desk
    with pytest.raises(Refusal, match="in one line"):
        desk.method.leave_out("figure", "  ")
    with pytest.raises(Refusal, match="no such step"):
        desk.method.leave_out("code-groups", "we do not")
    desk.method.leave_out("figure", "there are\nthree clusters only ")
    left = {now.step.id: now.left_out for now in desk.method.way()}["figure"]
    assert left
    assert (left.because, left.by) == ("there are three clusters only", table.ada.id)
    assert done(desk) == ["figure"]
    desk.method.take_in("figure")
    assert done(desk) == []
    desk.undo()
    assert done(desk) == ["figure"]
    desk.method.leave_out("figure", "no time")
    assert [now.left_out.because for now in desk.method.way() if now.left_out] == ["no time"]


def test_another_method_loses_nothing(table: Table) -> None:
    desk = table.desk
    desk.method.leave_out("figure", "three clusters only")
    desk.preparing.bring("something")
    desk.method.choose("stc")
    assert desk.method.now.id == desk.facts.method == "stc"
    assert done(desk) == []
    desk.method.choose("rta")
    assert done(desk) == ["reflexivity"]
    with pytest.raises(Refusal, match="does not know"):
        desk.method.choose("of another version")
    desk.method.choose("rlr")
    assert done(desk) == ["pre-understanding", "figure"]
    desk.undo()
    assert desk.facts.method == "rta"


def test_a_fourth_method_needs_nothing_but_its_file(table: Table, fourth: str) -> None:
    desk = table.desk
    desk.method.choose(fourth)
    assert [now.step.words for now in desk.method.way()] == ["Lists", "Heaps", "Voices"]
    desk.method.leave_out("quotes", "nothing is printed")
    assert done(desk) == ["quotes"]
    assert desk.themes.begin([table.ada.id], desk.themes.asked()).prompts == ("What do you hear twice?",)
    desk.themes.agree("Tired", [table.ada.id])
    assert told(desk)["heaps"] == "Heaps: 1; 0 units lie in them."


def test_two_laptops_leave_out_the_same_step_for_two_reasons(laptops: Laptops) -> None:
    laptops.give(laptops.ada, laptops.cy)
    laptops.ada.method.leave_out("figure", "three clusters only")
    laptops.cy.method.leave_out("figure", "no time")
    laptops.ada.method.choose("stc")
    laptops.cy.method.choose("rta")
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        conflicts = {what(one): {version.words for version in one.versions} for one in desk.conflicts.open()}
        assert conflicts == {
            "Why a step of the method is left out": {"three clusters only", "no time"},
            "The method of the study": {"Systematic text condensation", "Reflexive thematic analysis"},
        }


def test_it_is_news_for_the_others(laptops: Laptops) -> None:
    laptops.give(laptops.ada, laptops.cy)
    laptops.cy.news.looked(laptops.cy.news.since())
    laptops.ada.method.leave_out("figure", "no time")
    laptops.ada.preparing.bring("something")
    laptops.give(laptops.ada, laptops.cy)
    assert {news_words(one, "Ada", "") for one in laptops.cy.news.since().news} == {
        "Ada said why 1 step of the method is left out.",
        "Ada wrote down what they bring.",
    }
