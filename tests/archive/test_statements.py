"""Statements as the driver takes them: in order, all or none, and in two threads at once."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import bindparam, insert, select

from workbench.archive.database import Database
from workbench.archive.packing import squeeze, unsqueeze
from workbench.archive.statements import NEW_ROWS_AT_ONCE
from workbench.archive.tables import fact
from workbench.cellar.errors import Refusal

_ALL = select(fact.c.name, fact.c.value).order_by(fact.c.name)
_SOME = select(fact.c.value).where(fact.c.name.in_(bindparam("names", expanding=True))).order_by(fact.c.name)
MANY = 3 * NEW_ROWS_AT_ONCE + 7


def rows(count: int) -> Iterator[dict[str, str]]:
    return ({"name": f"{number:05}", "value": f"ø{number}"} for number in range(count))


@pytest.mark.parametrize("count", [0, 1, NEW_ROWS_AT_ONCE, NEW_ROWS_AT_ONCE + 1, MANY])
def test_all_rows_are_kept(database: Database, count: int) -> None:
    before = len(database.rows(_ALL))
    with database.transaction():
        database.run_all(insert(fact), rows(count))
    assert len(database.rows(_ALL)) == before + count
    assert list(database.rows(_SOME, {"names": ["00000", "nobody"]})) == ([("ø0",)] if count else [])


def test_a_row_that_cannot_be_made_undoes_all(database: Database) -> None:
    def broken() -> Iterator[dict[str, str]]:
        yield from rows(MANY)
        raise Refusal("no more")

    before = database.rows(_ALL)
    with pytest.raises(Refusal, match="no more"), database.transaction():
        database.run_all(insert(fact), broken())
    assert list(database.rows(_ALL)) == list(before)


def test_a_fault_of_the_database_reaches_who_asked(database: Database) -> None:
    before = database.rows(_ALL)
    twice = [*rows(MANY), *rows(1)]
    with pytest.raises(Exception, match="UNIQUE"), database.transaction():
        database.run_all(insert(fact), twice)
    assert list(database.rows(_ALL)) == list(before)
    assert not [one for one in threading.enumerate() if one.name.startswith("ThreadPoolExecutor")]


def test_two_threads_unsqueeze_at_once() -> None:
    """One decompressor in two threads takes the program down."""
    contents = [bytes(f"{number} " * 4000, "ascii") for number in range(40)]
    squeezed = [squeeze(content) for content in contents]
    wrong: list[int] = []

    def work() -> None:
        for _round in range(60):
            for number, packed in enumerate(squeezed):
                if unsqueeze(packed) != contents[number]:
                    wrong.append(number)

    threads = [threading.Thread(target=work) for _thread in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
