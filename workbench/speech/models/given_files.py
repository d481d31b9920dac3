"""The files of a folder that somebody gives us: only plain files by their names, never followed elsewhere."""

import json
import stat
from pathlib import Path
from typing import cast

from workbench.cellar.words import _
from workbench.speech.models.faults import cut_short, missing, refused

_LARGEST_JSON = 64 << 20


def given_file(folder: Path, name: str) -> Path:
    """The file called `name` in `folder`. Raises Refusal where it is missing, empty, no file or lies elsewhere."""
    path = folder / name
    if Path(name).name != name or "\\" in name or name.startswith("."):
        raise refused(_("It names a file outside its folder."))
    try:
        found = path.stat()
    except OSError as fault:
        raise missing(name) from fault
    if not stat.S_ISREG(found.st_mode):
        raise refused(_("{file} is not a file.").format(file=name[:80]))
    if not _inside(path, folder):
        raise refused(_("The file {file} is a link to another place.").format(file=name[:80]))
    if not found.st_size:
        raise refused(_("The file {file} is empty.").format(file=name[:80]))
    return path


def has(folder: Path, name: str) -> bool:
    """Whether there is anything called `name` in `folder`."""
    return (folder / name).exists() or (folder / name).is_symlink()


def read_object(path: Path) -> dict[str, object]:
    """The JSON object in a file. Raises Refusal where it holds anything else."""
    record = read_json(path)
    if not isinstance(record, dict):
        raise cut_short(path.name)
    return cast("dict[str, object]", record)


def read_json(path: Path) -> object:
    """The JSON in a file. Raises Refusal where it is none or larger than any that belongs to a model."""
    if path.stat().st_size > _LARGEST_JSON:
        raise cut_short(path.name)
    try:
        return cast("object", json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, RecursionError) as fault:
        raise cut_short(path.name) from fault


def whole_numbers(value: object, below: int) -> list[int] | None:
    """`value` if it is a list of whole numbers from 0 up to `below`, otherwise None."""
    if not isinstance(value, list):
        return None
    found = [number for number in cast("list[object]", value) if type(number) is int and 0 <= number < below]
    return found if len(found) == len(cast("list[object]", value)) else None


def _inside(path: Path, folder: Path) -> bool:
    # Hugging Face keeps a download as links into the folder `blobs` two levels up: those are its own files.
    real, home = path.resolve(), folder.resolve()
    return real.is_relative_to(home) or real.parent == home.parent.parent / "blobs"
