"""One opened study: its lock, keys, database and vault, opened together and closed together."""

import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from workbench.archive import keys
from workbench.archive.database import Database
from workbench.archive.folder import StudyFolder, making, read_header
from workbench.archive.header import USUAL_COST, Cost, Header
from workbench.archive.keys import ProjectKey
from workbench.archive.lock import StudyLock
from workbench.archive.search import SearchIndex
from workbench.archive.shelf import SqlShelf
from workbench.archive.vault import Vault
from workbench.study.ids import new_code, new_id


@dataclass(frozen=True)
class StudyArchive:
    """What is kept of a study. `replica` names this copy of it in the change log."""

    folder: StudyFolder
    header: Header
    lock: StudyLock
    database: Database
    vault: Vault
    shelf: SqlShelf
    search: SearchIndex
    replica: str

    @property
    def study(self) -> str:
        """The identity of the study."""
        return self.header.study

    @classmethod
    def make(cls, path: Path, passphrase: str, cost: Cost = USUAL_COST) -> Self:
        """Make an empty study at `path` and open it.

        Raises Refusal for an empty passphrase, a name that is taken, or a disk that does not take it.
        """
        header, key = keys.new_header(new_id(), passphrase, cost)
        with making(path, header) as unfinished:
            Database.make(unfinished.database, key.database).close()
        return cls._opened(StudyFolder(path), header, key)

    @classmethod
    def open(cls, path: Path, passphrase: str) -> Self:
        """Open the study at `path`.

        Raises Refusal for a wrong passphrase, a damaged study, one of a newer version, or one that is
        open elsewhere; nothing is changed then.
        """
        folder = StudyFolder(path)
        header = read_header(folder)
        return cls._opened(folder, header, keys.unlock(header, passphrase).key)

    @classmethod
    def _opened(cls, folder: StudyFolder, header: Header, key: ProjectKey) -> Self:
        lock = StudyLock(folder)
        try:
            database = Database.open(folder.database, key.database, folder.backups)
        except BaseException:
            lock.release()
            raise
        vault = Vault(folder.recordings, key.vault)
        vault.clean()
        search = SearchIndex(database)
        shelf = SqlShelf(database, search)
        return cls(folder, header, lock, database, vault, shelf, search, _replica(database, folder.path))

    def close(self) -> None:
        """Close everything; doing so twice does no harm."""
        self.database.close()
        self.lock.release()


def _replica(database: Database, path: Path) -> str:
    """The name of this copy. A folder copied to another place or computer gets a name of its own, so that
    two copies never give one number to two different steps."""
    home = f"{socket.gethostname()}|{path.resolve()}"
    known = database.fact("replica")
    if known and database.fact("home") == home:
        return known
    replica = new_code()
    database.set_fact("replica", replica)
    database.set_fact("home", home)
    return replica
