"""What the tests of speech share: the real model, real recordings as samples, runs that never outlive a test."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from workbench.speech.model_files import ModelFiles
from workbench.speech.models import work
from workbench.speech.sound import Block, decode
from workbench.speech.sources import PlainFile

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    """The model that comes with the program, in the forms of both engines."""
    return work.prepare(tmp_path_factory.mktemp("real") / "models", "base", "openai")


@pytest.fixture(scope="session")
def clip() -> Callable[[str], Block]:
    """A recording of tests/data by its name, as int16 samples at 16 kHz."""

    def read(name: str) -> Block:
        return np.concatenate(list(decode(DATA / name)))

    return read


@pytest.fixture
def samples(tmp_path: Path) -> Callable[[Block], PlainFile]:
    """Puts samples where workers can read them."""

    def keep(block: Block) -> PlainFile:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.pcm"
        file.write_bytes(block.astype("<i2").tobytes())
        return PlainFile(file)

    return keep
