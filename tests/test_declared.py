"""Whatever the program imports is declared, so that it is there after an installation."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FOR_TYPES_ALONE = {"_typeshed"}


def _imported(file: Path) -> set[str]:
    """The top-level packages that `file` imports, at its top or inside its functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_every_package_that_the_program_imports_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    brought_by = packages_distributions()
    imported = set[str]().union(*(_imported(file) for file in (ROOT / "workbench").rglob("*.py")))
    foreign = imported - set(sys.stdlib_module_names) - FOR_TYPES_ALONE - {"workbench"}

    assert {"PySide6", "sqlalchemy", "whisper"} <= foreign
    undeclared = [
        name
        for name in sorted(foreign)
        if declared.isdisjoint(canonicalize_name(package) for package in brought_by.get(name, ()))
    ]
    assert undeclared == []
