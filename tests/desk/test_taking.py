"""Taking in is one thing: whatever breaks it off, at whatever moment, all of it is there or nothing."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import PASSPHRASE, Laptops
from tests.desk.test_exchange import present
from workbench.archive.shelf import SqlShelf
from workbench.cellar.errors import Refusal
from workbench.desk.checking import check_study
from workbench.desk.exchange import Exchange
from workbench.desk.opening import open_study

MARKS = 20
MOMENTS = ("append", "keep", "let_in", "set_aside")


def worked(laptops: Laptops) -> Path:
    """What Cy did, in a file."""
    for number in range(MARKS):
        unit = laptops.cy.units.mark(laptops.table.interview.id, number % 5, 8)
        laptops.cy.notes.answer(unit.id, "voice", f"tired {number}")
    exchange, file = Exchange(laptops.cy), laptops.file()
    exchange.pack(file, exchange.colleagues())
    return file


def and_then(function: Callable[..., None], then: Callable[[], None]) -> Callable[..., None]:
    def both(*given: Any) -> None:
        function(*given)
        then()

    return both


def take_until(study: Path, member: str, file: Path, moment: str, answer: Connection) -> None:
    """Take a bundle in; after one of the writes say so and never go on."""

    def stay() -> None:
        answer.send(moment)
        answer.recv()

    desk = open_study(study, PASSPHRASE)
    desk.members.switch(member)
    setattr(SqlShelf, moment, and_then(getattr(SqlShelf, moment), stay))
    Exchange(desk).take(file)


def refuse() -> None:
    raise Refusal("the disk is full")


def test_all_of_it_or_nothing_whatever_breaks_it_off(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, folder, ada = worked(laptops), laptops.ada.folder, laptops.table.ada.id
    before = present(laptops.ada)
    for moment in MOMENTS:
        with monkeypatch.context() as broken:
            broken.setattr(SqlShelf, moment, and_then(getattr(SqlShelf, moment), refuse))
            with pytest.raises(Refusal, match="full"):
                Exchange(laptops.ada).take(file)
        assert present(laptops.ada) == before
        assert check_study(laptops.ada).faults == ()
    laptops.ada.close()
    for moment in MOMENTS:
        killed(folder, ada, file, moment)
        desk = open_study(folder, PASSPHRASE)
        assert present(desk) == before
        assert check_study(desk).faults == ()
        desk.close()
    desk = open_study(folder, PASSPHRASE)
    desk.members.switch(ada)
    assert Exchange(desk).take(file).steps == 2 * MARKS
    assert present(desk) == present(laptops.cy)
    assert check_study(desk).faults == ()
    desk.close()


def killed(folder: Path, member: str, file: Path, moment: str) -> None:
    """Have a process take the file in, and kill it at that moment."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    child = spawn.Process(target=take_until, args=(folder, member, file, moment, there), daemon=True)
    child.start()
    there.close()
    assert here.recv() == moment
    child.kill()
    child.join()
    child.close()
    here.close()
