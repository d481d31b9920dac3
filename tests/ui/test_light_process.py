"""The process of the window never loads an engine, and a command without a window never loads Qt."""

import subprocess
import sys

ENGINES = {"torch", "whisper", "faster_whisper", "ctranslate2", "onnxruntime", "numba"}

_IMPORT_ALL_AND_TELL = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(getattr(package, "__path__", []), name + "."):
        importlib.import_module(module.name)
print(*{name.partition(".")[0] for name in sys.modules})
"""


def _loaded_by(*names: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after importing all of `names`."""
    order = [sys.executable, "-c", _IMPORT_ALL_AND_TELL, *names]
    return set(subprocess.run(order, check=True, capture_output=True, text=True, timeout=100).stdout.split())


def test_the_process_of_the_window_loads_no_engine() -> None:
    loaded = _loaded_by("workbench.ui", "workbench.desk", "workbench.methods", "workbench.exchange")
    assert {"workbench", "PySide6", "sqlalchemy"} <= loaded
    assert loaded & ENGINES == set()


def test_a_command_without_a_window_loads_neither_qt_nor_an_engine() -> None:
    loaded = _loaded_by("workbench.__main__", "workbench.cli", "workbench.desk")
    assert "workbench" in loaded
    assert loaded & (ENGINES | {"PySide6"}) == set()


def test_the_first_page_is_there_before_database_and_sound_are_loaded() -> None:
    loaded = _loaded_by("workbench.ui.application", "workbench.cli.entry")
    assert "PySide6" in loaded
    assert loaded & {"sqlalchemy", "sqlcipher3", "psycopg", "cryptography", "av", "numpy"} == set()
