"""What members bring, decide and agree on is found as far as it may be read here: the own comes first, and lists are sealed."""

import pytest

from tests.desk.conftest import Table
from workbench.desk.finder import Found
from workbench.desk.trail import Decided, Guided


def works(table: Table, name: str) -> None:
    table.desk.members.switch({"Ada": table.ada.id, "Bo": table.bo.id}[name], "4321" if name == "Bo" else "")


def found(table: Table, words: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.interview_title, one.within) for one in table.desk.finder.find(words)]


def test_what_another_brings_is_found_once_the_own_is_written(table: Table) -> None:
    desk = table.desk
    works(table, "Bo")
    desk.preparing.bring("I expect brennesuppe.")
    works(table, "Ada")
    assert found(table, "brennesuppe") == []
    desk.preparing.bring("Nothing of the kind.")
    (hit,) = desk.finder.find("brennesuppe")
    assert (hit.kind, hit.author, hit.interview_title) == ("pre-understanding", table.bo.id, "Method")
    works(table, "Bo")
    assert [one.author for one in desk.finder.find("kind")] == [table.ada.id]


def test_decisions_and_versions_of_the_guide_are_found_in_all_that_they_say(table: Table) -> None:
    desk = table.desk
    decision = desk.trail.decide(
        Decided("We ask about sleep", "It was brennesuppe", "Bo misses the work", (), "")
    )
    guide = desk.trail.add_guide(
        Guided("How do you sleep?", "", "Do you sleep badly? It patronises.", (), "")
    )
    assert found(table, "brennesuppe") == [("decision", "Method", decision.id)]
    assert found(table, "misses") == [("decision", "Method", decision.id)]
    assert found(table, "patronises") == [("guide", "Method", guide.id)]
    assert found(table, "sleep") == [("decision", "Method", decision.id), ("guide", "Method", guide.id)]


def test_a_list_of_themes_is_found_once_all_are_turned_and_only_by_whoever_may_read_it(table: Table) -> None:
    desk = table.desk
    begun = desk.themes.begin([table.ada.id, table.bo.id], ["Which themes?"])
    desk.rounds.write(begun.id, 0, "Shame\n- Waiting for others")
    desk.rounds.finish(begun.id)
    works(table, "Bo")
    assert found(table, "shame") == []
    desk.rounds.write(begun.id, 0, "Hands that wait")
    desk.rounds.finish(begun.id)
    assert found(table, "hands") == found(table, "shame") == []
    works(table, "Ada")
    desk.rounds.turn(begun.id)
    desk.rounds.turn(begun.id)
    for name in ("Ada", "Bo"):
        works(table, name)
        assert [one.author for one in desk.finder.find("wait")] == [table.bo.id, table.ada.id]
        (hit,) = desk.finder.find("shame wait")
        assert (hit.kind, hit.within, hit.author) == ("card", begun.id, table.ada.id)
        assert marked(hit) == ["Shame", "Waiting"]
    assert found(table, "shame hands") == []


def test_who_was_away_and_has_still_to_write_finds_no_list(table: Table) -> None:
    desk = table.desk
    begun = desk.themes.begin([table.ada.id, table.bo.id], ["Which themes?"])
    desk.rounds.write(begun.id, 0, "Shame")
    desk.rounds.finish(begun.id)
    desk.rounds.open_without_the_others(begun.id)
    desk.rounds.turn(begun.id)
    assert len(found(table, "shame")) == 1
    works(table, "Bo")
    assert found(table, "shame") == []


def marked(hit: Found) -> list[str]:
    return [hit.snippet[first:last] for first, last in hit.matches]


@pytest.mark.parametrize("limit", [1, 2])
def test_of_more_places_than_asked_for_no_more_come(table: Table, limit: int) -> None:
    desk = table.desk
    begun = desk.themes.begin([table.ada.id, table.bo.id], ["Which themes?"])
    desk.rounds.write(begun.id, 0, "tired")
    desk.rounds.finish(begun.id)
    desk.rounds.open_without_the_others(begun.id)
    desk.rounds.turn(begun.id)
    assert len(desk.finder.find("tired")) == 2
    assert len(desk.finder.find("tired", limit)) == limit
