"""What is to be looked at before a report leaves: whose words a quote prints, and names that were hidden."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import Reported, group, people
from tests.desk.results import write
from tests.desk.test_report import everything, gathered
from tests.desk.test_report_people import answer
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices, Matter
from workbench.exchange.report.layout import laid_out
from workbench.exchange.report.sheets import sheets
from workbench.history.log import making, setting
from workbench.study.clusters import Spot
from workbench.study.ids import new_id, of_member
from workbench.study.interviews import Interview
from workbench.study.people import VoiceRole
from workbench.study.quotes import EditKind, Quote
from workbench.study.results import Genre, Section
from workbench.study.trail import Decision

SAID = (
    ("P3", "I felt like a guest there"),
    ("P4", "for me it was the opposite"),
    ("Somebody at the door", "that is so"),
    ("P5", "then Roy came out and Roy said nothing"),
)
OF_P3, OF_BOTH, OF_P4_AND_NOBODY, OF_P5 = (0, 5), (0, 9), (6, 14), (15, 22)


def told(table: Table, matter: Matter) -> list[tuple[str, str]]:
    """The notices of one matter: where, and what."""
    return [(one.anchor, one.words) for one in gathered(table).notices if one.matter is matter]


def talk(table: Table) -> Interview:
    """A group in which somebody without a code is a participant, too."""
    interview = group(table.desk, *SAID)
    for voice in table.desk.interviews.speakers(interview.id):
        table.desk.interviews.rename_speaker(voice.id, voice.label, VoiceRole.PARTICIPANT)
    return interview


def printed(table: Table, interview: Interview, span: tuple[int, int]) -> Quote:
    """A quote of these words that stands in a text."""
    desk = table.desk
    quote = desk.quotes.from_words(interview.id, *span)
    desk.results.put_quote(constituent(table).id, quote.id)
    return quote


def say(table: Table, made: Reported, words: str) -> None:
    """Let sentence 4 say something else."""
    sentence = made.sentences["It stays heavy."]
    changed = replace(sentence, text=replace(sentence.text, text=words))
    table.desk.context.record(Gesture.STUDY_CHANGED, setting(changed, "text"))


def constituent(table: Table) -> Section:
    return next(one for one in table.desk.results.sections() if one.genre is Genre.CONSTITUENT)


@pytest.mark.parametrize(("span", "several"), [(OF_P3, False), (OF_BOTH, True), (OF_P4_AND_NOBODY, True)])
def test_a_quote_in_which_several_speak_is_told_before(
    table: Table, made: Reported, span: tuple[int, int], *, several: bool
) -> None:
    quote = printed(table, talk(table), span)
    assert bool(table.desk.quotes.one(quote.id).others) is several
    notices = told(table, Matter.VOICES)
    assert [anchor for anchor, _words in notices] == (["sentence_6"] if several else [])
    assert all("Several speak in quote 6" in words for _anchor, words in notices)


def test_voices_of_participants_that_nobody_counts_are_told(table: Table, made: Reported) -> None:
    assert told(table, Matter.UNCALLED) == []
    talk(table)
    words = (
        "In “Group” 1 voice has no participant’s code, and is counted nowhere. Give it a code, or say that it is an "
        "interviewer’s."
    )
    assert told(table, Matter.UNCALLED) == [("", words)]


def test_what_others_say_in_a_quote_can_be_cut(table: Table, made: Reported) -> None:
    quote = printed(table, talk(table), OF_BOTH)
    table.desk.quotes.edit(quote.id, EditKind.CUT, 6, 9)
    assert told(table, Matter.VOICES) == []


def test_a_name_that_a_quote_hides_is_found_elsewhere_and_not_said_again(
    table: Table, made: Reported
) -> None:
    quote = printed(table, talk(table), OF_P5)
    for position in (1, 5):
        table.desk.quotes.edit(quote.id, EditKind.MASK, position, position, "a colleague")
    assert told(table, Matter.NAMES) == []
    say(table, made, "It was Roys coffee that helped.")
    assert told(table, Matter.NAMES) == [
        ("text_2", "A name that is masked in quote 6 stands in the report, under “Snow”.")
    ]


@pytest.mark.parametrize(
    ("words", "found"), [("ROY", True), ("ROYS", True), ("roy", False), ("Royal", False)]
)
def test_a_hidden_name_in_capitals_is_found_too(
    table: Table, made: Reported, words: str, *, found: bool
) -> None:
    quote = printed(table, talk(table), OF_P5)
    for position in (1, 5):
        table.desk.quotes.edit(quote.id, EditKind.MASK, position, position, "a colleague")
    say(table, made, f"It was {words} coffee that helped.")
    assert [anchor for anchor, _words in told(table, Matter.NAMES)] == ["text_2"] * found


@pytest.mark.parametrize(
    ("called", "words", "found"),
    [
        ("Ada Even", "ADA wrote it, and EVEN’S own words.", ["ADA", "EVEN"]),
        ("ADA EVEN", "Ada wrote it.", ["Ada"]),
        ("Ada Even", "That is even so, and ada is nobody.", []),
    ],
)
def test_a_members_name_is_found_in_capitals_and_not_in_ordinary_words(
    table: Table, made: Reported, called: str, words: str, found: list[str]
) -> None:
    table.desk.context.record(Gesture.STUDY_CHANGED, setting(replace(table.ada, name=called), "name"))
    say(table, made, words)
    heard = [words for anchor, words in told(table, Matter.NAMES) if anchor == "text_2"]
    assert heard == [f"The name “{name}” stands in the report, under “Snow”." for name in found]


def test_a_notice_quotes_what_stands_in_a_report_of_another_language(table: Table, made: Reported) -> None:
    people(table.desk, *({"Arbeid": "nurse"},) * 3, {"Arbeid": "judge"}, {"Arbeid": "cook"})
    decision = Decision(
        id=of_member(new_id(), table.ada.id), author=table.ada.id, text="Ada reads all again."
    )
    table.desk.context.record(Gesture.STUDY_CHANGED, making(decision))
    found = gathered(table, Choices(language="nb"))
    [words] = [one.words for one in found.notices if one.anchor == "decisions"]
    assert words.startswith("The name “Ada” stands in the report, under “Tabell ")
    told = [one.words for one in found.notices if one.matter is Matter.CELLS]
    title = found.report.participants.title
    assert f"In the table “{title}”, under “Arbeid”: " in told[0]
    assert title != "Who took part"


def test_what_a_mask_hides_without_a_capital_letter_is_no_name(table: Table, made: Reported) -> None:
    quote = printed(table, talk(table), OF_P5)
    table.desk.quotes.edit(quote.id, EditKind.MASK, 0, 0, "later")
    assert told(table, Matter.NAMES) == []


def test_units_of_which_a_condensate_says_nothing_are_told_before(table: Table, made: Reported) -> None:
    condensate = next(one for one in table.desk.results.sections() if one.genre is Genre.CONDENSATE)
    [(anchor, words)] = told(table, Matter.UNTICKED)
    assert anchor == "", "it does not leave"
    assert "1 unit of the condensate" in words
    leaving = gathered(table, Choices(condensates=True))
    [one] = [one for one in leaving.notices if one.matter is Matter.UNTICKED]
    assert one.anchor == f"sentence_{leaving.report.references[-1].number}"
    table.desk.condensates.leave(condensate.id, made.unit.id, "it is about the weather")
    assert told(table, Matter.UNTICKED) == []


def test_what_does_not_fit_is_no_result_and_needs_nothing_beneath(table: Table, made: Reported) -> None:
    text = table.desk.results.begin(Genre.NEW_WHOLE, "Who cried")
    write(table.desk, text, "One of them cried because nobody spoke.")
    report = gathered(table).report
    number = report.references[-1].number
    assert f"Sentence {number} does not" not in str(told(table, Matter.BARE))
    assert "Who cried" not in str(answer(report, "31").known)
    assert "Snow" in str(answer(report, "31").known)
    shown = [str(block) for block in laid_out(report)]
    assert "It tells what does not fit." in shown[-1]


def test_parts_are_counted_beside_their_groups(table: Table, made: Reported) -> None:
    desk = table.desk
    desk.method.choose("stc")
    other = desk.units.mark(table.interview.id, 0, 1)
    desk.clusters.put([other.id], made.cluster.id)
    part = desk.clusters.split(made.cluster.id, [other.id], Spot(0, 400), inside=True)
    desk.clusters.name(part, "Ice")
    facts = {one.key: one.lines for one in gathered(table).report.facts}
    assert "Code groups: 1. Subgroups: 1." in facts["fact_groups"][0]


def test_a_negation_that_is_cut_from_a_quote_is_asked_about(table: Table, made: Reported) -> None:
    assert told(table, Matter.BENT) == []
    quote = table.desk.quotes.from_words(table.interview.id, 11, 16)
    table.desk.results.put_quote(constituent(table).id, quote.id)
    assert quote.anchor.text.startswith("nobody asked")
    table.desk.quotes.edit(quote.id, EditKind.CUT, 0, 0)
    words = "In quote 6 a “nobody” is cut: does the sentence still say what was said?"
    assert told(table, Matter.BENT) == [("sentence_6", words)]


def test_quotes_among_the_sentences_stand_in_the_marks_of_their_language(
    table: Table, made: Reported
) -> None:
    table.desk.interviews.change(replace(table.interview, language="nb"))
    [sheet] = [one for one in sheets(gathered(table).report) if one.name == "results"]
    assert [str(row[3])[0] for row in sheet.rows if str(row[3])[-1] in "»”"] == ["«"]


def test_a_quote_that_is_gone_is_to_be_taken_out(table: Table, made: Reported) -> None:
    desk = table.desk
    sentence = next(
        one for one in desk.results.sentences(made.sentences["The day is heavy."].section) if one.quote
    )
    assert told(table, Matter.GONE) == []
    desk.context.record(Gesture.STUDY_CHANGED, setting(replace(sentence, quote="erased"), "quote"))
    words = "A quote stood at number 3 that is gone, and a mark stands there in its place. Take it out."
    assert told(table, Matter.GONE) == [("sentence_3", words)]
    assert [anchor for anchor, _words in told(table, Matter.BARE)] == ["sentence_5"]
    text = everything(gathered(table).report)
    assert "[A quote that is gone]" in text
    assert "A quote that is gone." in text
