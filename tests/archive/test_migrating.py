"""An older database is brought to the newest schema after a backup, or stays as it is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from workbench.archive import database as database_module
from workbench.archive import migrating, tables
from workbench.archive.database import Database
from workbench.cellar.errors import Refusal

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    path = tmp_path / "study.db"
    Database.make(path, KEY).close()
    return path


def opened(path: Path) -> Database:
    return Database.open(path, KEY, path.parent / "backups")


def test_migrations_lead_to_the_tables_that_the_program_uses(path: Path) -> None:
    database = opened(path)
    searching = ("record_search", "word_search")

    def ours(_item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return kind != "table" or not (name or "").startswith(searching)

    context = MigrationContext.configure(
        database._connection, opts={"include_object": ours, "compare_type": True}
    )
    assert compare_metadata(context, tables.metadata) == []
    assert context.get_current_revision() == f"{tables.SCHEMA:04}"
    assert ScriptDirectory(str(migrating.SCRIPTS)).get_current_head() == f"{tables.SCHEMA:04}"
    database.close()


SECOND = '''
"""Another fact."""
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    op.execute("INSERT INTO fact VALUES ('second', 'here')")
    {more}
'''


@pytest.fixture
def second(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program whose schema is one further than the database at `path`."""
    scripts = path.parent / "100% scripts"
    shutil.copytree(str(migrating.SCRIPTS), scripts)
    script = scripts / "versions" / "0002_second.py"
    script.write_text(SECOND.format(more=""))
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    monkeypatch.setattr(tables, "SCHEMA", 2)
    return script


@pytest.mark.usefixtures("second")
def test_an_older_database_is_renewed_after_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = opened(path)
    assert database.schema == 2
    assert database.fact("second") == "here"
    database.close()
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.name.startswith("study-schema1-")
    monkeypatch.setattr(tables, "SCHEMA", 1)
    old = Database.open(backup, KEY, path.parent / "backups")
    assert old.fact("second") is None
    old.close()
    with pytest.raises(Refusal, match="newer version"):
        opened(path)


def test_a_migration_that_fails_changes_nothing(
    path: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second.write_text(SECOND.format(more="raise ZeroDivisionError"))
    with pytest.raises(ZeroDivisionError):
        opened(path)
    monkeypatch.setattr(tables, "SCHEMA", 1)
    database = opened(path)
    assert (database.schema, database.fact("second")) == (1, None)
    database.close()


@pytest.mark.usefixtures("second")
def test_no_migration_without_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(database_module, "sync_file", full)
    with pytest.raises(Refusal, match="disk is full"):
        opened(path)
    monkeypatch.setattr(tables, "SCHEMA", 1)
    database = opened(path)
    assert database.schema == 1
    database.close()


def test_opening_does_without_what_only_migrations_need(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from workbench.archive.database import Database;"
        f"Database.open(Path({str(path)!r}), {KEY!r}, Path('.')).close(); print('alembic' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
