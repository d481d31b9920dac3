"""The model store: one folder a model, with a manifest. Nothing half done is ever seen in it."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from workbench.cellar import places
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.model_files import ModelFiles
from workbench.speech.models import embedded
from workbench.speech.models.drafts import draft_folder, sweep
from workbench.speech.models.files import Progress, Tally, mark, write_text
from workbench.speech.models.manifest import (
    FORMS,
    MANIFEST,
    BadManifestError,
    FileMark,
    Form,
    Manifest,
    read_manifest,
)
from workbench.speech.models.names import is_safe

CHECKPOINT = "model.pt"
"""The file's name in a model's `openai` folder."""

_DAMAGED = ".damaged"
"""An empty file in a model's folder: its files are not what they should be, as somebody has found by `verify`."""


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A line of the list. `manifest` is None where the model's folder is damaged: it can only be removed.

    `joined`: its files lie in the store; the model that comes with the program is listed before that, too. `damaged`: it
    cannot be used, by its manifest or by what `verify` has found; the one that comes with the program is joined anew then.
    """

    name: str
    manifest: Manifest | None
    joined: bool
    damaged: bool = False

    @property
    def usable_forms(self) -> tuple[Form, ...]:
        """The forms that are here or can be made from what is here, exactly."""
        if not self.manifest or self.damaged:
            return ()
        return FORMS if self.manifest.exact else tuple(self.manifest.forms)


@dataclass(frozen=True, slots=True)
class Verified:
    """What the hashes of a model's files say: `damaged` names the files that are missing or changed."""

    name: str
    damaged: tuple[str, ...]


