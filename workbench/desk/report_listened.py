"""How much of what machines wrote down has been listened to: what a report tells of it, and what is to be looked at."""

from collections.abc import Iterator, Mapping

from workbench.cellar.words import _, _n
from workbench.desk.interviews import listened
from workbench.desk.quotes import Quoted
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_source import Source
from workbench.study.interviews import BY_HAND, SCRIPT, Recording
from workbench.study.spans import Span, covered

_ENOUGH = 0.9
"""The share of a quote's time from which on it counts as listened to: a player stops and starts beside words."""
_ALL = 0.995


def share_words(source: Source) -> str:
    """How much of the sound of all machine drafts anybody has listened to; empty where there is none with sound."""
    heard = duration = 0
    for interview in _drafts(source):
        spans = listened(source.context, interview)
        for one in source.context.all(Recording, interview):
            duration += one.duration
            heard += covered(spans.get(one.id, ()), 0, one.duration)
    if not duration:
        return ""
    if heard >= _ALL * duration:
        return _("The machine’s drafts have been listened to as a whole.")
    if not heard:
        return _("Nobody has listened to the machine’s drafts in the program yet.")
    told = _("Of the sound of the machine’s drafts {number} % has been listened to in the program.")
    return told.format(number=int(100 * heard / duration))


def of_drafts(source: Source, standing: Mapping[int, Quoted]) -> Iterator[Notice]:
    """Quotes in the texts, by their numbers, that a machine wrote down and of which nobody has heard all."""
    drafts = _drafts(source)
    heard: dict[str, Mapping[str, tuple[Span, ...]]] = {}
    numbers: list[int] = []
    for number, one in standing.items():
        at = one.printed.place
        if at is None or at.interview not in drafts or at.start_ms is None or at.end_ms is None:
            continue
        spans = heard.setdefault(at.interview, listened(source.context, at.interview))
        length = at.end_ms - at.start_ms
        if covered(spans.get(at.recording, ()), at.start_ms, at.end_ms) < _ENOUGH * length:
            numbers.append(number)
    if numbers:
        told = _n(
            "Nobody has listened to all of quote {numbers}, and its words are a machine’s draft. Listen to it first.",
            "Nobody has listened to all of quotes {numbers}, and their words are a machine’s draft. Listen to them first.",
            len(numbers),
        )
        words = told.format(numbers=", ".join(map(str, numbers)))
        yield Notice(Matter.UNHEARD, words, f"sentence_{numbers[0]}")


def _drafts(source: Source) -> set[str]:
    """The interviews whose words a machine wrote down, here or elsewhere, and whose sound is there."""
    recorded = {one.interview for one in source.context.all(Recording)}
    made = source.transcriptions.values()
    by_machine = {one.interview for one in made if one.engine not in ("", SCRIPT, BY_HAND)}
    return by_machine & recorded
