"""Three laptops that never see a network come to the same study by files, in whatever order those arrive."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.desk.test_exchange import present
from tests.journeys.laptops import PASSPHRASE, Laptop, share
from workbench.desk.checking import check_study
from workbench.desk.opening import open_study

IN_TURN = {
    "Kari": ("Ola 1", "Cy 1"),
    "Ola": ("Cy 1", "Kari 1", "Kari 2"),
    "Cy": ("Kari 1", "Ola 1", "Kari 2"),
}
NEWEST_FIRST = {
    "Kari": ("Cy 1", "Ola 1"), "Ola": ("Kari 2", "Kari 1", "Cy 1"), "Cy": ("Kari 2", "Ola 1", "Kari 1")
}  # fmt: skip


@pytest.mark.parametrize("orders", [IN_TURN, NEWEST_FIRST], ids=["in turn", "newest first"])
def test_three_laptops_come_to_the_same_study(
    laptop: Callable[[str], Laptop], tmp_path: Path, orders: dict[str, tuple[str, ...]]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    at = {name: laptop(name) for name in orders}
    share(("Kari", at["Kari"]), [("Ola", at["Ola"]), ("Cy", at["Cy"])])
    for name, order in orders.items():
        at[name].walk("meeting_walk", "work", name, stick, *order)
    kari, ola, cy = [one.ended() for one in at.values()]
    assert kari == ola == cy
    assert kari["open"] == 0
    assert [turn.split()[0] for turn in kari["turns"]] == ["Can", "Ola", "How", "Cy"]
    assert len(kari["units"]) == 3
    with ExitStack() as opened:
        desks = [open_study(one.study, PASSPHRASE) for one in at.values()]
        for desk in desks:
            opened.callback(desk.close)
            assert check_study(desk).faults == ()
        assert present(desks[0]) == present(desks[1]) == present(desks[2])
