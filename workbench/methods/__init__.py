"""Methods: what each way of analysing asks of a group. One file each, found by listing this package."""

import importlib
import pkgutil
from functools import cache

from workbench.methods.protocol import Method

USUAL = "rlr"
"""The method of a study that says none, or one that this version does not have."""


@cache
def methods() -> tuple[Method, ...]:
    """Every method, by identity. Each is a module's `METHOD`."""
    modules = [
        importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
    ]
    found: list[Method] = [module.METHOD for module in modules if hasattr(module, "METHOD")]
    return tuple(sorted(found, key=lambda one: one.id))


def method_called(identity: str) -> Method:
    """The method with this identity; the usual one where there is none (a study made by another version)."""
    by_id = {one.id: one for one in methods()}
    return by_id.get(identity) or by_id[USUAL]
