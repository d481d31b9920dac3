"""Where a file may be written that leaves a study."""

import os
from pathlib import Path

from workbench.archive.folder import study_around
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _


def place_outside(path: Path, overwrite: bool) -> Path:
    """Where `path` leads, links followed. Raises Refusal for a place that is not for it, OSError."""
    where = Path(os.path.realpath(path))  # unlike Path.resolve, it lets a link to itself be
    if study_around(where):
        raise Refusal(
            _(
                "Inside a study's own folder nothing is written in the clear. Nothing was changed. "
                "Choose another folder."
            )
        )
    special = path.exists() and not path.is_file() and not path.is_dir()
    if special or where.is_symlink() or str(path) == "-":
        raise Refusal(
            _(
                "“{name}” is not a file that can be written: it leads to a device, to another program or nowhere. "
                "Nothing was written. Give the name of a file."
            ).format(name=path.name)
        )
    if not where.parent.is_dir():
        raise Refusal(
            _("The folder “{name}” is not there. Nothing was written.").format(name=where.parent.name)
        )
    if where.is_dir():
        raise Refusal(_("“{name}” is a folder. Give the name of a file.").format(name=where.name or where))
    if where.exists() and not overwrite:
        raise Refusal(
            _("There is a file called “{name}” already. It was not changed.").format(name=path.name)
        )
    return where
