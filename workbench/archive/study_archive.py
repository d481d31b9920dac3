"""One opened study: its lock, keys, database and vault, opened together and closed together."""

import json
from collections.abc import Callable, Collection, Generator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_bytes
from typing import Self

from workbench.archive import keys
from workbench.archive.database import Database
from workbench.archive.durable import disk_faults
from workbench.archive.folder import StudyFolder, making, mend, read_header, refuse_misplaced, write_header
from workbench.archive.header import USUAL_COST, Cost, Header
from workbench.archive.kept_sound import named_in_vault
from workbench.archive.keys import ProjectKey
from workbench.archive.lock import StudyLock
from workbench.archive.member_keys import MemberKeys
from workbench.archive.replica import name_of_copy, outdate_backups
from workbench.archive.search import SearchIndex
from workbench.archive.shelf import SqlShelf
from workbench.archive.vault import Vault
from workbench.archive.write_protection import refuse_unsettled, refuse_write_protected
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.study.ids import new_id

_GOING = "going"
"""The fact that holds the names of recordings (there may be none) while an erasure is under way."""


@dataclass(frozen=True)
class StudyArchive:
    """What is kept of a study. `replica` names this copy of it in the change log; empty where it is only read."""

    folder: StudyFolder
    header: Header
    lock: StudyLock | None
    database: Database
    vault: Vault
    shelf: SqlShelf
    search: SearchIndex
    replica: str
    member_keys: MemberKeys
    key: ProjectKey

    @property
    def study(self) -> str:
        """The identity of the study."""
        return self.header.study

    @property
    def only_read(self) -> bool:
        """Whether nothing can be written where the study lies; then nothing is locked, either."""
        return self.lock is None

    @classmethod
    def make(
        cls,
        path: Path,
        passphrase: str,
        cost: Cost = USUAL_COST,
        begin: Callable[[Self], object] = lambda _archive: None,
        key: ProjectKey | None = None,
    ) -> Self:
        """Make a study at `path` and open it. `begin` writes what it begins with, before it has its name.

        With `key` it is another copy of the study that this key belongs to.

        Whatever fails, and whenever the power goes: the study is there with all of that, or it is not there.
        Raises Refusal for an empty passphrase, a name that is taken, or a disk that does not take it.
        """
        key = key or ProjectKey(new_id(), token_bytes(32))
        header = keys.header_for(key, passphrase, cost)
        with making(path, header) as unfinished:
            Database.make(unfinished.database, key.database).close()
            nameless = cls._locked(unfinished, header, StudyLock(unfinished), key, path)
            try:
                begin(nameless)
            finally:
                nameless.close()
        folder = StudyFolder(path)
        return cls._locked(folder, header, StudyLock(folder), key)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> Self:
        """Open the study at `path`.

        Raises Refusal for a wrong passphrase, a damaged study, one of a newer version, one that is open elsewhere
        or lies where nothing can be written; nothing is changed then.
        """
        folder = StudyFolder(path)
        header = read_header(folder)
        refuse_misplaced(folder)
        refuse_write_protected(folder)
        lock = StudyLock(folder)
        try:
            key = keys.unlock(header, passphrase).key
        except BaseException:
            lock.release()
            raise
        return cls._locked(folder, header, lock, key)

    @classmethod
    def open_to_read(cls, path: Path, passphrase: str) -> Self:
        """Open the study at `path` where nothing can be written, to read in it only.

        Raises Refusal as `open` does, and where it cannot be read as it lies there.
        """
        folder = StudyFolder(path)
        header = read_header(folder)
        refuse_misplaced(folder)
        refuse_unsettled(folder)
        key = keys.unlock(header, passphrase).key
        database = Database.open_to_read(folder.database, key.database)
        return cls._over(folder, header, None, database, key, "")

    @classmethod
    def _locked(
        cls, folder: StudyFolder, header: Header, lock: StudyLock, key: ProjectKey, home: Path | None = None
    ) -> Self:
        """Open what the lock guards; whatever fails, nothing stays open. `home` is where it will lie."""
        with ExitStack() as opened:
            opened.callback(lock.release)
            database = Database.open(folder.database, key.database, folder.backups)
            opened.callback(database.close)
            if lock.alone:  # what looks left behind may be another window's work
                vault = Vault(folder.recordings, key.vault)
                mend(folder, header)
                vault.clean()
                _go_on_erasing(folder, database, vault)
            replica = name_of_copy(database, header.study, home or folder.path, folder.database)
            lock.share()
            opened.pop_all()
        return cls._over(folder, header, lock, database, key, replica)

    @classmethod
    def _over(
        cls,
        folder: StudyFolder,
        header: Header,
        lock: StudyLock | None,
        database: Database,
        key: ProjectKey,
        replica: str,
    ) -> Self:
        vault, search = Vault(folder.recordings, key.vault), SearchIndex(database)
        shelf, keys_here = SqlShelf(database, search), MemberKeys(database, key.members)
        return cls(folder, header, lock, database, vault, shelf, search, replica, keys_here, key)

    def beside(self) -> Self:
        """The same study over a database connection of its own, for another thread; its owner closes only that."""
        database = Database.open(self.folder.database, self.key.database, self.folder.backups)
        search = SearchIndex(database)
        return replace(
            self,
            database=database,
            search=search,
            shelf=SqlShelf(database, search),
            member_keys=MemberKeys(database, self.key.members),
        )

    def open_with_code_too(self, code: str, cost: Cost = USUAL_COST) -> None:
        """Let `code` open this copy of the study, too, in place of any earlier code. Raises Refusal."""
        header = read_header(self.folder)
        for slot in header.slots:
            if slot.kind == "recovery":
                header = keys.remove_slot(header, slot.id)
        write_header(self.folder, keys.add_slot(header, self.key, code, "recovery", cost))

    @contextmanager
    def destroying(self) -> Generator[set[str]]:
        """Inside the `with` records may be destroyed for good; afterwards nothing of them is on the disk.

        Its value holds, when the `with` has ended, the names of the recordings that went with them.

        What only they named goes from the vault, copies of the database from before go from the backups, and the
        database is written anew. Raises Refusal when the disk does not let it; doing it again goes on with the rest,
        and so does the next opening, also after a kill.
        """
        with self.database.transaction():
            before = _said(self.database) | _going(self.database)
            self.database.set_fact(_GOING, json.dumps(sorted(before)))
        gone: set[str] = set()
        yield gone
        gone |= _going(self.database) - _said(self.database)
        _erased(self.folder, self.database, self.vault, gone)

    @contextmanager
    def forgetting(self) -> Generator[None]:
        """Inside the `with` facts of this copy may be taken away; afterwards nothing of them is on the disk, either.

        Raises Refusal when the disk does not let the rest of them go; the next opening goes on with that.
        """
        with self.database.transaction():
            yield
            if not self.database.fact(_GOING):
                self.database.set_fact(_GOING, json.dumps([]))
        try:
            _finish_erasing(self.folder, self.database, self.vault)
        except Refusal as refusal:
            raise Refusal(
                _(
                    "It is forgotten. What the disk still holds of it could not be destroyed now; that is tried again "
                    "when the study is opened next."
                )
            ) from refusal

    def leaving(self) -> None:
        """To be said before steps leave this copy: a backup from before must not go on under its name.

        Raises Refusal when the disk does not take it.
        """
        outdate_backups(self.database, self.study, self.folder.database, self.replica)

    def close(self) -> None:
        """Close everything; doing so twice does no harm."""
        self.database.close()
        if self.lock:
            self.lock.release()


