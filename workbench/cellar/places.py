"""Where things lie: what ships with the program, where studies are kept, where settings are."""

import os
import sys
from pathlib import Path

import platformdirs

_HERE = Path(__file__).resolve().parent.parent


def frozen() -> bool:
    """Whether this is the packaged program rather than a Python installation."""
    return bool(getattr(sys, "frozen", False))


def resources() -> Path:
    """The folder of what ships with the program (sample study, catalogues, icons, handbook, methods)."""
    if frozen():
        return Path(getattr(sys, "_MEIPASS", _HERE.parent)) / "resources"
    installed = _HERE / "_resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"


def checkout() -> Path | None:
    """The root of the checkout that the program runs from, if it does."""
    root = _HERE.parent
    return root if not frozen() and (root / "pyproject.toml").is_file() else None


def projects() -> Path:
    """The folder where studies are made when nobody names another; `WORKBENCH_PROJECTS` overrides it."""
    if named := os.environ.get("WORKBENCH_PROJECTS"):
        return Path(named)
    root = checkout()
    return root / "projects" if root else Path(platformdirs.user_documents_dir()) / "Lifeworld Workbench"


def settings() -> Path:
    """The folder of this computer's own settings; `WORKBENCH_SETTINGS` overrides it."""
    named = os.environ.get("WORKBENCH_SETTINGS")
    return (
        Path(named) if named else Path(platformdirs.user_config_dir("lifeworld-workbench", appauthor=False))
    )


def models() -> Path:
    """The folder of the model store; `WORKBENCH_MODELS` overrides it."""
    named = os.environ.get("WORKBENCH_MODELS")
    data = platformdirs.user_data_dir("lifeworld-workbench", appauthor=False)
    return Path(named) if named else Path(data) / "models"
