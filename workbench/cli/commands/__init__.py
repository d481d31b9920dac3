"""The commands, one file each, found by listing this package."""

import importlib
import pkgutil
from functools import cache

from workbench.cli.protocol import Command

_ORDER = (
    "try",
    "open",
    "new",
    "add",
    "import",
    "transcribe",
    "show",
    "export",
    "check",
    "exchange",
    "team",
    "erase",
    "models",
)


@cache
def commands() -> tuple[Command, ...]:
    """All commands, in the order in which one comes to need them; new ones last."""
    found: list[Command] = [
        importlib.import_module(f"{__name__}.{module.name}").COMMAND
        for module in pkgutil.iter_modules(__path__)
    ]
    return tuple(sorted(found, key=_place))


def _place(command: Command) -> tuple[int, str]:
    known = command.name in _ORDER
    return _ORDER.index(command.name) if known else len(_ORDER), command.name