class ModelStore:
    """The models kept on this computer, in `folder` (made when something is first put there)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or places.models()

    def list(self) -> list[StoredModel]:
        """All models by name, the one that comes with the program included. Reads only the manifests."""
        found = {folder.name: self._read(folder) for folder in self._folders()}
        if embedded.NAME not in found and embedded.installed():
            found[embedded.NAME] = StoredModel(embedded.NAME, embedded.manifest(), joined=False)
        return [found[name] for name in sorted(found)]

    def find(self, name: str) -> StoredModel:
        """The model called `name`. Raises Refusal where there is none, naming those that are there."""
        models = self.list()
        for model in models:
            if model.name == name:
                return model
        raise Refusal(
            _("There is no model called “{name}” on this computer. There are: {others}.").format(
                name=name[:64], others=", ".join(model.name for model in models) or "–"
            )
        )

    def needs_joining(self, name: str) -> bool:
        """Whether `get` would first join the model that comes with the program. Raises Refusal like `find`."""
        return name == embedded.NAME and not self._complete(self.find(name))

    def get(self, name: str, progress: Progress | None = None) -> ModelFiles:
        """The files of a model for an engine. Raises Refusal where it is unknown or files are missing.

        The first time, the model that comes with the program is joined here (half a second, 150 MB).
        """
        model = self.find(name)
        if self.needs_joining(name):
            self._join_embedded(model, progress)
            model = self.find(name)
        if not model.manifest or not self._complete(model):
            raise damaged(name)
        folder = self.folder / name
        return ModelFiles(
            name=name,
            ctranslate2=folder / "ctranslate2" if "ctranslate2" in model.manifest.forms else None,
            openai=folder / "openai" / CHECKPOINT if "openai" in model.manifest.forms else None,
            multilingual=model.manifest.dims.multilingual,
        )

    def verify(self, name: str, progress: Progress | None = None) -> Verified:
        """Read every file of a model and compare it with its manifest. Raises Refusal for an unknown model.

        One that is damaged is not used any more.
        """
        model = self.find(name)
        if not model.joined:
            self.get(name, progress)
            return Verified(name, ())
        if not model.manifest:
            return Verified(name, (MANIFEST,))
        tally = Tally(progress, model.manifest.bytes())
        wrong = [
            file
            for file, expected in model.manifest.files().items()
            if _found(self.folder / name / file, tally) != expected
        ]
        self._note(name, damaged=bool(wrong))
        return Verified(name, tuple(wrong))

    def remove(self, name: str) -> None:
        """Delete a model. Raises Refusal where it is unknown, in use, or has no files in the store.

        The model that comes with the program is joined again when it is next used.
        """
        if not self.find(name).joined:
            raise Refusal(
                _("The model {name} comes with the program and cannot be removed.").format(name=name)
            )
        with self._lock(), self.draft() as bin_:
            try:
                (self.folder / name).rename(bin_ / name)
            except OSError as fault:
                raise Refusal(
                    _("The model {name} is in use. Wait until the work is done, then remove it.").format(
                        name=name
                    )
                ) from fault

    @contextmanager
    def draft(self) -> Generator[Path]:
        """A folder to prepare a model in; whatever is left in it is deleted at the end, or at the next start."""
        with self._written():
            self.folder.mkdir(parents=True, exist_ok=True)
            sweep(self.folder)
            with draft_folder(self.folder) as folder:
                yield folder

    def keep(self, draft: Path, manifest: Manifest) -> None:
        """Put a prepared model into the store under its name, whole or not at all. Raises Refusal if taken."""
        _write_manifest(draft, manifest)
        with self._lock():
            self.need_name(manifest.name)
            draft.rename(self.folder / manifest.name)

    def keep_form(self, name: str, form: Form, prepared: Path, files: dict[str, FileMark]) -> None:
        """Add a form (a prepared folder) to a model; keeps the one that is there if another was faster."""
        with self._lock():
            model = self.find(name)
            if not model.manifest or form in model.manifest.forms:
                return
            target = self.folder / name / form
            if target.exists():  # of a conversion that ended between the two steps below
                shutil.rmtree(target)
            prepared.rename(target)
            record = replace(model.manifest, forms={**model.manifest.forms, form: files})
            fresh = self.folder / name / f".{MANIFEST}"
            fresh.unlink(missing_ok=True)
            write_text(fresh, record.as_json())
            fresh.replace(self.folder / name / MANIFEST)

    def need_name(self, name: str) -> None:
        """Raise Refusal if a model may not be put under this name: it is unsafe or taken."""
        if not is_safe(name) or name == embedded.NAME or (self.folder / name).exists():
            raise Refusal(
                _("There is a model called {name} already. It was not changed. Choose another name.").format(
                    name=name
                )
            )

    def names(self) -> set[str]:
        """Every name that is taken."""
        return {model.name for model in self.list()} | {embedded.NAME}

    def _join_embedded(self, model: StoredModel, progress: Progress | None) -> None:
        with self.draft() as draft:
            (draft / "ctranslate2").mkdir()
            embedded.join(draft / "ctranslate2", progress)
            _write_manifest(draft, embedded.manifest())
            with self._lock():
                if self._complete(self.find(model.name)):  # another process was faster
                    return
                if (target := self.folder / model.name).exists():
                    shutil.rmtree(target)
                draft.rename(target)

    def _folders(self) -> tuple[Path, ...]:
        entries = self.folder.iterdir() if self.folder.is_dir() else ()
        return tuple(entry for entry in entries if entry.is_dir() and is_safe(entry.name))

    def _read(self, folder: Path) -> StoredModel:
        try:
            manifest = read_manifest(folder)
        except BadManifestError:
            return StoredModel(folder.name, None, joined=True, damaged=True)
        if manifest.name != folder.name:
            return StoredModel(folder.name, None, joined=True, damaged=True)
        marked = (folder / _DAMAGED).exists() and folder.name != embedded.NAME
        return StoredModel(folder.name, manifest, joined=True, damaged=marked)

    def _note(self, name: str, *, damaged: bool) -> None:
        """Note whether a model is damaged; where the folder cannot be written in, what was found is told all the same."""
        with suppress(OSError):
            if damaged:
                (self.folder / name / _DAMAGED).touch()
            else:
                (self.folder / name / _DAMAGED).unlink(missing_ok=True)

    def _complete(self, model: StoredModel) -> bool:
        """Whether every file is there with its size, and none was found damaged; cheap, unlike `verify`."""
        if not model.joined or not model.manifest or (self.folder / model.name / _DAMAGED).exists():
            return False
        sizes = {file: mark.bytes for file, mark in model.manifest.files().items()}
        return bool(sizes) and all(
            _size(self.folder / model.name / file) == size for file, size in sizes.items()
        )

    @contextmanager
    def _lock(self) -> Generator[None]:
        with self._written():
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / ".lock", timeout=60):
                yield

    @contextmanager
    def _written(self) -> Generator[None]:
        """Say as a sentence what the disk refuses inside the `with`."""
        try:
            yield
        except OSError as fault:
            raise Refusal(
                _(
                    "The disk did not take the model into {folder} ({fault}). Nothing was changed. Make room on the "
                    "disk, or check that the folder is yours."
                ).format(folder=self.folder, fault=fault.strerror or type(fault).__name__)
            ) from fault


def damaged(name: str) -> Refusal:
    """That a model cannot be used."""
    return Refusal(
        _(
            "The model {name} is damaged and cannot be used. Your studies are not touched. "
            "Remove it and import it again."
        ).format(name=name)
    )


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    stamped = replace(manifest, imported=datetime.now(UTC).isoformat(timespec="seconds"))
    write_text(folder / MANIFEST, stamped.as_json())


def _size(file: Path) -> int | None:
    return file.stat().st_size if file.is_file() else None


def _found(file: Path, tally: Tally) -> FileMark | None:
    try:
        return mark(file, tally)
    except OSError:
        return None
