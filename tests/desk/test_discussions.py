"""Discussions: who was there and what was said; one author each, and merged by paragraph over two laptops."""

from pathlib import Path

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.test_rounds import works, writes
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.desk.checking import check_study
from workbench.desk.exchange import Exchange, join
from workbench.desk.open_ends import Matter
from workbench.desk.telling import news_words
from workbench.study.discussions import Discussion
from workbench.study.people import Role
from workbench.study.rounds import Purpose


def test_what_was_said_is_kept_with_those_who_were_there(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    there = [table.bo.id, table.ada.id, table.bo.id]
    made = desk.discussions.write(desk.targets.whole(interview), (there, "2026-03-09", " we were moved\n"))
    assert (made.present, made.date, made.text, made.author) == (
        (table.bo.id, table.ada.id), "2026-03-09", "we were moved", table.ada.id,
    )  # fmt: skip
    assert desk.discussions.after(interview) == [made]
    unit = desk.units.mark(interview, 3, 8)
    other = desk.discussions.write(desk.targets.unit(unit.id), (there, "", "tired of what?"))
    assert desk.discussions.on(interview, unit.id) == [other]
    assert desk.discussions.after(interview) == [made]
    assert [one.id for one in desk.discussions.of(interview)] == [made.id, other.id]


def test_only_its_author_changes_it(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    made = desk.discussions.write(desk.targets.whole(interview), ([table.ada.id], "", "one"))
    desk.discussions.change(made.id, ([table.ada.id, table.bo.id], "2026-03-10", "two"))
    kept = desk.discussions.get(made.id)
    assert (kept.text, kept.present, kept.date) == ("two", (table.ada.id, table.bo.id), "2026-03-10")
    desk.members.switch(table.bo.id, "4321")
    with pytest.raises(Refusal, match="belongs to Ada"):
        desk.discussions.change(made.id, ([], "", "mine"))
    with pytest.raises(Refusal, match="belongs to Ada"):
        desk.discussions.remove(made.id)
    desk.members.switch(table.ada.id)
    desk.undo()
    assert desk.discussions.get(made.id).text == "one"
    desk.discussions.remove(made.id)
    assert desk.discussions.of(interview) == []
    desk.undo()
    assert desk.discussions.of(interview)


def test_where_there_was_none_one_line_says_why(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    whole = desk.targets.whole(interview)
    with pytest.raises(Refusal, match="Write what was said"):
        desk.discussions.write(whole, ([table.ada.id], "", " "))
    with pytest.raises(Refusal, match="why there was no discussion"):
        desk.discussions.write(whole, ([], "", ""), held=False)
    made = desk.discussions.write(whole, ([table.ada.id], "", "we had no time"), held=False)
    assert (made.held, made.present) == (False, ())
    assert desk.discussions.after(interview) == [made]


def test_who_has_still_to_write_alone_reads_none_over_the_same_words(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    cy = desk.members.add("Cy", (Role.PEER,), "en", "1111")
    begun = desk.rounds.begin(interview, [table.ada.id, table.bo.id, cy.id], ["What stays?"])
    told = ([table.ada.id, cy.id], "", "we talked of brennesuppe")
    made = desk.discussions.write(desk.targets.whole(interview), told)
    beside = desk.discussions.write(desk.targets.words(interview, 3, 5), ([], "", "of a few words"))
    works(table, cy)  # was there
    assert desk.discussions.get(made.id) == made
    works(table, table.bo)
    assert desk.discussions.of(interview) == []
    assert desk.finder.find("brennesuppe") == []
    with pytest.raises(Refusal, match="waits for you"):
        desk.discussions.get(made.id)
    missing = {Matter.REFLECTION, Matter.DISCUSSION}
    assert not missing & {one.matter for one in desk.open_ends.at_once()}
    writes(table, table.bo, begun, "alone")
    assert desk.discussions.of(interview) == [made, beside]
    assert [one.kind for one in desk.finder.find("brennesuppe")] == ["discussion"]


def test_somebody_unknown_was_not_there(table: Table) -> None:
    with pytest.raises(Refusal, match="no longer there"):
        table.desk.discussions.write(table.desk.targets.whole(table.interview.id), (["nobody"], "", "x"))


def test_it_goes_on_from_the_reflection_notes(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    round_ = desk.rounds.begin(interview, [table.ada.id], ["What stays?"], purpose=Purpose.REFLECTION)
    desk.rounds.begin(interview, [table.ada.id, table.bo.id], ["What?"])
    made = desk.discussions.write(desk.targets.whole(interview), ([table.ada.id], "", "said"))
    assert made.cites == (round_.id,)
    with pytest.raises(Refusal, match="who led the interview"):
        desk.rounds.begin(interview, [], ["What stays?"], purpose=Purpose.REFLECTION)


def test_one_who_led_an_interview_alone_reflects_too(table: Table) -> None:
    desk = table.desk
    round_ = desk.rounds.begin(
        table.interview.id, [table.ada.id], ["What stays?"], purpose=Purpose.REFLECTION
    )
    desk.rounds.write(round_.id, 0, "her hands")
    desk.rounds.finish(round_.id)
    desk.rounds.turn(round_.id)
    assert desk.rounds.standing(round_.id).over
    desk.members.switch(table.bo.id, "4321")
    desk.members.switch(table.ada.id)
    desk.rounds.give_keys()
    desk.members.switch(table.bo.id, "4321")
    assert [card.answers for card in desk.rounds.cards(round_.id)] == [("her hands",)]


def test_it_is_found(table: Table) -> None:
    desk = table.desk
    made = desk.discussions.write(desk.targets.whole(table.interview.id), ([], "", "we laughed"))
    (found,) = desk.finder.find("laugh")
    assert (found.kind, found.within, found.author) == ("discussion", made.id, table.ada.id)


def test_paragraphs_of_two_laptops_of_its_author_are_merged(laptops: Laptops, tmp_path: Path) -> None:
    cy, interview = laptops.cy, laptops.table.interview.id
    assert cy.member
    made = cy.discussions.write(cy.targets.whole(interview), ([cy.member.id], "", "one\ntwo\nthree"))
    moved = Exchange(cy).move(tmp_path / "mine")
    second = join(tmp_path / "cy2", tmp_path / "mine", moved.code, "another passphrase", cost=LEAST_COST)
    try:
        cy.discussions.change(made.id, ([cy.member.id, laptops.table.bo.id], "", "ONE\ntwo\nthree"))
        second.discussions.change(made.id, ([laptops.table.ada.id], "", "one\ntwo\nTHREE"))
        laptops.give(second, cy)
        assert cy.conflicts.settle() == 1
        assert cy.discussions.get(made.id).text == "ONE\ntwo\nTHREE"
        (left,) = cy.conflicts.open()
        assert (left.field, {version.words for version in left.versions}) == ("present", {"Cy, Bo", "Ada"})
        assert left.owner == cy.member.id
        laptops.give(cy, laptops.ada)
        with pytest.raises(Refusal, match="Only its author"):
            laptops.ada.conflicts.keep(laptops.ada.conflicts.open()[0], 0)
    finally:
        second.close()


def test_who_has_still_to_write_alone_is_told_of_it_nowhere(laptops: Laptops, tmp_path: Path) -> None:
    ada, cy, table = laptops.ada, laptops.cy, laptops.table
    assert cy.member
    about = ada.targets.whole(table.interview.id)
    made = ada.discussions.write(about, ([table.ada.id], "", "talk"))
    laptops.meet()
    begun = ada.rounds.begin(table.interview.id, [table.ada.id, cy.member.id], ["What do you see?"])
    laptops.meet()
    cy.news.looked(cy.news.since())
    moved = Exchange(ada).move(tmp_path / "mine")
    second = join(tmp_path / "ada2", tmp_path / "mine", moved.code, "another passphrase", cost=LEAST_COST)
    try:
        ada.discussions.change(made.id, ([table.ada.id], "", "brennesuppe one"))
        second.discussions.change(made.id, ([table.ada.id], "", "brennesuppe two"))
        laptops.give(second, ada)
        laptops.give(ada, cy)
    finally:
        second.close()
    assert (cy.conflicts.open(), cy.news.since().news) == ([], ())
    assert [one.matter for one in cy.open_ends.all() if one.matter is Matter.CONFLICT] == []
    cy.rounds.pass_by(begun.id)
    (conflict,) = cy.conflicts.open()
    assert {version.words for version in conflict.versions} == {"brennesuppe one", "brennesuppe two"}
    assert [one.gesture for one in cy.news.since().news] == ["discussion-changed"]


def test_it_travels_is_told_and_is_destroyed_with_the_participant(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    laptops.meet()
    ada.news.looked(ada.news.since())
    assert cy.member
    cy.discussions.write(cy.targets.whole(interview), ([cy.member.id], "2026-03-09", "brennesuppe"))
    laptops.meet()
    assert [one.text for one in ada.discussions.of(interview)] == ["brennesuppe"]
    told = [news_words(one, "Cy", "First") for one in ada.news.since().news]
    assert told == ["Cy wrote a discussion down in “First”."]
    ada.erasures.erase(ada.erasures.asked("P1"))
    laptops.give(ada, cy)
    for desk in (ada, cy):
        assert desk.context.all(Discussion) == []
        assert "brennesuppe" not in repr(list(desk.context.archive.shelf.steps_after(0)))
        assert check_study(desk).faults == ()
