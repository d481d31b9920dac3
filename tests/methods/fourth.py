"""A fourth method: one file, laid into the package and taken out again."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import workbench.methods as package
from workbench.methods import methods

FOURTH = '''
"""Reading in pairs."""

from workbench.methods.protocol import Artefact, Explaining, GroupWords, Method, MethodStep

METHOD = Method(
    id="pairs",
    words="Reading in pairs",
    about="Two read, two listen.",
    source="Nobody. 2026.",
    steps=(
        MethodStep(id="lists", words="Lists", asks="Each writes a list.", leaves=Artefact.THEME_LISTS,
                   prompts=("What do you hear twice?",)),
        MethodStep(id="heaps", words="Heaps", asks="Lay them on heaps.", leaves=Artefact.CLUSTERS),
        MethodStep(id="quotes", words="Voices", asks="Choose what is heard.", leaves=Artefact.QUOTES),
    ),
    groups=GroupWords(one="heap", a="a heap", the="the heap", many="heaps", several="Heaps", parts="Small heaps",
                      new="New heap"),
    one_group=ONE_GROUP,
    explaining=Explaining.WELCOME,
)
'''


@contextmanager
def dropped(folder: Path, monkeypatch: pytest.MonkeyPatch, *, one_group: bool = True) -> Iterator[str]:
    """The package has one file more, in a folder of the test; the method's identity."""
    folder.mkdir()
    (folder / "pairs.py").write_text(FOURTH.replace("ONE_GROUP", str(one_group)))
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    methods.cache_clear()
    try:
        yield "pairs"
    finally:
        methods.cache_clear()
        sys.modules.pop("workbench.methods.pairs", None)
