"""What would leave in a report as somebody's words, and nobody has said: words of condensates in marks or beside a code, and
words in marks that are in no transcript.

Source of the rule: METHODS, invariant 3. Quotes themselves are looked at where they are made and printed (`desk.artificial`).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from workbench.cellar.words import _, mark
from workbench.desk.artificial import Artificial
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_passages import Passage, Where
from workbench.desk.report_source import Source
from workbench.desk.said import Said
from workbench.exchange.report.blocks import Look
from workbench.exchange.report.content import Report, SentenceItem
from workbench.study.clusters import Cluster
from workbench.study.condensed import bare
from workbench.study.interviews import Interview
from workbench.study.quotation_marks import between_marks, code_behind, outside_marks, with_code
from workbench.study.results import Section

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
_UNSAID = (
    mark(
        "In sentence {number} the words “{words}” stand between quotation marks, and were not found in what was said."
    ),
    mark(
        "Under “{heading}” the words “{words}” stand between quotation marks, and were not found in what was said."
    ),
)
_FEW = 3
"""So many words in marks can be a title, a term, or a word that is held at arm's length; unless a code stands behind them.

With one word more a condensate is known again, too (`study.condensed`).
"""
_TOLD = 8
"""So many words of them are told at most."""


def of_condensates(source: Source, printed: Iterable[Passage]) -> Iterator[Notice]:
    """Words of condensates that stand in print as if somebody had said them, each once for where it stands."""
    known = Artificial(source.context)
    found = (
        one for passage in printed if passage.look not in _OF_THEIR_OWN for one in _in_one(known, passage)
    )
    yield from dict.fromkeys(found)


def of_marks(source: Source, report: Report, printed: Iterable[Passage]) -> Iterator[Notice]:
    """Words that somebody typed between quotation marks in a sentence, a heading or an answer, and that nobody has said."""
    known, said = Artificial(source.context), Said(source)
    own: list[str] | None = None
    for passage in _typed(report, printed):
        whole = " ".join(words for _number, words in passage.parts)
        for words, start, end in between_marks(whole):
            coded, count = bool(code_behind(whole, end)), len(bare(words))
            if not count or (count <= _FEW and not coded) or known.in_text(words) or said.holds(words):
                continue
            own = _own(source, report) if own is None else own
            if coded or not any(_line(words) in line for line in own):
                yield _notice(_UNSAID, _sentence_at(passage, start), passage, words)


def _typed(report: Report, printed: Iterable[Passage]) -> Iterator[Passage]:
    texts = {one.key for one in (*report.texts, *report.artificial) if one.heading}
    for passage in printed:
        if passage.look is Look.BODY or (passage.heads and passage.where.anchor in texts):
            yield passage
    for checklist in (one for one in report.checklists if one.key not in report.without):
        where = Where(checklist.key, checklist.name)
        for answer in (answer for _heading, answers in checklist.parts for answer in answers):
            yield from (Passage(words, where) for words in (answer.text, answer.without) if words)


def _own(source: Source, report: Report) -> list[str]:
    """What groups, texts, interviews and the study are called, what the guide asks and the results say: words that nobody
    else needs to have said. What is in marks there is not among them.
    """
    everything = source.context.all
    texts = [
        source.context.facts.name,
        *(one.name.text for one in everything(Cluster)),
        *(one.title.text for one in everything(Section)),
        *(one.title for one in everything(Interview)),
        *(line for one in source.guides() for line in one.questions.splitlines()),
    ]
    rows = (row for text in report.texts for row in text.paragraphs)
    texts += (" ".join(one.text for one in row if isinstance(one, SentenceItem)) for row in rows)
    return [_line(part) for text in texts for part in outside_marks(text)]


def _line(words: str) -> str:
    return f" {' '.join(bare(words))} "


def _sentence_at(passage: Passage, start: int) -> int:
    """The number of the sentence in which something begins, given where in all of them; 0 without numbers."""
    passed = 0
    for number, words in passage.parts:
        passed += len(words) + 1
        if start < passed:
            return number
    return 0


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


def _notice(told: tuple[str, str], number: int, passage: Passage, unsaid: str = "") -> Notice:
    anchor = f"sentence_{number}" if number else passage.where.anchor
    begin = unsaid.split()
    shown = " ".join(begin[:_TOLD]) + (" …" if len(begin) > _TOLD else "")
    words = _(told[not number]).format(number=number, heading=passage.where.heading, words=shown)
    return Notice(Matter.UNSAID if unsaid else Matter.ARTIFICIAL, words, anchor)