def _going(database: Database) -> set[str]:
    """The recordings that were kept when an erasure began whose end was not reached."""
    return set(json.loads(database.fact(_GOING) or "[]"))


def _said(database: Database) -> set[str]:
    """The recordings of which the log says something, also what has been written over since."""
    names: set[str] = set()
    for _number, step in SqlShelf(database, SearchIndex(database)).steps_after(0):
        names |= named_in_vault(step)
    return names


def _erased(folder: StudyFolder, database: Database, vault: Vault, gone: Collection[str]) -> None:
    """Have nothing on the disk of what was destroyed in the log. Raises Refusal when the disk does not let it.

    `gone` are the recordings that went with it. One that somebody's step has only parted from its interview stays.
    """
    for name in gone:
        vault.remove(name)
    with disk_faults():
        for copy in folder.backups.glob("*.db"):
            copy.unlink()
    database.pragma("wal_checkpoint(TRUNCATE)")
    database.write_anew()
    database.set_fact(_GOING, "")
    database.pragma("wal_checkpoint(TRUNCATE)")


def _finish_erasing(folder: StudyFolder, database: Database, vault: Vault) -> None:
    """Bring an erasure to its end whose names the fact holds. Raises Refusal as `_erased`."""
    names = _going(database)
    _erased(folder, database, vault, names - _said(database) if names else names)


def _go_on_erasing(folder: StudyFolder, database: Database, vault: Vault) -> None:
    """Bring an erasure to its end that a kill or a full disk broke off."""
    if database.fact(_GOING):
        # A disk that still does not let it is no reason to keep the study shut: the next opening tries again.
        with suppress(Refusal):
            _finish_erasing(folder, database, vault)
