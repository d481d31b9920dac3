"""What is to be looked at before a report leaves. Nothing here keeps anybody from exporting it."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.cellar.words import _, _n
from workbench.desk.bent_words import bent_in, question_of
from workbench.desk.condensates import Became, Condensates
from workbench.desk.open_words import joined
from workbench.desk.quotes import Quoted
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_elimination import codes_in_pictures, elimination
from workbench.desk.report_invented import of_condensates, of_marks
from workbench.desk.report_listened import of_drafts
from workbench.desk.report_names import of_masks, of_members
from workbench.desk.report_numbers import numbered
from workbench.desk.report_passages import passages, pictured
from workbench.desk.report_source import Blindness, Source
from workbench.desk.report_unsettled import of_participants, unsettled
from workbench.desk.report_voices import of_questions, of_quotes, of_uncalled
from workbench.exchange.report.content import QuoteItem, Report
from workbench.study.results import Genre
from workbench.study.small_cells import Merging


def notices(
    source: Source,
    report: Report,
    standing: Mapping[int, Quoted],
    merged: Sequence[Merging],
    rounds: Blindness,
    *,
    titled: bool,
) -> Iterator[Notice]:
    """What is to be looked at, each in a sentence. `standing` are the quotes in the texts by their numbers; `titled`: titles
    of interviews may stand beside codes.
    """
    printed = passages(report)
    yield from _bare(report)
    yield from _quotes(report, sum(one.printed.to_review for one in standing.values()))
    yield from of_quotes(standing)
    yield from of_drafts(source, standing)
    yield from _bent(standing)
    yield from of_questions(source, report)
    yield from elimination(source, report)
    yield from of_uncalled(source)
    yield from of_condensates(source, printed)
    yield from of_marks(source, report, printed)
    yield from _unticked(source, report)
    yield from _cells(report, merged)
    yield from of_participants(source, report)
    yield from unsettled(source, report, standing)
    yield from _blind(source, rounds)
    yield from of_members(source.members, printed)
    yield from of_masks(standing, printed)
    if report.interviews.rows:
        yield Notice(Matter.TITLES, _of_titles(beside_codes=titled), report.interviews.key)


def of_pictures(source: Source, report: Report, standing: Mapping[int, Quoted]) -> Iterator[Notice]:
    """What is to be looked at before a picture leaves by itself; `anchor` is what the picture is called."""
    printed = pictured(report.figures)
    yield from of_condensates(source, printed)
    yield from codes_in_pictures(source, report)
    yield from of_members(source.members, printed)
    yield from of_masks(standing, printed)


def _of_titles(*, beside_codes: bool) -> str:
    if beside_codes:
        return _(
            "The titles of the interviews stand in the report as you gave them. See that none of them says who it is."
        )
    return _(
        "The titles of the interviews stand in the report as you gave them, but neither beside codes nor as headings "
        "of texts with codes. See that none of them says who it is, and that no heading of your own says of which "
        "interview a text is."
    )


def _bare(report: Report) -> Iterator[Notice]:
    artificial = {
        item.number for text in report.artificial for paragraph in text.paragraphs for item in paragraph
    }
    for one in report.references:
        if one.gone:
            told = _(
                "A quote stood at number {number} that is gone, and a mark stands there in its place. Take it out."
            )
            yield Notice(Matter.GONE, told.format(number=one.number), f"sentence_{one.number}")
            continue
        standing = [strand for strand in one.strands if not strand.gone]
        if len(standing) < len(one.strands):
            yield Notice(Matter.GONE, _of_gone(one.number, left=bool(standing)), f"sentence_{one.number}")
        elif not (standing or one.whole or one.kept_apart or one.beside or one.number in artificial):
            yield Notice(
                Matter.BARE,
                _("Sentence {number} does not say what it rests on.").format(number=one.number),
                f"sentence_{one.number}",
            )


def _of_gone(number: int, *, left: bool) -> str:
    if left:
        told = _(
            "Something that sentence {number} rested on is no longer there. See whether what is left still carries it."
        )
    else:
        told = _("Nothing that sentence {number} rested on is there any longer. See whether it still stands.")
    return told.format(number=number)


def _quotes(report: Report, review: int) -> Iterator[Notice]:
    items = [
        item
        for text in report.texts
        for row in text.paragraphs
        for item in row
        if isinstance(item, QuoteItem)
    ]
    if review:
        told = _n(
            "{count} quote has to be looked at: its transcript was corrected, or what was done to it does not fit.",
            "{count} quotes have to be looked at: their transcripts were corrected, or what was done to them does not fit.",
            review,
        )
        yield Notice(Matter.REVIEW, told.format(count=review))
    for item in items:
        for one in item.renderings:
            if one.artificial:
                told = _(
                    "Words of a condensate stand in the translation of quote {number}. It is left out of the report."
                )
                yield Notice(Matter.STALE, told.format(number=item.number), f"sentence_{item.number}")
            elif one.stale:
                told = _(
                    "The translation of quote {number} is of earlier words. It is marked so in the report."
                )
                yield Notice(Matter.STALE, told.format(number=item.number), f"sentence_{item.number}")
            elif not one.checked:
                told = _("Nobody has checked the translation of quote {number} against original and sound.")
                yield Notice(Matter.UNCHECKED, told.format(number=item.number), f"sentence_{item.number}")


def _bent(standing: Mapping[int, Quoted]) -> Iterator[Notice]:
    for number, quoted in standing.items():
        for words in dict.fromkeys(question_of(number, one) for one in bent_in(quoted)):
            yield Notice(Matter.BENT, words, f"sentence_{number}")


def _unticked(source: Source, report: Report) -> Iterator[Notice]:
    numbers = numbered(source.results)
    condensates = Condensates(source.context, source.thread_at_once)
    for section in source.results.sections():
        if section.genre is not Genre.CONDENSATE:
            continue
        if count := sum(one.became is Became.OPEN for one in condensates.units(section.id)):
            told = _n(
                "Nothing is said yet of {count} unit of the condensate “{heading}”: taken up, or left because of something?",
                "Nothing is said yet of {count} units of the condensate “{heading}”: taken up, or left because of something?",
                count,
            )
            first = next((one.number for one in numbers if one.section.id == section.id), 0)
            leaves = first in {one.number for one in report.references}
            words = told.format(count=count, heading=section.title.text)
            yield Notice(Matter.UNTICKED, words, f"sentence_{first}" if leaves else "")


def _cells(report: Report, merged: Sequence[Merging]) -> Iterator[Notice]:
    """This is for the group alone: in print it would say what the table no longer does.

    What stands in the table may be of another language, and is told in quotation marks.
    """
    table = report.participants
    for one in merged:
        values = joined([_("“{words}”").format(words=value) for value in one.values])
        if one.into:
            told = _(
                "In the table “{table}”, under “{trait}”: {values} stand together as “{into}”, so that nobody is found by it."
            )
        else:
            told = _("“{trait}” is left out of the table “{table}”: too few share a value.")
        words = told.format(table=table.title, trait=one.trait, values=values, into=one.into)
        yield Notice(Matter.CELLS, words, table.key)


def _blind(source: Source, rounds: Blindness) -> Iterator[Notice]:
    if rounds.blind:
        told = _n(
            "{count} round is still blind. Nothing of it is in the report.",
            "{count} rounds are still blind. Nothing of them is in the report.",
            rounds.blind,
        )
        yield Notice(Matter.BLIND, told.format(count=rounds.blind))
    if source.waiting_to_bring():
        yield Notice(
            Matter.WAITING,
            _(
                "Not everybody has said yet what they bring. Pre-understandings are in the report once all have."
            ),
        )
