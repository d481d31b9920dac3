"""What a tombstone names is destroyed wherever it arrives, and does not come back."""

from itertools import permutations

from workbench.history.log import Log, Write, making, removing
from workbench.history.memory import MemoryShelf
from workbench.history.steps import Step
from workbench.history.undo import undo
from workbench.study.erasures import Erasure
from workbench.study.interviews import Interview
from workbench.study.units import BridlingNote

SAID = "the words that must go"
TOMBSTONE = Erasure(id="e1", interviews=("i1",))


def copy(name: str) -> Log:
    return Log(MemoryShelf(), name)


def steps(log: Log) -> list[Step]:
    return [step for _number, step in log.shelf.steps_after(0)]


def study() -> Log:
    log = copy("a")
    log.record(
        "anna", "made", [*making(Interview(id="i1", title=SAID)), *making(Interview(id="i2", title="stays"))]
    )
    log.record("anna", "wrote", making(BridlingNote(id="n1", interview="i1", author="anna", voice=SAID)))
    log.record("anna", "wrote", making(BridlingNote(id="n2", interview="i2", author="anna", voice="stays")))
    log.record("ben", "wrote", [Write("note", "n1", "why", SAID)])
    return log


def test_nothing_of_it_is_left_and_the_rest_stays() -> None:
    log = study()
    marks = [step.mark() for step in steps(log)]
    log.record("anna", "erased", making(TOMBSTONE), lasting=True)
    assert SAID not in repr(steps(log))
    assert [step.mark() for step in steps(log)][:-1] == marks
    assert log.shelf.body("note", "n1") is None
    assert log.shelf.body("interview", "i1") is None
    assert {body.id for body in log.shelf.bodies("note")} == {"n2"}


def test_an_old_copy_cannot_bring_it_back() -> None:
    log, old = study(), copy("b")
    before = steps(log)
    old.take(before)
    late = old.record("cy", "wrote", making(BridlingNote(id="n3", interview="i1", author="cy", voice=SAID)))
    assert late
    log.record("anna", "erased", making(TOMBSTONE), lasting=True)
    log.take([*before, late])
    assert SAID not in repr(steps(log))
    assert log.shelf.body("note", "n3") is None
    old.take(steps(log))
    assert SAID not in repr(steps(old))
    assert log.shelf.state("note", "n2") == old.shelf.state("note", "n2")


def test_nothing_is_recorded_any_more_where_it_was() -> None:
    log = study()
    log.record("anna", "erased", making(TOMBSTONE), lasting=True)
    assert (
        log.record("anna", "wrote", making(BridlingNote(id="n4", interview="i1", author="anna", voice=SAID)))
        is None
    )
    assert log.record("anna", "removed", removing(TOMBSTONE))
    assert Log(log.shelf, "a").record("anna", "wrote", making(BridlingNote(id="n4", interview="i1"))) is None
    assert undo(log, "ben") is None


def test_steps_that_wait_are_emptied_too() -> None:
    log = study()
    log.record("anna", "erased", making(TOMBSTONE), lasting=True)
    made = steps(study())
    for order in permutations((0, 1, 3, 4)):
        here = copy("b")
        for number in order:
            here.take([steps(log)[number] if number == 4 else made[number]])
        kept = [*steps(here), *here.shelf.waiting()]
        here.take(steps(log))
        assert SAID not in repr([*steps(here), *here.shelf.waiting()])
        assert kept


def test_an_emptied_step_waits_for_its_tombstone_and_the_tombstone_for_nothing() -> None:
    log = study()
    log.record("anna", "erased", making(TOMBSTONE), lasting=True)
    emptied = steps(log)
    here = copy("b")
    assert here.take(emptied[:-1]) == []
    assert here.shelf.body("note", "n1") is None
    assert here.take(emptied[-1:]) == emptied
    assert here.shelf.gone() == {"i1"}
    assert here.missing() == {}
    assert [body.id for body in here.shelf.bodies("note")] == ["n2"]
