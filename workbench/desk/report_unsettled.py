"""What two computers have changed in two ways and the report prints: it is told before one of the two leaves."""

from collections.abc import Callable, Iterator, Mapping

from workbench.cellar.words import _, _n
from workbench.desk.conflict_words import words_for
from workbench.desk.conflicts import torn_records
from workbench.desk.described_twice import described_twice
from workbench.desk.open_words import joined
from workbench.desk.quotes import Quoted
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_source import Source
from workbench.exchange.checklists import checklists
from workbench.exchange.report.content import Report
from workbench.exchange.report.parts import PICTURES, checklist_key
from workbench.history.present import RecordState
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview, StudyFacts, Turn
from workbench.study.people import Member, Participant, Speaker
from workbench.study.preparing import LeftOut, PreUnderstanding
from workbench.study.quotes import Quote, Translation
from workbench.study.records import ALIVE
from workbench.study.results import Genre, Section, Sentence
from workbench.study.trail import ChecklistAnswer, Decision, GuideVersion

_RESULTS, _WAY, _HELD = ("results", "references"), ("trail",), ("participants", "method", "references")
_PRINTED: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    Sentence.KIND: (_RESULTS, frozenset({"text", "rests", "whole", ALIVE})),
    Section.KIND: (_RESULTS, frozenset({"title", "within", "genre", ALIVE})),
    Quote.KIND: (_RESULTS, frozenset({"anchor", "edits", "with_code", ALIVE})),
    Translation.KIND: (("results",), frozenset({"text", ALIVE})),
    Cluster.KIND: (("references", "trail", PICTURES), frozenset({"name", "within", ALIVE})),
    Interview.KIND: (_HELD, frozenset({"title", "mode", "round", "date", "language", "participant", "present", ALIVE})),
    Participant.KIND: ((*_HELD, "results"), frozenset({"code", ALIVE})),
    Speaker.KIND: (_RESULTS, frozenset({"label", "role", ALIVE})),
    Turn.KIND: (_RESULTS, frozenset({"speaker"})),
    Member.KIND: (("method", "trail"), frozenset({"roles"})),
    LeftOut.KIND: (("method",), frozenset({"because", ALIVE})),
    PreUnderstanding.KIND: (_WAY, frozenset({"text", ALIVE})),
    Decision.KIND: (_WAY, frozenset({"text", "reason", "dissent", "present", "date", ALIVE})),
    GuideVersion.KIND: (_WAY, frozenset({"questions", "changed", "rejected", "proposed", "date", ALIVE})),
}  # fmt: skip
"""By kind of record the parts of a report in which it stands, and which of its fields do."""
_STUDY = {"name", "language", "method"}
"""These stand in every report."""


def of_participants(source: Source, report: Report) -> Iterator[Notice]:
    """Participants of whom two things are said."""
    printed = {row[0] for row in report.participants.rows}
    for one in described_twice(source.context):
        if one.code in printed:
            told = _(
                "Two different things are said of {code} on two computers, and the report prints one of them. Choose "
                "first which is right; it stands among what is open."
            )
            yield Notice(Matter.TWICE, told.format(code=one.code), report.participants.key)


def unsettled(source: Source, report: Report, standing: Mapping[int, Quoted]) -> Iterator[Notice]:
    """What else is open between computers, in one sentence. `standing` are the quotes in the texts."""
    groups = source.context.method.groups
    is_printed = _printing(source, report, standing)
    found = [
        words_for(state.kind, state.id, name, groups)
        for state, names in torn_records(source.context)
        for name in names
        if is_printed(state, name)
    ]
    if found:
        told = _n(
            "{count} thing that the report prints was changed in two ways on two computers, and nobody has chosen yet: "
            "{what}. The report prints one of the two. Choose first; it stands among what is open.",
            "{count} things that the report prints were changed in two ways on two computers, and nobody has chosen yet: "
            "{what}. The report prints one of the two each time. Choose first; they stand among what is open.",
            len(found),
        )
        kinds = joined([_("“{words}”").format(words=one) for one in dict.fromkeys(found)])
        yield Notice(Matter.UNSETTLED, told.format(count=len(found), what=kinds))


def _printing(
    source: Source, report: Report, standing: Mapping[int, Quoted]
) -> Callable[[RecordState, str], bool]:
    """Whether a field of a record stands in this report."""
    quotes = {one.quote.id for one in standing.values()}
    answered = {one.id: checklist_key(number) for number, one in enumerate(checklists(), start=1)}
    condensates = {one.id for one in source.context.all(Section) if one.genre is Genre.CONDENSATE}
    left = condensates if not report.artificial else set[str]()

    def stands(state: RecordState, name: str) -> bool:
        if state.kind == StudyFacts.KIND:
            return name in _STUDY
        if state.kind == ChecklistAnswer.KIND:
            return answered.get(state.id.rpartition(".")[0], "") not in report.without
        parts, names = _PRINTED.get(state.kind, ((), frozenset[str]()))
        if name not in names or report.without.issuperset(parts):
            return False
        if state.kind in (Sentence.KIND, Section.KIND):
            return (state.value("section") or state.id) not in left
        if state.kind in (Quote.KIND, Translation.KIND):
            return (state.value("quote") or state.id) in quotes
        return state.kind != PreUnderstanding.KIND or bool(report.brought)

    return stands
