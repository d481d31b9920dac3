"""Formats: how a study's content leaves the program. One file each, found by listing this package.

A package inside this one is no format: `bundle` is how copies of a study come together.
"""

import importlib
import pkgutil
from functools import cache

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.exchange.protocol import Format


@cache
def formats() -> tuple[Format, ...]:
    """Every format that a transcript can be written in, by name. Each is a module's `FORMAT`."""
    modules = [
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.ispkg
    ]
    found: list[Format] = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(found, key=lambda one: one.name))


def format_called(name: str) -> Format:
    """The format called `name` ("docx"). Raises Refusal where there is none, naming those that are there."""
    for one in formats():
        if one.name == name.lower().lstrip("."):
            return one
    raise Refusal(
        _("There is no format called “{name}”. There are: {others}.").format(
            name=name[:32], others=", ".join(one.name for one in formats())
        )
    )
