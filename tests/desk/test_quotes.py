"""Quotes: words of a transcript with typed edits, where they are heard, whose they are, and what may be printed."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.results import write
from workbench.cellar.errors import Refusal
from workbench.desk.conflict_words import what
from workbench.desk.gestures import Gesture
from workbench.desk.telling import news_words
from workbench.history.log import making, removing
from workbench.study.anchors import AnchorState
from workbench.study.people import VoiceRole
from workbench.study.quotes import EditKind, Quote
from workbench.study.quoting import CUT
from workbench.study.results import Genre, Section, Sentence
from workbench.ui.quotes.quote_words import review_words

TIRED = (3, 8)
"""I was so tired that day"""


def tired(table: Table) -> Quote:
    return table.desk.quotes.from_words(table.interview.id, *TIRED)


def test_a_unit_becomes_a_quote_with_its_place_and_its_code(table: Table) -> None:
    desk = table.desk
    unit = desk.units.mark(table.interview.id, *TIRED)
    quote = desk.quotes.from_unit(unit.id)
    printed = desk.quotes.printed(quote.id)
    assert (printed.text, printed.code, printed.unit) == ("I was so tired that day", "P1", unit.id)
    assert printed.place
    assert (printed.place.recording, printed.place.start_ms, printed.place.end_ms) == ("rec", 900, 2650)
    assert (printed.state, printed.to_review, printed.translations) == (AnchorState.INTACT, False, ())
    assert desk.quotes.of_unit(unit.id) == [quote]
    assert quote.by == table.ada.id


def test_only_words_of_a_transcript_become_a_quote(table: Table) -> None:
    quotes = table.desk.quotes
    with pytest.raises(Refusal, match="no longer there"):
        quotes.from_unit("a-condensate")
    with pytest.raises(Refusal, match="Select the words"):
        quotes.from_words(table.interview.id, 3, 99)
    assert quotes.all() == []


def test_edits_are_typed_and_each_can_be_taken_back(table: Table) -> None:
    quotes, quote = table.desk.quotes, tired(table)
    mask = quotes.edit(quote.id, EditKind.MASK, 4, 5, " [then] ")
    quotes.edit(quote.id, EditKind.CUT, 2, 2)
    put_in = quotes.edit(quote.id, EditKind.INSERTION, 2, 3, "of it")
    assert quotes.printed(quote.id).text == "I was […] tired [of it] [then]"
    quotes.take_back(quote.id, mask)
    assert quotes.printed(quote.id).text == "I was […] tired [of it] that day"
    quotes.take_back(quote.id, put_in)
    table.desk.undo()
    assert quotes.printed(quote.id).text == "I was […] tired [of it] that day"
    with pytest.raises(Refusal, match="cut or masked already"):
        quotes.edit(quote.id, EditKind.CUT, 1, 2)
    with pytest.raises(Refusal, match="in words"):
        quotes.edit(quote.id, EditKind.MASK, 0, 0, "…")
    with pytest.raises(Refusal, match="Select the words"):
        quotes.edit(quote.id, EditKind.CUT, 0, 17)


def test_it_can_be_made_shorter_and_taken_away(table: Table) -> None:
    quotes, quote = table.desk.quotes, tired(table)
    quotes.edit(quote.id, EditKind.CUT, 0, 2)
    quotes.narrow(quote.id, 2, 3)
    assert quotes.printed(quote.id).text == "[…] tired"
    assert quotes.one(quote.id).now == "so tired"
    table.desk.undo()
    assert quotes.printed(quote.id).text == "[…] tired that day"
    quotes.remove(quote.id)
    with pytest.raises(Refusal, match="no longer there"):
        quotes.printed(quote.id)
    table.desk.undo()
    assert [one.quote.id for one in quotes.all()] == [quote.id]


def condensate(table: Table, *sentences: str) -> None:
    write(table.desk, table.desk.results.begin(Genre.CONDENSATE), " ".join(sentences))


def test_words_of_a_condensate_are_put_into_no_quote(table: Table) -> None:
    quotes, quote = table.desk.quotes, tired(table)
    condensate(table, "I am heavy, and nobody sees it.", "They look away.", "I was so tired that day.")
    for kind, text in (
        (EditKind.INSERTION, "heavy and nobody sees"),
        (EditKind.MASK, "AM HEAVY, and nobody"),
        (EditKind.INSERTION, "they look away"),
    ):
        with pytest.raises(Refusal, match="nobody has said it so"):
            quotes.edit(quote.id, kind, 1, 1, text)
    assert quotes.printed(quote.id).text == "I was so tired that day"
    quotes.edit(quote.id, EditKind.INSERTION, 1, 1, "and nobody")
    with pytest.raises(Refusal, match="nobody has said it so"):
        quotes.edit(quote.id, EditKind.INSERTION, 1, 1, "sees it")


def test_a_quote_whose_edits_a_condensate_takes_up_is_withheld_until_somebody_looks(table: Table) -> None:
    quotes, quote = table.desk.quotes, tired(table)
    put_in = quotes.edit(quote.id, EditKind.INSERTION, 5, 5, "at the home for the old")
    condensate(table, "I work at the home for the old.")
    printed = quotes.printed(quote.id)
    assert (printed.text, printed.artificial, printed.to_review) == (CUT, True, True)
    assert "condensate" in review_words(printed)
    assert table.desk.results.printed(quote.id) == "A quote that somebody has to look at first"
    quotes.edit(quote.id, EditKind.CUT, 0, 0)
    quotes.take_back(quote.id, put_in)
    assert quotes.printed(quote.id).text == "[…] was so tired that day"


def test_a_correction_changes_nothing_in_print_before_somebody_has_looked(table: Table) -> None:
    desk, quote = table.desk, tired(table)
    desk.quotes.edit(quote.id, EditKind.MASK, 5, 5, "time")
    desk.transcripts.edit("turn1", "I was so weary that Monday evening")
    found = desk.quotes.one(quote.id)
    assert found.printed.text == "I was so tired that [time]"
    assert (found.printed.state, found.now) == (AnchorState.CHANGED, "I was so weary that Monday")
    assert [one.quote.id for one in desk.quotes.to_review(table.interview.id)] == [quote.id]
    desk.quotes.accept(quote.id)
    assert desk.quotes.printed(quote.id).text == "I was so weary that [time]"
    assert desk.quotes.to_review(table.interview.id) == []
    desk.undo()
    desk.transcripts.edit("turn1", "")
    gone = desk.quotes.printed(quote.id)
    assert (gone.state, gone.place, gone.text) == (AnchorState.ORPHANED, None, "I was so tired that [time]")
    with pytest.raises(Refusal, match="keeps them as they were"):
        desk.quotes.accept(quote.id)


def test_what_is_heard_beside_words_has_the_names_of_the_interviews_language(table: Table) -> None:
    desk = table.desk
    desk.transcripts.edit("turn1", "I was so tired [laughter] that day")
    quote = desk.quotes.from_words(table.interview.id, 3, 9)
    assert desk.quotes.printed(quote.id).text == "I was so tired [laughter] that day"
    desk.interviews.change(replace(table.interview, language="nb"))
    assert desk.quotes.printed(quote.id).text == "I was so tired [latter] that day"


def test_who_else_speaks_is_told_until_it_is_cut(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    interviewer = desk.interviews.add_speaker(interview, "Interviewer", VoiceRole.RESEARCHER)
    one, other = (
        desk.interviews.add_speaker(interview, code, VoiceRole.PARTICIPANT) for code in ("P4", "P7")
    )
    desk.transcripts.set_speaker(["turn0"], interviewer.id)
    desk.transcripts.set_speaker(["turn1"], one.id)
    desk.transcripts.set_speaker(["turn3"], other.id)
    quote = desk.quotes.from_words(interview, 1, 12)
    found = desk.quotes.one(quote.id)
    assert (found.code, found.others) == ("P4", ("Interviewer", "P7"))
    desk.quotes.edit(quote.id, EditKind.CUT, 0, 1)
    assert desk.quotes.one(quote.id).others == ("P7",)
    desk.quotes.edit(quote.id, EditKind.CUT, 10, 11)
    assert (desk.quotes.one(quote.id).code, desk.quotes.one(quote.id).others) == ("P4", ())


def test_the_mosaic_shows_all_under_one_code_and_takes_it_away_from_several(table: Table) -> None:
    desk = table.desk
    quotes = [tired(table), desk.quotes.from_words(table.interview.id, 11, 16)]
    second = desk.interviews.add("Second", participant_code="P2")
    assert second
    mosaic = desk.quotes.mosaic("P1")
    assert [one.printed.text for one in mosaic.quotes] == [
        "I was so tired that day",
        "nobody asked me how I was",
    ]
    assert desk.quotes.mosaic("P2").quotes == ()
    desk.quotes.set_code([one.id for one in quotes], with_code=False)
    assert {one.printed.code for one in desk.quotes.mosaic("P1").quotes} == {""}
    desk.undo()
    assert {one.printed.code for one in desk.quotes.mosaic("P1").quotes} == {"P1"}


def test_a_quote_that_is_printed_or_translated_stays(table: Table) -> None:
    desk = table.desk
    quote = tired(table)
    desk.members.switch(table.bo.id, "4321")
    made = desk.translations.write(quote.id, "nb", "trøtt")
    desk.members.switch(table.ada.id)
    for way in (lambda: desk.quotes.remove(quote.id), desk.undo):
        with pytest.raises(Refusal, match="Bo has translated this quote"):
            way()
    desk.members.switch(table.bo.id, "4321")
    desk.translations.remove(made.id)
    section = Section(id="section", genre=Genre.CONSTITUENT)
    printed = Sentence(id="sentence", section=section.id, quote=quote.id)
    desk.context.record(Gesture.STUDY_CHANGED, [*making(section), *making(printed)], lasting=True)
    with pytest.raises(Refusal, match="in a text of the results"):
        desk.quotes.remove(quote.id)
    desk.context.record(Gesture.STUDY_CHANGED, removing(section), lasting=True)
    desk.quotes.remove(quote.id)
    assert desk.quotes.all() == []


# -- two laptops


def test_what_two_laptops_masked_and_cut_is_hidden_until_somebody_has_chosen(laptops: Laptops) -> None:
    ada, cy, quote = laptops.ada, laptops.cy, tired(laptops.table)
    laptops.meet()
    ada.quotes.edit(quote.id, EditKind.MASK, 5, 5, "time")
    cy.quotes.edit(quote.id, EditKind.CUT, 0, 2)
    ada.quotes.set_code([quote.id], with_code=False)
    cy.quotes.set_code([quote.id], with_code=False)
    cy.quotes.set_code([quote.id], with_code=True)
    laptops.meet()
    for desk in (ada, cy):
        printed = desk.quotes.printed(quote.id)
        assert (printed.text, printed.code) == ("[…] tired that [time]", "")
    (one, other) = sorted(ada.conflicts.open(), key=lambda found: found.field)
    assert [what(found) for found in (one, other)] == [
        "What is cut, masked and put in in a quote",
        "Whether a code is printed beside a quote",
    ]
    assert {version.words for version in one.versions} == {
        "“I was so tired that [time]”",
        "“[…] tired that day”",
    }
    assert {version.words for version in other.versions} == {"with the code", "without a code"}
    ada.conflicts.keep_both(one)
    laptops.meet()
    for desk in (ada, cy):
        assert [found.field for found in desk.conflicts.open()] == ["with_code"]
        assert desk.quotes.printed(quote.id).text == "[…] tired that [time]"


def test_a_mask_over_words_that_another_laptop_has_taken_anew_withholds_the_quote(laptops: Laptops) -> None:
    ada, cy, quote = laptops.ada, laptops.cy, tired(laptops.table)
    laptops.meet()
    ada.transcripts.edit("turn1", "I was so tired then")
    ada.quotes.accept(quote.id)
    cy.quotes.edit(quote.id, EditKind.MASK, 4, 5, "time")
    laptops.meet()
    printed = ada.quotes.printed(quote.id)
    assert printed.text in (CUT, "I was so tired [time]")
    assert "day" not in printed.text
    assert printed.withheld is (printed.text == CUT)


def test_it_travels_is_told_and_is_destroyed_with_the_participant(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    laptops.meet()
    ada.news.looked(ada.news.since())
    quote = cy.quotes.from_words(laptops.table.interview.id, *TIRED)
    cy.quotes.edit(quote.id, EditKind.MASK, 5, 5, "brennesuppe")
    cy.translations.write(quote.id, "en", "brennesuppe")
    laptops.meet()
    assert {news_words(one, "Cy", "First") for one in ada.news.since().news} == {
        "Cy made 1 quote in “First”.",
        "Cy cut, masked or put something into a quote in 1 place in “First”.",
        "Cy worked on the translation of quotes 1 time in “First”.",
    }
    ada.erasures.erase(ada.erasures.asked("P1"))
    laptops.give(ada, cy)
    for desk in (ada, cy):
        assert desk.context.all(Quote) == []
        assert "brennesuppe" not in repr(list(desk.context.archive.shelf.steps_after(0)))
