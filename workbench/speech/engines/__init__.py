"""The speech engines, one file each, found by listing this package."""

import importlib
import pkgutil
from functools import cache

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.engines.protocol import Engine
from workbench.speech.model_files import ModelFiles

AUTO = "auto"


@cache
def engines() -> tuple[Engine, ...]:
    """Every engine that is installed here, the fastest first. Imports none of their heavy libraries."""
    found = [
        importlib.import_module(f"{__name__}.{module.name}").ENGINE
        for module in pkgutil.iter_modules(__path__)
        if module.name != "protocol"
    ]
    return tuple(sorted((engine for engine in found if engine.installed()), key=lambda engine: engine.pace))


def choose(name: str, model: ModelFiles) -> Engine:
    """The engine called `name`, or with "auto" the fastest that can use `model`. Raises Refusal."""
    able = [engine for engine in engines() if engine.can_use(model)]
    for engine in able:
        if name in (AUTO, engine.name):
            return engine
    others = ", ".join(engine.name for engine in able)
    if others:
        raise Refusal(
            _("The engine {engine} cannot use the model {model}. These engines can: {others}.").format(
                engine=name, model=model.name, others=others
            )
        )
    raise Refusal(
        _("No speech engine on this computer can use the model {model}. Choose another model.").format(
            model=model.name
        )
    )
