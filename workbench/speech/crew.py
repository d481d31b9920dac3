"""How many workers a computer can carry, and how many threads each of them gets."""

from workbench.cellar import machine
from workbench.speech.engines.protocol import Engine
from workbench.speech.model_files import ModelFiles

_MOST = 16
_SHARE_OF_MEMORY = 0.6


def crew_size(engine: Engine, model: ModelFiles, pieces: int) -> int:
    """Workers for `pieces` pieces: one a core, as far as the free memory reaches; at least 1."""
    by_memory = int(machine.free_memory() * _SHARE_OF_MEMORY // engine.memory(model))
    return max(1, min(machine.cores(), by_memory, pieces, _MOST))


def threads_each(workers: int) -> int:
    """Threads for each of `workers`: the cores shared out; at least 1."""
    return max(1, machine.cores() // workers)
