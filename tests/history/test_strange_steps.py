"""Steps that no program of ours would make: all copies end alike after them, and nobody is shut out or held up by them."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from tests.history.laws import fault, folded
from workbench.history.lawful import MALFORMED, UNLAWFUL
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.past import Past
from workbench.history.present import RecordState, ground
from workbench.history.steps import Change, Leaf, Step, StepRef
from workbench.study.beneath import BENEATH
from workbench.study.clusters import Cluster, Placement
from workbench.study.differing import Disagreement, Position
from workbench.study.erasures import Erasure
from workbench.study.ids import of_member
from workbench.study.interviews import Interview
from workbench.study.records import ALIVE, Json
from workbench.study.units import BridlingNote, Unit

BEN, CY = "bbbb000000000002", "cccc000000000003"
BEGUN = (
    Interview(id="i1"),
    Interview(id="i2"),
    Cluster(id="c1", by=CY),
    Cluster(id="c2", by=CY),
    Placement(id="p", cluster="c1", unit="u", interview="i1", by=CY),
)
Present = dict[tuple[str, str], RecordState]


def everything(log: Log) -> list[Step]:
    return [step for _number, step in log.shelf.steps_after(0)]


def present(log: Log) -> Present:
    assert isinstance(log.shelf, MemoryShelf)
    return log.shelf.present


def begun() -> list[Step]:
    log = Log(MemoryShelf(), "a0a0a0a0")
    log.record(CY, "g", [write for record in BEGUN for write in making(record)])
    return everything(log)


BEGIN = begun()


def apart(
    replica: str, member: str, *gestures: Iterable[Write], before: Sequence[Step] = BEGIN
) -> list[Step]:
    """What a member does in a copy that has nothing but what came before."""
    log = Log(MemoryShelf(), replica)
    log.take(before)
    made = [log.record(member, "g", writes) for writes in gestures]
    return [step for step in made if step]


def ends(steps: Sequence[Step]) -> list[Present]:
    """How copies end that take steps one by one in all orders, after the beginning."""
    found: list[Present] = []
    for order in permutations(steps):
        log = Log(MemoryShelf(), "f0f0f0f0")
        log.take(BEGIN)
        for step in order:
            log.take([step])
        log.take([])
        assert not log.unlawful()
        found.append(present(log))
    return found


def test_nobody_is_shut_out_for_what_another_has_made_twice() -> None:
    """Ben's unit stands in two interviews; Cy, who wrote about it in one of them, goes on writing there."""
    unit = Unit(id=f"u-{BEN}", interview="i1", author=BEN)
    [one] = apart("b0b0b0b0", BEN, making(unit))
    _first, two = apart(
        "b1b1b1b1", BEN, [Write("interview", "i2", "title", "x")], making(replace(unit, interview="i2"))
    )
    note = BridlingNote(id=of_member(unit.id, CY), interview="i1", unit=unit.id, author=CY)
    cy = Log(MemoryShelf(), "c0c0c0c0")
    cy.take([*BEGIN, one])
    cy.record(CY, "g", making(note))
    cy.take([_first, two])
    cy.record(CY, "g", [Write(BridlingNote.KIND, note.id, "figure", "more")])
    there = Log(MemoryShelf(), "d0d0d0d0")
    there.take(everything(cy))
    assert not there.unlawful()
    assert present(there) == present(cy)


def test_what_is_said_of_a_ground_is_that_alone() -> None:
    log = Log(MemoryShelf(), "f0f0f0f0")
    log.take(BEGIN)
    [step] = apart("b0b0b0b0", BEN, [Write("cluster", "c1", BENEATH, "words of an interview")])
    assert fault(log, step) == MALFORMED


@pytest.mark.parametrize("kind", ["snapshot", "cluster-note", "card"])
def test_what_bears_nothing_is_kept_by_nobody_else(kind: str) -> None:
    log = Log(MemoryShelf(), "f0f0f0f0")
    log.take(BEGIN)
    made = apart("c0c0c0c0", CY, [Write(kind, f"x-{CY}", ALIVE, True), Write(kind, f"x-{CY}", "author", CY)])
    log.take(made)
    [step] = apart("b0b0b0b0", BEN, [Write(kind, f"x-{CY}", BENEATH, True)], before=[*BEGIN, *made])
    assert fault(log, step) in (UNLAWFUL, MALFORMED)


def test_what_is_erased_bears_nothing_to_what_stays() -> None:
    steps = [
        *apart(
            "b0b0b0b0", BEN, making(Disagreement(id=f"d-{BEN}", author=BEN, about="placement", target="p"))
        ),
        *apart("c0c0c0c0", CY, making(Erasure(id="e", interviews=("i1",)))),
        *apart("d0d0d0d0", CY, [Write("cluster", "c1", ALIVE, False)]),
    ]
    copies = ends(steps)
    assert all(one == copies[0] for one in copies)


def test_steps_with_clocks_that_run_back_hold_nobody_up() -> None:
    row = apart("b0b0b0b0", BEN, *([Write("cluster", "c1", "made", str(n))] for n in range(20)))
    back: list[Step] = [replace(step, clock=100 - n) for n, step in enumerate(row)]
    here = Log(MemoryShelf(), "c0c0c0c0")
    here.take(BEGIN)
    for step in back:
        here.take([step])
    here.record(CY, "g", [Write("interview", "i1", "title", "honest")])
    there = Log(MemoryShelf(), "d0d0d0d0")
    there.take(everything(here))
    there.take(everything(here))
    assert present(there) == present(here)


