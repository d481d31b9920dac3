"""Random histories of four copies of one study: `python -m tests.history.histories [COUNT] [--seed N]`.

Members edit, take away, bring back, undo and erase; steps travel in bundles that are partial, repeated and out of
order, and wall clocks are wrong. At the end everybody has everything: all copies must be equal, and equal to what the
set of steps makes from nothing; no write may be lost but those that a later one has seen, or that were erased.
"""

import argparse
import random
import sys

from workbench.history import undo
from workbench.history.log import Log, Write
from workbench.history.memory import MemoryShelf
from workbench.history.present import fold
from workbench.history.steps import Step, StepRef
from workbench.study.records import ALIVE

COPIES = "abcd"
INTERVIEWS = ("i1", "i2")
NOTES = tuple(f"n{number}" for number in range(5))
FIELDS = ("voice", "why", "another")


class Copy:
    """One laptop."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self.shelf = MemoryShelf()
        self.log = Log(self.shelf, name, lambda: f"{chance.randint(1970, 2200)}-01-01T00:00:00Z")
        self.member = f"m-{name}"

    def act(self, chance: random.Random) -> None:
        """One gesture."""
        note = chance.choice(NOTES)
        what = chance.random()
        if what < 0.2 or ("note", note) not in self.shelf.present:
            self._write(note, {ALIVE: True, "interview": INTERVIEWS[NOTES.index(note) % 2], "voice": "made"})
        elif what < 0.7:
            self._write(note, {chance.choice(FIELDS): chance.randint(0, 9)})
        elif what < 0.85:
            self._write(note, {ALIVE: False})
        elif what < 0.98:
            try:
                chance.choice((undo.undo, undo.redo))(self.log, self.member)
            except undo.ChangedSince:
                return
        else:
            gone = [chance.choice(INTERVIEWS)]
            self.log.record(self.member, "erased", [Write("erasure", f"e{gone[0]}", "interviews", gone)])

    def _write(self, note: str, values: dict) -> None:
        self.log.record(
            self.member, "g", [Write("note", note, name, value) for name, value in values.items()]
        )


def play(seed: int) -> None:
    """One history. Raises AssertionError where something does not hold."""
    chance = random.Random(seed)
    copies = [Copy(name, chance) for name in COPIES]
    originals: dict[StepRef, Step] = {}
    for _turn in range(chance.randint(5, 30)):
        here, there = chance.sample(copies, 2)
        if chance.random() < 0.65:
            before = len(here.shelf.arrived)
            here.act(chance)
            originals.update({step.ref: step for step in here.shelf.arrived[before:]})
        else:
            steps = list(originals.values()) if chance.random() < 0.1 else list(here.shelf.arrived)
            chance.shuffle(steps)
            there.log.take(steps[: chance.randint(0, len(steps))] * chance.randint(1, 2))
    # Every copy at last gets every step as it was made, also those that others have emptied meanwhile.
    for copy in copies:
        everything = list(originals.values())
        chance.shuffle(everything)
        copy.log.take(everything)
    _check(copies, originals)


def _check(copies: list[Copy], originals: dict[StepRef, Step]) -> None:
    first = copies[0]
    kept = {step.ref: step for step in first.shelf.arrived}
    assert kept.keys() == originals.keys()
    for copy in copies:
        assert copy.shelf.present == first.shelf.present == fold({s.ref: s for s in copy.shelf.arrived})
        assert copy.shelf.gone() == first.shelf.gone()
        for step in copy.shelf.arrived:
            assert step == kept[step.ref]
            assert step.mark() == originals[step.ref].mark()
    gone = first.shelf.gone()
    for step in originals.values():
        for change in (change for leaf in step.leaves if leaf.scope not in gone for change in leaf.changes):
            heads = first.shelf.present[change.kind, change.id].fields[change.field]
            assert any(head.ref == step.ref or kept[head.ref].knows(step.ref) for head in heads)


def main() -> int:
    """Play many; 0 if all hold."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("count", type=int, nargs="?", default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    wish = asked.parse_args()
    for seed in range(wish.seed, wish.seed + wish.count):
        try:
            play(seed)
        except AssertionError:
            print(f"history {seed} does not hold", file=sys.stderr)
            raise
    print(f"{wish.count} histories of {len(COPIES)} copies: all equal, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
