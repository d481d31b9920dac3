"""What is told to the group of quotes without a code that a reader could still give somebody: before the report leaves.

By the codes beside other quotes; by the one code that stands nowhere else; by a language that few speak; by what the group
says of somebody in words of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.cellar.words import _, _n
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_source import Source
from workbench.exchange.facts import language_name, within
from workbench.exchange.report.content import QuoteItem, Report, SentenceItem, Text
from workbench.exchange.report.parts import PICTURES
from workbench.study.small_cells import FEWEST

_WITH_CODES = ("picture_groups", "picture_variations")
_CODE = re.compile(r"(?<!\w)P\d+(?!\w)")


class _Row(NamedTuple):
    """A text with its parts."""

    heading: str
    texts: list[Text]

    @property
    def quotes(self) -> list[QuoteItem]:
        """The quotes in it."""
        return [
            one for text in self.texts for row in text.paragraphs for one in row if isinstance(one, QuoteItem)
        ]


def elimination(source: Source, report: Report) -> Iterator[Notice]:
    """Where too few are left whose words a quote without a code could be; and what was left out for that."""
    rows = _rows(report.texts)
    if any(one.bare for row in rows for one in row.quotes):
        everybody = source.whose.all()
        spoken = _spoken(source)
        for row in rows:
            for item in (one for one in row.quotes if one.bare):
                words = _found(report, row, everybody) or _by_language(item, spoken, everybody)
                if words:
                    told = words.format(number=item.number, heading=row.heading)
                    yield Notice(Matter.APART, told, f"sentence_{item.number}")
        yield from _in_own_words(source, (*_of_texts(rows), *_of_way(source, report)))
    numbers = [one.number for one in report.references if any(strand.count for strand in one.strands)]
    if numbers and "references" not in report.without:
        told = _n(
            "Sentence {numbers} is printed without places, so that nobody is found who is quoted without a code.",
            "Sentences {numbers} are printed without places, so that nobody is found who is quoted without a code.",
            len(numbers),
        )
        words = told.format(numbers=", ".join(map(str, numbers)))
        yield Notice(Matter.APART, words, f"reference_{numbers[0]}")


def _rows(texts: Sequence[Text]) -> list[_Row]:
    rows: list[_Row] = []
    for text in texts:
        if text.depth and rows:
            rows[-1].texts.append(text)
        else:
            rows.append(_Row(text.heading or text.kind, [text]))
    return rows


def _found(report: Report, row: _Row, everybody: Sequence[str]) -> str:
    """What a reader finds by the codes that are printed, with places for the quote's number and the heading; or empty."""
    if left := _few_left((one.code for one in row.quotes), everybody):
        told = _n(
            "Quote {number} has no code, and only {count} participant has none in “{heading}”: it is taken for "
            "theirs. Leave out the codes of others there, too, or choose another quote.",
            "Quote {number} has no code, and only {count} participants have none in “{heading}”: it is taken for "
            "theirs. Leave out the codes of others there, too, or choose another quote.",
            left,
        )
    elif left := _few_left((item.code for item, _where in report.quotes), everybody):
        told = _n(
            "Quote {number} has no code, and only {count} participant has none in the whole report: it is taken "
            "for theirs. Leave out the codes of others, too, or choose another quote.",
            "Quote {number} has no code, and only {count} participants have none in the whole report: it is taken "
            "for theirs. Leave out the codes of others, too, or choose another quote.",
            left,
        )
    elif left := _few_left(_printed(report), everybody):
        told = _n(
            "Quote {number} has no code, and only {count} participant stands nowhere in the results: it is taken for "
            "theirs. Choose another quote, or leave out pictures and the list of what sentences rest on.",
            "Quote {number} has no code, and only {count} participants stand nowhere in the results: it is taken for "
            "theirs. Choose another quote, or leave out pictures and the list of what sentences rest on.",
            left,
        )
    else:
        return ""
    return told.replace("{count}", str(left))


def _few_left(codes: Iterable[str], everybody: Sequence[str]) -> int:
    """How many are not among these, where that is fewer than enough; 0 for nobody or enough."""
    left = len(set(everybody) - set(codes))
    return left if left < FEWEST else 0


