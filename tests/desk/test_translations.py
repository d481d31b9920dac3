"""Translations: one author each, checked by others in their own names, stale as soon as the printed quote changes."""

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.results import write
from workbench.cellar.errors import Refusal
from workbench.desk.open_ends import Matter
from workbench.study.quotes import Check, EditKind, Quote, Translation
from workbench.study.results import Genre
from workbench.study.visibility import may_change


@pytest.fixture
def quote(table: Table) -> Quote:
    return table.desk.quotes.from_words(table.interview.id, 3, 8)


def test_a_peer_translates_and_others_check(table: Table, quote: Quote) -> None:
    desk = table.desk
    desk.members.switch(table.bo.id, "4321")
    made = desk.translations.write(quote.id, "nb", " jeg var så trøtt ", "so: more than tired")
    with pytest.raises(Refusal, match="somebody else"):
        desk.translations.check(made.id)
    desk.members.switch(table.ada.id)
    desk.translations.check(made.id, "day is a workday")
    [found] = desk.quotes.printed(quote.id).translations
    assert (found.translation.text, found.translation.author, found.stale) == (
        "jeg var så trøtt", table.bo.id, False,
    )  # fmt: skip
    assert [(check.author, check.note) for check in found.checks] == [(table.ada.id, "day is a workday")]
    desk.translations.uncheck(made.id)
    assert desk.translations.of(quote.id)[0].checks == ()
    desk.undo()
    assert len(desk.translations.of(quote.id)[0].checks) == 1


def test_it_is_stale_as_soon_as_the_printed_quote_changes(table: Table, quote: Quote) -> None:
    desk = table.desk
    made = desk.translations.write(quote.id, "nb", "jeg var så trøtt den dagen")
    desk.members.switch(table.bo.id, "4321")
    desk.translations.check(made.id)
    cut = desk.quotes.edit(quote.id, EditKind.CUT, 4, 5)
    [found] = desk.translations.of(quote.id)
    assert (found.stale, found.checks, len(found.earlier)) == (True, (), 1)
    with pytest.raises(Refusal, match="changed since it was translated"):
        desk.translations.check(made.id)
    [end] = [one for one in desk.open_ends.all() if one.matter is Matter.QUOTE]
    assert end.words == (
        "In “First” the translation of 1 quote is to be made anew: it is not of the words that are printed."
    )
    desk.quotes.take_back(quote.id, cut)
    [found] = desk.translations.of(quote.id)
    assert (found.stale, len(found.checks)) == (False, 1)
    assert [one for one in desk.open_ends.all() if one.matter is Matter.QUOTE] == []


def test_words_of_a_condensate_are_no_translation(table: Table, quote: Quote) -> None:
    desk = table.desk
    text = desk.results.begin(Genre.CONDENSATE)
    write(desk, text, "Jeg bærer alt alene, og ingen ser det. De ser bort.")
    for words in (
        "Jeg bærer alt alene og ingen ser",
        "JEG BÆRER ALT ALENE",
        "alene, og ingen ser",
    ):
        with pytest.raises(Refusal, match="nobody has said it so"):
            desk.translations.write(quote.id, "nb", words)
    desk.translations.write(quote.id, "nb", "de ser bort")
    desk.translations.write(quote.id, "nb", "jeg var så trøtt den dagen")


def test_a_translation_that_a_condensate_takes_up_is_printed_no_more(table: Table, quote: Quote) -> None:
    desk = table.desk
    made = desk.translations.write(quote.id, "nb", "jeg var så trøtt den dagen")
    text = desk.results.begin(Genre.CONDENSATE)
    write(desk, text, "Jeg var så trøtt den dagen.")
    [found] = desk.translations.of(quote.id)
    assert (found.stale, found.artificial) == (True, True)
    desk.members.switch(table.bo.id, "4321")
    with pytest.raises(Refusal, match="nobody has said it so"):
        desk.translations.check(made.id)
    assert [one.matter for one in desk.open_ends.all() if one.matter is Matter.QUOTE]
    write(desk, text, "Trøtt var jeg, hele tiden.")
    assert not desk.translations.of(quote.id)[0].stale


