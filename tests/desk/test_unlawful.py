"""What a member's program could send that this one never writes: it changes nothing in a colleague's copy."""

import pytest

from tests.desk.conftest import Laptops
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.erasures import Erasure, erased_by


@pytest.mark.parametrize("named", [("",), ("i1", "")])
def test_a_tombstone_that_names_nothing_erases_nothing(laptops: Laptops, named: tuple[str, ...]) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    cy.context.record(Gesture.ERASED, making(Erasure(id="e1", interviews=named)), lasting=True)
    assert len(cy.members.list()) == 3, "in the copy that made it"
    with pytest.raises(Refusal, match="Nothing was changed"):
        laptops.give(cy, ada)
    assert len(ada.members.list()) == 3
    assert ada.facts.name == "Work"


def test_an_older_tombstone_that_names_nothing_is_read_past() -> None:
    assert erased_by({"interviews": ["", "i1"], "participants": [""]}) == {"i1"}
