"""The results laid out: texts with their small numbers, quotes in both languages, artificial texts, references."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.cellar.words import _, _n
from workbench.exchange.facts import language_name, within
from workbench.exchange.plain import clock, one_line
from workbench.exchange.report.blocks import Block, Heading, Look, Paragraph, Run
from workbench.exchange.report.content import (
    Heard,
    QuoteItem,
    Reference,
    Rendering,
    Report,
    SentenceItem,
    Strand,
    Text,
)

_ANGLED = ("no", "nb", "nn", "da", "fr")


def results(report: Report) -> Iterator[Block]:
    """The texts, the essence first."""
    if not report.texts:
        return
    yield Heading(1, _("Results"), "results")
    for text in report.texts:
        yield from _text(text, report.analysis)


def artificial(report: Report) -> Iterator[Block]:
    """The condensates, apart from everything else and never in the form of a quote."""
    if not report.artificial:
        return
    yield Heading(1, _("Condensates: artificial texts"), "artificial")
    if any(text.of_one for text in report.artificial):
        told = _(
            "These texts were written by the group in the first person, out of what participants said. "
            "Nobody has said them so. They are no quotes and must not be used as such."
        )
    else:
        told = _(
            "These texts were written by the group in the first person, out of what several participants said. "
            "Nobody has said them so. They are no quotes and must not be used as such."
        )
    yield Paragraph((Run(told, strong=True),), Look.NOTE)
    for text in report.artificial:
        yield from _text(text, report.analysis)


def references(report: Report) -> Iterator[Block]:
    """What each sentence rests on, down to the second of the sound."""
    if not report.references:
        return
    yield Heading(1, _("What the sentences rest on"), "references")
    places = [place for one in report.references for strand in one.strands for place in strand.places]
    if places and not any(one.interview for one in places):
        told = _(
            "Each place is given by participant and time in the recording (hours:minutes:seconds). "
            "The letters beside a number find its sentence in the study also when numbers have changed."
        )
    else:
        told = _(
            "Each place is given by participant, interview and time in the recording (hours:minutes:seconds). "
            "The letters beside a number find its sentence in the study also when numbers have changed."
        )
    yield Paragraph((Run(told),), Look.NOTE)
    for one in report.references:
        yield Paragraph((*_number(one), *_rests(one)), Look.REFERENCE)


def _text(text: Text, language: str) -> Iterator[Block]:
    heading = text.heading or text.kind
    yield Heading(2 + text.depth, one_line(heading), text.key, language if text.heading else "")
    if text.heading and not text.artificial:
        yield Paragraph((Run(text.kind),), Look.NOTE)
    if text.of_one:
        yield Paragraph((Run(_("Written out of what one participant said.")),), Look.NOTE)
    for paragraph in text.paragraphs:
        for quoted, items in groupby(paragraph, key=lambda item: isinstance(item, QuoteItem)):
            if quoted:
                for item in items:
                    if isinstance(item, QuoteItem):
                        yield from quote(item)
                continue
            runs = [
                run for item in items if isinstance(item, SentenceItem) for run in _sentence(item, language)
            ]
            yield Paragraph(tuple(runs), Look.ARTIFICIAL if text.artificial else Look.BODY)


def _sentence(item: SentenceItem, language: str) -> tuple[Run, ...]:
    return Run(one_line(item.text), language), *_mark(item.number), Run(" ")


def quote(item: QuoteItem) -> Iterator[Block]:
    """A quote with its code and number, and below it each of its renderings."""
    code = (Run(f" ({item.code})"),) if item.code else ()
    yield Paragraph(
        (Run(in_marks(item.text, item.language), item.language), *code, *_mark(item.number)), Look.QUOTE
    )
    for one in item.renderings:
        # What is said in the place of a stale translation are the program's words, and nobody's quote.
        words = Run(one.text) if one.stale else Run(in_marks(one.text, one.language), one.language)
        yield Paragraph((words, Run(f" ({told_of(one)})")), Look.RENDERING)


def in_marks(text: str, language: str) -> str:
    """Words between the quotation marks of their language."""
    left, right = ("«", "»") if language[:2] in _ANGLED else ("“", "”")
    return f"{left}{one_line(text)}{right}"


def told_of(rendering: Rendering) -> str:
    """What is to be said of a rendering: the language, and where it is not to be relied upon."""
    told = _("in {language}").format(language=within(language_name(rendering.language)))
    if rendering.stale and not rendering.artificial:
        return _("{told}; made of earlier words of this quote, to be translated anew").format(told=told)
    return told


def _mark(number: int) -> tuple[Run, ...]:
    return (Run(str(number), number=True, target=f"reference_{number}", anchor=f"sentence_{number}"),)


def _number(one: Reference) -> tuple[Run, ...]:
    back = Run(
        str(one.number), strong=True, target=f"sentence_{one.number}", anchor=f"reference_{one.number}"
    )
    return back, Run(f" [{one.mark}] ")


def _rests(one: Reference) -> Iterator[Run]:
    if one.kept_apart:
        yield Run(_("A quote without a code. The place is told in the study alone."))
        return
    if one.gone:
        yield Run(_("A quote that is gone."))
        return
    if one.whole:
        yield Run(_("Carried by the whole.") + " ")
    for words in gone_in_words([strand.name for strand in one.strands if strand.gone]):
        yield Run(f"{words} ")
    for strand in (strand for strand in one.strands if not strand.gone):
        yield from _strand(strand)
    if any(strand.count for strand in one.strands):
        yield Run(_("Where they are heard is told in the study alone."))
    if one.beside and not one.strands and not one.whole:
        yield Run(_("It tells what does not fit."))
    elif not one.strands and not one.whole:
        yield Run(_("It does not say yet what it rests on."), strong=True)


def _strand(strand: Strand) -> Iterator[Run]:
    if strand.count and not strand.name:
        yield Run(_n("{count} unit", "{count} units", strand.count).format(count=strand.count) + ". ")
        return
    if not strand.name:
        yield Run(f"{'; '.join(places_in_words(strand.places))}. ")
        return
    name = one_line(strand.name)
    name = _("“{words}”").format(words=name) if strand.named else name
    if strand.as_in:
        yield Run(_("{name}: see").format(name=name) + " ")
        yield Run(str(strand.as_in), target=f"reference_{strand.as_in}")
        yield Run(". ")
    elif count := strand.count or len(strand.places):
        told = _n("{name}, {count} unit", "{name}, {count} units", count).format(name=name, count=count)
        yield Run(f"{told}: {'; '.join(places_in_words(strand.places))}. " if strand.places else f"{told}. ")
    else:
        yield Run(f"{name}. ")


def gone_in_words(names: Sequence[str]) -> Iterator[str]:
    """What a sentence rested on that is no longer there, each name once; without names it can only be counted."""
    for name in dict.fromkeys(names):
        if name:
            told = _("{name}, which is no longer there.")
            yield told.format(name=_("“{words}”").format(words=one_line(name)))
        else:
            count = names.count(name)
            told = _n("Something that is no longer there.", "{count} things that are no longer there.", count)
            yield told.format(count=count)


def places_in_words(places: tuple[Heard, ...]) -> Iterator[str]:
    """Places by participant and interview, the times of one interview together."""
    for (code, interview), found in groupby(places, key=lambda one: (one.code, one.interview)):
        where = ", ".join(part for part in (code, one_line(interview)) if part)
        yield f"{where} {', '.join(_times(tuple(found)))}".lstrip()


def _times(places: tuple[Heard, ...]) -> Iterator[str]:
    yield from (time_of(one) for one in places if one.start is not None)
    yield from dict.fromkeys(time_of(one) for one in places if one.start is None)


def time_of(place: Heard) -> str:
    """When a unit is heard: 0:12:34, with the recording where there are several."""
    if place.gone:
        return _("(its words are gone)")
    if place.start is None:
        return _("(no time is known)")
    time = clock(place.start)
    return (
        _("recording {number} {time}").format(number=place.recording, time=time) if place.recording else time
    )