def test_a_code_or_a_language_of_marks_makes_nothing_stale(table: Table, quote: Quote) -> None:
    desk = table.desk
    desk.translations.write(quote.id, "nb", "trøtt")
    desk.quotes.set_code([quote.id], with_code=False)
    desk.transcripts.edit("turn1", "I was so very tired that day")
    assert desk.translations.of(quote.id)[0].stale is False
    desk.quotes.accept(quote.id)
    assert desk.translations.of(quote.id)[0].stale is True
    desk.translations.write(quote.id, "nb", "trøtt")
    assert desk.translations.of(quote.id)[0].stale is False


def test_what_was_checked_is_the_words_before(table: Table, quote: Quote) -> None:
    desk = table.desk
    made = desk.translations.write(quote.id, "nb", "trøtt")
    desk.members.switch(table.bo.id, "4321")
    desk.translations.check(made.id)
    desk.members.switch(table.ada.id)
    desk.translations.write(quote.id, "nb", "sliten")
    assert desk.translations.of(quote.id)[0].checks == ()


def test_another_translates_beside_and_what_fits_best_is_printed(table: Table, quote: Quote) -> None:
    desk = table.desk
    first = desk.translations.write(quote.id, "nb", "trøtt")
    desk.translations.write(quote.id, "se", "váiban")
    desk.members.switch(table.bo.id, "4321")
    desk.translations.write(quote.id, "nb", "sliten")
    assert [one.translation.text for one in desk.translations.of(quote.id)] == ["sliten", "trøtt", "váiban"]
    desk.translations.check(first.id)
    assert [one.translation.text for one in desk.translations.of(quote.id)] == ["trøtt", "sliten", "váiban"]
    with pytest.raises(Refusal, match="belongs to Ada"):
        desk.translations.remove(first.id)
    for language, text, refused in (
        ("", "x", "which language"),
        ("nb", " ", "Nothing is written"),
        ("??", "x", "code"),
    ):
        with pytest.raises(Refusal, match=refused):
            desk.translations.write(quote.id, language, text)


def test_nobody_translates_or_checks_in_anothers_name() -> None:
    for kind in (Translation.KIND, Check.KIND):
        assert not may_change("cy", kind, "x", {"author": "ada"}, {})
        assert not may_change("cy", kind, "x", {"text": "words"}, {"author": "ada"})


def test_a_translation_is_found_and_is_gone_with_its_quote(table: Table, quote: Quote) -> None:
    desk = table.desk
    made = desk.translations.write(quote.id, "nb", "kjempetrøtt")
    desk.members.switch(table.bo.id, "4321")
    desk.translations.check(made.id, "brennesuppe")
    for words, kind in (("kjempetrøtt", Translation.KIND), ("brennesuppe", Check.KIND)):
        [found] = desk.finder.find(words)
        assert (found.kind, found.within) == (kind, quote.id)
    desk.members.switch(table.ada.id)
    desk.quotes.remove(quote.id)
    assert desk.finder.find("kjempetrøtt") == desk.finder.find("brennesuppe") == []


def test_two_laptops_lose_no_translation_and_no_check(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    quote = ada.quotes.from_words(laptops.table.interview.id, 3, 8)
    made = ada.translations.write(quote.id, "nb", "trøtt")
    laptops.meet()
    cy.translations.check(made.id)
    cy.translations.write(quote.id, "nb", "sliten")
    ada.members.switch(laptops.table.bo.id, "4321")
    ada.translations.check(made.id)
    ada.translations.write(quote.id, "nb", "utslitt")
    laptops.meet()
    for desk in (ada, cy):
        found = desk.translations.of(quote.id)
        assert {one.translation.text for one in found} == {"trøtt", "sliten", "utslitt"}
        assert {len(one.checks) for one in found if one.translation.id == made.id} == {2}
        assert desk.conflicts.open() == []
