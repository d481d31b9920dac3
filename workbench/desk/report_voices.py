"""Whose words a report prints as whose: what is to be looked at of voices before it leaves."""

from collections.abc import Iterator, Mapping

from workbench.cellar.words import _, _n, mark
from workbench.desk.quote_places import Doubt
from workbench.desk.quotes import Quoted
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_numbers import numbered
from workbench.desk.report_source import Source
from workbench.exchange.report.content import Report

_DOUBTS: dict[Doubt, str] = {
    Doubt.ASKED: mark(
        "Quote {number} holds words of the interviewer alone, and is printed without a code. See whether it is to stand "
        "there."
    ),
    Doubt.SEVERAL: mark(
        "Several speak in quote {number}, and it is printed as the words of one. Keep only those words of it."
    ),
    Doubt.UNSURE: mark(
        "In quote {number} only “{name}” speaks, and it is printed as the words of {code}. Say under “Who speaks” whose "
        "voice that is."
    ),
    Doubt.UNCALLED: mark(
        "In quote {number} only “{name}” speaks, and nobody has said whose voice that is. It is printed without a code."
    ),
}


def of_quotes(standing: Mapping[int, Quoted]) -> Iterator[Notice]:
    """Quotes that are printed as somebody's words, and are not, or not surely. `standing` are those in the texts."""
    for number, one in standing.items():
        if one.doubt:
            words = _(_DOUBTS[one.doubt]).format(number=number, name=one.unsure, code=one.code)
            yield Notice(Matter.VOICES, words, f"sentence_{number}")


def of_questions(source: Source, report: Report) -> Iterator[Notice]:
    """Sentences that rest on nothing but what interviewers said."""
    leaving = {one.number for one in report.references}
    for one in numbered(source.results):
        if one.sentence.quote or one.number not in leaving:
            continue
        strands = source.thread_at_once.under(one.sentence)
        units = [unit for strand in strands for unit in strand.units]
        bare = any(not strand.units for strand in strands)  # an interview, say, or what is gone
        if units and not bare and all(source.whose.asked_by(unit.interview, unit.id) for unit in units):
            told = _("Sentence {number} rests on words of the interviewer alone.")
            yield Notice(Matter.VOICES, told.format(number=one.number), f"sentence_{one.number}")


def of_uncalled(source: Source) -> Iterator[Notice]:
    """Groups in which somebody speaks who is counted nowhere."""
    for interview in source.interviews.list():
        if count := source.whose.uncalled(interview.id):
            told = _n(
                "In “{title}” {count} voice has no participant’s code, and is counted nowhere. Give it a code, or say that it "
                "is an interviewer’s.",
                "In “{title}” {count} voices have no participant’s code, and are counted nowhere. Give them codes, or say which "
                "are interviewers’.",
                count,
            )
            yield Notice(Matter.UNCALLED, told.format(title=interview.title, count=count))
