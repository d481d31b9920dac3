"""Seeing differently: own words beside own words, nobody decides for another, and what is blind stays blind."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import Laptops, Table
from workbench.cellar.errors import Refusal
from workbench.desk.checking import check_study
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange
from workbench.desk.gestures import Gesture
from workbench.desk.telling import news_words
from workbench.history.log import Write
from workbench.study.differing import Disagreement, Move, Position, State
from workbench.study.people import Member, Role
from workbench.study.units import Unit

ADA_SEES = "a tiredness that nobody saw"
BO_SEES = "anger at not being asked"


def works(table: Table, member: Member) -> None:
    table.desk.members.switch(member.id, "4321" if member.name == "Bo" else "")


@pytest.fixture
def unit(table: Table) -> Unit:
    return table.desk.units.mark(table.interview.id, 3, 8)


@pytest.fixture
def begun(table: Table, unit: Unit) -> Disagreement:
    """Ada sees it in one way and Bo in another; Bo works here."""
    made = table.desk.disagreements.begin(table.desk.targets.unit(unit.id), ADA_SEES, " What is it about? ")
    works(table, table.bo)
    table.desk.disagreements.write(made.id, BO_SEES)
    return made


def state(desk: Desk, begun: Disagreement) -> State:
    return desk.disagreements.get(begun.id).state


def texts(desk: Desk, begun: Disagreement) -> list[str]:
    return [voice.text for voice in desk.disagreements.get(begun.id).voices]


def test_both_stand_peers_first_each_in_own_words(table: Table, unit: Unit) -> None:
    desk = table.desk
    begun = desk.disagreements.begin(desk.targets.unit(unit.id), f" {ADA_SEES}\n")
    assert (begun.about, begun.target, begun.passage) == ("unit", unit.id, unit.anchor)
    assert state(desk, begun) is State.ALONE
    works(table, table.bo)
    desk.disagreements.write(begun.id, BO_SEES)
    assert texts(desk, begun) == [BO_SEES, ADA_SEES]
    assert state(desk, begun) is State.STANDS
    assert [one.disagreement.id for one in desk.disagreements.on(table.interview.id, unit.id)] == [begun.id]
    assert desk.disagreements.on(table.interview.id, "other") == []


def test_an_earlier_wording_stays_and_can_be_read(table: Table, begun: Disagreement) -> None:
    desk = table.desk
    with pytest.raises(Refusal, match="same words"):
        desk.disagreements.write(begun.id, f"{BO_SEES} ")
    with pytest.raises(Refusal, match="Nothing is written"):
        desk.disagreements.write(begun.id, " ", Move.VIEW)
    desk.disagreements.write(begun.id, "anger: nobody asked")
    desk.disagreements.write(begun.id, "tiredness, too", Move.VIEW)
    voice = desk.disagreements.get(begun.id).voice(table.bo.id)
    assert voice
    assert voice.text == "tiredness, too"
    assert [one.text for one in voice.earlier] == [BO_SEES, "anger: nobody asked"]
    assert state(desk, begun) is State.CHANGED
    assert desk.disagreements.get(begun.id).changed == {table.bo.id}


def test_the_lead_cannot_end_it_alone(table: Table, begun: Disagreement) -> None:
    desk = table.desk
    works(table, table.ada)
    reading = desk.disagreements.propose(begun.id, "a tiredness that is also anger")
    assert state(desk, begun) is State.STANDS
    (proposal,) = desk.disagreements.get(begun.id).proposals
    assert (proposal.agreed, proposal.missing, proposal.shared) == ((table.ada.id,), (table.bo.id,), False)
    assert set(reading.cites) == {voice.now[0].id for voice in desk.disagreements.get(begun.id).voices}
    desk.disagreements.write(begun.id, "I see it as Bo does", Move.VIEW)
    works(table, table.bo)
    desk.disagreements.stand(begun.id)
    assert state(desk, begun) is State.STANDS
    assert texts(desk, begun) == [BO_SEES, "I see it as Bo does"]


def test_a_reading_is_shared_when_the_last_has_agreed_and_no_more_when_one_takes_it_back(
    table: Table, begun: Disagreement
) -> None:
    desk = table.desk
    reading = desk.disagreements.propose(begun.id, "a tiredness that is also anger")
    works(table, table.ada)
    desk.disagreements.agree(reading.id)
    assert state(desk, begun) is State.SHARED
    desk.disagreements.agree_no_more(reading.id)
    assert state(desk, begun) is State.STANDS
    desk.undo()
    assert state(desk, begun) is State.SHARED
    cy = desk.members.add("Cy", (Role.PEER,))
    works(table, cy)
    with pytest.raises(Refusal, match="Write first how you see it"):
        desk.disagreements.agree(reading.id)
    desk.disagreements.write(begun.id, "shame")
    assert state(desk, begun) is State.STANDS, "it is the reading of all, or of nobody"
    desk.disagreements.agree(reading.id)
    assert state(desk, begun) is State.SHARED


def test_a_reading_is_for_those_who_have_written(table: Table, unit: Unit) -> None:
    desk = table.desk
    begun = desk.disagreements.begin(desk.targets.unit(unit.id), ADA_SEES)
    with pytest.raises(Refusal, match="Nobody else has written"):
        desk.disagreements.propose(begun.id, "mine for all")
    works(table, table.bo)
    with pytest.raises(Refusal, match="Write first how you see it"):
        desk.disagreements.propose(begun.id, "mine for all")
    with pytest.raises(Refusal, match="Write first how you see it"):
        desk.disagreements.stand(begun.id)


def test_it_can_be_about_words_or_the_whole_interview(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    over_words = desk.disagreements.begin(desk.targets.words(interview, 3, 8), ADA_SEES)
    whole = desk.disagreements.begin(desk.targets.whole(interview), "it is about work")
    assert over_words.passage.text == "I was so tired that day"
    assert (whole.about, whole.target, whole.passage.text) == ("interview", interview, "")
    assert [one.disagreement.id for one in desk.disagreements.of(interview)] == [over_words.id, whole.id]
    with pytest.raises(Refusal, match="Select the words"):
        desk.targets.words(interview, 99, 100)
    with pytest.raises(Refusal, match="no longer there"):
        desk.targets.whole("gone")


# -- undo


def test_the_own_beginning_is_taken_back_until_somebody_has_answered(table: Table, unit: Unit) -> None:
    desk = table.desk
    begun = desk.disagreements.begin(desk.targets.unit(unit.id), ADA_SEES)
    desk.undo()
    assert desk.disagreements.of(table.interview.id) == []
    desk.redo()
    works(table, table.bo)
    desk.disagreements.write(begun.id, BO_SEES)
    works(table, table.ada)
    with pytest.raises(Refusal, match="Bo has answered"):
        desk.undo()
    assert texts(desk, begun) == [BO_SEES, ADA_SEES]


def test_a_change_of_view_is_taken_back_until_somebody_has_answered(
    table: Table, begun: Disagreement
) -> None:
    desk = table.desk
    desk.disagreements.write(begun.id, "tiredness", Move.VIEW)
    desk.undo()
    assert texts(desk, begun) == [BO_SEES, ADA_SEES]
    desk.redo()
    works(table, table.ada)
    desk.disagreements.stand(begun.id)
    works(table, table.bo)
    with pytest.raises(Refusal, match="Ada has answered"):
        desk.undo()


def test_a_reading_is_taken_back_until_somebody_has_agreed(table: Table, begun: Disagreement) -> None:
    desk = table.desk
    reading = desk.disagreements.propose(begun.id, "both")
    desk.undo()
    assert desk.disagreements.get(begun.id).proposals == ()
    desk.redo()
    works(table, table.ada)
    desk.disagreements.agree(reading.id)
    works(table, table.bo)
    with pytest.raises(Refusal, match="Ada has answered"):
        desk.undo()
    assert state(desk, begun) is State.SHARED


def test_a_unit_that_others_have_written_about_stays(table: Table, begun: Disagreement, unit: Unit) -> None:
    works(table, table.ada)
    with pytest.raises(Refusal, match="Bo has written about this unit"):
        table.desk.units.remove(unit.id)
    assert table.desk.units.one(unit.id)


def test_a_unit_goes_where_only_its_author_has_written_about_it_and_the_words_stay(
    table: Table, unit: Unit
) -> None:
    begun = table.desk.disagreements.begin(table.desk.targets.unit(unit.id), ADA_SEES)
    table.desk.units.remove(unit.id)
    assert table.desk.disagreements.get(begun.id).disagreement.passage.text == "I was so tired that day"


def test_an_interview_with_a_disagreement_is_not_taken_back(table: Table) -> None:
    desk = table.desk
    second = desk.interviews.add("Second")
    works(table, table.bo)
    desk.disagreements.begin(desk.targets.whole(second.id), BO_SEES)
    works(table, table.ada)
    with pytest.raises(Refusal, match="work in this interview"):
        desk.undo()


# -- blind rounds


def test_nothing_is_begun_on_words_of_a_round_that_is_blind(table: Table, unit: Unit) -> None:
    desk, interview = table.desk, table.interview.id
    round_ = desk.rounds.begin(interview, [table.ada.id, table.bo.id], ["What?"], (5, 10))
    whole = desk.targets.whole(interview)
    for about in (desk.targets.unit(unit.id), desk.targets.words(interview, 8, 9), whole):
        with pytest.raises(Refusal, match="Each of you writes alone first"):
            desk.disagreements.begin(about, ADA_SEES)
    desk.disagreements.begin(desk.targets.words(interview, 11, 12), "other words")
    desk.rounds.pass_by(round_.id)
    works(table, table.bo)
    desk.rounds.pass_by(round_.id)
    desk.disagreements.begin(desk.targets.unit(unit.id), BO_SEES)


def test_who_still_writes_alone_reads_nothing_of_it_not_even_by_searching(
    table: Table, unit: Unit, begun: Disagreement
) -> None:
    desk, interview = table.desk, table.interview.id
    cy = desk.members.add("Cy", (Role.PEER,))
    round_ = desk.rounds.begin(interview, [table.bo.id, cy.id], ["What?"], (3, 8))
    works(table, table.bo)
    desk.rounds.pass_by(round_.id)
    assert [one.kind for one in desk.finder.find("tiredness")] == ["position"]
    works(table, cy)
    assert desk.disagreements.of(interview) == []
    assert desk.finder.find("tiredness") == desk.finder.find("anger") == []
    with pytest.raises(Refusal, match="waits for you"):
        desk.disagreements.get(begun.id)
    with pytest.raises(Refusal, match="waits for you"):
        desk.disagreements.write(begun.id, "shame")
    desk.rounds.pass_by(round_.id)
    assert texts(desk, begun) == [BO_SEES, ADA_SEES]


def test_what_one_has_written_in_stays_in_sight(table: Table, begun: Disagreement) -> None:
    desk = table.desk
    desk.rounds.begin(table.interview.id, [table.ada.id, table.bo.id], ["What?"], (3, 8))
    assert texts(desk, begun) == [BO_SEES, ADA_SEES]


# -- search


def test_positions_readings_and_questions_are_found(table: Table, begun: Disagreement) -> None:
    desk = table.desk
    desk.disagreements.propose(begun.id, "an exhausted rage")
    for words, kind, author in (
        ("asked", "position", table.bo.id),
        ("exhausted", "reading", table.bo.id),
        ("about", "disagreement", table.ada.id),
    ):
        found = [one for one in desk.finder.find(words) if one.within == begun.id]
        assert [(one.kind, one.author) for one in found] == [(kind, author)]
    assert check_study(desk).faults == ()


def test_of_a_disagreement_that_was_taken_away_nothing_is_found(table: Table, begun: Disagreement) -> None:
    table.desk.context.record(
        Gesture.DISAGREEMENT_BEGUN, [Write(Disagreement.KIND, begun.id, "alive", False)]
    )
    assert [one for one in table.desk.finder.find("anger") if one.within] == []


# -- on two laptops


def test_it_travels_and_is_told_in_plain_words(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview
    laptops.meet()
    ada.news.looked(ada.news.since())
    cy.news.looked(cy.news.since())
    begun = ada.disagreements.begin(ada.targets.words(interview.id, 3, 8), ADA_SEES)
    laptops.meet()
    cy.disagreements.write(begun.id, "shame")
    reading = ada.disagreements.write(begun.id, "a tiredness")
    cy.disagreements.propose(begun.id, "tired and ashamed")
    laptops.meet()
    for desk in (ada, cy):
        assert texts(desk, begun) == ["shame", "a tiredness"]
        assert state(desk, begun) is State.STANDS
        assert desk.conflicts.open() == []
        assert check_study(desk).faults == ()
    assert reading.move is Move.WORDS
    told = [news_words(one, "Cy", "First") for one in ada.news.since().news]
    assert told == [
        "Cy wrote how they see it in “First”.",
        "Cy wrote a reading that all could share in “First”.",
    ]
    assert news_words(cy.news.since().news[0], "Ada", "First") == "Ada sees something differently in “First”."
    (proposal,) = ada.disagreements.get(begun.id).proposals
    ada.disagreements.agree(proposal.reading.id)
    laptops.meet()
    assert state(cy, begun) is State.SHARED


def test_what_one_author_wrote_on_two_computers_stands_until_the_author_joins_it(
    laptops: Laptops, tmp_path: Path
) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview
    laptops.meet()
    begun = cy.disagreements.begin(cy.targets.whole(interview.id), "shame")
    laptops.meet()
    cy.disagreements.write(begun.id, "shame, mostly")
    # The same author on another computer, which has not heard of it yet: as a step of that computer would be.
    assert cy.member
    known = cy.disagreements.get(begun.id).voices[0]
    first = known.earlier[0]
    other = replace(known.now[0], id="other", text="and fear", cites=(first.id,))
    cy.context.record(Gesture.POSITION_WRITTEN, [*_making(other)])
    laptops.meet()
    assert texts(ada, begun) == ["shame, mostly\n\nand fear"]
    cy.disagreements.write(begun.id, "shame and fear")
    laptops.meet()
    assert texts(ada, begun) == ["shame and fear"]
    (voice,) = ada.disagreements.get(begun.id).voices
    assert len(voice.earlier) == 3


def _making(position: Position) -> list[Write]:
    values = position.values()
    return [
        Write(position.KIND, position.id, "alive", True),
        *(Write(position.KIND, position.id, name, value) for name, value in values.items()),
    ]


def test_a_program_that_writes_over_what_others_agreed_to_is_not_believed(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview
    laptops.meet()
    begun = ada.disagreements.begin(ada.targets.whole(interview.id), ADA_SEES)
    laptops.meet()
    cy.disagreements.write(begun.id, "shame")
    reading = cy.disagreements.propose(begun.id, "both")
    laptops.meet()
    ada.disagreements.agree(reading.id)
    laptops.meet()
    before = ada.disagreements.get(begun.id)
    cy.context.record(Gesture.READING_PROPOSED, [Write("reading", reading.id, "text", "only shame")])
    with pytest.raises(Refusal):
        laptops.give(cy, ada)
    assert ada.disagreements.get(begun.id) == before


def test_erasing_the_participant_destroys_it(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview
    laptops.meet()
    begun = ada.disagreements.begin(ada.targets.whole(interview.id), "brennesuppe", "brennesuppe?")
    laptops.meet()
    cy.disagreements.write(begun.id, "ikke brennesuppe")
    cy.disagreements.propose(begun.id, "brennesuppe kanskje")
    laptops.meet()
    ada.erasures.erase(ada.erasures.asked("P1"))
    for desk in (ada, cy):
        if desk is cy:
            laptops.give(ada, cy)
        assert desk.context.all(Disagreement) == desk.context.all(Position) == []
        assert desk.finder.find("brennesuppe") == []
        assert "brennesuppe" not in repr(list(desk.context.archive.shelf.steps_after(0)))
        assert check_study(desk).faults == ()
    assert Exchange(ada).colleagues()
