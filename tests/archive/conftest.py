"""A new database for each test, copied from one that the migrations made once."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from workbench.archive.database import Database

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Database]:
    """Makes an empty database; whoever asked closes it."""
    folder = tmp_path_factory.mktemp("databases")
    Database.make(folder / "empty.db", KEY).close()
    numbers = count()

    def make() -> Database:
        path = folder / f"{next(numbers)}.db"
        shutil.copyfile(folder / "empty.db", path)
        return Database.open(path, KEY, folder)

    return make


@pytest.fixture
def database(new_database: Callable[[], Database]) -> Iterator[Database]:
    """An empty database, closed after the test."""
    database = new_database()
    yield database
    database.close()
