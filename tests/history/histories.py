"""Random histories of four copies of one study: `python -m tests.history.histories [COUNT] [--seed N]`.

Members edit, take away, bring back, undo, erase and take part in blind rounds, one of them on two laptops; steps travel
in bundles that are partial, repeated and out of order, and wall clocks are wrong. At the end everybody has everything:
all copies must be equal, and equal to what the set of steps makes from nothing; no write may be lost but those that a
later one has seen, or that were erased; and a round stays under what others have written in it. At no time can a member read a sealed card before the round is open and the own
part is in; and at the end all read what is due to them.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from functools import partial

from tests.history.blindness import Blindness
from tests.history.laptops import BEGIN, WORKS_ON, Laptop
from tests.history.laws import folded
from workbench.history.batch import Batch
from workbench.history.steps import Step, StepRef
from workbench.study.records import ALIVE
from workbench.study.rounds import Card, Part, PartState, Round
from workbench.study.visibility import is_asked

Originals = dict[StepRef, Step]


def play(seed: int) -> None:
    """One history. Raises AssertionError where something does not hold."""
    chance = random.Random(seed)
    keen = chance.choice((0.1, 0.5, 0.9))
    laptops = [Laptop(name, chance, keen) for name in WORKS_ON]
    blindness = Blindness()
    originals: Originals = {step.ref: step for step in BEGIN}
    for _turn in range(chance.randint(5, 40)):
        here, there = chance.sample(laptops, 2)
        if chance.random() < 0.65:
            _act(here, originals, blindness)
        else:
            steps = list(originals.values()) if chance.random() < 0.1 else list(here.shelf.arrived)
            chance.shuffle(steps)
            _take(there, steps[: chance.randint(0, len(steps))] * chance.randint(1, 2))
            _give_keys(there, originals, blindness)
    _exchange_all(laptops, originals, chance)
    _check(laptops, originals)
    _check_ground(laptops[0])
    _look_back(laptops[0], chance)
    _finish_rounds(laptops, originals, blindness, chance)


def _act(laptop: Laptop, originals: Originals, blindness: Blindness) -> None:
    before = len(laptop.shelf.arrived)
    laptop.act()
    _made(laptop, before, originals, blindness)


def _give_keys(laptop: Laptop, originals: Originals, blindness: Blindness) -> int:
    """As the window does at each look at the log."""
    before = len(laptop.shelf.arrived)
    given = laptop.rounds.give_keys()
    _made(laptop, before, originals, blindness)
    return given


def _made(laptop: Laptop, before: int, originals: Originals, blindness: Blindness) -> None:
    for step in laptop.shelf.arrived[before:]:
        originals[step.ref] = step
        blindness.made(laptop, step)
    blindness.look(laptop)


def _take(laptop: Laptop, steps: Sequence[Step]) -> None:
    """What comes from elsewhere is looked at as if a stranger had made it; nothing that our own made is set aside."""
    laptop.log.take(steps)
    assert laptop.log.unlawful() == []


def _exchange_all(laptops: list[Laptop], originals: Originals, chance: random.Random) -> None:
    """Every copy gets every step as it was made, also those that others have emptied meanwhile."""
    for laptop in laptops:
        everything = list(originals.values())
        chance.shuffle(everything)
        _take(laptop, everything)


def _check(laptops: list[Laptop], originals: Originals) -> None:
    first = laptops[0]
    kept = {step.ref: step for step in first.shelf.arrived}
    assert kept.keys() == originals.keys()
    for laptop in laptops:
        assert laptop.shelf.present == first.shelf.present == folded({s.ref: s for s in laptop.shelf.arrived})
        assert laptop.shelf.gone() == first.shelf.gone()
        for step in laptop.shelf.arrived:
            assert step == kept[step.ref]
            assert step.mark() == originals[step.ref].mark()
    gone = first.shelf.gone()
    for step in originals.values():
        for change in (change for leaf in step.leaves if leaf.scope not in gone for change in leaf.changes):
            heads = first.shelf.present[change.kind, change.id].fields[change.field]
            assert any(head.ref == step.ref or kept[head.ref].knows(step.ref) for head in heads)


def _check_ground(laptop: Laptop) -> None:
    """Nobody's card is without its round; who began that may have taken the own away with it.

    Nor is a unit without its cluster, or a text without its quote, but where somebody knew of both.
    """
    for key, state in laptop.shelf.present.items():
        if key[0] in (Card.KIND, Part.KIND) and state.alive:
            under = laptop.shelf.present[Round.KIND, str(state.value("round"))]
            assert under.alive or state.value("author") == under.value("author")
    kept = {step.ref: step for step in laptop.shelf.arrived}
    for key, state in laptop.shelf.present.items():
        of = {"placement": "cluster", "sentence": "quote"}.get(key[0])
        under = laptop.shelf.present.get((of, str(state.value(of)))) if of else None
        if under and state.alive and not under.alive:
            written = kept[state.fields["place"][0].ref]
            gone = [kept[head.ref] for head in under.fields[ALIVE] if not head.value]
            assert all(one.knows(written.ref) or written.knows(one.ref) for one in gone)


def _look_back(laptop: Laptop, chance: random.Random) -> None:
    """What the makers of some steps had seen is what the steps make that they had seen, whatever came since."""
    kept = {step.ref: step for step in laptop.shelf.arrived}
    for step in chance.sample(laptop.shelf.arrived, min(5, len(kept))):
        seen = folded({ref: one for ref, one in kept.items() if step.knows(ref)})
        batch = Batch(laptop.shelf, laptop.log.frontier)
        batch.read(laptop.shelf.present)
        for key, state in laptop.shelf.present.items():
            for name in filter(partial(is_asked, key[0]), state.fields):
                then = seen[key].fields.get(name, ()) if key in seen else ()
                assert tuple(batch.past.said(step, state, name)) == then


def _finish_rounds(
    laptops: list[Laptop], originals: Originals, blindness: Blindness, chance: random.Random
) -> None:
    """Who takes part turns the last cards; then all read the cards of all, and nobody those of a blind round."""
    one = chance.choice(laptops)
    for round_ in one.context.all(Round):
        standing = one.rounds.standing(round_.id)
        able = [laptop for laptop in laptops if laptop.rounds.standing(round_.id).mine not in NOT_IN]
        turner = chance.choice(able or [one])
        before = len(turner.shelf.arrived)
        for _card in standing.order[standing.round.turned :]:
            turner.rounds.turn(round_.id)
        _made(turner, before, originals, blindness)
    for _time in range(2):
        _exchange_all(laptops, originals, chance)
        for laptop in laptops:
            _give_keys(laptop, originals, blindness)
    _exchange_all(laptops, originals, chance)
    for laptop in laptops:
        assert laptop.shelf.present == one.shelf.present
        assert _give_keys(laptop, originals, blindness) == 0
        for round_ in laptop.context.all(Round):
            _reads(laptop, round_, blindness)


NOT_IN = (None, PartState.WRITING)
"""The parts of those who turn no card."""


def _reads(laptop: Laptop, round_: Round, blindness: Blindness) -> None:
    standing = laptop.rounds.standing(round_.id)
    cards = laptop.rounds.cards(round_.id)
    if not standing.open or standing.mine is PartState.WRITING:
        assert cards == []
    else:
        assert [card.author for card in cards] == list(standing.order)
        for card in cards:
            blindness.whole(laptop, card)


def main() -> int:
    """Play many; 0 if all hold."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("count", type=int, nargs="?", default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    wish = asked.parse_args()
    for seed in range(wish.seed, wish.seed + wish.count):
        try:
            play(seed)
        except BaseException:
            print(f"history {seed} does not hold", file=sys.stderr)
            raise
    print(
        f"{wish.count} histories of {len(WORKS_ON)} copies: all equal, nothing lost, nothing read before its time"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
