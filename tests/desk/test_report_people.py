"""Participants and interviews as a report tells them: nobody is found by a table, and each voice of a group is somebody."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import Reported, bring, group, people
from tests.desk.test_report import everything, gathered
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices, Matter
from workbench.desk.report_people import Talk, facts
from workbench.desk.report_source import Source
from workbench.exchange.report.content import Answer, Report
from workbench.exchange.report.sheets import sheets
from workbench.history.log import making, removing, setting
from workbench.study.clusters import Placement, placement_id
from workbench.study.ids import new_id, of_member
from workbench.study.interviews import Mode
from workbench.study.people import Participant
from workbench.study.results import Ground
from workbench.study.rounds import Purpose, Round
from workbench.study.trail import Decision


def cells(report: Report) -> list[tuple[object, ...]]:
    """Of each participant all that stands beside the code."""
    return [row[1:] for row in report.participants.rows]


def held(table: Table, *told: tuple[Mode, int]) -> None:
    """How and in which round the interviews after the first were held."""
    for interview, (mode, number) in zip(table.desk.interviews.list()[1:], told, strict=False):
        table.desk.interviews.change(replace(interview, mode=mode, round=number))


def test_whatever_stands_beside_a_code_is_that_of_three_at_least(table: Table, made: Reported) -> None:
    people(table.desk, *({"Work": "nurse"},) * 4, *({"Work": "cook"},) * 3)
    table.desk.interviews.change(replace(table.interview, mode=Mode.TELEPHONE))
    held(table, *((Mode.FACE_TO_FACE, 1),) * 6, (Mode.FACE_TO_FACE, 2))
    report = gathered(table).report
    assert min(Counter(cells(report)).values()) >= 3
    assert report.participants.head == ("Participant", "Work")
    assert "by telephone" not in str(report.participants), "the one is not found by it"
    [sheet] = [one for one in sheets(report) if one.name == "participants"]
    assert sheet.rows == report.participants.rows


def test_what_is_told_of_one_is_what_stands_in_the_table(table: Table, made: Reported) -> None:
    ages = ("30–39", "30–39", "60+")
    people(
        table.desk,
        *({"Age": age, "Work": work} for age, work in zip(ages, ("nurse", "cook", "judge"), strict=True)),
    )
    table.desk.interviews.remove(table.interview.id)
    [first] = [row for row in gathered(table).report.participants.rows if row[0] == "P13"]
    assert table.desk.report.told_of("P13")[0] == ("Age", "30+")
    assert "judge" not in str(table.desk.report.told_of("P13"))
    assert "30+" in first
    assert table.desk.report.told_of("P99") == ()


def test_how_they_were_met_stands_there_where_nobody_is_found_by_it(table: Table, made: Reported) -> None:
    people(table.desk, *({"Work": "nurse"},) * 5)
    held(table, *((Mode.TELEPHONE, 1),) * 3, *((Mode.NOT_SAID, 1),) * 2)
    report = gathered(table).report
    assert "Held" in report.participants.head
    at = report.participants.head.index("Held")
    assert Counter(row[at] for row in report.participants.rows) == {"by telephone": 3, "not told": 3}


def test_of_what_is_not_told_there_is_one_word_and_no_column_of_nothing_else(
    table: Table, made: Reported
) -> None:
    traits = [{"Work": work} for work in ("nurse", "nurse", "nurse", "judge", "cook")]
    people(table.desk, *traits)
    gathered_ = gathered(table)
    report = gathered_.report
    assert report.participants.head == ("Participant", "Work", "Rounds"), "nobody knows how they were met"
    assert Counter(row[1] for row in report.participants.rows) == {"nurse": 3, "not told": 3}
    assert "not said" not in repr(report.participants)
    [told] = [one.words for one in gathered_.notices if one.matter is Matter.CELLS]
    assert "judge" in told
    assert "not told, " not in told
    assert report.interviews.head == ("Participant", "Interview"), "what nobody knows finds nobody"


def test_the_interviews_tell_nothing_of_a_participant_that_their_table_does_not(
    table: Table, made: Reported
) -> None:
    table.desk.interviews.change(replace(table.interview, mode=Mode.TELEPHONE, round=2))
    report = gathered(table).report
    assert report.participants.rows == (), "of one nothing can be told"
    assert (report.interviews.head, report.interviews.rows) == (("Interview",), (("First",),))
    facts = {one.key: one.lines for one in report.facts}
    assert facts["fact_held"] == ("by telephone: 1",), "beside no code it may stand"


def places(report: Report) -> set[tuple[str, str]]:
    """Who and which interview stand beside each other under sentences."""
    return {
        (place.code, place.interview)
        for one in report.references
        for strand in one.strands
        for place in strand.places
    }


def test_codes_stand_beside_interviews_where_all_were_met_alike(table: Table, made: Reported) -> None:
    people(table.desk, *({},) * 3)
    report = gathered(table).report
    assert report.interviews.head == ("Participant", "Interview"), "nobody has said who led them"
    assert report.interviews.rows[:2] == (("P1", "First"), ("P11", "Talk 11"))
    assert report.interviews.note == ""
    assert places(report) == {("P1", "First")}
    assert "by participant, interview and time" in everything(report)


def test_who_led_the_interviews_stands_there_once_it_is_said_of_one(table: Table, made: Reported) -> None:
    table.desk.interviews.change(replace(table.interview, present=(table.bo.id,)))
    people(table.desk, {})
    report = gathered(table).report
    assert report.interviews.head[-1] == "Who led it"
    assert [row[-1] for row in report.interviews.rows] == ["1 competence-group member", ""]


def test_in_how_many_rounds_somebody_was_met_is_told_nowhere_beside_the_code(
    table: Table, made: Reported
) -> None:
    people(table.desk, *({},) * 3)
    table.desk.interviews.add("First, two months later", participant_code="P1", round=2)
    report = gathered(table).report
    assert report.interviews.head == ("Interview",)
    assert ("First, two months later",) in report.interviews.rows
    assert report.interviews.note
    assert places(report) == {("P1", "")}
    [sheet] = [one for one in sheets(report) if one.name == "references"]
    assert not any("P1" in row and "First" in row for row in sheet.rows)
    assert "by participant and time" in everything(report)
    [(_name, [found])] = table.desk.report.reference("2").strands
    assert (found.place.code, found.place.interview) == ("P1", "First"), "in the study it is told"


# -- a focus group

SAID = (
    ("Interviewer", "how is work"),
    ("P3", "I count the days until summer"),
    ("P4", "we never count any days here"),
    ("P5", "nobody asks"),
    ("P6", "I do"),
    ("P7", "me too"),
)
OF_P3, OF_P4, OF_BOTH = (3, 8), (9, 14), (7, 10)


def grouped(table: Table, made: Reported, *spans: tuple[int, int]) -> list[str]:
    """Units of a focus group in the cluster on which a constituent rests."""
    desk, me = table.desk, table.desk.context.me
    interview = group(desk, *SAID)
    units = [desk.units.mark(interview.id, *span) for span in spans]
    laid = [
        Placement(
            id=placement_id(unit.id, made.cluster.id), cluster=made.cluster.id, unit=unit.id,
            interview=interview.id, place=str(number + 2), by=me,
        )
        for number, unit in enumerate(units)
    ]  # fmt: skip
    desk.context.record(Gesture.STUDY_CHANGED, [write for one in laid for write in making(one)])
    return [unit.id for unit in units]


def test_five_voices_with_codes_are_five_participants(table: Table, made: Reported) -> None:
    desk = table.desk
    grouped(table, made)
    desk.context.record(
        Gesture.STUDY_CHANGED,
        [
            *making(Participant(id="p4", code="P4", traits=(("Work", "nurse"),))),
            *(write for code in ("P5", "P6") for write in making(Participant(id=code, code=code, traits=(("Work", "Nurse"),)))),
        ],
    )  # fmt: skip
    report = gathered(table).report
    assert [row[0] for row in report.participants.rows] == ["P1", "P3", "P4", "P5", "P6", "P7"]
    assert Counter(row[1] for row in report.participants.rows) == {"Nurse": 3, "not told": 3}
    assert {one.key: one.lines for one in report.facts}["fact_interviews"] == (
        "2 interviews, 6 participants",
    )
    assert report.interviews.head == ("Interview",), "who was met alone is found by it"
    assert "6 participants" in answer(report, "12").known[0]
    assert desk.overlook.not_quoted() == ["P3", "P4", "P5", "P6", "P7"]


def test_a_unit_is_told_of_by_whose_words_it_holds(table: Table, made: Reported) -> None:
    desk = table.desk
    one, other, both = grouped(table, made, OF_P3, OF_P4, OF_BOTH)
    carried = {section.title.text: codes for section, codes in desk.overlook.carried()}
    assert carried["Snow"] == ("P1", "P3", "P4")
    report = gathered(table).report
    heard = {place.unit: place.code for strand in report.references[1].strands for place in strand.places}
    assert (heard[one], heard[other], heard[both]) == ("P3", "P4", "P3, P4")
    figures = {figure.key: figure.whole.description for figure in report.figures}
    assert "Snow: told of by P1, P3, P4." in figures["picture_variations"]
    assert "P3" in figures["picture_groups"]
    cards = desk.clusters.table
    assert [cards.code(cards.units[unit]) for unit in (one, both)] == ["P3", "P3, P4"]


def test_a_voice_that_gets_another_name_changes_whose_card_it_is(table: Table, made: Reported) -> None:
    desk = table.desk
    [one] = grouped(table, made, OF_P3)
    cards = desk.clusters.table
    assert cards.code(cards.units[one]) == "P3"
    interview = cards.units[one].interview
    voices = {voice.label: voice.id for voice in desk.interviews.speakers(interview)}
    desk.interviews.rename_speaker(voices["P3"], "p9")
    assert cards.code(cards.units[one]) == "P9"
    desk.transcripts.set_speaker(["group1"], voices["P4"])
    assert cards.code(cards.units[one]) == "P4"


def test_a_quote_of_a_group_is_that_of_its_voice_everywhere(table: Table, made: Reported) -> None:
    desk = table.desk
    [unit] = grouped(table, made, OF_P4)
    quote = desk.quotes.from_unit(unit)
    sentence = made.sentences["It stays heavy."]
    changed = replace(sentence, quote=quote.id, rests=())
    desk.context.record(Gesture.STUDY_CHANGED, setting(changed, "quote", "rests"))
    assert desk.quotes.printed(quote.id).code == "P4"
    assert desk.overlook.not_quoted() == ["P3", "P5", "P6", "P7"]
    assert desk.thread.whose().of_quote(quote) == "P4"
    assert "of 2 participants" in answer(gathered(table).report, "29").known[0]


def test_a_sentence_that_rests_on_a_whole_group_is_carried_by_all_of_it(table: Table, made: Reported) -> None:
    desk = table.desk
    interview = group(desk, *SAID)
    sentence = made.sentences["Nothing carries this."]
    changed = replace(sentence, rests=(Ground("interview", interview.id),))
    desk.context.record(Gesture.STUDY_CHANGED, setting(changed, "rests"))
    carried = {section.title.text: codes for section, codes in desk.overlook.carried()}
    assert carried["Snow"] == ("P1", "P3", "P4", "P5", "P6", "P7")


# -- what is told elsewhere of the same


def test_a_checklist_tells_nothing_of_a_part_that_does_not_leave(table: Table, made: Reported) -> None:
    people(table.desk, *({"Work": "nurse"},) * 3)
    whole = gathered(table).report
    assert all(answer(whole, number).known for number in ("16", "29", "31", "12"))
    report = gathered(table, Choices(without=frozenset({"participants", "results", "trail"}))).report
    assert [answer(report, number).known for number in ("16", "29", "31", "32")] == [()] * 4
    assert answer(report, "12").known, "what is counted is told all the same"
    assert "stand in the results" not in everything(report)


def test_quotes_without_a_code_are_those_of_somebody(table: Table, made: Reported) -> None:
    assert answer(gathered(table).report, "29").known == ("1 quote stands in the results, of 1 participant.",)
    other = table.desk.quotes.from_words(table.interview.id, 0, 1)
    put = table.desk.results.put_quote(made.sentences["The day is heavy."].section, other.id)
    table.desk.quotes.set_code([other.id], with_code=False)
    assert answer(gathered(table).report, "29").known == (
        "2 quotes stand in the results, of 1 participant with a code, 1 without a code.",
    )
    table.desk.context.record(Gesture.STUDY_CHANGED, removing(put))
    table.desk.quotes.set_code([made.quote.id], with_code=False)
    sentences = [made.sentences[one] for one in ("The day is heavy.", "It stays heavy.")]
    writes = [
        write for one in sentences for write in setting(replace(one, rests=(), whole=True), "rests", "whole")
    ]
    table.desk.context.record(Gesture.STUDY_CHANGED, writes)
    report = gathered(table).report
    assert answer(report, "29").known == ("1 quote stands in the results, 1 without a code.",)
    [matrix] = [one for one in report.figures if one.key == "picture_variations"]
    assert "Snow: told of by somebody whose code is not printed." in matrix.whole.description


@pytest.mark.parametrize(
    ("lengths", "told"),
    [
        ((60_000,), "0:01:00"),
        ((60_000, 60_400), "each 0:01:00, 0:02:00 in all"),
        ((60_000, 90_000), "from 0:01:00 to 0:01:30, 0:02:30 in all"),
    ],
)
def test_lengths_that_are_one_are_no_range(table: Table, lengths: tuple[int, ...], told: str) -> None:
    talks = [Talk(table.interview, ("P1",), length, (), None) for length in lengths]
    source = Source(table.desk.context)
    known = {one.key: one.lines for one in facts(source, talks, source.rounds_by_blindness())}
    assert known["fact_lengths"] == (told,)


def test_the_study_in_time_goes_by_its_days(table: Table, made: Reported) -> None:
    table.desk.interviews.change(replace(table.interview, date="2026-06-20"))
    rounds = [
        Round(id=new_id(), interview=table.interview.id, began=f"2026-06-{day}T10:00:00Z", purpose=purpose)
        for day, purpose in (("15", Purpose.READING), ("01", Purpose.READING), ("18", Purpose.REFLECTION))
    ]  # fmt: skip
    table.desk.context.record(Gesture.STUDY_CHANGED, [write for one in rounds for write in making(one)])
    [listed] = [one for one in gathered(table).report.trail if one.key == "rounds"]
    assert [(row[0], row[2]) for row in listed.rows] == [
        ("2026-06-01", "First"),
        ("2026-06-15", "First"),
        ("2026-06", "An interview"),
    ], "straight after it, when it was held"
    [drawn] = [one for one in gathered(table).report.figures if one.key == "picture_time"]
    told = [line.split(": ")[0] for line in drawn.whole.description.splitlines()[1:]]
    assert told == [
        "2 January 2026",
        "June 2026",
        "June 2026",
        "1 June 2026",
        "1 June 2026",
        "2 June 2026",
        "15 June 2026",
    ]
    assert "1 June 2026: Rounds" in drawn.whole.description.splitlines()[4]


def test_a_name_in_a_table_is_found_there(table: Table, made: Reported) -> None:
    desk = table.desk
    for member in (table.ada, table.bo):
        desk.members.switch(member.id, "4321" if member is table.bo else "")
        bring(desk, "I hope for little.")
    desk.members.switch(table.ada.id)
    decision = Decision(
        id=of_member(new_id(), table.ada.id), author=table.ada.id, text="Ada reads all again.", date="2026-06-03",
        made="2026-06-03T10:00:00Z",
    )  # fmt: skip
    desk.context.record(Gesture.STUDY_CHANGED, making(decision))
    [told] = [
        one for one in gathered(table).notices if one.matter is Matter.NAMES and one.anchor == "decisions"
    ]
    assert "Decisions”" in told.words
    assert "Table" in told.words


def answer(report: Report, number: str) -> Answer:
    """What COREQ is told under a number."""
    [coreq] = [one for one in report.checklists if one.name == "COREQ"]
    return next(one for _heading, answers in coreq.parts for one in answers if one.number == number)
