"""Words are found in any record, in any form, after any change; what a reader may not read stays unfound."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from workbench.archive import search as search_module
from workbench.archive.database import Database
from workbench.archive.search import Hit, SearchIndex
from workbench.archive.shelf import SqlShelf
from workbench.archive.word_forms import asked, fold, words_in
from workbench.history.log import Log, making, removing, setting
from workbench.history.undo import undo
from workbench.study.anchors import Anchor
from workbench.study.interviews import Turn
from workbench.study.tokens import Token
from workbench.study.units import BridlingNote, Unit

PLAIN = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


def note(identity: str, voice: str, **more: str) -> BridlingNote:
    return BridlingNote(id=identity, interview="i1", voice=voice, **more)


@pytest.fixture
def search(database: Database) -> SearchIndex:
    return SearchIndex(database)


@pytest.fixture
def log(database: Database, search: SearchIndex) -> Log:
    return Log(SqlShelf(database, search), "a")


def found(search: SearchIndex, words: str) -> list[str]:
    return [hit.id for hit in search.find(words, 100)]


def test_turns_units_and_notes_are_found_with_their_kind_and_interview(log: Log, search: SearchIndex) -> None:
    tokens = tuple(Token(f"x.{n}", word, n, n + 1) for n, word in enumerate(["Jeg", "mistet", "jobben"]))
    log.record("m1", "made", making(Turn(id="t1", interview="i1", tokens=tokens)))
    log.record("m1", "made", making(Unit(id="u1", interview="i2", anchor=Anchor(("x.2",), "jobben"))))
    log.record("m1", "made", making(note("n1", "", why="Jobben er mer enn lønn")))
    hits = search.find("jobb", 100)
    assert [(hit.kind, hit.id, hit.scope) for hit in hits] == [
        ("turn", "t1", "i1"),
        ("unit", "u1", "i2"),
        ("note", "n1", "i1"),
    ]
    assert hits[2].values["why"] == "Jobben er mer enn lønn"
    assert search.find("jobb", 2) == hits[:2]


def test_all_words_must_be_there_in_any_order_and_form(log: Log, search: SearchIndex) -> None:
    log.record("m1", "made", making(note("n1", "Arbeidet betyr alt", why="for livet mitt")))
    log.record("m1", "made", making(note("n2", "Arbeid")))
    assert found(search, "liv arbeid") == ["n1"]
    assert found(search, "arbeid") == ["n1", "n2"]
    assert found(search, "arbeid fritid") == []
    assert found(search, "bet* ARBEID arbeid") == ["n1"]


@pytest.mark.parametrize("words", ["", "   ", "*", '"', "- ( ) : ^ +", "___", "😀"])
def test_a_query_without_words_finds_nothing(log: Log, search: SearchIndex, words: str) -> None:
    log.record("m1", "made", making(note("n1", "Arbeidet betyr alt")))
    assert found(search, words) == []


@pytest.mark.parametrize(
    "words", ['arbeid"', "arbeid OR", "NOT arbeid", "arbeid NEAR(", "forms:arbeid", "'arbeid'; --"]
)
def test_a_query_is_words_and_never_a_command(log: Log, search: SearchIndex, words: str) -> None:
    log.record("m1", "made", making(note("n1", "arbeid or not near forms")))
    assert found(search, words) == ["n1"]


def test_what_is_changed_or_taken_away_is_found_as_it_is_now(
    log: Log, search: SearchIndex, database: Database
) -> None:
    log.record("m1", "made", making(note("n1", "hemmelighet")))
    log.record("m1", "changed", setting(note("n1", "åpenhet"), "voice"))
    assert (found(search, "hemmelighet"), found(search, "åpenhet")) == ([], ["n1"])
    undo(log, "m1")
    assert (found(search, "hemmelighet"), found(search, "åpenhet")) == (["n1"], [])
    log.record("m1", "removed", removing(note("n1", "")))
    assert found(search, "hemmelighet") == []
    blocks = database.rows(text("SELECT block FROM record_search_data"))
    assert not any(b"hemmelig" in block for (block,) in blocks)
    undo(log, "m1")
    assert found(search, "hemmelighet") == ["n1"]


def test_what_is_not_readable_takes_no_place_among_the_found(
    log: Log, search: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "_BATCH", 2)
    for number in range(10):
        log.record("m1", "made", making(note(f"n{number}", "arbeid")))

    def even(hits: Sequence[Hit]) -> list[Hit]:
        return [hit for hit in hits if int(hit.id[1:]) % 2 == 0]

    assert [hit.id for hit in search.find("arbeid", 3, even)] == ["n0", "n2", "n4"]
    assert [hit.id for hit in search.find("arbeid", 9, even)] == ["n0", "n2", "n4", "n6", "n8"]


def test_a_step_that_fails_is_not_found(log: Log, search: SearchIndex) -> None:
    def fail() -> None:
        with log.together():
            log.record("m1", "made", making(note("n1", "arbeid")))
            assert found(search, "arbeid") == ["n1"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert found(search, "arbeid") == []


@given(said=PLAIN, more=PLAIN)
@settings(max_examples=60, deadline=None)
def test_every_word_of_every_text_finds_its_record(
    new_database: Callable[[], Database], said: str, more: str
) -> None:
    database = new_database()
    try:
        search = SearchIndex(database)
        log = Log(SqlShelf(database, search), "a")
        log.record("m1", "made", making(note("n1", said, another=more)))
        for word, start, end in words_in(said):
            assert found(search, word) == ["n1"]
            assert found(search, fold(word)[:1] + "*") == ["n1"]
            assert (start, end) in search.matches(said, word)
        whole = f"{said} {more}"
        assert found(search, whole) == (["n1"] if asked(whole) else [])
    finally:
        database.close()


def test_places_are_counted_in_code_points(search: SearchIndex) -> None:
    said = "😀 Alt jeg har, har jeg ARBEIDET for"
    places = search.matches(said, "har alt arbeid")
    assert [said[start:end] for start, end in places] == ["Alt", "har", "har", "ARBEIDET"]
    assert search.matches(said, "noe annet") == ()
    assert search.matches("", "har") == ()
    assert search.matches(said, "") == ()


def test_in_a_compound_only_the_part_that_is_meant_is_a_place(search: SearchIndex) -> None:
    said = "Arbeid, arbeidet, lønnsarbeid, arbeidslivet, Turgåing, kulturen, fjelltur og SNØ"
    for word, parts in {
        "arbeid": ["Arbeid", "arbeidet", "arbeid", "arbeid"],
        "arbeid*": ["Arbeid", "arbeidet", "arbeidslivet"],
        "tur": ["Tur", "tur"],
        "arbeid lønnsarbeid": ["Arbeid", "arbeidet", "lønnsarbeid", "arbeid"],
        "snø": ["SNØ"],
    }.items():
        assert [said[start:end] for start, end in search.matches(said, word)] == parts, word
    # Not so many letters as its folded form: nobody knows which of them are the part.
    assert search.matches("Straßenarbeid", "arbeid") == ((0, 13),)


def test_places_far_from_the_first_are_left_out(search: SearchIndex) -> None:
    said = "først " * 50 + "her " * 100
    assert search.matches(said, "her", 8) == ((300, 303), (304, 307), (308, 311))
    assert len(search.matches(said, "her")) == 100
