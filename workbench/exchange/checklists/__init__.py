"""Checklists for reporting qualitative studies. One file each, found by listing this package.

What each item asks is said in our own words; the original wording is its authors' and is not repeated here.
"""

import importlib
import pkgutil
from functools import cache

from workbench.exchange.checklists.protocol import Checklist


@cache
def checklists() -> tuple[Checklist, ...]:
    """Every checklist, by identity. Each is a module's `CHECKLIST`."""
    modules = [
        importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
    ]
    found: list[Checklist] = [module.CHECKLIST for module in modules if hasattr(module, "CHECKLIST")]
    return tuple(sorted(found, key=lambda one: one.id))


def checklist_called(identity: str) -> Checklist | None:
    """The checklist with this identity, or None (a study made by another version)."""
    return next((one for one in checklists() if one.id == identity), None)
