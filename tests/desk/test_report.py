"""The report: what leaves and what does not, the way from a number to the sound, and what is to be looked at before."""

import io
import zipfile
from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import ARTIFICIAL, ESSENCE, Reported, bring, people
from tests.desk.results import write
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.desk.report import Gathered
from workbench.desk.report_choices import Authors, Choices, Matter
from workbench.desk.report_writing import gathering
from workbench.exchange.report import report_formats
from workbench.exchange.report.content import QuoteItem, Report
from workbench.history.log import setting
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.results import Genre, Ground, Tick, tick_id

WITH = Choices(condensates=True)


def works(table: Table, member: Member) -> None:
    table.desk.members.switch(member.id, "4321" if member.name == "Bo" else "")


def gathered(table: Table, choices: Choices | None = None) -> Gathered:
    return table.desk.report.gather(choices or Choices())


def everything(report: Report) -> str:
    """All that stands in all formats."""
    told: list[str] = []
    for one in report_formats():
        file = io.BytesIO()
        one.write(report, file)
        try:
            with zipfile.ZipFile(file) as parts:
                told += [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
        except zipfile.BadZipFile:
            told.append(file.getvalue().decode())
    return "\n".join(told)


def words(report: Report) -> list[str]:
    return [item.text for text in report.texts for row in text.paragraphs for item in row]


def matters(found: Gathered) -> list[Matter]:
    return [one.matter for one in found.notices]


def test_the_texts_stand_in_their_order_with_running_numbers(table: Table, made: Reported) -> None:
    report = gathered(table).report
    assert words(report) == [
        ESSENCE, "The day is heavy.", "I […] so tired that", "It stays heavy.", "Nothing carries this.",
    ]  # fmt: skip
    assert [one.number for one in report.references] == [1, 2, 3, 4, 5]
    assert [(text.kind, text.heading) for text in report.texts] == [("Essence", ""), ("Constituent", "Snow")]


def test_a_reference_says_what_carries_a_sentence_down_to_the_second(table: Table, made: Reported) -> None:
    first, second, third, fourth, fifth = gathered(table).report.references
    assert first.whole
    [strand] = second.strands
    assert (strand.name, strand.as_in) == ("Deep snow", 0)
    [heard] = strand.places
    assert (heard.unit, heard.code, heard.interview, heard.start) == (made.unit.id, "P1", "", 900)
    assert third.strands[0].places == (heard,), "a quote leads to its unit"
    assert [(one.name, one.as_in) for one in fourth.strands] == [("Deep snow", 2), ("", 0)]
    assert fifth.strands == ()


def test_a_condensate_leaves_only_where_that_is_chosen_and_never_as_a_quote(
    table: Table, made: Reported
) -> None:
    assert ARTIFICIAL not in everything(gathered(table).report)
    report = gathered(table, WITH).report
    [text] = report.artificial
    assert text.artificial
    assert [item.text for row in text.paragraphs for item in row] == [ARTIFICIAL]
    assert all(ARTIFICIAL not in item.text for item, _where in report.quotes)
    assert "no quotes and must not be used as such" in everything(report)
    before, after = gathered(table).report.references, report.references
    assert after[: len(before)] == before, "the numbers are the same whatever is chosen"


def test_a_condensate_that_rests_on_one_participant_does_not_say_that_several_have_said_it(
    table: Table, made: Reported, talk: Interview
) -> None:
    assert "out of what several participants said" in everything(gathered(table, WITH).report)
    artificial = made.sentences[ARTIFICIAL]
    table.desk.results.rest(artificial.id, [Ground("unit", made.unit.id)])
    found = gathered(table, WITH).report
    assert [text.of_one for text in (*found.artificial, *found.texts)] == [True] + [False] * len(found.texts)
    told = everything(found)
    assert "out of what several participants said" not in told
    assert "Written out of what one participant said." in told
    other = table.desk.units.mark(talk.id, 0, 4)
    table.desk.condensates.take(artificial.section, other.id)
    assert not gathered(table, WITH).report.artificial[0].of_one
    table.desk.condensates.leave(artificial.section, other.id, "It is something else.")
    assert gathered(table, WITH).report.artificial[0].of_one


def test_a_quote_that_somebody_put_into_a_condensate_leaves_with_neither(
    table: Table, made: Reported
) -> None:
    sentence = made.sentences[ARTIFICIAL]
    table.desk.context.record(Gesture.STUDY_CHANGED, setting(replace(sentence, quote=made.quote.id), "quote"))
    [text] = gathered(table, WITH).report.artificial
    assert not any(isinstance(item, QuoteItem) for row in text.paragraphs for item in row)


def test_what_a_condensate_takes_up_of_a_quote_or_its_translation_does_not_leave(
    table: Table, made: Reported
) -> None:
    desk = table.desk
    desk.translations.write(made.quote.id, "se", "mun lean nu váiban dan beaivvi")
    write(desk, desk.results.begin(Genre.CONDENSATE), "Mun lean nu váiban, olles beaivvi.")
    found = gathered(table)
    assert "váiban" not in everything(found.report)
    assert any("condensate" in one.words and "quote 3" in one.words for one in found.notices)
    [quote] = [item for item, _where in found.report.quotes]
    assert [(one.language, one.stale, one.artificial) for one in quote.renderings] == [
        ("nb", True, False),
        ("se", True, True),
    ]


def test_a_quote_without_its_code_tells_no_place(table: Table, made: Reported) -> None:
    table.desk.quotes.set_code([made.quote.id], with_code=False)
    report = gathered(table).report
    third = report.references[2]
    assert (third.kept_apart, third.strands) == (True, ())
    pointed = table.desk.report.reference("3")
    assert pointed.strands[0][1][0].about.target == made.quote.id, "in the study it can be heard"


def test_a_quote_that_stands_in_no_text_does_not_leave(table: Table, made: Reported) -> None:
    table.desk.quotes.from_words(table.interview.id, 11, 16)
    report = gathered(table).report
    assert [item.number for item, _where in report.quotes] == [3]
    assert "nobody asked me how" not in everything(report)


def test_numbers_and_marks_lead_to_the_sound(table: Table, made: Reported) -> None:
    report = gathered(table).report
    pointed = table.desk.report.reference("2")
    [(name, [found])] = [(one, list(units)) for one, units in pointed.strands]
    assert (pointed.sentence, name, found.words) == ("The day is heavy.", "Deep snow", made.unit.anchor.text)
    assert (found.place.start, found.about.target) == (900, made.unit.id)
    heavy = made.sentences["It stays heavy."]
    mark = report.references[3].mark
    assert heavy.id.startswith(mark)
    essence = made.sentences[ESSENCE]
    table.desk.context.record(
        Gesture.STUDY_CHANGED, setting(replace(essence, text=replace(essence.text, text="")), "text")
    )
    assert table.desk.report.reference(mark).number == 3, "the letters find it when numbers have changed"
    with pytest.raises(Refusal, match="No sentence has the number 99"):
        table.desk.report.reference("99")


def test_nobody_is_named(table: Table, made: Reported) -> None:
    bring(table.desk, "I was there myself.")
    works(table, table.bo)
    bring(table.desk, "I hope for little.")
    for authors in Authors:
        told = everything(gathered(table, Choices(authors=authors)).report)
        assert "I hope for little." in told
        assert "Ada" not in told
    voices = [voice.author for voice in gathered(table).report.brought]
    assert voices == ["Competence-group member", "Lead researcher"]
    initials = [voice.author for voice in gathered(table, Choices(authors=Authors.INITIALS)).report.brought]
    assert initials == ["B", "A"]


def test_a_name_that_somebody_wrote_is_told_before(table: Table, made: Reported) -> None:
    decision = table.desk.context.record
    [known] = [one for one in gathered(table).report.trail if one.key == "decisions"]
    assert known.rows[0][3] == "One of us would have waited."
    sentence = made.sentences["It stays heavy."]
    changed = replace(sentence, text=replace(sentence.text, text="Ada says it stays heavy."))
    decision(Gesture.STUDY_CHANGED, setting(changed, "text"))
    told = [one for one in gathered(table).notices if one.matter is Matter.NAMES]
    assert [(one.words, one.anchor) for one in told] == [
        ("The name “Ada” stands in the report, under “Snow”.", "text_2")
    ]


def test_what_is_blind_for_anybody_is_not_there_and_is_told_as_a_number(table: Table, made: Reported) -> None:
    bring(table.desk, "I was there myself.")
    report = gathered(table)
    assert report.report.brought == (), "Bo has still to write alone"
    assert "I was there myself" not in everything(report.report)
    assert Matter.WAITING in matters(report)
    begun = table.desk.rounds.begin(table.interview.id, [table.ada.id, table.bo.id], ("What is it?",), (3, 8))
    table.desk.rounds.write(begun.id, 0, "a secret answer")
    table.desk.rounds.finish(begun.id)
    found = gathered(table)
    assert Matter.BLIND in matters(found)
    assert all(one.key != "rounds" for one in found.report.trail)
    works(table, table.bo)
    table.desk.rounds.pass_by(begun.id)
    works(table, table.ada)
    found = gathered(table)
    assert Matter.BLIND not in matters(found)
    [rounds] = [one for one in found.report.trail if one.key == "rounds"]
    assert rounds.rows[0][1:] == ("Reading together", "First", "1 lead researcher; 1 passed")
    assert "a secret answer" not in everything(found.report)


def test_what_is_seen_differently_stands_side_by_side_without_the_words(table: Table, made: Reported) -> None:
    desk = table.desk
    begun = desk.disagreements.begin(desk.targets.unit(made.unit.id), "Sorrow.", "Which is it?")
    assert gathered(table).report.differing == (), "one alone is no disagreement"
    works(table, table.bo)
    desk.disagreements.write(begun.id, "Anger.")
    [one] = gathered(table).report.differing
    assert (one.about, one.question) == ("On a unit of meaning: P1, 0:00:00", "Which is it?")
    assert [(voice.author, voice.text) for voice in one.voices] == [
        ("Competence-group member", "Anger."),
        ("Lead researcher", "Sorrow."),
    ]


def test_a_rare_combination_of_traits_is_not_in_print_and_told_to_the_group(
    table: Table, made: Reported
) -> None:
    people(table.desk, *({"Work": "nurse"},) * 3, {"Work": "judge"}, {"Work": "cook"})
    found = gathered(table)
    assert "judge" not in everything(found.report)
    assert any("judge" in one.words for one in found.notices if one.matter is Matter.CELLS)
    assert [row[0] for row in found.report.participants.rows] == ["P1", "P11", "P12", "P13", "P14", "P15"]


def test_what_is_to_be_looked_at(table: Table, made: Reported) -> None:
    found = gathered(table)
    assert matters(found) == [Matter.BARE, Matter.STALE, Matter.UNTICKED, Matter.TITLES]
    assert "Sentence 5" in found.notices[0].words
    printed = everything(found.report)
    assert "[to be translated anew]" in printed
    assert "«[to be translated anew]»" not in printed, "nobody has said that"
    assert made.translation.text not in everything(found.report), "what a mask hides may stand in it"


def test_the_way_is_told(table: Table, made: Reported) -> None:
    report = gathered(table).report
    told = {one.key: one.rows for one in report.trail}
    assert told["snapshots"] == (("2026-06-01", "before the summer", 1, 1),)
    assert told["decisions"][0] == (
        "2026-06-02", "We read all again.", "new voices", "One of us would have waited.", "1 lead researcher",
    )  # fmt: skip
    assert told["guides"][0] == (1, "2026-01-02", "the second question", "Why? It blames.", "Lead researcher")
    assert report.guide == ("How is a usual day?", "Who sees you?")


def test_lists_of_themes_and_what_was_agreed_on_are_told_by_role(table: Table) -> None:
    desk = table.desk
    desk.method.choose("stc")
    begun = desk.themes.begin([table.ada.id, table.bo.id], desk.themes.asked())
    for member, themes in ((table.ada, "Shame\nWaiting"), (table.bo, "hands")):
        works(table, member)
        desk.rounds.write(begun.id, 0, themes)
        desk.rounds.finish(begun.id)
        assert all(one.key != "themes" for one in gathered(table).report.trail), "nothing of a blind round"
    works(table, table.ada)
    for _card in range(2):
        desk.rounds.turn(begun.id)
    desk.themes.agree("Waiting hands", [table.bo.id])
    desk.themes.agree("by mistake", [table.bo.id])
    desk.undo()
    [told] = [one for one in gathered(table).report.trail if one.key == "themes"]
    assert [row[1:] for row in told.rows] == [
        ("Competence-group member", "hands"),
        ("Lead researcher", "Shame; Waiting"),
        ("Agreed on together", "Waiting hands"),
    ]
    assert "Ada" not in str(told)
    assert "Bo" not in str(told)


def test_why_units_were_left_out_of_condensates_is_told(table: Table, made: Reported) -> None:
    desk = table.desk
    condensate = next(one for one in desk.results.sections() if one.genre is Genre.CONDENSATE)
    desk.condensates.leave(condensate.id, made.unit.id, "it is on another matter")
    works(table, table.bo)
    desk.condensates.leave(condensate.id, made.unit.id, "it says the same again")
    tick = desk.context.need(Tick, tick_id(condensate.id, made.unit.id))
    assert tick.by == table.bo.id, "who said so last"
    [left] = [one for one in gathered(table).report.trail if one.key == "left_units"]
    assert left.rows == (("Deep snow", "it says the same again", 1),)
    desk.condensates.take(condensate.id, made.unit.id)
    assert all(one.key != "left_units" for one in gathered(table).report.trail)


def test_checklists_know_what_the_study_knows_and_leave_the_rest_blank(table: Table, made: Reported) -> None:
    desk = table.desk
    desk.checklists.say("coreq", "2", " Nurses and a carpenter. ")
    desk.checklists.not_applicable("coreq", "23", "it would burden them")
    with pytest.raises(Refusal, match="Write in a line"):
        desk.checklists.not_applicable("coreq", "28", " ")
    with pytest.raises(Refusal, match="does not know that item"):
        desk.checklists.say("coreq", "99", "x")
    report = gathered(table).report
    items = {
        (one.name, item.number): item for one in report.checklists for _h, part in one.parts for item in part
    }
    assert len(items) == 32 + 21 + 5 or len(items) == 32 + 20 + 5
    assert "Reflective lifeworld research" in items["COREQ", "9"].known[0]
    assert items["COREQ", "9"].key == "fact_method"
    assert (items["COREQ", "2"].text, items["COREQ", "23"].without) == (
        "Nurses and a carpenter.",
        "it would burden them",
    )
    assert (items["COREQ", "13"].known, items["COREQ", "13"].text) == ((), "")
    assert table.desk.undo()
    assert desk.checklists.answer("coreq", "23") is None


def test_it_is_gathered_beside_the_window_the_same(table: Table, made: Reported) -> None:
    beside = gathering(table.desk.context, Choices())
    beside.start()
    assert beside.result() == gathered(table)
