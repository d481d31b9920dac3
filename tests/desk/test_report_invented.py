"""What would leave in a report as somebody's words, and nobody has said."""

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import ARTIFICIAL, Reported
from tests.desk.results import write
from tests.desk.test_report import gathered
from tests.desk.test_report_notices import OF_P3, constituent, say, talk, told
from workbench.desk.report_choices import Choices, Matter
from workbench.study.results import Genre


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("Somebody said “I am tired, and nobody sees it.”", True),
        ("En sa: «Det var. I am tired, and nobody sees it.»", True),
        ("They are tired, and nobody sees it.", False),
        ("One is “tired”, and nobody sees it.", False),
    ],
)
def test_words_of_a_condensate_between_quotation_marks_are_told_before(
    table: Table, made: Reported, words: str, *, passes: bool
) -> None:
    say(table, made, words)
    assert [anchor for anchor, _words in told(table, Matter.ARTIFICIAL)] == ["sentence_4"] * passes


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("One told: I am tired, and nobody sees it (P1).", True),
        ("P1 says: I am tired, and nobody sees it.", True),
        ("One of them is tired, and unseen (P1).", False),
        ("One told it so. P1 is tired, and nobody sees it.", False),
    ],
)
def test_words_of_a_condensate_beside_a_code_are_told_before(
    table: Table, made: Reported, words: str, *, passes: bool
) -> None:
    say(table, made, words)
    told_of = (
        "In sentence 4 words of a condensate stand beside a participant’s code. Nobody has said them so."
    )
    assert told(table, Matter.ARTIFICIAL) == [("sentence_4", told_of)] * passes


def test_a_condensate_in_marks_is_told_wherever_it_is_printed(table: Table, made: Reported) -> None:
    desk = table.desk
    marked = f"“{ARTIFICIAL}”"
    desk.clusters.name(made.cluster.id, f"Those who say {marked}")
    desk.results.head(constituent(table).id, marked)
    desk.checklists.say("coreq", "31", f"One of them: {marked}")
    condensate = next(one for one in desk.results.sections() if one.genre is Genre.CONDENSATE)
    desk.condensates.leave(condensate.id, made.unit.id, f"P1 said {marked}")
    notices = told(table, Matter.ARTIFICIAL)
    where = {anchor for anchor, _words in notices}
    assert {"text_2", "picture_groups", "references", "checklist_1", "left_units"} <= where
    assert len(notices) == len(set(notices))
    words = f"Under “{marked}” words of a condensate stand between quotation marks. Nobody has said them so."
    assert ("text_2", words) in notices
    left_out = gathered(table, Choices(without=frozenset({"checklist_1", "pictures"}))).notices
    assert not {"checklist_1", "picture_groups"} & {one.anchor for one in left_out}


def test_a_condensate_that_leaves_as_one_is_no_quote(table: Table, made: Reported) -> None:
    leaving = gathered(table, Choices(condensates=True))
    assert [one for one in leaving.notices if one.matter is Matter.ARTIFICIAL] == []


def test_what_somebody_has_said_may_stand_between_marks_though_a_condensate_took_it_up(
    table: Table, made: Reported
) -> None:
    desk = table.desk
    words = desk.units.mark(talk(table).id, *OF_P3).anchor.text
    condensate = next(one for one in desk.results.sections() if one.genre is Genre.CONDENSATE)
    write(desk, condensate, f"{words}.")
    text = desk.results.begin(Genre.ANALYTIC, "Guests")
    write(desk, text, f"One told: “{words}”.")
    assert told(table, Matter.ARTIFICIAL) == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("One said: “I was never tired that day.”", "I was never tired that day."),
        ("One said: «I WAS so   tired, that day – and then …»", ""),
        ("One said: “I was […] tired that [Monday]”.", ""),
        ("One said: “nobody asked me how he was and then they all went home”.", "nobody asked me how he was and then …"),
        ("It is called “being seen at work”.", "being seen at work"),
        ("It is called “being seen”.", ""),
        ("One was “never tired” (P1).", "never tired"),
        ("One was “so tired” (P1).", ""),
        ("As “To work is to be seen” has it, and as we call it, “Snow that is deep”.", "Snow that is deep"),
        ("“To work is to be seen” (P1), one said.", "To work is to be seen"),
        ("We asked: “How is a usual day?”", ""),
        ("One said, “I was so tired.", ""),
    ],
)  # fmt: skip
def test_words_in_marks_that_nobody_has_said_are_told_before(
    table: Table, made: Reported, words: str, shown: str
) -> None:
    say(table, made, words)
    told_of = f"In sentence 4 the words “{shown}” stand between quotation marks, and were not found in what was said."
    assert told(table, Matter.UNSAID) == [("sentence_4", told_of)] * bool(shown)


def test_words_in_marks_in_headings_and_answers_are_told_before(table: Table, made: Reported) -> None:
    desk = table.desk
    desk.results.head(constituent(table).id, "“Not tired that day” (P1)")
    desk.checklists.say("coreq", "31", "One of them: “I was never tired that day.”")
    desk.checklists.not_applicable("coreq", "32", "“I was so tired that day” says it all")
    desk.clusters.name(made.cluster.id, "Deep snow on all roads")
    say(table, made, "We call it “deep snow on all roads”.")
    assert [anchor for anchor, _words in told(table, Matter.UNSAID)] == ["text_2", "checklist_1"]
    left_out = gathered(table, Choices(without=frozenset({"results", "checklist_1"})))
    assert [one for one in left_out.notices if one.matter is Matter.UNSAID] == []


def test_what_was_said_over_several_turns_or_stands_in_a_translation_is_found(
    table: Table, made: Reported
) -> None:
    say(table, made, "One told: “tired that day and then nobody asked me”, «jeg var trøtt» (P1).")
    assert told(table, Matter.UNSAID) == []
    say(table, made, "One told: “tired that day and nobody asked me”.")
    assert [anchor for anchor, _words in told(table, Matter.UNSAID)] == ["sentence_4"]


def test_what_was_said_is_found_where_its_transcript_was_corrected(table: Table, made: Reported) -> None:
    desk = table.desk
    unit = desk.units.mark(table.interview.id, 12, 15)
    assert unit.anchor.text == "asked me how I"
    desk.transcripts.edit(table.turn(3).id, "nobody ever spoke to me")
    say(table, made, "One told: “asked me how I”.")
    assert told(table, Matter.UNSAID) == []
