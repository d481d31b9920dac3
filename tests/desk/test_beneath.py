"""What others have written keeps what it was written beneath, where two laptops did both at once."""

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.results import quote, words, write
from workbench.archive.check import check
from workbench.cellar.errors import Refusal
from workbench.desk.condensates import Became
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.texts import Text
from workbench.history.log import making
from workbench.study.clusters import Cluster, Placement, Spot
from workbench.study.interviews import Interview
from workbench.study.quotes import Quote
from workbench.study.records import ALIVE
from workbench.study.results import Genre, Section, Sentence
from workbench.study.units import Unit


def open_to(desk: Desk) -> list[tuple[str, str]]:
    return [(one.kind, one.field) for one in desk.conflicts.open()]


def both(laptops: Laptops, first: str = "cy") -> list[Desk]:
    """Both desks after they have met; `first` is who gives first."""
    if first == "ada":
        laptops.give(laptops.ada, laptops.cy)
    laptops.meet()
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        assert check(desk.context.archive).whole
    return [laptops.ada, laptops.cy]


def keep(desk: Desk, *, away: bool) -> None:
    """Choose whether what stands open, and nothing else does, goes away."""
    (conflict,) = desk.conflicts.open()
    desk.conflicts.keep(conflict, [one.value for one in conflict.versions].index(not away))


def test_a_round_stays_under_what_somebody_wrote_in_it(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    assert ada.member
    assert cy.member
    begun = ada.rounds.begin(interview, [ada.member.id, cy.member.id], ["Why?"])
    laptops.meet()
    cy.rounds.write(begun.id, 0, "what Cy wrote")
    cy.rounds.finish(begun.id)
    ada.rounds.take_away(begun.id)
    for desk in both(laptops):
        assert [one.id for one in desk.rounds.of(interview)] == [begun.id]
    assert cy.rounds.own(begun.id) == ("what Cy wrote",)
    ada.rounds.write(begun.id, 0, "what Ada wrote")
    ada.rounds.finish(begun.id)
    both(laptops)
    cy.rounds.turn(begun.id)
    for desk in both(laptops):
        assert desk.rounds.standing(begun.id).open


def test_a_unit_stays_under_a_note(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    unit = ada.units.mark(interview, 1, 4)
    laptops.meet()
    cy.notes.answer(unit.id, "voice", "what Cy wrote")
    ada.units.remove(unit.id)
    ada.feed.poll()
    laptops.meet()
    assert (Unit.KIND, unit.id, interview) in [
        (one.kind, one.id, one.interview_id) for one in ada.feed.poll()
    ]
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)
        assert open_to(desk) == [(Unit.KIND, ALIVE)]
    cy.notes.answer(unit.id, "why", "Cy wrote on, and knew")
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)
    (conflict,) = ada.conflicts.open()
    assert [one.member for one in conflict.versions] == [cy.context.me, ada.context.me]
    with pytest.raises(Refusal, match="Cy has written a bridling note on this unit"):
        ada.conflicts.keep(conflict, 1)
    ada.conflicts.keep(conflict, 0)
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)
        assert open_to(desk) == []


def test_a_note_that_was_emptied_and_is_written_anew_keeps_its_unit(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    unit = ada.units.mark(interview, 1, 4)
    laptops.meet()
    cy.notes.answer(unit.id, "voice", "first")
    cy.notes.answer(unit.id, "voice", "")
    laptops.meet()
    cy.notes.answer(unit.id, "voice", "anew")
    ada.units.remove(unit.id)
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)


