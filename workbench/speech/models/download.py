"""Fetching a model by its name, with the loader that faster-whisper uses. Only when a person asked. Child process only."""

import re
from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any, TypeVar, cast

from huggingface_hub import file_download
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError
from huggingface_hub.hf_api import HfApi, ModelInfo, RepoSibling

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.models.faults import cut_short
from workbench.speech.models.files import Progress, Tally, mark, need_room
from workbench.speech.models.importing import import_model
from workbench.speech.models.names import free_name
from workbench.speech.models.offers import offers, repository_of
from workbench.speech.models.store import ModelStore

T = TypeVar("T")

ANSWER_SECONDS = 15.0
"""How long the other side may take to say what it has, looking up its address included."""

_SIDE = r"(config|generation_config|preprocessor_config|tokenizer|added_tokens|vocab)\.json"
_CTRANSLATE2 = re.compile(rf"model\.bin|vocabulary\.(json|txt)|{_SIDE}")
_HUGGING_FACE = re.compile(rf"model(-\d+-of-\d+)?\.safetensors|model\.safetensors\.index\.json|{_SIDE}")


def fetch(store: ModelStore, name: str, progress: Progress | None = None, endpoint: str | None = None) -> str:
    """Fetch a model by its name or repository and keep it; the name it has in the store.

    Checked by the hashes that the other side gives, then imported like any other folder. `endpoint`: another
    server than the usual one. Raises Refusal, or what `progress` raises; the store is then as it was.
    """
    repository = repository_of(name)
    if not repository:
        raise Refusal(
            _("No model called {name} is known. These can be fetched: {names}.").format(
                name=name[:64], names=", ".join(offer.name for offer in offers())
            )
        )
    chosen = free_name(name.rsplit("/", maxsplit=1)[-1], store.names())
    found = _in_time(lambda: _list(repository, endpoint))
    files = _wanted(found.siblings or [])
    if not files:
        raise Refusal(_("There is no model that this program can read in {name}.").format(name=repository))
    total = sum(file.size or 0 for file in files)
    with store.draft() as draft:
        need_room(draft, 2 * total)
        folder = draft / repository.split("/")[-1]
        tally = Tally(progress, total)
        for file in files:
            _get(repository, found.sha, file.rfilename, folder, tally, endpoint)
            _check(folder / file.rfilename, file)
        return import_model(store, folder, chosen, origin="downloaded")


def _list(repository: str, endpoint: str | None) -> ModelInfo:
    try:
        # Never with the token that a person may have stored for other programs.
        api = HfApi(endpoint=endpoint, token=False)
        return api.model_info(repository, files_metadata=True, timeout=ANSWER_SECONDS)
    except RepositoryNotFoundError as fault:
        raise Refusal(
            _("There is no model called {name} that everybody may fetch.").format(name=repository)
        ) from fault
    except HfHubHTTPError as fault:
        raise _server_trouble() from fault
    except Exception as fault:  # whatever the network library raises
        raise _no_network() from fault


def _in_time(ask: Callable[[], T]) -> T:
    """What `ask` answers. Looking up an address knows no time limit of its own, so it is asked in a thread."""
    answers: Queue[T | Exception] = Queue()

    def put() -> None:
        try:
            answers.put(ask())
        except Refusal as refusal:
            answers.put(refusal)

    Thread(target=put, daemon=True, name="ask for a model").start()
    try:
        answer = answers.get(timeout=ANSWER_SECONDS)
    except Empty as fault:
        raise _no_network() from fault
    if isinstance(answer, Exception):
        raise answer
    return answer


def _wanted(files: list[RepoSibling]) -> list[RepoSibling]:
    names = {file.rfilename for file in files}
    if "model.bin" in names:
        return [file for file in files if _CTRANSLATE2.fullmatch(file.rfilename)]
    if "model.safetensors" in names:
        files = [file for file in files if "-of-" not in file.rfilename]
    elif "model.safetensors.index.json" not in names:
        return []
    return [file for file in files if _HUGGING_FACE.fullmatch(file.rfilename)]


def _get(
    repository: str, revision: str | None, name: str, folder: Path, tally: Tally, endpoint: str | None
) -> None:
    class Counter:
        """Stands where the library puts a progress bar."""

        def __init__(self, *_args: object, **_named: object) -> None: ...

        def __enter__(self) -> "Counter":
            return self

        def __exit__(self, *_raised: object) -> None: ...

        def update(self, count: float | None = 1) -> None:
            tally.add(int(count or 0))

        def close(self) -> None: ...

        def set_postfix_str(self, *_args: object, **_named: object) -> None: ...

    try:
        cast("Any", file_download).hf_hub_download(
            repository,
            name,
            revision=revision,
            local_dir=folder,
            token=False,
            endpoint=endpoint,
            tqdm_class=Counter,
        )
    except Refusal:
        raise
    except HfHubHTTPError as fault:
        raise _server_trouble() from fault
    except Exception as fault:  # whatever the network library raises
        raise Refusal(
            _("The network was lost before the model was here. Nothing was changed. Try again.")
        ) from fault


def _check(path: Path, file: RepoSibling) -> None:
    """Raise Refusal unless the file is what the other side said it is."""
    found = mark(path, Tally(None, 0))
    expected = file.lfs.sha256 if file.lfs else found.sha256
    if found.sha256 != expected or (file.size is not None and found.bytes != file.size):
        raise cut_short(file.rfilename)


def _no_network() -> Refusal:
    return Refusal(
        _(
            "The model could not be fetched: this computer reaches no network, or the other side does not answer. "
            "Nothing was changed. On a computer without a network, import the model from a file or folder."
        )
    )


def _server_trouble() -> Refusal:
    return Refusal(
        _("The other side could not give out the model now. Nothing was changed. Try again later.")
    )
