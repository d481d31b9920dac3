"""Records that stand in two places at once, or are said to be nothing: all copies end alike, whatever is erased."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from tests.history.laws import fault, folded
from tests.history.test_strange_steps import BEGIN, BEN, CY, apart, everything, present
from workbench.history.lawful import MALFORMED, UNLAWFUL
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.steps import Step
from workbench.history.undo import undo
from workbench.study.clusters import Placement
from workbench.study.differing import Agreement
from workbench.study.erasures import Erasure
from workbench.study.ids import of_member
from workbench.study.quotes import Quote
from workbench.study.records import ALIVE
from workbench.study.results import Section, Sentence
from workbench.study.rounds import Part, PartState, Round
from workbench.study.units import Unit

ERASED = apart("d0d0d0d0", CY, making(Erasure(id="e", interviews=("i1",))))


def ends_alike(orders: Iterable[Sequence[Step]]) -> Log:
    """Copies that take the steps in these orders, one by one and all at once, have one present: that of the last."""
    logs: list[Log] = []
    for order in orders:
        for bundles in ([[step] for step in order], [list(order)]):
            log = Log(MemoryShelf(), "f0f0f0f0")
            log.take(BEGIN)
            for bundle in bundles:
                log.take(bundle)
            log.take([])
            stand = {step.ref: step for step in everything(log)}
            assert present(log) == folded(stand)
            logs.append(log)
    for log in logs:
        assert present(log) == present(logs[0])
        assert everything_named(log) == everything_named(logs[0])
    return logs[-1]


def everything_named(log: Log) -> set[str]:
    return {str(step.ref) for step in everything(log)}


def test_a_unit_in_two_interviews_keeps_what_is_in_the_other() -> None:
    unit = Unit(id=f"u-{BEN}", interview="i1", author=BEN)
    one = apart("b0b0b0b0", BEN, making(unit))
    two = apart("b1b1b1b1", BEN, making(replace(unit, interview="i2")))
    log = ends_alike(permutations([*one, *two, *ERASED]))
    assert present(log)["unit", unit.id].value("interview") == "i2"


def test_what_is_left_of_a_record_bears_what_was_written_beneath_it() -> None:
    section = Section(id="s", interview="i1")
    one = apart("b0b0b0b0", BEN, making(section))
    two = apart("b1b1b1b1", CY, making(replace(section, interview="")))
    there = [*BEGIN, *two]
    beneath = apart("b2b2b2b2", BEN, making(Sentence(id="t", section="s")), before=there)
    gone = apart("b3b3b3b3", CY, [Write("section", "s", ALIVE, False)], before=there)
    log = ends_alike(permutations([*one, *two, *beneath, *gone, *ERASED]))
    assert present(log)["section", "s"].alive


def test_a_part_in_another_interview_than_its_round_opens_nothing() -> None:
    round_ = Round(id="r", interview="i2", author=CY, prompts=("p",), members=(BEN, CY))
    begun = apart("c0c0c0c0", CY, making(round_))
    part = Part(id=of_member("r", BEN), interview="i1", round="r", author=BEN, state=PartState.DONE)
    turned = [Write("round", "r", "shown", [BEN])]
    done, turning = apart("b0b0b0b0", BEN, making(part), turned, before=[*BEGIN, *begun])
    log = ends_alike(permutations([*begun, done, turning, *ERASED]))
    assert log.unlawful() == [turning]
    there = Log(MemoryShelf(), "f1f1f1f1")
    there.take([*BEGIN, *begun, done])
    assert fault(there, turning) == UNLAWFUL


def test_what_a_record_rests_on_is_never_nothing() -> None:
    made = apart("b0b0b0b0", BEN, making(Quote(id="q", interview="")), making(Sentence(id="t", quote="q")))
    log = Log(MemoryShelf(), "f0f0f0f0")
    log.take([*BEGIN, *made])
    [step] = apart("c0c0c0c0", CY, [Write("sentence", "t", "quote", None)], before=[*BEGIN, *made])
    assert fault(log, step) == MALFORMED


def test_one_who_agrees_on_two_laptops_agrees() -> None:
    agreed = Agreement(id=of_member("rd", BEN), interview="i1", reading="rd", author=BEN)
    title = [Write("interview", "i1", "title", "all later work")]
    one = apart("b0b0b0b0", BEN, making(agreed))
    two = apart("b1b1b1b1", BEN, making(agreed), title)
    log = ends_alike(permutations([*one, *two]))
    assert log.unlawful() == []
    assert present(log)["interview", "i1"].value("title") == "all later work"


class _Unread(MemoryShelf):
    """A shelf whose whole log nobody may read."""

    def steps_after(self, number: int) -> Iterator[tuple[int, Step]]:
        raise AssertionError(f"the log was read after {number}")


def test_what_honest_laptops_did_at_once_is_taken_in_without_reading_the_log() -> None:
    """One dissolves a cluster and takes that back, the other has laid units there and taken them out again."""
    here = Log(MemoryShelf(), "a0a0a0a0")
    here.take(BEGIN)
    here.record(CY, "g", [Write("cluster", "c1", ALIVE, False)])
    undo(here, CY)
    laid = Placement(id="u2.c1", cluster="c1", unit="u2", interview="i1", by=BEN)
    here.record(CY, "g", making(replace(laid, by=CY)))
    here.record(CY, "g", [Write("placement", "u2.c1", ALIVE, False)])
    away = [Write("placement", "u2.c1", ALIVE, False)]
    there = apart("b0b0b0b0", BEN, making(laid), away, [Write("placement", "u2.c1", ALIVE, True)])
    unread = Log(_Unread(), "f0f0f0f0")
    unread.take([*BEGIN, *everything(here)])
    assert unread.take(there) == there
