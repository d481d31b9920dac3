"""A PIN belongs to a computer: whoever works on two has one on each, and nothing about it travels."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import NEW, PASSPHRASE, Laptops
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.desk.opening import open_study
from workbench.study.people import Role

HERE, THERE = "1111", "2222"


@pytest.fixture(params=[THERE, ""], ids=["another PIN", "no PIN"])
def there(request: pytest.FixtureRequest, laptops: Laptops, tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    """Ada's second computer, and her PIN there; both computers have met."""
    ada = laptops.ada
    ada.members.set_pin(laptops.table.ada.id, HERE)
    code = Exchange(ada).move(tmp_path / "move").code
    second = join(tmp_path / "second", tmp_path / "move", code, NEW, request.param, cost=LEAST_COST)
    laptops.give(second, ada)
    laptops.give(ada, second)
    yield second, request.param
    second.close()


def test_each_computer_asks_for_its_own_pin(laptops: Laptops, there: tuple[Desk, str]) -> None:
    (second, pin), ada = there, laptops.table.ada.id
    laptops.ada.close()
    with_pin = open_study(laptops.ada.folder, PASSPHRASE)
    assert with_pin.members.asks_pin(ada)
    for wrong in {pin, ""}:
        with pytest.raises(Refusal, match="PIN is not Ada's" if wrong else "Type Ada's PIN first"):
            with_pin.members.switch(ada, wrong)
    assert with_pin.members.switch(ada, HERE).id == ada
    with_pin.close()
    second.close()
    again = open_study(second.folder, NEW)
    assert again.members.asks_pin(ada) == bool(pin)
    with pytest.raises(Refusal, match="PIN is not Ada's"):
        again.members.switch(ada, HERE)
    assert again.members.switch(ada, pin).id == ada
    again.close()


def test_a_new_pin_is_asked_for_where_it_was_set(laptops: Laptops, there: tuple[Desk, str]) -> None:
    (second, pin), ada = there, laptops.table.ada.id
    code = laptops.ada.members.recovery_key()
    second.members.set_pin(ada, "3333")
    laptops.give(second, laptops.ada)
    laptops.ada.members.recover(ada, code, "4444")
    laptops.give(laptops.ada, second)
    assert laptops.ada.members.switch(ada, "4444")
    assert second.members.switch(ada, "3333")
    with pytest.raises(Refusal, match="PIN is not Ada's" if pin else "Type Ada's PIN first"):
        second.members.switch(ada, pin)


def test_nothing_of_a_pin_is_in_the_log(laptops: Laptops) -> None:
    eli = laptops.ada.members.add("Eli", (Role.PEER,), "en", "8642")
    before = laptops.ada.context.archive.shelf.last_number()
    laptops.ada.members.set_pin(laptops.table.ada.id, HERE)
    assert laptops.ada.context.archive.shelf.last_number() == before
    changes = [one for _at, step in laptops.ada.context.archive.shelf.steps_after(0) for one in step.changes]
    assert not [one for one in changes if one.field == "pin" or "8642" in str(one.after)]
    assert laptops.ada.members.asks_pin(eli.id)


def test_whose_keys_are_elsewhere_is_asked_for_no_pin_here_and_cannot_work_here(laptops: Laptops) -> None:
    cy = laptops.cy.member
    assert cy
    assert not laptops.ada.members.asks_pin(cy.id)
    assert not laptops.ada.members.without_pin(cy.id)
    for pin in ("2468", ""):
        with pytest.raises(Refusal, match="works on another computer"):
            laptops.ada.members.switch(cy.id, pin)
    with pytest.raises(Refusal, match="works on another computer"):
        laptops.ada.members.set_pin(cy.id, "2468")


def test_a_first_pin_is_set_by_whoever_works_at_the_table_and_the_next_by_its_member(
    laptops: Laptops,
) -> None:
    eli = laptops.ada.members.add("Eli", (Role.PEER,))
    laptops.ada.members.set_pin(eli.id, "1357")
    with pytest.raises(Refusal, match="Only Eli can change"):
        laptops.ada.members.set_pin(eli.id, "9999")
    with pytest.raises(Refusal, match="4 to 12 digits"):
        laptops.ada.members.set_pin(laptops.table.ada.id, "12")
    assert laptops.ada.members.switch(eli.id, "1357")
