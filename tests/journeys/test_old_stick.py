"""Erased stays erased, whatever old file comes from whichever pocket."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.desk.test_erasing import content
from tests.journeys.laptops import PASSPHRASE, Laptop, share
from tests.journeys.stick_walk import CORRECTED, SPOKEN
from workbench.desk.checking import check_study
from workbench.desk.opening import open_study


def test_an_old_stick_brings_nothing_back(laptop: Callable[[str], Laptop], tmp_path: Path) -> None:
    kari, cy, stick = laptop("kari"), laptop("cy"), tmp_path / "stick"
    stick.mkdir()
    interview = share(("Kari", kari), [("Cy", cy)], more=("Second talk", "P2"))
    kari.walk("stick_walk", "kari", stick)
    cy.walk("stick_walk", "cy", stick)
    kari.ended()
    cy.ended()
    for one in (kari, cy):
        with closing(open_study(one.study, PASSPHRASE)) as desk:
            assert desk.interviews.get(interview.id) is None
            assert desk.context.archive.vault.ids() == []
            assert check_study(desk).faults == ()
        everything = content(one.study, PASSPHRASE)
        assert not any(words.encode() in everything for words in (SPOKEN, CORRECTED))