def test_a_cluster_that_comes_back_with_a_unit_in_it_stays() -> None:
    removed = apart(
        "c0c0c0c0", CY, [Write("cluster", "c1", ALIVE, False), Write("placement", "p", ALIVE, False)]
    )
    back = apart(
        "d0d0d0d0",
        BEN,
        [Write("cluster", "c1", ALIVE, True), Write("placement", "p", ALIVE, True)],
        before=[*BEGIN, *removed],
    )
    again = apart(
        "e0e0e0e0",
        CY,
        [Write("cluster", "c1", "made", "x")],
        [Write("cluster", "c1", ALIVE, False)],
        [Write("cluster", "c2", "made", "x")],
    )
    copies = ends([*removed, *back, *again])
    assert all(one == copies[0] for one in copies)
    assert copies[0]["cluster", "c1"].alive


def test_views_that_name_all_before_them_take_no_longer_than_their_names() -> None:
    on = Disagreement(id=f"d-{BEN}", author=BEN)
    views = [Position(id=f"p{n}-{BEN}", author=BEN, disagreement=on.id) for n in range(60)]
    views = [replace(one, beside=tuple(other.id for other in views[:n])) for n, one in enumerate(views)]
    row = apart("b0b0b0b0", BEN, making(on), *map(making, views))
    asked: list[tuple[str, str]] = []
    kept = {step.ref: step for step in row}
    states, past = folded(kept), Past(kept.get, lambda: row)

    def read(key: tuple[str, str]) -> RecordState | None:
        asked.append(key)
        return states.get(key)

    found = {(one.kind, one.id) for one in ground(row[-1], read, past)}
    assert found == {(on.KIND, on.id), *((one.KIND, one.id) for one in views[:-1])}
    assert len(asked) <= 2 * len(views) + 2


Wish = tuple[str, str, str, Json]
THERE: tuple[tuple[str, Json], ...] = ((ALIVE, True), (ALIVE, False), (ALIVE, False), (BENEATH, True))
ONE: tuple[Wish, ...] = (
    *(("cluster", "n", name, said) for name, said in THERE),
    ("cluster", "n", "made", "1"),
)
"""Of one record."""
NAMED: tuple[Wish, ...] = (
    *(("section", "s", name, said) for name, said in THERE),
    *(("quote", "q", name, said) for name, said in THERE),
    *(("sentence", "t", "section", identity) for identity in ("s", "s", "another", "")),
    *(("sentence", "t", "quote", identity) for identity in ("q", "q", "")),
    ("sentence", "t", ALIVE, True),
    ("sentence", "t", "place", "a"),
)
"""Of records that are there, or are not, and of one that is laid beneath them and anew."""


def _any(chance: random.Random, closed: bool, wishes: Sequence[Wish]) -> dict[StepRef, Step]:
    replicas = [f"{n:08x}" for n in range(3)]
    steps: dict[StepRef, Step] = {}
    for _n in range(chance.randint(3, 9) if wishes is ONE else chance.randint(9, 25)):
        replica = chance.choice(replicas)
        own = max((ref.seq for ref in steps if ref.replica == replica), default=0)
        seen: dict[str, int] = {}
        before = steps.get(StepRef(replica, own))
        if before:
            seen.update(before.seen)
        for other in replicas:
            most = max((ref.seq for ref in steps if ref.replica == other), default=0)
            if other != replica and most:
                seen[other] = max(seen.get(other, 0), chance.randint(0, most))
        if closed:
            for _again in replicas:
                for name, seq in list(seen.items()):
                    for n in range(1, seq + 1):
                        for third, far in steps[StepRef(name, n)].seen.items():
                            if third != replica:
                                seen[third] = max(seen.get(third, 0), far)
        seen = {name: seq for name, seq in seen.items() if seq}
        known = [one.clock for ref, one in steps.items() if seq_known(seen, replica, own, ref)]
        clock = max(known, default=0) + chance.choice((1, 1, 1, 5))
        ref = StepRef(replica, own + 1)
        wish = chance.choice(wishes)
        was = {
            change[:3]: change.after
            for one, step in steps.items()
            if seq_known(seen, replica, own, one)
            for change in step.changes
        }
        named = () if "cluster" in wish else ((*wish[:2], "interview", ""),)
        changes = tuple(Change(*one[:3], was.get(one[:3]), one[3]) for one in (wish, *named))
        steps[ref] = Step(ref, BEN, "g", clock, "", (Leaf(changes, "", b"0" * 16),), seen)
    return steps


def seq_known(seen: dict[str, int], replica: str, own: int, ref: StepRef) -> bool:
    return ref.seq <= (own if ref.replica == replica else seen.get(ref.replica, 0))


@pytest.mark.parametrize("wishes", [ONE, NAMED], ids=["one", "named"])
@pytest.mark.parametrize("closed", [True, False])
def test_any_order_makes_one_present(closed: bool, wishes: Sequence[Wish]) -> None:
    for seed in range(300):
        chance = random.Random(seed)
        steps = _any(chance, closed, wishes)
        first = None
        for _time in range(3):
            row = list(steps.values())
            chance.shuffle(row)
            log = Log(MemoryShelf(), "f0f0f0f0")
            for step in row:
                log.take([step])
            log.take([])
            stand = {step.ref: step for step in everything(log)}
            assert stand.keys() == steps.keys() if closed else first in (None, stand.keys()), seed
            first = stand.keys()
            assert present(log) == folded(stand), seed
