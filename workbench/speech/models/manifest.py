"""What is known about a kept model: `model.json` in its folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, cast

from workbench.speech.models.dims import Dims

MANIFEST = "model.json"
_FORMAT = 1

Form = Literal["ctranslate2", "openai"]
FORMS: tuple[Form, ...] = ("ctranslate2", "openai")
Origin = Literal["embedded", "imported", "downloaded"]
Heads = tuple[tuple[int, int], ...]
"""Pairs of (text layer, head) whose attention follows the sound; word times come from them."""


class BadManifestError(ValueError):
    """`model.json` is missing or does not hold what it should."""


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file's SHA-256 (64 hexadecimal digits) and its size in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """A kept model. `source` is the name of the file, folder or repository that it came from, without a path.

    `exact`: the other engine's form can be made from the one that is here without changing a single weight or
    word. `forms` holds, for each form that is here, its files by name.
    """

    name: str
    origin: Origin
    source: str
    imported: str
    dims: Dims
    heads: Heads | None
    exact: bool
    forms: Mapping[Form, Mapping[str, FileMark]]

    def files(self) -> dict[str, FileMark]:
        """Every file by its path inside the model's folder, parts joined with a slash."""
        return {f"{form}/{file}": mark for form, marks in self.forms.items() for file, mark in marks.items()}

    def bytes(self) -> int:
        """The room that the model takes on the disk, in bytes."""
        return sum(mark.bytes for mark in self.files().values())

    def as_json(self) -> str:
        """The text of `model.json`."""
        forms = {
            form: {file: {"sha256": mark.sha256, "bytes": mark.bytes} for file, mark in marks.items()}
            for form, marks in self.forms.items()
        }
        record = {
            "format": _FORMAT,
            "name": self.name,
            "origin": self.origin,
            "source": self.source,
            "imported": self.imported,
            "multilingual": self.dims.multilingual,
            "languages": self.dims.languages,
            "size": self.dims.size,
            "dims": self.dims.as_dict(),
            "alignment_heads": None if self.heads is None else [list(pair) for pair in self.heads],
            "exact": self.exact,
            "forms": forms,
        }
        return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the model kept in `folder`. Raises BadManifestError."""
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return _manifest(cast("dict[str, object]", record))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise BadManifestError(str(folder.name)) from fault


def _manifest(record: dict[str, object]) -> Manifest:
    if record["format"] != _FORMAT:
        raise BadManifestError("format")
    dims = cast("dict[str, object]", record["dims"])
    forms = cast("dict[str, dict[str, dict[str, object]]]", record["forms"])
    return Manifest(
        name=_text(record["name"]),
        origin=_one_of(record["origin"]),
        source=_text(record["source"]),
        imported=_text(record["imported"]),
        dims=Dims(**{field.name: _whole(dims[field.name]) for field in fields(Dims)}),
        heads=heads_from(record["alignment_heads"]),
        exact=record["exact"] is True,
        forms={
            form: {
                _plain(file): FileMark(_text(mark["sha256"]), _whole(mark["bytes"]))
                for file, mark in forms[form].items()
            }
            for form in FORMS
            if form in forms
        },
    )


def heads_from(value: object) -> Heads | None:
    """Alignment heads as JSON has them: a list of pairs of whole numbers, or null. Raises ValueError."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise BadManifestError("alignment heads")
    pairs = cast("list[object]", value)
    return tuple(_pair(pair) for pair in pairs)


def _pair(value: object) -> tuple[int, int]:
    if not isinstance(value, list | tuple) or len(cast("list[object]", value)) != 2:
        raise BadManifestError("alignment head")
    layer, head = cast("list[object]", value)
    return _whole(layer), _whole(head)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BadManifestError("text")
    return value


def _plain(file: str) -> str:
    if not file or file.startswith(".") or "/" in file or "\\" in file or ":" in file:
        raise BadManifestError("file name")
    return file


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadManifestError("number")
    return value


def _one_of(value: object) -> Origin:
    if value not in ("embedded", "imported", "downloaded"):
        raise BadManifestError("origin")
    return value
