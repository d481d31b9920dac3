"""The command line in this process, and a study of two interviews that it works on."""

import gettext
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.ui.studies import add_interview, study
from workbench.cellar.words import use_language
from workbench.cli.entry import main
from workbench.desk.models import Models

PASSPHRASE = "a long passphrase"
DATA = Path(__file__).parents[1] / "data"


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def joined_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which the model that comes with the program lies ready."""
    folder = tmp_path_factory.mktemp("models")
    Models(folder).files("base")
    return folder


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, joined_models: Path, own_places: None
) -> Iterator[Run]:
    """Runs a command as somebody without a screen does who has set the passphrase."""
    monkeypatch.setenv("WORKBENCH_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("WORKBENCH_MODELS", str(joined_models))
    monkeypatch.setenv("LANGUAGE", "en")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    def go(*words: object) -> Ran:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    yield go
    use_language("en")
    gettext.textdomain("messages")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed study of Kari and Ola (neither has a PIN): two interviews, both transcribed."""
    with study(tmp_path) as desk:
        add_interview(desk, "First talk")
        add_interview(desk, "Second talk", (("P1", "It went better"),))
        return desk.folder
