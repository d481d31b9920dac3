"""Turns and units made by hand for the transcript's tests."""

import random

from workbench.desk.units import PlacedUnit
from workbench.study.anchors import Anchor, place
from workbench.study.interviews import Turn
from workbench.study.people import Member
from workbench.study.reading import Reading
from workbench.study.tokens import Token, TokenKind
from workbench.study.units import Unit

MEMBERS = (
    Member(id="m0", name="Kari Moe", sign=0),
    Member(id="m1", name="Ola", sign=1),
    Member(id="m2", name="Ida Nilsen", sign=2),
)
VOCABULARY = str.split(
    "jeg arbeidet ikke hverdagen og det var veldig slitsomt å komme tilbake etterpå men kollegene spurte aldri "
    "hvordan jeg hadde det så kjente den samme uroen i kroppen hver morgen før døra gikk opp"
)


def turn(identity: str, words: str, start: int = 0, **fields: str) -> Turn:
    """A turn of 400 ms words; `?` at the end of a word makes it one that the machine was not sure of."""
    tokens: list[Token] = []
    for number, word in enumerate(words.split()):
        begin = start + 400 * number
        low = word.endswith("?")
        tokens.append(
            Token(f"{identity}.{number}", word.rstrip("?"), begin, begin + 350, 0.2 if low else 0.9)
        )
    return Turn(
        id=identity,
        interview="i",
        recording=fields.get("recording", "r"),
        speaker=fields.get("speaker", ""),
        place=fields.get("place", identity),
        tokens=tuple(tokens),
    )


def reading(*texts: str) -> Reading:
    """A reading of turns a0, a1 … with these words, one turn after the other in time."""
    return Reading([turn(f"a{n:04}", words, 60_000 * n) for n, words in enumerate(texts)])


def unit(of: Reading, first: int, last: int, member: int = 0, now: Reading | None = None) -> PlacedUnit:
    """A unit that was marked in the reading `of`, where it is in the reading `now`."""
    here = now or of
    made = Unit(
        id=f"u{member}-{first}-{last}",
        interview="i",
        author=f"m{member}",
        anchor=Anchor.over(of, first, last),
    )
    found = place(made.anchor, here)
    start = here.tokens[found.first].start if found.first is not None else None
    end = here.tokens[found.last].end if found.last is not None else None
    return PlacedUnit(made, found, MEMBERS[member], "r", start, end)


def long_reading(turns: int = 2000, words: int = 20_000, seed: int = 1) -> Reading:
    """A long interview: turns of very different lengths, some unsure words, some marks."""
    chance = random.Random(seed)
    lengths = [chance.choice((2, 4, 6, 11, 27)) for _ in range(turns)]
    scale = words / sum(lengths)
    made: list[Turn] = []
    time = 0
    for number, length in enumerate(lengths):
        tokens: list[Token] = []
        for index in range(max(1, round(length * scale))):
            kind = TokenKind.WORD if chance.random() > 0.01 else chance.choice(list(TokenKind))
            text = chance.choice(VOCABULARY) if kind is TokenKind.WORD else ""
            tokens.append(
                Token(f"t{number}.{index}", text, time, time + 300, chance.choice((0.3, *[0.95] * 11)), kind)
            )
            time += 360
        made.append(
            Turn(
                id=f"t{number:05}",
                interview="i",
                recording="r",
                place=f"{number:05}",
                speaker=("s0", "s1")[number % 2],
                tokens=tuple(tokens),
            )
        )
    return Reading(made)
