"""Transcripts that were written elsewhere: one file for each kind, found by listing this package.

A file is known by what is in it; its ending only helps.
"""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from workbench.cellar.words import _
from workbench.exchange.transcripts import faults
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import MOST_BYTES, Source
from workbench.exchange.transcripts.spread import spread, timing_of

_MOST_WORDS = 400_000
_LONGEST_WORD = 5_000
"""In letters. Scripts without blanks have whole turns as one word; far beyond, no window can set the line."""


@cache
def readers() -> tuple[Reader, ...]:
    """Every kind of transcript that can be read, in the order in which they are asked. Each is a module's `READER`."""
    modules = [
        importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
    ]
    found: list[Reader] = [module.READER for module in modules if hasattr(module, "READER")]
    return tuple(sorted(found, key=lambda one: (one.rank, one.name)))


def endings() -> tuple[str, ...]:
    """What files with transcripts are usually called."""
    return tuple(ending for reader in readers() for ending in reader.endings)


def known_words() -> str:
    """All kinds that can be read, for a sentence."""
    return ", ".join(_(reader.words) for reader in readers())


def read(content: bytes, ending: str = "") -> ReadTranscript:
    """The transcript in a file, with times for each word where the file has any; `ending` is that of its name.

    Raises Refusal for what is no transcript, is damaged, or too large.
    """
    if len(content) > MOST_BYTES:
        raise faults.too_large()
    source = Source(content, ending.lower().lstrip("."))
    reader = next((one for one in readers() if one.knows(source)), None)
    if reader is None:
        raise faults.unknown(known_words()) if content else faults.empty()
    found = reader.read(source)
    turns = tuple(turn for turn in found.turns if turn.words)
    if not turns:
        raise faults.empty()
    if sum(len(turn.words) for turn in turns) > _MOST_WORDS:
        raise faults.too_large()
    if any(len(word.text) > _LONGEST_WORD for turn in turns for word in turn.words):
        raise faults.endless_word()
    timing = timing_of(turns)
    spread_out = tuple(spread(turns))
    told = replace(found, turns=spread_out, timing=timing)
    return replace(told, warnings=(*found.warnings, *_more_warnings(source, told)))


def _more_warnings(source: Source, found: ReadTranscript) -> Iterator[str]:
    if source.guessed:
        yield _(
            "The file does not say how its letters are written. They were read as {alphabet}: look whether "
            "letters such as æ, ø and å are right."
        ).format(alphabet=source.guessed[0])
    starts = [turn.start for turn in found.turns if turn.start is not None]
    backwards = sum(after < before for before, after in pairwise(starts))
    if backwards > len(starts) // 10 + 2:
        yield _("The times in the file jump backwards. Look whether they fit the recording.")
    if (
        source.ending
        and Counter(turn.speaker for turn in found.turns).total() == 1
        and len(found.turns[0].words) > 500
    ):
        yield _("Everything stands in one turn. It can be divided in the transcript.")
