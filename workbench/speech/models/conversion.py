"""Making OpenAI's form of a kept model, number for number. Child process only."""

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.model_files import ModelFiles
from workbench.speech.models.checkpoint import write_checkpoint
from workbench.speech.models.ct2_weights import Ct2Weights
from workbench.speech.models.files import Progress, Tally, need_room
from workbench.speech.models.store import CHECKPOINT, ModelStore

_SIDE_FILES = 1 << 20


def make_openai_form(store: ModelStore, name: str, progress: Progress | None = None) -> ModelFiles:
    """The files of a model with a checkpoint for openai-whisper among them, made if need be and kept.

    Raises Refusal where the model is unknown, or cannot be put into that form without changing it.
    """
    files = store.get(name)
    manifest = store.find(name).manifest
    if files.openai or not files.ctranslate2 or not manifest:
        return files
    if not manifest.exact:
        raise Refusal(
            _(
                "The model {name} cannot be used with the engine openai-whisper: its weights are rounded, or its "
                "vocabulary is its own. Use the engine faster-whisper."
            ).format(name=name)
        )
    weights = Ct2Weights(files.ctranslate2 / "model.bin")
    size = (files.ctranslate2 / "model.bin").stat().st_size
    with store.draft() as draft:
        need_room(draft, size + _SIDE_FILES)
        folder = draft / "openai"
        folder.mkdir()
        marks = {
            CHECKPOINT: write_checkpoint(
                folder / CHECKPOINT, weights, weights.dims, manifest.heads, Tally(progress, size)
            )
        }
        store.keep_form(name, "openai", folder, marks)
    return store.get(name)
