"""Formats of the report: what leaves the study for an article. One file each, found by listing this package.

`content` says what a report holds, `layout` lays it out for reading and `sheets` for counting; writers only write.
"""

import importlib
import pkgutil
from functools import cache

from workbench.exchange.report.protocol import ReportFormat


@cache
def report_formats() -> tuple[ReportFormat, ...]:
    """Every format of the report, by name. Each is a module's `FORMAT`."""
    modules = [
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.ispkg
    ]
    found: list[ReportFormat] = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(found, key=lambda one: one.name))


def report_format_called(name: str) -> ReportFormat | None:
    """The format of the report called `name` ("xlsx"), or None."""
    wanted = name.lower().lstrip(".")
    return next((one for one in report_formats() if one.name == wanted), None)
