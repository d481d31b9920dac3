"""Makes a large study of invented words, for the benchmarks of the window and of the archive."""

import random
from collections.abc import Iterator
from pathlib import Path

from workbench.archive.header import USUAL_COST, Cost
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.opening import Founder, make_study
from workbench.history.log import Write, making
from workbench.study.anchors import Anchor
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Turn
from workbench.study.order import at_time
from workbench.study.people import Role
from workbench.study.reading import Reading
from workbench.study.tokens import Token
from workbench.study.units import Unit

PASSPHRASE = "a large study"
WORDS_A_TURN = 10
_SYLLABLES = (
    "ar",
    "be",
    "skam",
    "lis",
    "ten",
    "hjem",
    "tro",
    "ven",
    "sorg",
    "ly",
    "king",
    "ser",
    "op",
    "fle",
)


def vocabulary(size: int = 20_000) -> list[str]:
    """Invented words, the same each time, the common ones first."""
    chance = random.Random(7)
    words = ["og", "jeg", "the", "and", "arbeid", "arbeidet", "work", "working", "skam", "shame"]
    while len(words) < size:
        words.append("".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) + chance.choice("aeiou"))
    return words


def make(folder: Path, interviews: int, words: int, units: int, cost: Cost = USUAL_COST) -> Desk:
    """A study at `folder` with `words` words and `units` units in all, spread over its interviews."""
    desk = make_study(folder, "Large", PASSPHRASE, Founder("Ada"), cost=cost)
    desk.members.add("Bo", (Role.PEER,))
    desk.members.add("Cy", (Role.PEER,))
    chance = random.Random(3)
    known = vocabulary()
    weights = [1 / (rank + 3) for rank in range(len(known))]
    members = desk.members.list()
    for number in range(interviews):
        interview = desk.interviews.add(f"Interview {number + 1}", participant_code=f"P{number + 1}")
        spoken = chance.choices(known, weights, k=words // interviews)
        turns = list(_turns(interview, spoken))
        with desk.context.log.together():
            _write(desk, turns)
            _mark(desk, turns, units // interviews, [member.id for member in members], chance)
    return desk


def _turns(interview: Interview, spoken: list[str]) -> Iterator[Turn]:
    code = new_id()[:8]
    for first in range(0, len(spoken), WORDS_A_TURN):
        tokens = tuple(
            Token(f"{code}.{first + n}", word, (first + n) * 360, (first + n) * 360 + 300, 0.9)
            for n, word in enumerate(spoken[first : first + WORDS_A_TURN])
        )
        yield Turn(
            id=new_id(),
            interview=interview.id,
            recording="r",
            place=f"11{at_time(first * 360)}",
            tokens=tokens,
        )


def _write(desk: Desk, turns: list[Turn]) -> None:
    for first in range(0, len(turns), 8):
        writes: list[Write] = [write for turn in turns[first : first + 8] for write in making(turn)]
        desk.context.record(Gesture.TRANSCRIBED, writes, lasting=True)


def _mark(desk: Desk, turns: list[Turn], count: int, members: list[str], chance: random.Random) -> None:
    reading = Reading(turns)
    for number in range(count):
        first = chance.randrange(len(reading.tokens) - 30)
        anchor = Anchor.over(reading, first, first + chance.randint(3, 25))
        author = members[number % len(members)]
        unit = Unit(id=new_id(), interview=turns[0].interview, author=author, anchor=anchor)
        desk.context.log.record(author, Gesture.UNIT_MARKED.value, making(unit))
