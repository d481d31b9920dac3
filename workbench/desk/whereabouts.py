"""Where studies lie on this computer, told by their folders alone; nothing is opened, and little is loaded for it."""

from collections.abc import Iterable
from pathlib import Path

from workbench.cellar.places import projects

_HEADER = "study.json"


def is_study(folder: Path) -> bool:
    """Whether a folder looks like a study, without opening it; one that cannot be looked into does not."""
    try:
        return (folder / _HEADER).is_file()
    except OSError:  # not allowed, a share that is gone, a name that no disk takes
        return False


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
