"""Studies on this computer: a folder that cannot be looked into hides no other one."""

from pathlib import Path

import pytest

from tests.desk.conftest import Table
from workbench.desk import whereabouts
from workbench.desk.whereabouts import is_study, known_studies

NO_DISK_TAKES_IT = "x" * 300


def test_a_recent_folder_that_cannot_be_looked_into_is_passed_over(table: Table, tmp_path: Path) -> None:
    folder = tmp_path / NO_DISK_TAKES_IT
    assert not is_study(folder)
    assert known_studies([folder, table.desk.folder]) == [table.desk.folder.resolve()]


def test_an_unreadable_folder_in_the_usual_place_hides_no_other(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Path.is_file

    def not_allowed(self: Path) -> bool:
        if self.parent.name == "another's":
            raise PermissionError
        return look(self)

    (tmp_path / "another's").mkdir()
    monkeypatch.setattr(whereabouts, "projects", lambda: tmp_path)
    monkeypatch.setattr(Path, "is_file", not_allowed)
    assert known_studies([]) == [table.desk.folder.resolve()]
