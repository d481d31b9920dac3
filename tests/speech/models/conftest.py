"""Models that the tests share: the real one that comes with the program, and small ones of random numbers."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from tests.speech.models import making
from workbench.speech.model_files import ModelFiles
from workbench.speech.models import work
from workbench.speech.models.store import ModelStore

Snapshot = Callable[[], dict[str, str]]


@pytest.fixture(scope="session")
def real_store(tmp_path_factory: pytest.TempPathFactory) -> ModelStore:
    """A store with the model that comes with the program, in both forms."""
    store = ModelStore(tmp_path_factory.mktemp("real") / "models")
    work.prepare(store.folder, "base", "openai")
    return store


@pytest.fixture(scope="session")
def base(real_store: ModelStore) -> ModelFiles:
    """The model that comes with the program: as it is, and converted for openai-whisper."""
    return real_store.get("base")


@pytest.fixture(scope="session")
def base_from_checkpoint(real_store: ModelStore, base: ModelFiles) -> ModelFiles:
    """The same weights, imported from an OpenAI checkpoint."""
    assert making.reference(base)
    work.import_model(real_store.folder, making.reference(base), "from-checkpoint")
    return work.prepare(real_store.folder, "from-checkpoint", "openai")


@pytest.fixture(scope="session")
def base_from_hugging_face(
    real_store: ModelStore, base: ModelFiles, tmp_path_factory: pytest.TempPathFactory
) -> ModelFiles:
    """The same weights, imported from a Hugging Face folder in two files."""
    assert making.reference(base)
    record = torch.load(making.reference(base), weights_only=True)
    given = {name: tensor.numpy() for name, tensor in record["model_state_dict"].items()}
    dims = making.known(real_store, "base").dims
    folder = making.hugging_face(tmp_path_factory.mktemp("given") / "nb", dims, given, shards=2)
    (folder / "generation_config.json").unlink()  # the heads of an official base are known
    work.import_model(real_store.folder, folder, "from-hugging-face")
    return work.prepare(real_store.folder, "from-hugging-face", "openai")


@pytest.fixture(scope="session")
def small() -> making.Tensors:
    """Weights of a very small multilingual model, 16 bits wide."""
    return making.tensors(making.SMALL)


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    """An empty store."""
    return ModelStore(tmp_path / "models")


@pytest.fixture
def snapshot(store: ModelStore) -> Snapshot:
    """Tells every file in the store with its hash; locks aside."""

    def take() -> dict[str, str]:
        files = (file for file in store.folder.rglob("*") if file.is_file() and file.name != ".lock")
        return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    return take
