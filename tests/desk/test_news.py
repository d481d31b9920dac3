"""What is news to somebody who has not looked yet, and how often something is told."""

from tests.desk.conftest import Table
from workbench.desk.gestures import Gesture
from workbench.study.clusters import Spot
from workbench.study.people import Role


def test_the_news_of_who_comes_to_a_table_begin_there(table: Table) -> None:
    desk = table.desk
    desk.units.mark(table.interview.id, 1, 1)
    eli = desk.members.add("Eli", (Role.PEER,), "en", "1357")
    desk.units.mark(table.interview.id, 2, 2)
    desk.members.switch(eli.id, "1357")
    assert [(one.words, one.count) for one in desk.news.since().news] == [("unit of meaning marked", 1)]
    desk.members.switch(table.bo.id, "4321")
    told = {one.gesture: one.count for one in desk.news.since().news}
    assert told[Gesture.UNIT_MARKED] == 2, "who was there before has not looked"
    assert Gesture.INTERVIEW_ADDED in told


def test_a_unit_that_is_laid_is_told_once(table: Table) -> None:
    desk = table.desk
    one, other = (desk.units.mark(table.interview.id, at, at).id for at in (1, 4))
    pile = desk.clusters.lay([one], Spot())
    desk.members.switch(table.bo.id, "4321")
    desk.news.looked(desk.news.since())
    desk.members.switch(table.ada.id)
    desk.clusters.put([other], pile)
    desk.members.switch(table.bo.id, "4321")
    assert [(one.interview, one.count) for one in desk.news.since().news] == [(table.interview.id, 1)]
