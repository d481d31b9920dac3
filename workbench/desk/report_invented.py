"""What would leave in a report as somebody's words, and nobody has said: words of condensates in marks or beside a code.

Source of the rule: METHODS, invariant 3. Quotes themselves are looked at where they are made and printed (`desk.artificial`).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from workbench.cellar.words import _, mark
from workbench.desk.artificial import Artificial
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_passages import Passage
from workbench.desk.report_source import Source
from workbench.exchange.report.blocks import Look
from workbench.study.quotation_marks import code_behind, with_code

_OF_THEIR_OWN = (Look.QUOTE, Look.RENDERING, Look.ARTIFICIAL)
_MARKED = (
    mark(
        "In sentence {number} words of a condensate stand between quotation marks. Nobody has said them so."
    ),
    mark("Under “{heading}” words of a condensate stand between quotation marks. Nobody has said them so."),
)
_CODED = (
    mark(
        "In sentence {number} words of a condensate stand beside a participant’s code. Nobody has said them so."
    ),
    mark(
        "Under “{heading}” words of a condensate stand beside a participant’s code. Nobody has said them so."
    ),
)


def of_condensates(source: Source, printed: Iterable[Passage]) -> Iterator[Notice]:
    """Words of condensates that stand in print as if somebody had said them, each once for where it stands."""
    known = Artificial(source.context)
    found = (
        one for passage in printed if passage.look not in _OF_THEIR_OWN for one in _in_one(known, passage)
    )
    yield from dict.fromkeys(found)


def _in_one(known: Artificial, passage: Passage) -> Iterator[Notice]:
    parts = passage.parts
    # What stands between marks may go on over several sentences.
    if known.in_marks(" ".join(words for _number, words in parts)):
        number = next((number for number, words in parts if known.in_marks(words)), parts[0][0])
        yield _notice(_MARKED, number, passage)
        return
    for number, words in _to_the_code(parts):
        if with_code(words) and known.in_text(words):
            yield _notice(_CODED, number, passage)


def _to_the_code(parts: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Each sentence, with the one after it where that begins with the code that belongs to it."""
    for (number, words), (_after, following) in pairwise((*parts, (0, ""))):
        yield number, words + code_behind(f" {following}")


def _notice(told: tuple[str, str], number: int, passage: Passage) -> Notice:
    anchor = f"sentence_{number}" if number else passage.where.anchor
    words = _(told[not number]).format(number=number, heading=passage.where.heading)
    return Notice(Matter.ARTIFICIAL, words, anchor)
