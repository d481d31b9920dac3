"""Texts of the results: sentences that stay themselves, what they rest on, whose words they are; nothing is lost."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.results import cluster, quote, words, write
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.open_ends import Matter
from workbench.desk.results import Results
from workbench.desk.texts import Text
from workbench.history.log import setting
from workbench.study.hints import Hint
from workbench.study.provenance import Wording
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.sentences import QUOTE
from workbench.study.units import Unit

A, B, C = "To be carried is to be seen.", "It asks for nothing.", "The one who carries stays."


@pytest.fixture
def results(table: Table) -> Results:
    return table.desk.results


@pytest.fixture
def text(results: Results) -> Section:
    return results.begin(Genre.CONSTITUENT, "Being carried")


@pytest.fixture
def unit(table: Table) -> Unit:
    return table.desk.units.mark(table.interview.id, 3, 8)


def row(desk: Desk, section: Section) -> list[Sentence]:
    return desk.results.sentences(section.id)


def test_the_essence_comes_first_and_a_variation_after_its_constituent(results: Results) -> None:
    one = results.begin(Genre.CONSTITUENT, "One")
    other = results.begin(Genre.CONSTITUENT, "Other")
    variation = results.begin(Genre.VARIATION, "Varied", within=one.id)
    fits = results.begin(Genre.NEW_WHOLE)
    essence = results.begin(Genre.ESSENCE)
    assert [each.id for each in results.sections()] == [
        each.id for each in (essence, one, variation, other, fits)
    ]
    results.shift(other.id, -1)
    assert [each.title.text for each in results.sections()][1:4] == ["Other", "One", "Varied"]
    results.shift(other.id, -1)
    assert [each.title.text for each in results.sections()][1:4] == ["Other", "One", "Varied"]


def test_text_is_kept_as_sentences_that_stay_themselves(table: Table, text: Section) -> None:
    write(table.desk, text, f"{A} {B}\n{C}")
    before = row(table.desk, text)
    assert [(one.text.text, one.begins) for one in before] == [(A, True), (B, False), (C, True)]
    write(table.desk, text, f"{A} And more is here. {B.replace('nothing', 'very little')}\n{C}")
    after = row(table.desk, text)
    assert [one.id for one in after if one.text.text != "And more is here."] == [one.id for one in before]
    assert words(table.desk, text) == f"{A} And more is here. It asks for very little.\n{C}"


def test_writing_is_one_gesture_that_undo_takes_back(table: Table, text: Section) -> None:
    write(table.desk, text, f"{A} {B}")
    write(table.desk, text, f"{B} {C} Much is new. So much.")
    table.desk.undo()
    assert words(table.desk, text) == f"{A} {B}"
    table.desk.redo()
    assert words(table.desk, text) == f"{B} {C} Much is new. So much."


def test_what_is_written_as_it_stands_changes_nothing(table: Table, text: Section) -> None:
    write(table.desk, text, f"{A} {B}")
    number = table.desk.context.archive.shelf.last_number()
    write(table.desk, text, f"{A}  {B} ")
    assert table.desk.context.archive.shelf.last_number() == number


def test_whoever_words_a_sentence_is_its_author(table: Table, text: Section) -> None:
    desk, ada, bo = table.desk, table.ada, table.bo
    write(desk, text, A)
    desk.members.switch(bo.id, "4321")
    write(desk, text, "to be carried, is to be seen.")
    assert row(desk, text)[0].text.authors == (ada.id,), "who mends how it is written is no author"
    write(desk, text, "To be carried is to be seen and kept.")
    assert row(desk, text)[0].text.authors == (ada.id, bo.id)
    write(desk, text, "Snow.")
    assert row(desk, text)[0].text.authors == (bo.id,), "nothing is left of hers"
    desk.results.own(row(desk, text)[0].id, [bo.id, ada.id])
    assert row(desk, text)[0].text == Wording("Snow.", (bo.id, ada.id))
    with pytest.raises(Refusal):
        desk.results.own(row(desk, text)[0].id, [])


def test_what_a_sentence_rests_on_stays_with_it_and_with_its_halves(
    table: Table, text: Section, unit: Unit
) -> None:
    desk = table.desk
    being = cluster(desk, "Being carried", unit)
    write(desk, text, "To be carried is to be seen and it asks for nothing at all.")
    ground = Ground("cluster", being.id)
    desk.results.rest(row(desk, text)[0].id, [ground, ground, Ground("unit", unit.id)])
    write(desk, text, "To be carried is to be seen. It asks for nothing at all.")
    assert [one.rests for one in row(desk, text)] == [(ground, Ground("unit", unit.id))] * 2
    desk.results.let_go(row(desk, text)[1].id, ground)
    assert row(desk, text)[1].rests == (Ground("unit", unit.id),)
    desk.results.carry(row(desk, text)[1].id, whole=True)
    write(desk, text, "To be carried is to be seen, and it asks for nothing at all.")
    (only,) = row(desk, text)
    assert set(only.rests) == {ground, Ground("unit", unit.id)}
    assert only.whole


def test_nothing_rests_on_what_is_not_there(table: Table, text: Section) -> None:
    write(table.desk, text, A)
    with pytest.raises(Refusal):
        table.desk.results.rest(row(table.desk, text)[0].id, [Ground("cluster", "nowhere")])
    assert row(table.desk, text)[0].rests == ()


def test_a_sentence_moves_and_the_paragraphs_begin_where_they_did(table: Table, text: Section) -> None:
    write(table.desk, text, f"{A} {B}\n{C}")
    table.desk.results.move(row(table.desk, text)[2].id, -1)
    assert words(table.desk, text) == f"{A} {C}\n{B}"
    table.desk.results.move(row(table.desk, text)[0].id, -1)
    assert words(table.desk, text) == f"{A} {C}\n{B}"
    table.desk.undo()
    assert words(table.desk, text) == f"{A} {B}\n{C}"


def test_a_heading_has_its_authors_and_a_text_of_a_cluster_its_name(table: Table) -> None:
    desk = table.desk
    being = cluster(desk, "Being carried")
    text = desk.results.begin(Genre.ANALYTIC, cluster=being.id)
    assert text.title == Wording("Being carried", (table.ada.id,))
    desk.members.switch(table.bo.id, "4321")
    desk.results.head(text.id, "Carried, and seen")
    assert desk.results.sections()[0].title == Wording("Carried, and seen", (table.ada.id, table.bo.id))
    with pytest.raises(Refusal, match="at most"):
        desk.results.head(text.id, "x" * 301)
    assert desk.results.of_cluster(being.id) == desk.results.sections()


def test_a_text_goes_with_its_sentences_and_undo_brings_both_back(table: Table, text: Section) -> None:
    write(table.desk, text, f"{A} {B}")
    table.desk.results.remove(text.id)
    assert table.desk.results.sections() == []
    table.desk.undo()
    assert words(table.desk, text) == f"{A} {B}"
    assert table.desk.results.sections() == [text]


def test_a_quote_stands_in_a_text_and_moves_with_it(table: Table, text: Section, unit: Unit) -> None:
    desk = table.desk
    said = quote(desk, unit)
    write(desk, text, f"{A} {B}")
    desk.results.put_quote(text.id, said.id, row(desk, text)[0].id)
    assert words(desk, text) == f"{A}\n{QUOTE} {B}"
    stands = row(desk, text)[1]
    write(desk, text, f"{A} {B}\n{QUOTE}", said.id)
    assert row(desk, text)[2].id == stands.id
    assert desk.results.printed(said.id) == unit.anchor.text
    assert desk.results.printed("gone") == ""


def test_no_quote_stands_in_a_condensate(table: Table, results: Results, unit: Unit) -> None:
    said = quote(table.desk, unit)
    text = results.begin(Genre.CONDENSATE)
    with pytest.raises(Refusal, match="artificial"):
        results.put_quote(text.id, said.id)
    with pytest.raises(Refusal, match="artificial"):
        results.write(text.id, [], Text(QUOTE, (said.id,)))
    assert results.sentences(text.id) == []


def test_hints_follow_the_method_and_can_be_put_aside(table: Table, text: Section) -> None:
    desk = table.desk
    write(desk, text, "They wait because nobody comes.")
    hints = desk.results.hints(row(desk, text)[0], Genre.CONSTITUENT)
    assert [one.hint for one in hints] == [Hint.EXPLAINS]
    desk.results.put_aside(row(desk, text)[0].id, hints[0])
    assert desk.results.hints(row(desk, text)[0], Genre.CONSTITUENT) == []
    write(desk, text, "They wait because nobody comes, due to the snow.")
    assert [one.words for one in desk.results.hints(row(desk, text)[0], Genre.CONSTITUENT)] == ["due to"]


@pytest.mark.parametrize(("method", "asked"), [("rlr", [1, 1]), ("stc", [1, 0]), ("rta", [0, 0])])
def test_explaining_is_asked_about_where_the_method_withholds_it(
    table: Table, text: Section, method: str, asked: list[int]
) -> None:
    desk = table.desk
    desk.context.record(Gesture.STUDY_CHANGED, setting(replace(desk.facts, method=method), "method"))
    write(desk, text, "They wait because nobody comes.")
    one = row(desk, text)[0]
    assert [len(desk.results.hints(one, genre)) for genre in (Genre.CONSTITUENT, Genre.ANALYTIC)] == asked


# two laptops


@pytest.fixture
def shared(laptops: Laptops) -> Section:
    text = laptops.ada.results.begin(Genre.CONSTITUENT, "Being carried")
    write(laptops.ada, text, f"{A} {B} {C}")
    laptops.meet()
    return text


def both(laptops: Laptops, text: Section) -> str:
    assert words(laptops.ada, text) == words(laptops.cy, text)
    return words(laptops.ada, text)


def test_two_write_in_different_sentences(laptops: Laptops, shared: Section) -> None:
    write(laptops.ada, shared, f"{A} And stays so. {B} {C}")
    write(laptops.cy, shared, f"{A} {B} {C.replace('stays', 'remains')} It is so.")
    laptops.meet()
    assert both(laptops, shared) == f"{A} And stays so. {B} The one who carries remains. It is so."


def test_two_who_put_something_at_the_same_place_find_both(laptops: Laptops, shared: Section) -> None:
    write(laptops.ada, shared, f"{A} Ada was here. {B} {C}")
    write(laptops.cy, shared, f"{A} Cy was here. {B} {C}")
    laptops.meet()
    found = both(laptops, shared)
    assert "Ada was here." in found
    assert "Cy was here." in found
    write(laptops.ada, shared, found.replace("Ada was here. ", "Ada was here. Between. ").replace(
        "Ada was here. Between. Cy", "Ada was here. Between. Cy"))  # fmt: skip
    laptops.meet()
    assert "Between." in both(laptops, shared)


def test_two_wordings_of_one_sentence_are_both_kept_and_readable(laptops: Laptops, shared: Section) -> None:
    write(laptops.ada, shared, f"{A} It asks for little. {C}")
    write(laptops.cy, shared, f"{A} It asks for nothing at all. {C}")
    laptops.meet()
    (conflict,) = laptops.ada.conflicts.open()
    told = [version.words for version in conflict.versions]
    assert sorted(told) == [
        "It asks for little. (worded by Ada)",
        "It asks for nothing at all. (worded by Ada, Cy)",
    ]
    chosen = told.index("It asks for little. (worded by Ada)")
    laptops.ada.conflicts.keep(conflict, chosen)
    laptops.meet()
    assert both(laptops, shared) == f"{A} It asks for little. {C}"


def test_what_a_sentence_rests_on_is_read_in_words(laptops: Laptops, shared: Section) -> None:
    one, other = cluster(laptops.ada, "Snow"), cluster(laptops.ada, "Road")
    laptops.meet()
    sentence = laptops.ada.results.sentences(shared.id)[0]
    laptops.ada.results.rest(sentence.id, [Ground("cluster", one.id)])
    laptops.cy.results.rest(sentence.id, [Ground("cluster", other.id)])
    laptops.meet()
    (conflict,) = laptops.ada.conflicts.open()
    assert {version.words for version in conflict.versions} == {"“Snow”", "“Road”"}


def test_a_text_that_is_taken_away_while_somebody_writes_in_it_stays(
    laptops: Laptops, shared: Section
) -> None:
    laptops.ada.results.remove(shared.id)
    write(laptops.cy, shared, f"{A} It asks for very little. {C}")
    laptops.meet()
    assert both(laptops, shared) == "It asks for very little."
    assert [one.id for one in laptops.ada.results.sections()] == [shared.id]
    write(laptops.ada, shared, "It asks for very little. And more.")
    laptops.meet()
    assert both(laptops, shared) == "It asks for very little. And more."


# two windows, or a server: the other's change is there before one's own is kept


def test_who_writes_over_a_change_not_seen_finds_both(table: Table, text: Section) -> None:
    desk = table.desk
    write(desk, text, f"{A} {B}")
    shown = desk.results.sentences(text.id)
    desk.members.switch(table.bo.id, "4321")
    write(desk, text, f"{A} It asks for little.")
    desk.members.switch(table.ada.id)
    desk.results.write(text.id, shown, Text(f"{A} It asks for nothing, ever."))
    assert words(desk, text) == f"{A} It asks for little. It asks for nothing, ever."
    assert [one.text.authors for one in row(desk, text)[1:]] == [(table.ada.id, table.bo.id), (table.ada.id,)]


def test_what_others_have_added_meanwhile_stays(table: Table, text: Section) -> None:
    desk = table.desk
    write(desk, text, f"{A} {B}")
    shown = desk.results.sentences(text.id)
    write(desk, text, f"{A} {C} {B}")
    desk.results.write(text.id, shown, Text(f"{A} {B} Last."))
    assert words(desk, text) == f"{A} {C} {B} Last."


def test_a_sentence_taken_away_by_another_is_gone_unless_one_has_changed_it(
    table: Table, text: Section
) -> None:
    desk = table.desk
    write(desk, text, f"{A} {B} {C}")
    shown = desk.results.sentences(text.id)
    write(desk, text, A)
    desk.results.write(text.id, shown, Text(f"{A} It asks for little. {C}"))
    assert words(desk, text) == f"{A} It asks for little."


def test_taking_away_does_not_beat_a_change_that_was_not_seen(table: Table, text: Section) -> None:
    desk = table.desk
    write(desk, text, f"{A} {B}")
    shown = desk.results.sentences(text.id)
    write(desk, text, f"{A} It asks for little.")
    desk.results.write(text.id, shown, Text(A))
    assert words(desk, text) == f"{A} It asks for little."


def test_nobody_takes_back_a_text_in_which_others_have_written(table: Table, text: Section) -> None:
    desk = table.desk
    desk.members.switch(table.bo.id, "4321")
    write(desk, text, A)
    desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Bo"):
        desk.undo()
    assert words(desk, text) == A


def test_a_text_on_one_interview_goes_where_that_is_erased(table: Table) -> None:
    desk = table.desk
    fits = desk.results.begin(Genre.NEW_WHOLE, interview=table.interview.id)
    write(desk, fits, "His story does not fit.")
    stays = desk.results.begin(Genre.ESSENCE)
    desk.erasures.erase(desk.erasures.asked("P1"))
    assert desk.results.sections() == [stays]
    assert desk.results.sentences(fits.id) == []


# found, and open


def test_words_of_the_results_are_found_after_the_interviews(table: Table, text: Section) -> None:
    desk = table.desk
    write(desk, text, "Whoever is tired walks on. It is snow.")
    found = desk.finder.find("tired")
    assert [(one.kind, one.interview_title) for one in found] == [("turn", "First"), ("sentence", "Results")]
    assert (found[1].within, found[1].snippet, found[1].artificial) == (
        text.id,
        "Whoever is tired walks on.",
        False,
    )
    assert [one.kind for one in desk.finder.find("carried")] == ["section"]
    condensate = desk.results.begin(Genre.CONDENSATE)
    write(desk, condensate, "I am carried through.")
    assert [one.artificial for one in desk.finder.find("carried")] == [False, True]


def test_a_sentence_whose_ground_is_gone_stands_open(table: Table, text: Section, unit: Unit) -> None:
    desk = table.desk
    write(desk, text, A)
    desk.results.rest(row(desk, text)[0].id, [Ground("unit", unit.id)])
    before = desk.open_ends.at_once()
    desk.units.remove(unit.id)
    (end,) = [one for one in desk.open_ends.at_once() if one not in before]
    assert (end.matter, end.id) == (Matter.RESULT, row(desk, text)[0].id)
    assert end.words == f"“{A}” in the results: what it rested on has been taken away."


def test_undo_tells_which_sentence_it_has_changed(table: Table, text: Section) -> None:
    write(table.desk, text, f"{A} {B}")
    table.desk.results.carry(row(table.desk, text)[1].id, whole=True)
    undone = table.desk.undo()
    assert undone
    assert (undone.room, undone.shown) == ("results", row(table.desk, text)[1].id)
    undone = table.desk.undo()
    assert undone
    assert (undone.room, undone.shown) == ("results", text.id), "of a sentence that is gone its text"
