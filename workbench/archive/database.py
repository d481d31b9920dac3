"""The encrypted database of a study: opening, transactions, and what SQLite says as sentences."""

import shutil
import threading
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, cast

from sqlalchemy import ClauseElement, Connection, bindparam, create_engine, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from workbench.archive import cipher, tables
from workbench.archive.durable import disk_faults, disk_full, not_allowed, sync_file, sync_folder, unfinished
from workbench.archive.statements import orders, query, run_each
from workbench.archive.write_protection import cannot_write
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

Rows = Sequence[tuple[Any, ...]]
Parameters = Mapping[str, object]

_FACT = select(tables.fact.c.value).where(tables.fact.c.name == bindparam("name"))
_NEW_FACT = insert(tables.fact)
_SET_FACT = _NEW_FACT.on_conflict_do_update(index_elements=["name"], set_={"value": _NEW_FACT.excluded.value})


class Database:
    """One connection to a study's database; threads take turns."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection
        self._turn = threading.RLock()
        self._depth = 0
        self.undone = 0
        """How many transactions were undone over this connection."""

    @classmethod
    def make(cls, path: Path, key: bytes) -> Self:
        """Make an empty database at `path` under `key` (32 bytes).

        Raises Refusal when the disk does not take it.
        """
        database = cls(_connect(path, key, "rwc"))
        with database._closed_on_failure():
            database.pragma("journal_mode = WAL")
            database._migrate()
        return database

    @classmethod
    def open(cls, path: Path, key: bytes, backups: Path) -> Self:
        """Open the database at `path`; one of an older schema is copied into `backups` and then renewed.

        Raises Refusal when it is missing, damaged, of another study, or of a newer version; nothing is
        changed then.
        """
        database = cls(_connect(path, key, "rw"))
        with database._closed_on_failure():
            if database._known_schema() < tables.SCHEMA:
                database._back_up(path, backups)
                database._migrate()
        return database

    @classmethod
    def open_to_read(cls, path: Path, key: bytes) -> Self:
        """Open the database at `path` where nothing can be written, and nobody else has it open.

        Raises Refusal as `open` does, and for one of an older schema.
        """
        database = cls(_connect(path, key, "ro&immutable=1"))
        with database._closed_on_failure():
            if database._known_schema() < tables.SCHEMA:
                raise cannot_write()
        return database

    @property
    def schema(self) -> int:
        """The number of the migration that this database has come to; 0 where none has run."""
        return int(self.pragma("user_version")[0][0])

    def close(self) -> None:
        """Close the connection; the log file beside the database is merged into it. Twice does no harm."""
        with self._turn:
            self._connection.close()

    def rows(self, statement: ClauseElement, parameters: Parameters | None = None) -> Rows:
        """All rows of a query. Raises Refusal when the database is damaged or the disk fails."""
        with self._turn, _faults():
            return cast(Rows, self._driver.execute(*query(statement, parameters or {})).fetchall())

    def run(self, statement: ClauseElement, parameters: Parameters | None = None) -> None:
        """Run a statement that changes something, inside `transaction`.

        Raises Refusal when the database is damaged, the disk is full or fails.
        """
        with self._turn, _faults():
            self._driver.execute(*query(statement, parameters or {}))

    def run_all(self, statement: ClauseElement, rows: Iterable[Parameters]) -> None:
        """Run such a statement for each of some rows of plain values, all with the same names. Raises as `run` does.

        Rows that are made on the way must be made without the database.
        """
        with self._turn, _faults():
            run_each(orders(statement, rows), self._driver.executemany)

    def pragma(self, words: str) -> Rows:
        """What SQLite answers to a pragma. Raises Refusal as `rows` does."""
        with self._turn, _faults():
            return cast(Rows, self._driver.execute(f"PRAGMA {words}").fetchall())

    @contextmanager
    def transaction(self) -> Generator[None]:
        """One durable transaction; nested ones are undone alone when they fail, the outermost commits.

        Raises Refusal when the disk does not take it; nothing of it is kept then.
        """
        with self._turn:
            inner = f"inner{self._depth}" if self._depth else ""
            self._say(f"SAVEPOINT {inner}" if inner else "BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                self._say(f"RELEASE {inner}" if inner else "COMMIT")
            except BaseException:
                self.undone += 1
                # A full or failing disk may have ended the transaction by itself.
                if self._in_transaction():
                    self._say(f"ROLLBACK TO {inner}" if inner else "ROLLBACK")
                raise
            finally:
                self._depth -= 1

    @contextmanager
    def unhurried(self) -> Generator[None]:
        """Inside the `with` a commit does not wait for the disk. Only for what can be had again; not inside a transaction.

        A computer that loses its power forgets the newest of it, each transaction whole; a program that is killed
        forgets nothing. The next commit that waits, of whatever connection, makes all before it durable, too.
        """
        with self._turn:
            self.pragma("synchronous = NORMAL")
            try:
                yield
            finally:
                self.pragma("synchronous = FULL")

    def write_anew(self) -> None:
        """Write the whole database anew, so that what was deleted is nowhere in it. Not inside a transaction."""
        with self._turn:
            self._say("VACUUM")

    def fact(self, name: str) -> str | None:
        """What this copy of the study knows of itself under `name`."""
        rows = self.rows(_FACT, {"name": name})
        return rows[0][0] if rows else None

    def set_fact(self, name: str, value: str) -> None:
        """Keep a fact, durably."""
        with self.transaction():
            self.run_all(_SET_FACT, [{"name": name, "value": value}])

    def _known_schema(self) -> int:
        """The schema, if this program knows it. Raises Refusal."""
        schema = self.schema
        if schema > tables.SCHEMA:
            raise _newer()
        if schema < 1:
            raise _damaged()
        return schema

    def _migrate(self) -> None:
        # Alembic takes 0.2 s to import, and nearly every opening has nothing for it to do.
        from workbench.archive.migrating import upgrade  # noqa: PLC0415

        with self.transaction():
            upgrade(self._connection, tables.SCHEMA)
            self.pragma(f"user_version = {tables.SCHEMA}")

    def _back_up(self, path: Path, backups: Path) -> None:
        """Keep a copy, under the same key, as it was before a migration."""
        self.pragma("wal_checkpoint(TRUNCATE)")
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        copy = backups / f"study-schema{self.schema}-{stamp}.db"
        with disk_faults():
            backups.mkdir(exist_ok=True)
            beside = unfinished(backups)
            with path.open("rb") as source, beside.open("xb") as target:
                shutil.copyfileobj(source, target)
                target.flush()
                sync_file(target.fileno())
            beside.replace(copy)
            sync_folder(backups)

    def _say(self, words: str) -> None:
        with _faults():
            self._driver.execute(words)

    def _in_transaction(self) -> bool:
        return bool(self._driver.in_transaction)

    @contextmanager
    def _closed_on_failure(self) -> Generator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise


def _connect(path: Path, key: bytes, mode: cipher.Mode) -> Connection:
    if mode != "rwc" and not path.is_file():
        raise Refusal(
            _(
                "The study's database study.db is missing from its folder. Nothing was changed. "
                "Use your latest backup of the study."
            )
        )

    # A sentence or a log must never hold what was being written.
    engine = create_engine(
        "sqlite://",
        module=cipher.DRIVER,
        creator=lambda: cipher.connect(path, key, mode),
        poolclass=NullPool,
        hide_parameters=True,
    )
    with _faults():
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def _faults() -> Generator[None]:
    """Turn what the surroundings did to the database into a sentence; a bug of ours stays what it is."""
    try:
        yield
    except (DBAPIError, cipher.DRIVER.Error) as fault:
        code = getattr(getattr(fault, "orig", fault), "sqlite_errorcode", 0) & 0xFF
        refusal = _refusal(code)
        if refusal is None:
            raise
        raise refusal from fault


def _refusal(code: int) -> Refusal | None:
    if code in (cipher.CORRUPT, cipher.NOTADB):
        return _damaged()
    if code == cipher.FULL:
        return Refusal(disk_full())
    if code in (cipher.PERM, cipher.READONLY, cipher.CANTOPEN):
        return Refusal(not_allowed())
    if code in (cipher.BUSY, cipher.LOCKED):
        return Refusal(
            _(
                "Another program is using the study's database. Nothing was changed. "
                "Wait until a backup or a virus scan has ended, and try again."
            )
        )
    if code == cipher.IOERR:
        return Refusal(
            _(
                "The disk failed while reading or writing the study, or it is full. What was saved before is safe. "
                "Make room on the disk, or check that it is whole."
            )
        )
    return None


def _damaged() -> Refusal:
    return Refusal(
        _(
            "The study's database is damaged or belongs to another study. Nothing was changed. "
            "Use your latest backup of the study."
        )
    )


def _newer() -> Refusal:
    return Refusal(
        _(
            "This study was made by a newer version of the program. Nothing was changed. "
            "Install the newer version to open it."
        )
    )
