"""The models on this computer, as the window and the command line show them."""

from dataclasses import dataclass
from pathlib import Path

from workbench.cellar.places import models as models_folder
from workbench.speech.engines import choose
from workbench.speech.model_files import ModelFiles
from workbench.speech.models.store import ModelStore, StoredModel


class Models:
    """The model store."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = ModelStore(folder or models_folder())
