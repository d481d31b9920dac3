"""What a report tells of where the words come from: transcripts from files, words without a time, and what is gone since."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.reported import Reported, group, people
from tests.desk.test_report import everything, gathered
from tests.desk.test_report_apart import described, lay, listed, put, snow
from tests.desk.test_report_elimination import begun, marked
from tests.desk.test_report_people import answer
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices, Matter
from workbench.exchange.report.blocks import Block, Paragraph
from workbench.exchange.report.layout_results import references
from workbench.exchange.report.sheets import sheets
from workbench.history.log import making, removing, setting
from workbench.study.clusters import Cluster, Placement, Spot
from workbench.study.interviews import BY_HAND, ELSEWHERE, SCRIPT, Interview, Transcription, Turn
from workbench.study.order import at_time
from workbench.study.results import Genre, Ground, Sentence
from workbench.study.tokens import Token
from workbench.study.units import Unit


def transcribed(desk: Desk, *made: tuple[str, str]) -> None:
    """Interviews with transcripts by these engines and models."""
    for number, (engine, model) in enumerate(made):
        interview = desk.interviews.add(f"Talk {number}", participant_code=f"P{20 + number}")
        record = Transcription(id=f"made{number}", interview=interview.id, engine=engine, model=model)
        desk.context.record(Gesture.TRANSCRIBED, making(record), lasting=True)


def untimed(desk: Desk) -> Unit:
    """A unit in an interview without sound, of whose words no time is known."""
    interview = desk.interviews.add("By letter", participant_code="P2")
    tokens = tuple(
        Token(f"u{number}", word, 0, 0) for number, word in enumerate(["it", "was", "cold", "then"])
    )
    turn = Turn(id="untimed", interview=interview.id, place=at_time(0), tokens=tokens)
    desk.context.record(Gesture.TRANSCRIBED, making(turn), lasting=True)
    return desk.units.mark(interview.id, 0, 3)


def rest(table: Table, made: Reported, words: str, *grounds: Ground) -> None:
    """Let a sentence rest on these."""
    changed = replace(made.sentences[words], rests=grounds)
    table.desk.context.record(Gesture.STUDY_CHANGED, setting(changed, "rests"))


def told(table: Table, matter: Matter) -> list[tuple[str, str]]:
    return [(one.anchor, one.words) for one in gathered(table).notices if one.matter is matter]


# -- from sound to text


def test_what_was_taken_in_from_a_file_is_no_work_of_the_groups_own_computer(table: Table) -> None:
    transcribed(table.desk, (ELSEWHERE, "WebVTT"), (BY_HAND, "Word"), (ELSEWHERE, "WebVTT"), (SCRIPT, "x"))
    report = gathered(table).report
    assert {one.key: one.lines for one in report.facts}["fact_transcribed"] == (
        "Transcribed by another program; taken in from WebVTT: 2 interviews.",
        "Transcribed by people; taken in from Word: 1 interview.",
    )
    assert "own computer" not in everything(report)
    assert "elsewhere" not in everything(report)


def test_what_a_machine_here_has_heard_is_told_beside_it(table: Table) -> None:
    transcribed(table.desk, ("faster-whisper", "base"), (BY_HAND, "Word"))
    facts = {one.key: one.lines for one in gathered(table).report.facts}
    assert facts["fact_transcribed"] == (
        "Written first by a machine on the group’s own computer: faster-whisper, model base.",
        "Transcribed by people; taken in from Word: 1 interview.",
    )


def test_a_checklist_puts_no_semicolon_behind_a_sentence(table: Table) -> None:
    transcribed(table.desk, ("faster-whisper", "base"), (BY_HAND, "Word"))
    [srqr] = [one for one in gathered(table).report.checklists if one.name == "SRQR"]
    [known] = next(one.known for _h, part in srqr.parts for one in part if one.number == "S13")
    assert "model base. Transcribed by" in known


def test_lines_that_are_no_sentences_are_parted(table: Table, made: Reported) -> None:
    table.desk.interviews.add("Later", participant_code="P1", round=2)
    assert "round 1: 1; round 2: 1" in answer(gathered(table).report, "18").known[0]


# -- words without a time


def test_of_words_without_a_time_none_is_told(table: Table, made: Reported) -> None:
    desk = table.desk
    unit = untimed(desk)
    other = desk.units.mark(unit.interview, 1, 2)
    rest(table, made, "Nothing carries this.", Ground("unit", unit.id), Ground("unit", other.id))
    quote = desk.quotes.from_unit(unit.id)
    desk.results.put_quote(snow(table).id, quote.id)
    report = gathered(table).report
    assert [place.start for place in report.references[4].strands[0].places] == [None, None]
    [sheet] = [one for one in sheets(report) if one.name == "references"]
    assert [row[-1] for row in sheet.rows if row[0] in (5, 6)] == ["not known"] * 3
    printed = everything(report)
    assert "P2 (no time is known)." in printed
    assert "P2 0:00:00" not in printed
    assert "words are gone" not in printed
    placed = desk.units.one(unit.id)
    assert (placed.placement.first, placed.start_ms, placed.end_ms) == (0, None, None)
    [(_name, [found])] = desk.report.reference("6").strands
    assert (found.place.start, found.place.gone) == (None, False)


def test_a_disagreement_on_words_without_a_time_tells_none(table: Table, made: Reported) -> None:
    desk = table.desk
    begun_ = desk.disagreements.begin(desk.targets.unit(untimed(desk).id), "Cold.", "Which is it?")
    desk.members.switch(table.bo.id, "4321")
    desk.disagreements.write(begun_.id, "Warm.")
    assert gathered(table).report.differing[0].about == "On a unit of meaning: P2"


def test_a_place_that_is_found_in_words_without_a_time_has_none(table: Table) -> None:
    untimed(table.desk)
    [cold] = [one for one in table.desk.finder.find("cold") if one.kind == Turn.KIND]
    assert cold.start_ms is None
    [work] = [one for one in table.desk.finder.find("work") if one.kind == Turn.KIND]
    assert work.start_ms == 600


# -- what is gone


def test_what_is_gone_without_a_name_is_told_as_something(table: Table, made: Reported) -> None:
    desk = table.desk
    unit = desk.units.mark(table.interview.id, 0, 1)
    rest(table, made, "It stays heavy.", Ground("cluster", made.cluster.id), Ground("unit", unit.id))
    assert told(table, Matter.GONE) == []
    desk.units.remove(unit.id)
    report = gathered(table).report
    assert [(one.name, one.gone) for one in report.references[3].strands] == [
        ("Deep snow", False),
        ("", True),
    ]
    assert "Something that is no longer there." in everything(report)
    assert "without a name" not in everything(report)
    assert told(table, Matter.GONE) == [
        (
            "sentence_4",
            "Something that sentence 4 rested on is no longer there. See whether what is left still carries it.",
        )
    ]
    assert desk.report.reference("4").gone == ("",)


def test_a_sentence_that_has_lost_all_says_so(table: Table, made: Reported) -> None:
    unit = table.desk.units.mark(table.interview.id, 0, 1)
    rest(table, made, "Nothing carries this.", Ground("unit", unit.id))
    table.desk.units.remove(unit.id)
    [(anchor, words)] = told(table, Matter.GONE)
    assert anchor == "sentence_5"
    assert "Nothing that sentence 5 rested on" in words
    assert not any("Sentence 5 " in words for _anchor, words in told(table, Matter.BARE))


def test_several_that_are_gone_without_a_name_are_told_once(table: Table, made: Reported) -> None:
    desk = table.desk
    units = [desk.units.mark(table.interview.id, first, first + 1) for first in (0, 2)]
    rest(table, made, "It stays heavy.", *(Ground("unit", unit.id) for unit in (*units, made.unit)))
    for unit in units:
        desk.units.remove(unit.id)
    [paragraph] = [one for one in references(gathered(table).report) if _begins(one, "4")]
    assert isinstance(paragraph, Paragraph)
    told_ = "".join(run.text for run in paragraph.runs[2:])
    assert told_.startswith("2 things that are no longer there. P1")


def _begins(block: Block, number: str) -> bool:
    return isinstance(block, Paragraph) and block.runs[0].text == number


def test_a_group_that_is_gone_is_told_so_under_each_sentence(table: Table, made: Reported) -> None:
    context = table.desk.context
    laid = context.all(Placement, made.cluster.id)
    cluster = context.need(Cluster, made.cluster.id)
    context.record(Gesture.STUDY_CHANGED, [write for one in (*laid, cluster) for write in removing(one)])
    report = gathered(table).report
    for number in (2, 4):
        strand = report.references[number - 1].strands[0]
        assert (strand.name, strand.gone, strand.as_in) == ("Deep snow", True, 0)


def test_of_a_group_without_a_name_none_is_printed(table: Table, made: Reported) -> None:
    desk = table.desk
    nameless = desk.clusters.lay([desk.units.mark(table.interview.id, 9, 10).id], Spot(900, 0))
    desk.clusters.lay([desk.units.mark(table.interview.id, 10, 11).id], Spot(1200, 0))
    for words in ("Nothing carries this.", "The day is heavy."):
        rest(table, made, words, Ground("cluster", nameless))
    report = gathered(table).report
    [drawn] = [one.whole.description for one in report.figures if one.key == "picture_groups"]
    assert drawn.count("(without a name yet)") == 1, "of loose cards those on which something rests"
    printed = everything(report)
    assert "A cluster without a name, 1 unit: P1" in printed
    assert "A cluster without a name: see " in printed
    assert "“A cluster" not in printed
    assert "“without" not in printed


# -- the method


def test_a_change_of_method_stands_on_the_way(table: Table, made: Reported) -> None:
    desk = table.desk
    assert all(one.key != "method_changes" for one in gathered(table).report.trail)
    desk.method.choose("rta")
    desk.undo()
    assert all(one.key != "method_changes" for one in gathered(table).report.trail), "it was taken back"
    desk.method.choose("stc")
    desk.method.choose("rlr")
    [told_] = [one for one in gathered(table).report.trail if one.key == "method_changes"]
    rlr, stc = "Reflective lifeworld research", "Systematic text condensation"
    assert [row[1:] for row in told_.rows] == [(rlr, stc), (stc, rlr)]
    assert all(len(str(row[0])) == len("2026-11-26") for row in told_.rows)


def test_a_method_chosen_before_any_work_is_no_change(table: Table) -> None:
    desk = table.desk
    desk.method.choose("rta")
    desk.method.choose("stc")
    desk.units.mark(table.interview.id, 3, 7)
    desk.undo()
    desk.method.choose("rta")
    assert all(one.key != "method_changes" for one in gathered(table).report.trail)
    desk.units.mark(table.interview.id, 3, 7)
    assert all(one.key != "method_changes" for one in gathered(table).report.trail)
    desk.method.choose("stc")
    [told_] = [one for one in gathered(table).report.trail if one.key == "method_changes"]
    assert [row[1:] for row in told_.rows] == [
        ("Reflexive thematic analysis", "Systematic text condensation")
    ]


def changes_of_method(desk: Desk) -> list[tuple[str, str]]:
    rows = [
        row
        for one in desk.report.gather(Choices()).report.trail
        if one.key == "method_changes"
        for row in one.rows
    ]
    return [(str(before), str(after)) for _when, before, after in rows]


RLR, STC, RTA = (
    "Reflective lifeworld research",
    "Systematic text condensation",
    "Reflexive thematic analysis",
)


@pytest.mark.parametrize("kept", ["stc", "rta"])
def test_of_two_methods_chosen_meanwhile_the_one_that_stands_is_told(laptops: Laptops, kept: str) -> None:
    ada, cy = laptops.ada, laptops.cy
    ada.units.mark(laptops.table.interview.id, 3, 7)
    laptops.meet()
    ada.method.choose("stc")
    cy.method.choose("rta")
    laptops.meet()
    for desk in (ada, cy):
        assert changes_of_method(desk) == [(RLR, _(desk.method.now.words))], "open: the one that is shown"
    [conflict] = [one for one in ada.conflicts.open() if one.field == "method"]
    ada.conflicts.keep(conflict, [one.value for one in conflict.versions].index(kept))
    laptops.give(ada, cy)
    for desk in (ada, cy):
        assert desk.method.now.id == kept
        assert changes_of_method(desk) == [(RLR, {"stc": STC, "rta": RTA}[kept])]
    cy.method.choose("rlr")
    assert changes_of_method(cy)[-1] == ({"stc": STC, "rta": RTA}[kept], RLR)
    assert len(changes_of_method(cy)) == 2


# -- titles beside codes


def test_a_title_is_no_heading_beside_a_code_that_it_may_not_stand_beside(
    table: Table, made: Reported
) -> None:
    table.desk.interviews.add("First, later", participant_code="P1", round=2)
    people(table.desk, *({},) * 3)
    text = begun(
        table,
        "It is light.",
        Ground("unit", made.unit.id),
        genre=Genre.NEW_WHOLE,
        interview=table.interview.id,
    )
    table.desk.results.put_quote(text.id, made.quote.id)
    report = gathered(table).report
    assert report.interviews.head == ("Interview",)
    assert report.texts[-1].heading == ""
    assert [where for _item, where in report.quotes][-1] == "What does not fit"
    [(anchor, words)] = told(table, Matter.TITLES)
    assert anchor == "table_interviews"
    assert "nor as headings" in words


def test_where_titles_stand_beside_codes_one_is_a_heading(table: Table, made: Reported) -> None:
    people(table.desk, *({},) * 3)
    begun(
        table,
        "It is light.",
        Ground("unit", made.unit.id),
        genre=Genre.NEW_WHOLE,
        interview=table.interview.id,
    )
    report = gathered(table).report
    assert report.interviews.head[0] == "Participant"
    assert report.texts[-1].heading == "First"
    assert "nor as headings" not in told(table, Matter.TITLES)[0][1]


@pytest.mark.parametrize(("rounds", "name"), [((), "First"), ((2,), "An interview")])
def test_a_whole_interview_under_a_sentence_has_its_title_where_that_may_stand_beside_codes(
    table: Table, made: Reported, rounds: tuple[int, ...], name: str
) -> None:
    for number in rounds:
        table.desk.interviews.add("First, later", participant_code="P1", round=number)
    people(table.desk, *({},) * 3)
    rest(table, made, "Nothing carries this.", Ground("interview", table.interview.id))
    assert [one.name for one in gathered(table).report.references[4].strands] == [name]


# -- pictures


@pytest.fixture
def talk(table: Table, made: Reported) -> Interview:
    voices = (*(f"P{number}" for number in range(3, 11)),)
    return group(table.desk, *((code, f"here it is number {code[1:]}") for code in voices))


def test_what_is_held_back_beside_a_quote_is_not_what_the_row_adds_to_the_codes_in_it(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4)
    section = begun(table, "One sits.", Ground("unit", marked(table, talk, 7).id), title="Air")
    sentence = Sentence(
        id="more", section=section.id, place="2", text=replace(made.sentences["The day is heavy."].text, text="Two stand."),
        rests=tuple(Ground("unit", marked(table, talk, number).id) for number in (5, 6, 8)),
    )  # fmt: skip
    table.desk.context.record(Gesture.STUDY_CHANGED, making(sentence))
    assert "Air: told of by P5, P6, P7, P8." in described(gathered(table).report, "variations")
    put(table, talk, 7, code=False)
    report = gathered(table).report
    numbers = {item.text: item.number for text in report.texts for row in text.paragraphs for item in row}
    assert listed(report, numbers["One sits."]) == set()
    assert listed(report, numbers["Two stand."]) == {"P5", "P6", "P8"}
    assert "Air (the codes are left out)" in described(report, "variations")
