"""What is begun waits for its member, over an end of the program, in this copy alone, and goes with its interview."""

import pytest
from sqlalchemy import select

from tests.desk.conftest import PASSPHRASE, Table
from workbench.archive.tables import fact
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey, Drafts
from workbench.desk.opening import open_study

WORDS = "she said it so quietly"


@pytest.fixture
def key(table: Table) -> DraftKey:
    return DraftKey(table.ada.id, table.interview.id, "something")


def rows(desk: Desk) -> list[str]:
    return [
        f"{name} {value}"
        for name, value in desk.context.archive.database.rows(select(fact.c.name, fact.c.value))
    ]


def test_it_waits_over_an_end_of_the_program(table: Table, key: DraftKey) -> None:
    before = table.desk.context.archive.shelf.last_number()
    table.desk.drafts.put(key, WORDS)
    table.desk.drafts.put(key._replace(about="more"), "more")
    assert table.desk.drafts.get(key) == WORDS
    assert table.desk.context.archive.shelf.last_number() == before, "nothing of it is in a step"
    table.desk.close()
    again = open_study(table.desk.folder, PASSPHRASE)
    assert again.drafts.get(key) == "", "her key is not unlocked"
    again.members.switch(table.ada.id)
    assert again.drafts.get(key) == WORDS
    again.drafts.put(key, "")
    again.drafts.save()
    assert again.drafts.get(key) == ""
    assert Drafts(again.context).get(key) == ""
    assert Drafts(again.context).get(key._replace(about="more")) == "more"
    again.close()


def test_it_is_sealed_for_its_member(table: Table, key: DraftKey) -> None:
    table.desk.drafts.put(key, WORDS)
    table.desk.drafts.save()
    assert any(row.startswith("draft/") for row in rows(table.desk))
    assert WORDS not in "".join(rows(table.desk))
    assert not table.desk.drafts.get(key._replace(member=table.bo.id))


def test_two_windows_of_one_member_keep_each_what_was_begun_in_it(table: Table, key: DraftKey) -> None:
    one, other = Drafts(table.desk.context), Drafts(table.desk.context)
    one.put(key, WORDS)
    other.put(key._replace(about="other"), "other")
    one.save()
    other.save()
    assert (other.get(key), one.get(key._replace(about="other"))) == (WORDS, "other")


def test_it_is_destroyed_with_its_interview(table: Table, key: DraftKey) -> None:
    kept = key._replace(interview=table.desk.interviews.add("Another").id)
    late = key._replace(about="late")
    for one in (key, kept):
        table.desk.drafts.put(one, WORDS)
    table.desk.drafts.save()
    table.desk.drafts.put(late, WORDS)
    table.desk.erasures.erase(table.desk.erasures.asked("P1"))
    assert not table.desk.drafts.get(key)
    table.desk.drafts.save()
    assert not table.desk.drafts.get(late)
    assert table.desk.drafts.get(kept) == WORDS
    assert not [row for row in rows(table.desk) if row.startswith(f"draft/{key.interview}/")]


def test_a_disk_that_does_not_take_it_is_told_once_for_what_is_new(
    table: Table, key: DraftKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_name: str, _value: str) -> None:
        raise Refusal("full")

    drafts = table.desk.drafts
    drafts.put(key, WORDS)
    with monkeypatch.context() as patched:
        patched.setattr(table.desk.context.archive.database, "set_fact", full)
        with pytest.raises(Refusal):
            drafts.save()
        drafts.save()
        drafts.put(key, f"{WORDS}.")
        with pytest.raises(Refusal):
            drafts.save()
    drafts.save(again=True)
    assert Drafts(table.desk.context).get(key) == f"{WORDS}."
