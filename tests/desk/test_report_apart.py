"""A quote without a code is not found by elimination: not by references, nor by pictures; where it would be, that is told."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import ARTIFICIAL, Reported
from tests.desk.results import cluster
from tests.desk.test_report import WITH, everything, gathered
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices, Matter
from workbench.desk.report_numbers import MARK
from workbench.exchange.report.content import Reference, Report
from workbench.exchange.report.sheets import sheets
from workbench.history.log import making, setting
from workbench.study.clusters import Placement, placement_id
from workbench.study.ids import new_id
from workbench.study.interviews import Interview
from workbench.study.provenance import Wording
from workbench.study.results import Genre, Ground, Section, Sentence


def words_of(number: int) -> tuple[int, int]:
    return 5 * (number - 3), 5 * (number - 3) + 4


def lay(table: Table, made: Reported, talk: Interview, *numbers: int) -> None:
    """Let units of these participants lie in the cluster on which the constituent rests."""
    desk, me = table.desk, table.desk.context.me
    for number in numbers:
        unit = desk.units.mark(talk.id, *words_of(number))
        laid = Placement(
            id=placement_id(unit.id, made.cluster.id), cluster=made.cluster.id, unit=unit.id,
            interview=talk.id, place=str(number), by=me,
        )  # fmt: skip
        desk.context.record(Gesture.STUDY_CHANGED, making(laid))


def snow(table: Table) -> Section:
    return next(one for one in table.desk.results.sections() if one.title.text == "Snow")


def put(table: Table, talk: Interview, number: int, *, code: bool, into: Section | None = None) -> Sentence:
    """A quote of a participant at the end of a text."""
    quote = table.desk.quotes.from_words(talk.id, *words_of(number))
    table.desk.quotes.set_code([quote.id], with_code=code)
    return table.desk.results.put_quote((into or snow(table)).id, quote.id)


def text(table: Table, title: str, ground: Ground) -> None:
    """One more constituent, with a sentence that rests on this."""
    desk, me = table.desk, table.desk.context.me
    section = desk.results.begin(Genre.CONSTITUENT, title)
    sentence = Sentence(
        id=new_id(), section=section.id, place="1", text=Wording(f"{title}.", (me,)), rests=(ground,), begins=True,
    )  # fmt: skip
    desk.context.record(Gesture.STUDY_CHANGED, making(sentence))


def told(table: Table) -> list[tuple[str, str]]:
    return [(one.anchor, one.words) for one in gathered(table).notices if one.matter is Matter.APART]


def listed(report: Report, number: int) -> set[str]:
    """The codes under a sentence."""
    reference = next(one for one in report.references if one.number == number)
    return {place.code for strand in reference.strands for place in strand.places}


def described(report: Report, key: str) -> str:
    return next(one for one in report.figures if one.key == f"picture_{key}").whole.description


def test_where_one_is_left_over_the_others_are_only_counted(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4, 5, 6)
    text(table, "Air", Ground("unit", made.unit.id))
    assert listed(gathered(table).report, 2) == {"P1", "P3", "P4", "P5", "P6"}
    put(table, talk, 7, code=False)
    report = gathered(table).report
    assert (listed(report, 2), listed(report, 4)) == (set(), set())
    assert [(one.name, one.count) for one in report.references[1].strands] == [("Deep snow", 5)]
    assert [(one.name, one.as_in, one.count) for one in report.references[3].strands] == [
        ("Deep snow", 2, 0),
        ("", 0, 1),
    ]
    assert "“Deep snow”, 5 units. Where they are heard is told in the study alone." in everything(report)
    assert "Snow (the codes are left out)" in described(report, "variations")
    assert "P3" not in described(report, "variations")
    assert "Deep snow (the codes are left out)" in described(report, "groups")
    [sheet] = [one for one in sheets(report) if one.name == "references"]
    assert sheet.rows[1][2:5] == ("Deep snow", "", "5 units, told in the study alone")
    assert not any("P3" in row for row in sheet.rows)
    [(_name, found)] = table.desk.report.reference("2").strands
    assert len(found) == 5, "in the study all can be heard"


@pytest.mark.parametrize(
    ("laid", "quoted", "kept"),
    [
        ((3, 4), 7, False),  # three are told of, and three are not
        ((3, 4), 3, False),
        ((3, 4, 5), 7, True),  # two are left
        ((3,), 7, True),  # only two are told of
        ((), 7, True),
        ((3, 4, 5, 6, 7), 7, False),  # it could be anybody
    ],
)
def test_it_could_be_several_of_those_who_are_told_of_and_of_those_who_are_not(
    table: Table, made: Reported, talk: Interview, laid: tuple[int, ...], quoted: int, kept: bool
) -> None:
    lay(table, made, talk, *laid)
    put(table, talk, quoted, code=False)
    report = gathered(table).report
    expected = {"P1", *(f"P{number}" for number in laid)}
    assert listed(report, 2) == (set() if kept else expected)
    assert ("the codes are left out" in pictures(report)) is kept
    assert bool(told(table)) is kept


def test_a_quote_is_read_together_with_the_paragraph_above_it(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4)
    desk, me = table.desk, table.desk.context.me
    unit = desk.units.mark(talk.id, *words_of(3))
    sentence = Sentence(
        id=new_id(), section=snow(table).id, place="5", text=Wording("One counts.", (me,)),
        rests=(Ground("unit", unit.id),), begins=True,
    )  # fmt: skip
    desk.context.record(Gesture.STUDY_CHANGED, making(sentence))
    assert listed(gathered(table).report, 6) == {"P3"}
    put(table, talk, 3, code=False)
    report = gathered(table).report
    assert listed(report, 6) == set(), "right above the quote the one place would say it"
    assert listed(report, 2) == {"P1", "P3", "P4"}
    assert "Snow: told of by P1, P3, P4, somebody whose code is not printed." in described(
        report, "variations"
    )


def test_the_same_group_is_told_elsewhere_without_codes_as_well(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4, 5, 6)
    put(table, talk, 7, code=False)
    desk = table.desk
    around = cluster(desk, "Winter")
    desk.context.record(Gesture.STUDY_CHANGED, setting(replace(made.cluster, within=around.id), "within"))
    text(table, "Ice", Ground("cluster", around.id))
    text(table, "Air", Ground("unit", made.unit.id))
    report = gathered(table, Choices(condensates=True)).report
    assert set().union(*(listed(report, one.number) for one in report.references)) <= {"P1"}
    assert "Ice (the codes are left out)" in described(report, "variations")
    assert "Air: told of by P1." in described(report, "variations")
    assert "Winter: Deep snow (the codes are left out)" in described(report, "groups")


def test_a_condensate_that_rests_on_the_very_words_is_told_without_their_code(
    table: Table, made: Reported, talk: Interview
) -> None:
    unit = table.desk.units.mark(talk.id, *words_of(7))
    artificial = made.sentences[ARTIFICIAL]
    table.desk.results.rest(artificial.id, [Ground("unit", unit.id)])
    for number in (3, 4, 5, 6):
        put(table, talk, number, code=True)
    before = _reference(gathered(table, WITH).report, artificial)
    assert listed(gathered(table, WITH).report, before.number) == {"P7"}
    quote = put(table, talk, 7, code=False)
    found = gathered(table, WITH)
    assert [(one.name, one.count, one.places) for one in _reference(found.report, artificial).strands] == [
        ("", 1, ())
    ]
    bare = f"sentence_{_reference(found.report, quote).number}"
    assert bare in [one.anchor for one in found.notices if one.matter is Matter.APART]


def _reference(report: Report, sentence: Sentence) -> Reference:
    return next(one for one in report.references if one.mark == sentence.id[:MARK])


def test_codes_beside_all_other_quotes_are_told_before(table: Table, made: Reported, talk: Interview) -> None:
    put(table, talk, 7, code=False)
    for number in (3, 4, 5):
        put(table, talk, number, code=True)
    words = (
        "Quote 6 has no code, and only 2 participants have none in “Snow”: it is taken for theirs. "
        "Leave out the codes of others there, too, or choose another quote."
    )
    assert ("sentence_6", words) in told(table)
    put(table, talk, 7, code=True)
    assert any("only 1 participant has none in “Snow”" in one for _anchor, one in told(table))
    put(table, talk, 6, code=True)
    assert not any("Quote 6" in one for _anchor, one in told(table)), "everybody is quoted by a code"


def test_codes_beside_quotes_of_other_texts_are_told_before(
    table: Table, made: Reported, talk: Interview
) -> None:
    other = table.desk.results.begin(Genre.CONSTITUENT, "Ice")
    put(table, talk, 7, code=False)
    for number in (3, 4, 5, 6):
        put(table, talk, number, code=True, into=other)
    assert any("only 1 participant has none in the whole report" in one for _anchor, one in told(table))


def test_what_was_left_out_is_told_to_the_group(table: Table, made: Reported, talk: Interview) -> None:
    lay(table, made, talk, 3, 4, 5, 6)
    assert told(table) == []
    put(table, talk, 7, code=False)
    assert told(table) == [
        (
            "reference_2",
            "Sentences 2, 4 are printed without places, so that nobody is found who is quoted without a code.",
        )
    ]
    without = gathered(table, Choices(without=frozenset({"references"}))).notices
    assert not any(one.matter is Matter.APART for one in without), "they are not printed at all"


def pictures(report: Report) -> str:
    return "\n".join(one.whole.description for one in report.figures)
