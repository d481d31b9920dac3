"""Where somebody has still to write alone: asked by one rule, over all words that a round shares with something."""

import pytest

from tests.desk.conftest import Laptops, Table
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.report_choices import Choices
from workbench.study.differing import Move
from workbench.study.rounds import CardKey, Round


def done(desk: Desk, round_: Round, member: str, pin: str = "") -> None:
    desk.members.switch(member, pin)
    desk.rounds.write(round_.id, 0, "an answer")
    desk.rounds.finish(round_.id)


def without_cy(laptops: Laptops) -> Round:
    """A round over the interview that Ada and Bo have opened, with Cy away."""
    ada, table = laptops.ada, laptops.table
    laptops.meet()
    members = [table.ada.id, table.bo.id, laptops.cy.context.me]
    begun = ada.rounds.begin(table.interview.id, members, ["Why?"])
    done(ada, begun, table.bo.id, "4321")
    done(ada, begun, table.ada.id)
    ada.rounds.open_without_the_others(begun.id)
    return begun


def seen(desk: Desk, interview: str) -> list[str]:
    return [voice.text for one in desk.disagreements.of(interview) for voice in one.voices]


def test_a_round_over_the_whole_is_blind_for_any_of_its_words(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    begun = desk.rounds.begin(interview, [table.ada.id, table.bo.id], ["Why?"])
    done(desk, begun, table.ada.id)
    unit = desk.units.mark(interview, 1, 4)
    for about in (
        desk.targets.words(interview, 1, 4),
        desk.targets.unit(unit.id),
        desk.targets.whole(interview),
    ):
        with pytest.raises(Refusal, match="Each of you writes alone first"):
            desk.disagreements.begin(about, "how Ada sees it")
    done(desk, begun, table.bo.id, "4321")
    assert desk.disagreements.begin(desk.targets.words(interview, 1, 4), "how Bo sees it")


def test_a_round_over_some_words_is_blind_for_the_whole_and_not_for_other_words(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    desk.rounds.begin(interview, [table.ada.id, table.bo.id], ["Why?"], (1, 4))
    with pytest.raises(Refusal, match="Each of you writes alone first"):
        desk.disagreements.begin(desk.targets.whole(interview), "how Ada sees it")
    assert desk.disagreements.begin(desk.targets.words(interview, 7, 9), "how Ada sees it")


def test_a_unit_that_has_moved_into_the_words_of_a_round_is_blind_too(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    unit = desk.units.mark(interview, 7, 9)
    about = desk.targets.unit(unit.id)
    begun = desk.disagreements.begin(about, "how Ada sees it")
    desk.rounds.begin(interview, [table.ada.id, table.bo.id], ["Why?"], (1, 4))
    assert not desk.targets.blind(about)
    desk.units.set_ends(unit.id, 3, 9)
    assert desk.targets.blind(begun)


def test_in_what_is_seen_differently_already_nobody_writes_on_while_a_round_is_blind(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    differing = desk.disagreements.begin(desk.targets.words(interview, 1, 4), "how Ada sees it")
    desk.members.switch(table.bo.id, "4321")
    desk.disagreements.write(differing.id, "how Bo sees it")
    begun = desk.rounds.begin(interview, [table.ada.id, table.bo.id], ["Why?"], (1, 4))
    done(desk, begun, table.bo.id, "4321")
    for write in (
        lambda: desk.disagreements.write(differing.id, "what Bo thought in the round", Move.VIEW),
        lambda: desk.disagreements.stand(differing.id),
        lambda: desk.disagreements.propose(differing.id, "a reading"),
    ):
        with pytest.raises(Refusal, match="Each of you writes alone first"):
            write()
    desk.members.switch(table.ada.id)
    assert seen(desk, interview) == ["how Bo sees it", "how Ada sees it"]
    desk.members.switch(table.bo.id, "4321")
    desk.rounds.open_without_the_others(begun.id)
    desk.disagreements.write(differing.id, "what Bo thought in the round", Move.VIEW)
    desk.members.switch(table.ada.id)
    assert seen(desk, interview) == []
    desk.rounds.pass_by(begun.id)
    assert "what Bo thought in the round" in seen(desk, interview)


def test_a_report_has_nothing_that_somebody_away_has_still_to_write_about(laptops: Laptops) -> None:
    begun, ada, interview = without_cy(laptops), laptops.ada, laptops.table.interview.id
    differing = ada.disagreements.begin(ada.targets.words(interview, 1, 4), "how Ada sees it")
    ada.members.switch(laptops.table.bo.id, "4321")
    ada.disagreements.write(differing.id, "how Bo sees it")
    ada.members.switch(laptops.table.ada.id)
    laptops.meet()
    laptops.meet()
    assert seen(laptops.cy, interview) == []
    for desk in (ada, laptops.cy):
        assert desk.report.gather(Choices()).report.differing == ()
    laptops.cy.rounds.pass_by(begun.id)
    laptops.meet()
    assert len(ada.report.gather(Choices()).report.differing) == 1


def test_news_tell_nobody_of_readings_about_what_they_have_still_to_write_alone(laptops: Laptops) -> None:
    without_cy(laptops)
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    differing = ada.disagreements.begin(ada.targets.whole(interview), "how Ada sees it")
    ada.members.switch(laptops.table.bo.id, "4321")
    ada.disagreements.write(differing.id, "how Bo sees it")
    laptops.meet()
    laptops.meet()
    cy.news.looked(cy.news.since())
    reading = ada.disagreements.propose(differing.id, "a reading of both")
    ada.members.switch(laptops.table.ada.id)
    ada.disagreements.agree(reading.id)
    laptops.meet()
    laptops.meet()
    assert cy.news.since().news == ()


def test_who_has_left_gets_no_keys_of_cards_and_gets_them_when_back(laptops: Laptops) -> None:
    ada, table, cy = laptops.ada, laptops.table, laptops.cy.context.me
    laptops.meet()
    ada.members.leave(cy)
    begun = ada.rounds.begin(table.interview.id, [table.ada.id, table.bo.id], ["Why?"])
    done(ada, begun, table.bo.id, "4321")
    done(ada, begun, table.ada.id)
    for _card in range(2):
        ada.rounds.turn(begun.id)

    def readers() -> set[str]:
        return {str(body.values["reader"]) for body in ada.context.archive.shelf.bodies(CardKey.KIND)}

    assert readers() == {table.bo.id}
    ada.members.come_back(cy)
    assert ada.rounds.give_keys()
    assert cy in readers()
