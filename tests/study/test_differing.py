"""How a disagreement stands follows from what its authors did themselves, in whatever order it came."""

from dataclasses import replace
from itertools import permutations

from workbench.study.differing import (
    Agreement,
    Move,
    Position,
    SharedReading,
    State,
    agreed,
    by_author,
    changed,
    shared,
    state,
    views,
)

KARI = Position(id="k1", author="kari", text="fear of being seen", made="1")
OLA = Position(id="o1", author="ola", text="wish to be seen", made="2")
CY = Position(id="c1", author="cy", text="both", made="3")
READING = SharedReading(id="r", author="ola", text="to be seen, and to fear it", cites=("k1", "o1"))


def anew(before: Position, move: Move, *beside: str, to: str = "") -> Position:
    made = f"{before.made}{move}"
    return replace(before, id=to or f"{before.id}+", move=move, cites=(before.id,), beside=beside, made=made)


def agrees(author: str, *views_: str, to: str = "r") -> Agreement:
    return Agreement(id=f"{author}-{to}-{views_}", reading=to, author=author, beside=views_)


def test_one_is_alone_and_two_both_stand() -> None:
    assert state([]) is State.ALONE
    assert state([KARI]) is State.ALONE
    assert state([KARI, anew(KARI, Move.VIEW)]) is State.ALONE
    assert state([KARI, OLA]) is State.STANDS


def test_better_words_leave_everything_as_it_was() -> None:
    better = anew(KARI, Move.WORDS)
    assert by_author([KARI, better, OLA]) == {"ola": [OLA], "kari": [better]}
    assert views([KARI, better, OLA]) == {"kari": {"k1"}, "ola": {"o1"}}
    assert state([KARI, better, OLA]) is State.STANDS
    both = [agrees("kari", "k1"), agrees("ola", "o1")]
    assert state([KARI, better, OLA], [READING], both) is State.SHARED


def test_only_its_author_changes_a_view() -> None:
    now = anew(KARI, Move.VIEW, "o1")
    assert state([KARI, OLA, now]) is State.CHANGED
    assert changed([KARI, OLA, now]) == {"kari"}
    forged = replace(now, author="cy")
    assert views([KARI, OLA, forged])["kari"] == {"k1"}
    assert changed([KARI, OLA, forged]) == set()


def test_who_changes_a_view_does_not_end_it_for_the_others() -> None:
    now = anew(KARI, Move.VIEW, "o1")
    still = anew(OLA, Move.STANDS, "k1+")
    assert state([KARI, OLA, now, still]) is State.STANDS
    assert state([KARI, OLA, now, CY]) is State.STANDS, "Cy's view is one that Kari had not read"
    assert state([KARI, OLA, CY, anew(KARI, Move.VIEW, "o1", "c1")]) is State.CHANGED


def test_two_who_change_without_knowing_of_each_other_both_stand() -> None:
    assert state([KARI, OLA, anew(KARI, Move.VIEW, "o1"), anew(OLA, Move.VIEW, "k1")]) is State.STANDS


def test_one_after_the_other_has_changed() -> None:
    one = anew(KARI, Move.VIEW, "o1")
    other = anew(OLA, Move.VIEW, "k1+")
    assert changed([KARI, OLA, one, other]) == {"ola"}


def test_two_laptops_of_one_author_leave_both_wordings_until_the_author_writes_anew() -> None:
    here, there = anew(KARI, Move.WORDS, to="here"), anew(KARI, Move.VIEW, "o1", to="there")
    assert [one.id for one in by_author([KARI, here, there, OLA])["kari"]] == ["there", "here"]
    assert views([KARI, here, there, OLA])["kari"] == {"k1", "there"}
    assert state([KARI, here, there, OLA]) is State.STANDS
    joined = Position(
        id="j", author="kari", move=Move.VIEW, cites=("here", "there"), beside=("o1",), made="9"
    )
    assert by_author([KARI, here, there, joined, OLA])["kari"] == [joined]
    assert state([KARI, here, there, joined, OLA]) is State.CHANGED


def test_a_reading_is_shared_once_every_author_has_agreed_and_not_before() -> None:
    both, all_three = [KARI, OLA], [KARI, OLA, CY]
    kari, ola, cy = agrees("kari", "k1"), agrees("ola", "o1"), agrees("cy", "c1")
    assert state(both, [READING], [ola]) is State.STANDS
    assert state(both, [READING], [kari, ola]) is State.SHARED
    assert state(all_three, [READING], [kari, ola]) is State.STANDS, "two of three are no majority"
    assert state(all_three, [READING], [kari, ola, cy]) is State.SHARED
    assert state(both, [READING], [kari, kari, agrees("cy", "o1")]) is State.STANDS
    assert state(both, [READING], [agrees("kari", "k1", to="other"), ola]) is State.STANDS


def test_who_takes_another_view_later_agrees_no_more() -> None:
    both = [agrees("kari", "k1"), agrees("ola", "o1")]
    later = anew(OLA, Move.VIEW, "k1")
    assert agreed(READING, [KARI, OLA, later], both) == {"kari"}
    assert shared([READING], [KARI, OLA, later], both) == []
    assert state([KARI, OLA, later], [READING], [*both, agrees("ola", later.id)]) is State.SHARED


def test_a_reading_of_one_alone_is_no_shared_one() -> None:
    assert state([KARI], [READING], [agrees("kari", "k1")]) is State.ALONE


def test_the_order_in_which_it_came_decides_nothing() -> None:
    written = [KARI, OLA, anew(KARI, Move.VIEW, "o1"), anew(OLA, Move.WORDS), CY]
    found = {state(order, [READING], [agrees("ola", "o1")]) for order in permutations(written)}
    assert found == {State.STANDS}


def test_what_cites_itself_or_what_is_not_there_is_a_view_of_its_own() -> None:
    circle = [
        replace(KARI, id="a", move=Move.WORDS, cites=("b",)),
        replace(KARI, id="b", move=Move.WORDS, cites=("a",)),
    ]
    assert by_author(circle) == {}
    lonely = replace(KARI, move=Move.WORDS, cites=("gone",))
    assert views([lonely, OLA])["kari"] == {"k1"}
