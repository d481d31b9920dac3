"""The models on this computer, as the window and the command line show them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.cellar.child import Pipe
from workbench.cellar.errors import Refusal
from workbench.cellar.places import models as models_folder
from workbench.cellar.words import _, language
from workbench.desk.work import Work, in_child
from workbench.speech.engines import AUTO, engines
from workbench.speech.languages import tells_language
from workbench.speech.model_files import ModelFiles
from workbench.speech.models import work
from workbench.speech.models.dims import size_words
from workbench.speech.models.manifest import Form, Manifest
from workbench.speech.models.offers import Offer, offers
from workbench.speech.models.store import ModelStore, StoredModel, Verified, damaged

EMBEDDED = "base"
"""The small model that comes with the program."""


@dataclass(frozen=True)
class ModelInfo:
    """A line of the list of models. `bytes` is the size of its files; `words` say what it is fit for."""

    name: str
    words: str
    bytes: int
    multilingual: bool
    embedded: bool
    damaged: bool
    engines: tuple[str, ...]


class Models:
    """The model store. Long work runs in a child process and is looked at with `poll`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or models_folder()
        self._store = ModelStore(self._folder)

    def list(self) -> list[ModelInfo]:
        """All models, by name."""
        return [_info(model) for model in self._store.list()]

    def offered(self) -> "list[Offer]":
        """The models that can be fetched by name and are not here yet, the small ones of each family first."""
        here = self._store.names()
        return [offer for offer in offers() if offer.name not in here]

    def files(self, name: str) -> ModelFiles:
        """The files of a model, for an engine; joins the one that comes with the program (see `preparation`).

        Raises Refusal for one that is unknown or damaged.
        """
        return self._store.get(name)

    def refuse_unfit(self, name: str, engine: str) -> None:
        """Raises Refusal for an unknown or damaged model, an unknown engine, or one that cannot use the model."""
        info = _info(self._store.find(name))
        able = info.engines
        known = [one.name for one in engines()]
        if engine not in (AUTO, *known):
            raise Refusal(
                _("There is no speech engine called {name}. There are: {engines}.").format(
                    name=engine, engines=", ".join([AUTO, *known])
                )
            )
        if info.damaged:
            raise damaged(name)
        if not able or engine not in (AUTO, *able):
            raise Refusal(
                _("The engine {engine} cannot use the model {model}. Choose another one.").format(
                    engine=engine, model=name
                )
            )

    def refuse_to_guess(self, name: str, speech: int) -> None:
        """Raises Refusal where the language would have to be found out from so few milliseconds of speech."""
        if _info(self._store.find(name)).multilingual and not tells_language(speech):
            raise Refusal(
                _(
                    "So little is said in this recording that its language could be mistaken. "
                    "Say which language is spoken."
                )
            )

    def preparation(self, name: str, engine: str) -> Work[None] | None:
        """The long work of making the form that `engine` needs, or None where the model is ready for it.

        The model that comes with the program is first joined by it. Raises Refusal like `files`.
        """
        form = _FORM_OF.get(engine)
        if self._store.needs_joining(name):
            form = form or "ctranslate2"
        elif form is None or _ready(self.files(name), form):
            return None
        return Work(_prepare, _Wish(self._folder, language(), name, form=form), lambda _files: None)

    def verify(self, name: str) -> Work[Verified]:
        """Read all files of a model and compare them with their hashes."""
        return Work(_verify, _Wish(self._folder, language(), name), lambda verified: verified)

    def import_from(self, path: Path, name: str = "") -> Work[str]:
        """Import a model from a file or a folder; the result is its name here."""
        return Work(_import, _Wish(self._folder, language(), name, path=path), str)

    def download(self, name: str) -> Work[str]:
        """Fetch a model by name over the network; the only thing here that opens a connection."""
        return Work(_download, _Wish(self._folder, language(), name), str)

    def remove(self, name: str) -> None:
        """Delete a model. Raises Refusal for an unknown one or the one that comes with the program."""
        self._store.remove(name)


@dataclass(frozen=True)
class _Wish:
    folder: Path
    language: str
    name: str
    path: Path | None = None
    form: Form | None = None


_FORM_OF: dict[str, Form] = {"faster-whisper": "ctranslate2", "openai-whisper": "openai"}


def _info(model: StoredModel) -> ModelInfo:
    manifest = model.manifest
    forms = model.usable_forms
    return ModelInfo(
        name=model.name,
        words=size_words(manifest.dims.size) if manifest and not model.damaged else _damaged_words(manifest),
        bytes=manifest.bytes() if manifest else 0,
        multilingual=bool(manifest and manifest.dims.multilingual),
        embedded=bool(manifest and manifest.origin == "embedded"),
        damaged=model.damaged,
        engines=tuple(engine.name for engine in engines() if _FORM_OF.get(engine.name) in forms),
    )


def _damaged_words(manifest: Manifest | None) -> str:
    return _("Damaged: remove it and get it again") if manifest else _("Damaged: it can only be removed.")


def _ready(files: ModelFiles, form: Form) -> bool:
    return (files.openai if form == "openai" else files.ctranslate2) is not None


def _verify(pipe: Pipe, wish: _Wish) -> None:
    in_child(pipe, wish.language, lambda tell: ModelStore(wish.folder).verify(wish.name, _share(tell)))


def _import(pipe: Pipe, wish: _Wish) -> None:
    path = wish.path or Path()
    in_child(
        pipe,
        wish.language,
        lambda tell: work.import_model(wish.folder, path, wish.name or None, _share(tell)),
    )


def _download(pipe: Pipe, wish: _Wish) -> None:
    in_child(pipe, wish.language, lambda tell: work.download(wish.folder, wish.name, _share(tell)))


def _prepare(pipe: Pipe, wish: _Wish) -> None:
    form = wish.form or "openai"
    in_child(pipe, wish.language, lambda tell: work.prepare(wish.folder, wish.name, form, _share(tell)))


def _share(tell: Callable[[float], None]) -> Callable[[int, int], None]:
    return lambda done, total: tell(done / total if total else 0.0)
