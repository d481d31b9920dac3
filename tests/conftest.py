"""What holds for every test: no real screen, no settings or studies of the person who runs them."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.tools import light_lock
from workbench.cellar import collecting
from workbench.exchange.bundle import locking

# Before anything imports Qt: a test never opens a window on the desktop of the person who runs it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["WORKBENCH_LANGUAGE"] = "en"

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

# As in the window: a thread that works beside it must not free what belongs to it.
collecting.by_hand()


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """What a test leaves behind in rings is freed after it, in the thread of the tests."""
    yield
    collecting.tidy()


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Studies, settings and models of a test lie in a temporary folder of its own."""
    places = tmp_path_factory.mktemp("places")
    for name in ("PROJECTS", "SETTINGS", "MODELS"):
        monkeypatch.setenv(f"WORKBENCH_{name}", str(places / name.lower()))


@pytest.fixture(autouse=True)
def light_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """An invitation's code is locked with little work, here and nowhere else; `test_locking` does it at full cost."""
    monkeypatch.setattr(locking, "_lock", light_lock.lock)
