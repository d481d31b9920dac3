"""A quote in print: only what was cut looks like a cut, what is masked stays masked, and each edit can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.study.anchors import Anchor, place
from workbench.study.interviews import Turn
from workbench.study.quotes import EDITS, Edit, EditKind, Quote
from workbench.study.quoting import (
    CUT,
    PieceKind,
    Word,
    carried,
    clipped,
    fitting,
    in_order,
    in_print,
    loose,
    narrowed,
    pieces,
    with_edit,
    words_of,
)
from workbench.study.reading import Reading
from workbench.study.tokens import Token, TokenKind, rewritten


def reading(text: str) -> Reading:
    tokens = rewritten((), text, iter(f"w.{number}" for number in range(99)).__next__)
    return Reading([Turn(id="turn", tokens=tokens)])


def quoted(text: str) -> tuple[Word, ...]:
    whole = reading(text)
    return words_of(Anchor.over(whole, 0, len(whole.tokens) - 1))


def cut(first: int, last: int) -> Edit:
    return Edit(EditKind.CUT, f"w.{first}", f"w.{last}")


def mask(first: int, last: int, text: str = "place") -> Edit:
    return Edit(EditKind.MASK, f"w.{first}", f"w.{last}", text)


def insertion(after: int, text: str) -> Edit:
    return Edit(EditKind.INSERTION, f"w.{after}", f"w.{after}", text)


SAID = quoted("I came to Bodø sykehus, [pause 3 s] and nobody asked [laughter] me.")


def test_without_edits_it_is_what_was_said() -> None:
    assert in_print(SAID, ()) == "I came to Bodø sykehus, [pause 3 s] and nobody asked [laughter] me."
    assert in_print(SAID, (), "nb") == "I came to Bodø sykehus, [pause 3 s] and nobody asked [latter] me."


def test_each_edit_has_a_look_of_its_own() -> None:
    edits = (mask(3, 4, "hospital"), cut(6, 7), insertion(8, "how I was"))
    assert in_print(SAID, edits) == ("I came to [hospital], [pause 3 s] […] asked [how I was] [laughter] me.")


def test_cuts_beside_each_other_are_one_in_print_and_can_be_taken_back_each() -> None:
    edits = (cut(0, 1), cut(2, 4))
    assert in_print(SAID, edits).startswith("[…] [pause 3 s]")
    assert [piece.kind for piece in pieces(SAID, edits)] == [
        PieceKind.CUT, PieceKind.CUT, PieceKind.WORDS,
    ]  # fmt: skip


def test_what_a_transcriber_wrote_for_words_not_heard_is_no_cut() -> None:
    said = quoted("and [...] then […] I … went")
    assert in_print(said, ()) == "and ... then … I … went"
    assert in_print(said, (insertion(0, "[…] x"),)) == "and [… x] ... then … I … went"


def test_only_letters_can_be_put_in() -> None:
    assert fitting(" [the\n manager] ") == "the manager"
    assert fitting("[…]") == ""
    assert in_print(quoted("to Bodø"), (mask(1, 1, "…"),)) == "to [–]"


def test_nothing_is_printed_of_words_to_which_an_edit_does_not_fit() -> None:
    gone = Edit(EditKind.MASK, "w.3", "elsewhere", "place")
    assert loose(SAID, (cut(0, 0), gone)) == (gone,)
    assert in_print(SAID, (cut(0, 0), gone)) == CUT
    assert loose(SAID, (mask(4, 3),)) == (mask(4, 3),)


def test_two_edits_over_one_word_are_refused_and_a_mask_wins_where_they_met() -> None:
    with pytest.raises(ValueError, match="cut or masked"):
        with_edit(SAID, (mask(3, 4),), cut(4, 6))
    with pytest.raises(ValueError, match="not over words"):
        with_edit(SAID, (), cut(4, 99))
    assert with_edit(SAID, (mask(3, 4),), insertion(4, "x")) == (mask(3, 4), insertion(4, "x"))
    assert in_print(SAID, (cut(0, 4), mask(3, 3))) == (
        "[…] [place] […] [pause 3 s] and nobody asked [laughter] me."
    )


def test_edits_are_kept_and_read_back() -> None:
    edits = (mask(3, 4), cut(6, 7), insertion(8, "x"))
    assert EDITS.decode(EDITS.encode(edits)) == edits
    assert in_order(SAID, (*edits[::-1], *edits)) == edits


def test_what_a_later_version_does_to_words_hides_them_here() -> None:
    assert EDITS.decode([["blurred", "w.3", "w.4", "…"]]) == (Edit(EditKind.CUT, "w.3", "w.4", "…"),)
    quote = Quote.from_values("q", {"edits": [["blurred", "w.3", "w.4", ""], ["mask", "w.0", "w.0", "x"]]})
    assert in_print(SAID, quote.edits) == "[x] came to […] [pause 3 s] and nobody asked [laughter] me."


def test_a_quote_can_be_made_shorter() -> None:
    whole = reading("so I was tired that day and went")
    anchor = Anchor.over(whole, 1, 6)
    shorter = narrowed(anchor, 1, 3)
    assert shorter == Anchor.over(whole, 2, 4)
    words = words_of(anchor)
    edits = (cut(1, 2), mask(3, 3), insertion(6, "x"))
    assert clipped(edits, words, 1, 3) == (cut(2, 2), mask(3, 3))
    with pytest.raises(ValueError, match="at least one word"):
        narrowed(anchor, 3, 2)


def test_words_that_cannot_be_told_apart_are_one() -> None:
    odd = Anchor(("a.1~2",), "one [laughter] two")
    assert words_of(odd) == (Word("a.1", "one [laughter] two"),)
    endless = Anchor(("a.1~999999999999",), "two words")
    assert words_of(endless) == (Word("a.1~999999999999", "two words"),)
    split = Anchor(("a.1~2",), "[hm ja]")
    assert words_of(split) == (Word("a.1", "[hm"), Word("a.2", "ja]"))


# -- after a correction


def corrected(text: str, edits: tuple[Edit, ...], new: str) -> str:
    """What is printed once the words as they are now were taken."""
    whole = reading(text)
    anchor = Anchor.over(whole, 0, len(whole.tokens) - 1)
    tokens = rewritten(whole.tokens, new, iter(f"n.{number}" for number in range(99)).__next__)
    now = Reading([Turn(id="turn", tokens=tokens)])
    found = place(anchor, now)
    assert found.first is not None
    assert found.last is not None
    before, after = words_of(anchor), words_of(Anchor.over(now, found.first, found.last))
    return in_print(after, carried(edits, before, after))


@pytest.mark.parametrize(
    "new",
    [
        "then I came to Bodøsykehus and was alone",
        "then I came to Bodø kommunale sykehus and was alone",
        "then I came to the Bodø sykehus and was alone",
        "then I came to Bodø sykehus Nordland and was alone",
        "then I came to Tromsø and was alone",
    ],
)
def test_what_comes_in_place_of_a_name_is_masked_too(new: str) -> None:
    printed = corrected("then I came to Bodø sykehus and was alone", (mask(4, 5),), new)
    assert printed == "then I came to [place] and was alone"


def test_a_cut_stays_what_it_was() -> None:
    edits = (cut(2, 3), insertion(5, "x"))
    said = "then I came to Bodø sykehus and was alone"
    assert corrected(said, edits, "then I came here Bodø sykehus and was so alone") == (
        "then I […] Bodø sykehus [x] and was so alone"
    )
    assert corrected(said, edits, "then I Bodø and was alone") == "then I Bodø [x] and was alone"


def test_the_same_words_elsewhere_keep_their_edits() -> None:
    before = quoted("to Bodø then")
    now = tuple(Word(f"z.{number}", word.text) for number, word in enumerate(before))
    assert in_print(now, carried((mask(1, 1),), before, now)) == "to [place] then"


# -- properties

COUNT = 12
WORDS = tuple(Word(f"w.{n}", f"[pause {n + 1} s]" if n % 4 == 3 else f"word{n}x") for n in range(COUNT))
places = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).map(sorted)
edit = st.builds(
    lambda kind, ends, text: Edit(
        kind, f"w.{ends[1] if kind is EditKind.INSERTION else ends[0]}", f"w.{ends[1]}", text
    ),
    st.sampled_from(list(EditKind)),
    places,
    st.sampled_from(["place", "name", "…", "[…]"]),
)


def made(wanted: list[Edit]) -> tuple[Edit, ...]:
    edits: tuple[Edit, ...] = ()
    for one in wanted:
        try:
            edits = with_edit(WORDS, edits, one)
        except ValueError:
            continue
    return edits


@given(st.lists(edit, max_size=6))
def test_nothing_but_a_cut_looks_like_one_and_nothing_hidden_is_printed(wanted: list[Edit]) -> None:
    edits = made(wanted)
    printed = in_print(WORDS, edits)
    shown = pieces(WORDS, edits)
    apart = [piece.kind for piece in shown]
    cuts = sum(
        kind is PieceKind.CUT and (not number or apart[number - 1] is not PieceKind.CUT)
        for number, kind in enumerate(apart)
    )
    assert printed.count(CUT) == cuts
    hidden = {
        position
        for piece in shown
        if piece.kind in (PieceKind.CUT, PieceKind.MASK)
        for position in range(piece.first, piece.last + 1)
    }
    for position, word in enumerate(WORDS):
        assert (word.text in printed) is (position not in hidden)
    assert printed.count("[pause") == sum(n % 4 == 3 and n not in hidden for n in range(COUNT))
    covered = [
        position
        for piece in shown
        if piece.kind is not PieceKind.INSERTION
        for position in range(piece.first, piece.last + 1)
    ]
    assert covered == list(range(COUNT))


@given(st.lists(edit, max_size=6), st.data())
def test_an_edit_taken_back_leaves_the_others_as_they_were(wanted: list[Edit], data: st.DataObject) -> None:
    edits = made(wanted)
    if not edits:
        assert in_print(WORDS, edits) == " ".join(word.text for word in WORDS)
        return
    gone = data.draw(st.sampled_from(edits))
    rest = tuple(one for one in edits if one != gone)
    if gone.kind is not EditKind.INSERTION:
        assert in_print(WORDS, with_edit(WORDS, rest, gone)) == in_print(WORDS, edits)
    assert {piece.edit for piece in pieces(WORDS, rest) if piece.edit} == set(rest)


@given(st.lists(edit, max_size=6), st.sets(st.integers(0, COUNT - 1), max_size=COUNT - 1))
def test_a_masked_word_stays_masked_whatever_goes_and_comes(wanted: list[Edit], gone: set[int]) -> None:
    edits = made(wanted)
    now: list[Word] = []
    for position, word in enumerate(WORDS):
        if position in gone:
            now.append(Word(f"n.{position}", f"new{position}y"))
        else:
            now.append(word)
    after = carried(edits, WORDS, now)
    assert loose(now, after) == ()
    printed = in_print(now, after)
    for piece in pieces(WORDS, edits):
        if piece.kind is PieceKind.MASK:
            for position in range(piece.first, piece.last + 1):
                assert now[position].text not in printed


def test_a_token_of_each_kind_is_printed_as_the_transcript_has_it() -> None:
    tokens = [Token(f"w.{n}", "", 0, 2000, None, kind) for n, kind in enumerate(TokenKind) if kind != "w"]
    whole = Reading([Turn(id="turn", tokens=tuple(tokens))])
    words = words_of(Anchor.over(whole, 0, len(tokens) - 1))
    assert in_print(words, ()) == whole.text
    assert CUT not in in_print(words, (), "nb")
