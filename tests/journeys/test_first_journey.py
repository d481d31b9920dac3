"""Try → the transcript grows → correct a word → mark a unit → three answers → kill → everything is there."""

import signal
from collections.abc import Callable

import pytest

from tests.journeys.laptops import Laptop
from workbench.desk.checking import check_study
from workbench.desk.opening import open_study


@pytest.mark.timeout(600)
def test_a_first_hour_survives_a_kill(laptop: Callable[[str], Laptop]) -> None:
    ingrid = laptop("ingrid")
    ingrid.walk("first_walk", "work", seconds=400)
    worked = ingrid.ended(-signal.SIGKILL)
    assert worked["growing"]
    assert worked["shown"] == "Back to work"
    assert worked["first"] < worked["words"]
    ingrid.walk("first_walk", "come_back")
    back = ingrid.ended()
    assert back["member"] == "Ingrid"
    assert back["first_turn"].startswith("Warm ")
    assert (back["unit"], back["state"], back["words"]) == (worked["unit"], "intact", worked["words"])
    assert back["answers"] == [
        "she is worn out and alone with it", "because I know that car park", "perhaps it is relief",
    ]  # fmt: skip
    desk = open_study(ingrid.study, "sample study passphrase")
    try:
        assert check_study(desk).faults == ()
    finally:
        desk.close()
