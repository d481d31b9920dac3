"""What comes from elsewhere has a shape that can be read; a later version's words are passed over."""

import pytest

from workbench.study.interviews import Interview, Mode, Recording, Turn
from workbench.study.records import ALIVE, Json
from workbench.study.rounds import Round
from workbench.study.shapes import LARGEST
from workbench.study.units import Unit

GOOD: list[tuple[type, str, Json]] = [
    (Turn, "tokens", [["a.1", "word", 0, 400, None], ["a.2", "", 400, 900, None, "p"]]),
    (Turn, "place", "0i3"),
    (Unit, "anchor", [["a.1~3"], "three words here", "", ""]),
    (Recording, "duration", LARGEST),
    (Round, "members", []),
    (Interview, "mode", "a mode of a later version"),
    (Interview, "of a later version", [{"any": None}]),
    (Interview, "title", None),
    (Interview, ALIVE, False),
]
BAD: list[tuple[type, str, Json]] = [
    (Turn, "tokens", "words"),
    (Turn, "tokens", [["a.1", "word", 0]]),
    (Turn, "tokens", [["a.1", "word", "soon", 400, None]]),
    (Turn, "tokens", [["a.1", "word", 0, 400, None, "shouting"]]),
    (Turn, "tokens", [["a.1", "word", 0, 400, float("nan")]]),
    (Turn, "place", "Ø"),
    (Turn, "place", "0" * 1001),
    (Unit, "anchor", [[], "no words", "", ""]),
    (Unit, "anchor", [["a.1", 7], "text", "", ""]),
    (Unit, "anchor", [["a.1"], "text"]),
    (Recording, "duration", LARGEST + 1),
    (Recording, "duration", True),
    (Recording, "plan", [[0, 1, 2]]),
    (Round, "members", "everybody"),
    (Interview, "title", 12),
    (Interview, "mode", ["video"]),
    (Interview, ALIVE, "yes"),
]


@pytest.mark.parametrize(("kind", "name", "value"), GOOD)
def test_what_the_program_writes_is_let_in(kind: type[Turn], name: str, value: Json) -> None:
    assert kind.may_hold({name: value})


@pytest.mark.parametrize(("kind", "name", "value"), BAD)
def test_what_could_not_be_read_is_not(kind: type[Turn], name: str, value: Json) -> None:
    assert not kind.may_hold({name: value})


def test_a_word_of_a_later_version_leaves_the_field_as_it_is_usually() -> None:
    interview = Interview.from_values("i", {"title": "Back", "mode": "hologram", "round": None})
    assert (interview.title, interview.mode, interview.round) == ("Back", Mode.NOT_SAID, 1)