def test_a_disagreement_stays_under_an_answer(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    begun = ada.disagreements.begin(ada.targets.whole(interview), "how Ada sees it")
    laptops.meet()
    cy.disagreements.write(begun.id, "how Cy sees it")
    ada.undo()
    for desk in both(laptops):
        (one,) = desk.disagreements.of(interview)
        assert {voice.text for voice in one.voices} == {"how Ada sees it", "how Cy sees it"}
        assert ("disagreement", ALIVE) in open_to(desk)


def test_an_interview_stays_under_a_unit_and_can_be_taken_out_by_hand(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    laptops.meet()
    cy.units.mark(interview, 1, 4)
    ada.interviews.remove(interview)
    for desk in both(laptops):
        assert [one.id for one in desk.interviews.list()] == [interview]
        assert open_to(desk) == [(Interview.KIND, ALIVE)]
    cy.conflicts.keep(cy.conflicts.open()[0], 1)
    for desk in both(laptops):
        assert desk.interviews.list() == []
        assert open_to(desk) == []


def test_listening_is_no_reason_for_an_interview_to_stay(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    laptops.meet()
    cy.transcripts.listened("rec", [(0, 500)])
    ada.interviews.remove(interview)
    for desk in both(laptops):
        assert desk.interviews.list() == []


def test_what_is_taken_away_keeps_nothing(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    unit = cy.units.mark(interview, 1, 4)
    laptops.meet()
    cy.units.remove(unit.id)
    ada.interviews.remove(interview)
    for desk in both(laptops):
        assert desk.interviews.list() == []


# what is written elsewhere than where it stands: a unit in a cluster, a quote in a text, a tick


@pytest.mark.parametrize("first", ["ada", "cy"])
def test_a_cluster_stays_under_a_unit_that_was_laid_into_it(laptops: Laptops, first: str) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    one, other = (ada.units.mark(interview, at, at).id for at in (1, 4))
    pile = ada.clusters.lay([one], Spot())
    ada.clusters.name(pile, "Waiting")
    laptops.meet()
    ada.clusters.dissolve(pile, stay=False)
    cy.clusters.put([other], pile)
    for desk in both(laptops, first):
        assert [stack.units for stack in desk.clusters.layout] == [(other,)]
        assert open_to(desk) == [(Cluster.KIND, ALIVE)]
    text = ada.results.begin(Genre.ANALYTIC, cluster=pile)  # it is there for everything else, too
    assert text.title.text == "Waiting"
    ada.clusters.put([one], pile)
    for desk in both(laptops, first):
        assert open_to(desk) == [(Cluster.KIND, ALIVE)], "whoever lays on has not chosen"
    with pytest.raises(Refusal, match="Cy has laid a unit into the cluster by now"):
        keep(ada, away=True)
    keep(ada, away=False)
    for desk in both(laptops, first):
        assert [stack.units for stack in desk.clusters.layout] == [(other, one)]
        assert open_to(desk) == []


def test_a_cluster_goes_with_the_own_units_where_that_is_chosen(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    one, other = (ada.units.mark(interview, at, at).id for at in (1, 4))
    pile = ada.clusters.lay([one], Spot())
    laptops.meet()
    ada.clusters.dissolve(pile, stay=False)
    cy.clusters.put([other], pile)
    both(laptops)
    keep(cy, away=True)
    for desk in both(laptops):
        assert desk.clusters.layout == ()
        assert desk.context.all(Placement) == []
        assert open_to(desk) == []


def test_a_cluster_stays_under_what_was_laid_and_erased_since(laptops: Laptops) -> None:
    """What is erased leaves no trace by which copies could end differently."""
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    other = ada.interviews.add("Second", participant_code="P2")
    one = ada.units.mark(interview, 1, 1).id
    pile = ada.clusters.lay([one], Spot())
    ada.clusters.name(pile, "Waiting")
    unit = Unit(id=ada.context.own_id(), interview=other.id, author=ada.context.me)
    ada.context.record(Gesture.UNIT_MARKED, making(unit))
    laptops.meet()
    cy.clusters.put([unit.id], pile)
    ada.clusters.dissolve(pile, stay=False)
    ada.erasures.erase(ada.erasures.asked("P2"))
    for desk in both(laptops):
        assert desk.context.find(Cluster, pile)
        assert open_to(desk) == [(Cluster.KIND, ALIVE)]


@pytest.mark.parametrize("first", ["ada", "cy"])
def test_a_quote_stays_under_a_text_that_prints_it(laptops: Laptops, first: str) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    said = quote(ada, ada.units.mark(interview, 1, 4))
    text = ada.results.begin(Genre.CONSTITUENT, "Being tired")
    laptops.meet()
    ada.quotes.remove(said.id)
    cy.results.put_quote(text.id, said.id)
    for desk in both(laptops, first):
        assert desk.results.printed(said.id) == "was work I was"
        assert open_to(desk) == [(Quote.KIND, ALIVE)]
    with pytest.raises(Refusal, match="stands in a text"):
        keep(ada, away=True)
    cy.results.write(text.id, cy.results.sentences(text.id), Text(""))
    both(laptops, first)
    keep(ada, away=True)
    for desk in both(laptops, first):
        assert desk.results.quotes() == []
        assert open_to(desk) == []


def test_an_interview_stays_under_a_text_that_prints_its_words(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    said = quote(ada, ada.units.mark(interview, 1, 4))
    text = ada.results.begin(Genre.CONSTITUENT, "Being tired")
    laptops.meet()
    ada.interviews.remove(interview)
    cy.results.put_quote(text.id, said.id)
    for desk in both(laptops):
        assert [one.id for one in desk.interviews.list()] == [interview]
        assert open_to(desk) == [(Interview.KIND, ALIVE)]


@pytest.mark.parametrize("first", ["ada", "cy"])
def test_a_text_stays_under_a_tick(laptops: Laptops, first: str) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    unit = ada.units.mark(interview, 1, 4)
    pile = ada.clusters.lay([unit.id], Spot())
    text = ada.results.begin(Genre.CONDENSATE, "Tired", cluster=pile)
    laptops.meet()
    ada.results.remove(text.id)
    cy.condensates.take(text.id, unit.id)
    for desk in both(laptops, first):
        assert [one.id for one in desk.results.sections()] == [text.id]
        assert [one.became for one in desk.condensates.units(text.id)] == [Became.TAKEN]
        assert open_to(desk) == [(Section.KIND, ALIVE)]
    with pytest.raises(Refusal, match="Cy has said what became of a unit in this text"):
        keep(ada, away=True)
    keep(ada, away=False)
    for desk in both(laptops, first):
        assert [one.id for one in desk.results.sections()] == [text.id]
        assert open_to(desk) == []


@pytest.mark.parametrize("first", ["ada", "cy"])
def test_a_text_that_came_back_is_a_text_like_others(laptops: Laptops, first: str) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    said = quote(ada, ada.units.mark(interview, 1, 4))
    other = ada.results.begin(Genre.CONSTITUENT, "Being carried")
    text = ada.results.begin(Genre.CONSTITUENT, "Being tired")
    write(ada, text, "One is tired.")
    laptops.meet()
    ada.results.remove(text.id)
    write(cy, text, "One is tired. One goes on.")
    for desk in both(laptops, first):
        assert words(desk, text) == "One goes on."
        assert open_to(desk) == [(Section.KIND, ALIVE)]
        assert [one.id for one in desk.results.sections()] == [other.id, text.id]
        assert desk.finder.find("goes on")[0].within == text.id
    ada.results.put_quote(text.id, said.id)
    ada.results.shift(text.id, -1)
    part = ada.results.begin(Genre.VARIATION, "Also so", within=text.id)
    for desk in both(laptops, first):
        assert [one.id for one in desk.results.sections()] == [text.id, part.id, other.id]
        assert open_to(desk) == [(Section.KIND, ALIVE)], "whoever writes on has not chosen"
    with pytest.raises(Refusal, match="Cy has written in this text"):
        keep(ada, away=True)
    ada.results.remove(text.id)
    for desk in both(laptops, first):
        assert [one.id for one in desk.results.sections()] == [other.id, part.id]
        assert desk.context.all(Sentence) == []
        assert open_to(desk) == []


def test_a_text_goes_with_the_own_sentences_where_that_is_chosen(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    text = ada.results.begin(Genre.CONSTITUENT, "Being tired")
    laptops.meet()
    ada.results.remove(text.id)
    write(cy, text, "One goes on.")
    both(laptops)
    keep(cy, away=True)
    for desk in both(laptops):
        assert desk.results.sections() == []
        assert desk.context.all(Sentence) == []


# at one table


def test_a_text_is_not_undone_under_anothers_tick(table: Table) -> None:
    desk = table.desk
    unit = desk.units.mark(table.interview.id, 1, 4)
    pile = desk.clusters.lay([unit.id], Spot())
    text = desk.results.begin(Genre.CONDENSATE, cluster=pile)
    desk.members.switch(table.bo.id, "4321")
    desk.condensates.take(text.id, unit.id)
    desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Bo has said what became of a unit in this text"):
        desk.undo()
    assert desk.results.section(text.id)
    desk.members.switch(table.bo.id, "4321")
    desk.undo()
    desk.members.switch(table.ada.id)
    desk.undo()
    assert desk.results.section(text.id) is None


def test_nothing_is_brought_back_onto_what_is_gone(table: Table) -> None:
    desk = table.desk
    one, other = (desk.units.mark(table.interview.id, at, at).id for at in (1, 4))
    pile = desk.clusters.lay([one, other], Spot())
    desk.clusters.name(pile, "Waiting")
    desk.members.switch(table.bo.id, "4321")
    desk.clusters.take_up([one], pile)
    desk.members.switch(table.ada.id)
    desk.clusters.dissolve(pile, stay=False)
    desk.members.switch(table.bo.id, "4321")
    with pytest.raises(Refusal, match="has been taken away since"):
        desk.undo()
    desk.members.switch(table.ada.id)
    desk.undo()
    desk.members.switch(table.bo.id, "4321")
    desk.undo()
    assert {unit for stack in desk.clusters.layout for unit in stack.units} == {one, other}


def test_a_text_is_brought_back_without_a_quote_that_is_gone(table: Table) -> None:
    desk = table.desk
    said = quote(desk, desk.units.mark(table.interview.id, 1, 4))
    text = desk.results.begin(Genre.CONSTITUENT, "Being tired")
    write(desk, text, "One is tired.")
    desk.results.put_quote(text.id, said.id)
    desk.results.remove(text.id)
    desk.members.switch(table.bo.id, "4321")
    desk.quotes.remove(said.id)
    desk.members.switch(table.ada.id)
    desk.undo()
    assert [one.text.text for one in desk.results.sentences(text.id)] == ["One is tired.", ""]


def test_a_laying_that_was_erased_is_no_gesture_to_take_back(table: Table) -> None:
    desk = table.desk
    unit = desk.units.mark(table.interview.id, 1, 1)
    pile = desk.clusters.lay([unit.id], Spot())
    desk.clusters.name(pile, "Waiting")
    desk.clusters.take_up([unit.id], pile)
    desk.clusters.put([unit.id], pile)
    desk.erasures.erase(desk.erasures.asked("P1"))
    assert desk.can_take_back().undo == "name of a cluster"
