"""What a child process does with models. Light to import: torch and whisper are loaded when the work begins."""

# Imports inside functions: this is the entry of the child process, and the window's process imports this module
# to name the work; the engines' libraries must not be loaded there.

from pathlib import Path

from workbench.speech.model_files import ModelFiles
from workbench.speech.models.files import Progress
from workbench.speech.models.manifest import Form
from workbench.speech.models.store import ModelStore


def import_model(store: Path, given: Path, name: str | None = None, progress: Progress | None = None) -> str:
    """Bring the model in a file or folder into the store in the folder `store`; its name there.

    `progress` is told (bytes done, bytes in all); to cancel, it raises `Stopped`. Raises Refusal. Whatever is
    raised, and if the process is killed, the store is as it was.
    """
    from workbench.speech.models import importing  # noqa: PLC0415

    return importing.import_model(ModelStore(store), given, name, progress)


def prepare(store: Path, name: str, form: Form, progress: Progress | None = None) -> ModelFiles:
    """The files of a model with this `form` among them; made the first time, and kept. Raises Refusal."""
    if form == "ctranslate2":
        return ModelStore(store).get(name, progress)
    from workbench.speech.models import conversion  # noqa: PLC0415

    return conversion.make_openai_form(ModelStore(store), name, progress)
