"""Bringing a model into the store from a file or folder: recognised, checked, then kept whole. Child process only."""

import os
from math import prod
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.models.checkpoint import Checkpoint
from workbench.speech.models.ct2_folder import MODEL, Ct2Folder
from workbench.speech.models.faults import missing, refused
from workbench.speech.models.files import Progress, need_room, stages
from workbench.speech.models.given_files import given_file, has
from workbench.speech.models.hugging_face import INDEX, ONE, HuggingFaceFolder
from workbench.speech.models.manifest import Manifest, Origin
from workbench.speech.models.names import free_name, safe_name
from workbench.speech.models.naming import openai_shapes
from workbench.speech.models.source import Source
from workbench.speech.models.store import ModelStore
from workbench.speech.models.weights import Precision, check_numbers

_WIDTHS: dict[Precision, int] = {"float16": 2, "float32": 4}
_CHECKPOINTS = (".pt", ".pth", ".ckpt")
_SIDE_FILES = 8 << 20
"""Bytes that the files beside the weights take, about."""


def import_model(
    store: ModelStore,
    given: Path,
    name: str | None = None,
    progress: Progress | None = None,
    origin: Origin = "imported",
) -> str:
    """Bring the model in the file or folder `given` into the store; the name it has there.

    `name` is what a person chose; without it the file's or folder's name is taken, with a number if need be.
    Raises Refusal, or what `progress` raises; the store is then as it was.
    """
    given = given.absolute()
    if not os.path.lexists(given):  # also where the disk does not take such a name
        raise missing(given.name)
    wish = own_name(given)
    chosen = safe_name(name) if name else free_name(wish, store.names())
    store.need_name(chosen)
    source = recognise(given)
    numbers = sum(prod(shape) for shape in openai_shapes(source.dims).values())
    with store.draft() as draft:
        checking, writing = stages(progress, 2 * source.bytes, (numbers, source.bytes))
        precision = check_numbers(source.weights, checking) if source.weights else "float16"
        need_room(draft, (numbers * _WIDTHS[precision] if source.weights else source.bytes) + _SIDE_FILES)
        folder = draft / "ctranslate2"
        folder.mkdir()
        files = source.write(folder, precision, writing)
        store.keep(
            draft,
            Manifest(
                name=chosen,
                origin=origin,
                source=wish,
                imported="",
                dims=source.dims,
                heads=source.heads,
                exact=source.exact,
                forms={"ctranslate2": files},
            ),
        )
    if progress:
        progress(2 * source.bytes, 2 * source.bytes)
    return chosen


def recognise(given: Path) -> Source:
    """The model that lies in a file or folder, its structure checked. Raises Refusal."""
    if given.is_dir():
        return _in_folder(given)
    if given.name == MODEL or given.name.startswith("model.safetensors"):
        return _in_folder(given.parent)
    file = given_file(given.parent, given.name)
    if file.suffix.lower() in _CHECKPOINTS:
        return Checkpoint(file)
    raise _no_model()


def own_name(given: Path) -> str:
    """What a given model is called: its file's or folder's name, or its repository's in a download cache."""
    if given.parent.name == "snapshots" and given.parent.parent.name.startswith("models--"):
        return given.parent.parent.name.split("--")[-1]
    if given.is_dir():
        return given.name
    return given.stem if given.suffix.lower() in _CHECKPOINTS else given.parent.name


def _in_folder(folder: Path) -> Source:
    if has(folder, MODEL):
        return Ct2Folder(folder)
    if has(folder, ONE) or has(folder, INDEX):
        return HuggingFaceFolder(folder)
    checkpoints = sorted(entry for entry in folder.iterdir() if entry.suffix.lower() in _CHECKPOINTS)
    if len(checkpoints) == 1:
        return Checkpoint(given_file(folder, checkpoints[0].name))
    if len(checkpoints) > 1:
        raise refused(_("There is more than one model in the folder. Choose one file."))
    if has(folder, "pytorch_model.bin"):
        raise refused(
            _("It is kept in an older form (pytorch_model.bin). Get the model as safetensors instead.")
        )
    raise _no_model()


def _no_model() -> Refusal:
    return refused(
        _(
            "There is no model that this program can read. It reads a .pt file from OpenAI, a CTranslate2 folder "
            "(model.bin) and a Hugging Face folder (model.safetensors)."
        )
    )
