"""Marked words are found again after any edit, and never silently shifted."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.study.anchors import Anchor, AnchorState, fold, place, share_words, unfold
from workbench.study.interviews import Turn
from workbench.study.reading import Reading
from workbench.study.tokens import Token, rewritten

VOCABULARY = ("so", "I", "was", "home", "and", "tired", "but", "we", "spoke", "then")


def turn(number: int, *words: str) -> Turn:
    tokens = tuple(Token(f"t{number}.{n}", word, n, n) for n, word in enumerate(words))
    return Turn(id=f"turn{number}", place=f"{number:03d}", tokens=tokens)


def edited(reading: Reading, number: int, text: str) -> Reading:
    names = count()
    old = reading.turns[number]
    tokens = rewritten(old.tokens, text, lambda: f"e{number}.{next(names)}")
    turns = list(reading.turns)
    turns[number] = Turn(id=old.id, place=old.place, tokens=tokens)
    return Reading(turns)


READING = Reading([turn(0, "I", "was", "so", "tired"), turn(1, "but", "then", "we", "spoke", "about", "it")])


def test_untouched_unit_is_intact() -> None:
    anchor = Anchor.over(READING, 2, 6)
    assert anchor.text == "so tired but then we"
    assert place(anchor, edited(READING, 0, "Well I was so tired")).state is AnchorState.INTACT


def test_changed_word_inside_is_changed_and_text_as_marked_is_kept() -> None:
    anchor = Anchor.over(READING, 2, 6)
    found = place(anchor, edited(READING, 0, "I was so weary"))
    assert (found.state, found.first, found.last) == (AnchorState.CHANGED, 2, 6)
    assert anchor.text == "so tired but then we"


def test_lost_end_is_changed_and_keeps_the_rest() -> None:
    anchor = Anchor.over(READING, 2, 6)
    found = place(anchor, edited(READING, 0, "I was"))
    assert (found.state, found.first, found.last) == (AnchorState.CHANGED, 2, 4)


def test_everything_gone_is_orphaned() -> None:
    anchor = Anchor.over(READING, 0, 3)
    assert place(anchor, Reading([READING.turns[1]])).state is AnchorState.ORPHANED


def test_same_words_elsewhere_are_moved_by_the_best_context() -> None:
    reading = Reading([turn(0, "we", "spoke"), turn(1, "later", "we", "spoke", "again")])
    anchor = Anchor.over(reading, 3, 4)
    retyped = Reading([turn(0, "we", "spoke"), turn(2, "later", "we", "spoke", "again")])
    found = place(anchor, retyped)
    assert (found.state, found.first) == (AnchorState.MOVED, 3)


def test_a_unit_with_a_pause_is_found_again_where_it_was_retyped() -> None:
    said = "we spoke [pause 3 s] about it"
    reading = edited(READING, 1, f"but then {said}")
    anchor = Anchor.over(reading, 6, 10)
    assert anchor.text == said
    elsewhere = Reading(
        [reading.turns[0], turn(2, "later"), edited(Reading([turn(3, "x")]), 0, f"x {said}").turns[0]]
    )
    found = place(anchor, elsewhere)
    assert (found.state, found.first, found.last) == (AnchorState.MOVED, 6, 10)


def test_a_unit_that_lost_an_end_does_not_leave_its_words_for_the_same_text_elsewhere() -> None:
    reading = Reading([turn(0, "I", "was", "so", "tired"), turn(1, "then", "I", "was", "so", "glad")])
    anchor = Anchor.over(reading, 0, 2)
    found = place(anchor, edited(reading, 0, "I was tired"))
    assert (found.state, found.first, found.last) == (AnchorState.CHANGED, 0, 1)


def test_an_end_that_is_typed_anew_belongs_to_its_unit_again() -> None:
    reading = Reading([turn(0, "I", "was", "so", "tired"), turn(1, "then", "I", "was", "so", "glad")])
    anchor = Anchor.over(reading, 0, 2)
    found = place(anchor, edited(edited(reading, 0, "was so tired"), 0, "I was so tired"))
    assert (found.state, found.first, found.last) == (AnchorState.MOVED, 0, 2)


def test_two_equal_places_are_not_guessed() -> None:
    anchor = Anchor.over(Reading([turn(0, "we", "spoke")]), 0, 1)
    twice = Reading([turn(1, "we", "spoke"), turn(2, "we", "spoke")])
    assert place(anchor, twice).state is AnchorState.ORPHANED


def test_split_of_a_turn_leaves_its_units_intact() -> None:
    anchor = Anchor.over(READING, 1, 3)
    first = Turn(id="a", place="0", tokens=READING.turns[0].tokens[:2])
    second = Turn(id="b", place="1", tokens=READING.turns[0].tokens[2:])
    assert place(anchor, Reading([first, second, READING.turns[1]])).state is AnchorState.INTACT


ENDLESS = (
    "t0.1~999999999999999999",
    "t0.1~" + "9" * 5000,
    "t0." + "9" * 5000,
    "t0." + "1" * 19 + "~" + "9" * 19,
)


@pytest.mark.parametrize("run", ENDLESS, ids=["run", "long run", "long number", "long numbers"])
def test_a_run_without_an_end_is_not_unfolded(run: str) -> None:
    for words in ((run,), (run, "t9.9~1"), (run, "t9.999999999999999999~1", "t0.2")):
        anchor = Anchor(words, "gone from here")
        assert len(list(anchor.each())) <= len(words)
        assert place(anchor, READING).state in (AnchorState.ORPHANED, AnchorState.CHANGED)
        assert share_words(anchor, anchor)
    assert place(Anchor((run,), "so tired"), READING).state is AnchorState.MOVED


def test_words_that_are_the_shortest_there_can_be_are_all_found() -> None:
    reading = Reading([turn(0, *"abcdef"), turn(1, "", "", "")])
    for first, last in ((0, 5), (3, 8), (6, 8)):
        anchor = Anchor.over(reading, first, last)
        assert [reading.positions[one] for one in anchor.each()] == list(range(first, last + 1))


@given(st.lists(st.one_of(
    st.builds(lambda p, n: f"{p}.{n}", st.sampled_from("ab"), st.integers(0, 9)), st.text("xy.~019", min_size=1)
)))  # fmt: skip
def test_identities_fold_and_unfold(identities: list[str]) -> None:
    if not any("~" in identity for identity in identities):
        assert list(unfold(fold(identities))) == identities


@settings(max_examples=300)
@given(st.data())
def test_random_edits_never_shift_a_unit_silently(data: st.DataObject) -> None:
    sentence = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8)
    reading = Reading([turn(n, *data.draw(sentence)) for n in range(4)])
    first = data.draw(st.integers(0, len(reading.tokens) - 1))
    last = data.draw(st.integers(first, len(reading.tokens) - 1))
    anchor = Anchor.over(reading, first, last)
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, 3))
        reading = edited(reading, number, " ".join(data.draw(sentence)))
    found = place(anchor, reading)
    if found.state is AnchorState.ORPHANED:
        assert not set(unfold(anchor.words)) & set(reading.positions)
        return
    assert found.first is not None
    assert found.last is not None
    text = reading.slice_text(found.first, found.last)
    assert (text == anchor.text) == (found.state is not AnchorState.CHANGED)


def test_a_text_that_stands_everywhere_is_not_looked_for_without_end() -> None:
    looked: list[int] = []

    class Text(str):
        def find(self, *where: object) -> int:
            looked.append(1)
            return super().find(*where)  # pyright: ignore[reportArgumentType]

    letters = Reading([turn(0, "a" * 300_000)])
    words = Reading([turn(0, *["a"] * 20_000)])
    for reading in (letters, words):
        object.__setattr__(reading, "text", Text(reading.text))
        assert place(Anchor(("q.1",), "a"), reading).state is AnchorState.ORPHANED
    assert len(looked) < 12_000
