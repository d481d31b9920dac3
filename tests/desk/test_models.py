"""The models of this computer, as the desk makes them ready."""

from pathlib import Path

import pytest

from tests.speech.models import making
from workbench.cellar.errors import Refusal
from workbench.desk.models import Models
from workbench.desk.work import outcome
from workbench.speech.models.files import write_text
from workbench.speech.models.manifest import FileMark, Form, Manifest
from workbench.speech.models.store import ModelStore


@pytest.mark.parametrize("engine", ["auto", "faster-whisper", "openai-whisper"])
def test_the_model_that_comes_with_the_program_is_joined_in_a_child(tmp_path: Path, engine: str) -> None:
    models = Models(tmp_path / "models")
    preparing = models.preparation("base", engine)
    assert preparing
    assert list(tmp_path.iterdir()) == []
    preparing.start()
    while not preparing.wait(5).finished:
        pass
    assert preparing.status.sentence is None
    assert models.preparation("base", engine) is None


def test_one_that_was_found_damaged_is_told_and_not_taken(tmp_path: Path) -> None:
    store, models = ModelStore(tmp_path), Models(tmp_path)
    with store.draft() as draft:
        (draft / "ctranslate2").mkdir()
        files = {"model.bin": write_text(draft / "ctranslate2" / "model.bin", "weights")}
        forms: dict[Form, dict[str, FileMark]] = {"ctranslate2": files}
        store.keep(draft, Manifest("fine", "imported", "given", "", making.SMALL, making.HEADS, True, forms))
    models.refuse_unfit("fine", "auto")
    (tmp_path / "fine" / "ctranslate2" / "model.bin").write_text("weightz")
    outcome(models.verify("fine"), lambda _share: None)
    fine = next(model for model in models.list() if model.name == "fine")
    assert (fine.damaged, fine.words, fine.engines) == (True, "Damaged: remove it and get it again", ())
    with pytest.raises(Refusal, match="The model fine is damaged and cannot be used"):
        models.refuse_unfit("fine", "auto")
