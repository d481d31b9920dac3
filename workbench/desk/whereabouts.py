"""Where studies lie on this computer, told by their folders alone; nothing is opened, and little is loaded for it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from workbench.archive.durable import disk_faults
from workbench.archive.folder import refuse_place
from workbench.cellar.errors import Refusal
from workbench.cellar.places import projects

_HEADER = "study.json"


Place = Literal["study", "folder", "no folder"]


def place(path: Path) -> Place:
    """What lies at `path`, without opening it. Raises Refusal where it cannot be looked at."""
    with disk_faults():
        if (path / _HEADER).is_file():
            return "study"
        return "folder" if path.is_dir() else "no folder"


def is_study(folder: Path) -> bool:
    """Whether a folder looks like a study; one that cannot be looked into does not."""
    try:
        return place(folder) == "study"
    except Refusal:
        return False


def refuse_unfit(folder: Path) -> None:
    """Raise Refusal where no study can be made: something of this name is there, or it is inside another study."""
    with disk_faults():
        refuse_place(folder)


def known_studies(recent: Iterable[Path]) -> list[Path]:
    """Studies used lately that are still there, then those that lie in the usual folder."""
    try:
        usual = sorted(folder for folder in projects().iterdir() if is_study(folder))
    except OSError:
        usual = []
    found: dict[Path, None] = {}
    for folder in (*recent, *usual):
        if is_study(folder):
            found.setdefault(folder.resolve())
    return list(found)
