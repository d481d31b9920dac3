"""The models of this computer, as the desk makes them ready."""

from pathlib import Path

import pytest

from workbench.desk.models import Models


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