def _printed(report: Report) -> set[str]:
    """The codes beside quotes and places and in pictures, of what is to leave."""
    found = {item.code for item, _where in report.quotes}
    if "references" not in report.without:
        for place in (
            place for one in report.references for strand in one.strands for place in strand.places
        ):
            found.update(_CODE.findall(place.code))
    if PICTURES not in report.without:
        for one in (one for one in report.figures if one.key in _WITH_CODES):
            words = one.whole.description
            for heading in (text.heading for text in report.texts if text.heading):
                words = words.replace(heading, "")
            found.update(_CODE.findall(words))
    return found


def _spoken(source: Source) -> dict[str, set[str]]:
    """Who speaks each language."""
    found: dict[str, set[str]] = {}
    for interview in source.interviews.list():
        if spoken := source.quotes.language_of(interview.id):
            found.setdefault(spoken, set()).update(source.whose.in_interview(interview.id))
    return found


def _by_language(item: QuoteItem, spoken: Mapping[str, set[str]], everybody: Sequence[str]) -> str:
    sharing = spoken.get(item.language, set())
    if not 0 < len(sharing) < FEWEST or sharing == set(everybody):
        return ""
    told = _n(
        "Quote {number} has no code, and only {count} participant speaks its language, {language}: it is taken for "
        "theirs. Choose another quote.",
        "Quote {number} has no code, and only {count} participants speak its language, {language}: it is taken for "
        "theirs. Choose another quote.",
        len(sharing),
    )
    return told.replace("{count}", str(len(sharing))).replace(
        "{language}", within(language_name(item.language))
    )


def codes_in_pictures(source: Source, report: Report) -> Iterator[Notice]:
    """The same of the names of groups, for a picture that leaves by itself."""
    if any(one.bare for row in _rows(report.texts) for one in row.quotes):
        yield from _in_own_words(source, _of_groups(source, report))


def _in_own_words(source: Source, written: Iterable[tuple[str, str, str]]) -> Iterator[Notice]:
    """Codes, and titles of interviews, in what the group has written where it could tell whose a quote is."""
    titles = [one.title for one in source.interviews.list() if any(map(str.isdigit, one.title))]
    known = sorted((*source.whose.all(), *titles), key=lambda one: (-len(one), one))
    if not known:
        return
    asked = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?:['’]?s)?(?!\w)")
    told: dict[tuple[str, str, str], None] = {}
    for anchor, heading, words in written:
        told.update(dict.fromkeys((anchor, heading, one) for one in asked.findall(words)))
    for anchor, heading, words in told:
        yield Notice(
            Matter.APART,
            _(
                "“{words}” stands in words of your own, under “{heading}”. See that they do not say whose a quote without "
                "a code is."
            ).format(words=words, heading=heading),
            anchor,
        )


def _of_texts(rows: Sequence[_Row]) -> Iterator[tuple[str, str, str]]:
    """Headings and sentences around quotes without a code: where they stand, under what, and their words."""
    for row in rows:
        if not any(one.bare for one in row.quotes):
            continue
        for text in row.texts:
            heading = text.heading or text.kind
            yield text.key, heading, text.heading
            for item in (item for paragraph in text.paragraphs for item in paragraph):
                if isinstance(item, SentenceItem):
                    yield f"sentence_{item.number}", heading, item.text


def _of_way(source: Source, report: Report) -> Iterator[tuple[str, str, str]]:
    """What the group has written elsewhere, and what leaves: it can be about any quote."""
    if "differing" not in report.without:
        for one in report.differing:
            for words in (one.question, *(voice.text for voice in one.voices)):
                yield "differing", _("What we see differently"), words
    if "trail" not in report.without:
        yield from _of_steps(source, report)
    for checklist in (one for one in report.checklists if one.key not in report.without):
        for answer in (answer for _heading, answers in checklist.parts for answer in answers):
            yield checklist.key, checklist.name, f"{answer.text}\n{answer.without}"


def _of_steps(source: Source, report: Report) -> Iterator[tuple[str, str, str]]:
    for voice in report.brought:
        yield "brought", _("What we brought"), voice.text
    for table in report.trail:
        if table.key == "rounds":  # nobody has written what stands in it
            continue
        for cell in (cell for row in table.rows for cell in row):
            yield table.key, table.title, str(cell)
    if PICTURES not in report.without:
        yield from _of_groups(source, report)


def _of_groups(source: Source, report: Report) -> Iterator[tuple[str, str, str]]:
    for figure in (one for one in report.figures if one.key == "picture_groups"):
        for group in source.groups():
            yield figure.key, figure.title, group.name.text
