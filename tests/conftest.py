"""What holds for every test: no real screen, no settings or studies of the person who runs them."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt: a test never opens a window on the desktop of the person who runs it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["WORKBENCH_LANGUAGE"] = "en"

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Studies, settings and models of a test lie in its own temporary folder."""
    for name in ("PROJECTS", "SETTINGS", "MODELS"):
        monkeypatch.setenv(f"WORKBENCH_{name}", str(tmp_path / name.lower()))
