"""What makes steps from elsewhere believable, and what does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbench.history import proof
from workbench.history.log import Log, Write
from workbench.history.memory import MemoryShelf
from workbench.history.proof import Believer, Unbelievable, signer
from workbench.history.steps import Change, Step, StepRef, leaves_of

STUDY = "study-0001"
KEYS = {"anna": Ed25519PrivateKey.generate(), "ben": Ed25519PrivateKey.generate()}
KNOWN = {name: key.public_key().public_bytes_raw() for name, key in KEYS.items()}


def wrote(log: Log, member: str, value: str) -> Step:
    step = log.record(member, "g", [Write("interview", "i1", "title", value)])
    assert step
    return step


@pytest.fixture
def steps() -> list[Step]:
    """Four steps of one table, where two members take turns."""
    log = Log(MemoryShelf(), "a", sign=signer(STUDY, KEYS))
    return [
        wrote(log, member, value)
        for member, value in zip(["anna", "ben", "anna", "anna"], "1234", strict=True)
    ]


def believer(log: Log | None = None, study: str = STUDY) -> Believer:
    log = log or Log(MemoryShelf(), "b")
    return Believer(study, log.shelf.marks, KNOWN, log.shelf.clock(), log.frontier)


def test_true_steps_are_believed_in_any_order_and_again(steps: list[Step]) -> None:
    believer().check(steps)
    believer().check([*reversed(steps), *steps])
    here = Log(MemoryShelf(), "b")
    here.take(steps[:2])
    believer(here).check(steps)
    believer(here).check(steps[3:])  # one is missing between


def test_a_step_whose_leaf_was_destroyed_is_still_believed(steps: list[Step]) -> None:
    emptied = replace(steps[1], leaves=tuple(leaf.destroyed() for leaf in steps[1].leaves))
    believer().check([steps[0], emptied, *steps[2:]])


ATTACKS: dict[str, tuple[Callable[[list[Step]], list[Step]], str]] = {
    "another's name on it": (lambda s: [*s[:3], replace(s[3], member="ben")], proof.FORGED),
    "a member nobody knows": (lambda s: [*s[:3], replace(s[3], member="cy")], proof.FORGED),
    "no signature": (lambda s: [*s[:3], replace(s[3], signature=b"")], proof.FORGED),
    "half a signature": (lambda s: [*s[:3], replace(s[3], signature=s[3].signature[:32])], proof.FORGED),
    "another step's signature": (lambda s: [*s[:3], replace(s[3], signature=s[0].signature)], proof.FORGED),
    "other words in the newest": (lambda s: [*s[:3], with_words(s[3])], proof.FORGED),
    "other words in an old one": (lambda s: [with_words(s[0]), *s[1:]], proof.ALTERED),
    "a leaf left out": (lambda s: [replace(s[0], leaves=()), *s[1:]], proof.ALTERED),
    "a leaf moved to another interview": (lambda s: [elsewhere(s[0]), *s[1:]], proof.ALTERED),
    "two exchanged": (lambda s: [replace(s[0], leaves=s[1].leaves), replace(s[1], leaves=s[0].leaves), *s[2:]], proof.ALTERED),
    "a gesture renamed": (lambda s: [replace(s[0], gesture="other"), *s[1:]], proof.ALTERED),
    "made lasting": (lambda s: [replace(s[0], lasting=True), *s[1:]], proof.ALTERED),
    "a clock far ahead": (lambda s: [*s[:3], again(s[3], clock=10**6)], proof.CLOCK),
    "a clock that stands still": (lambda s: [*s[:3], again(s[3], clock=0)], proof.CLOCK),
    "steps seen that nobody can have made": (lambda s: [*s[:3], again(s[3], seen={"x": 10**9}, clock=10**8)], proof.CLOCK),
}  # fmt: skip


def with_words(step: Step) -> Step:
    return replace(step, leaves=leaves_of([Change("interview", "i1", "title", None, "bent")]))


def elsewhere(step: Step) -> Step:
    return replace(step, leaves=tuple(replace(leaf, scope="i9") for leaf in step.leaves))


def again(step: Step, **changed: object) -> Step:
    """What a member with a true key can make."""
    bare = replace(step, **changed)  # type: ignore[arg-type]
    return proof.signed(bare, signer(STUDY, KEYS))


@pytest.mark.parametrize("name", ATTACKS)
def test_what_was_not_made_so_is_not_believed(steps: list[Step], name: str) -> None:
    attack, why = ATTACKS[name]
    with pytest.raises(Unbelievable) as refused:
        believer().check(attack(steps))
    assert refused.value.why == why


def test_steps_of_another_study_are_not_believed(steps: list[Step]) -> None:
    with pytest.raises(Unbelievable, match=proof.FORGED):
        believer(study="study-0002").check(steps)


def test_two_steps_with_one_number_are_not_believed(steps: list[Step]) -> None:
    here = Log(MemoryShelf(), "b")
    here.take(steps)
    twin = again(replace(steps[3], when="2200-01-01T00:00:00Z"))
    for asked in (believer(here), believer()):
        with pytest.raises(Unbelievable, match=proof.TWICE):
            asked.check([*steps, twin])


def test_a_chain_that_continues_another_past_is_not_believed(steps: list[Step]) -> None:
    here = Log(MemoryShelf(), "b")
    here.take(steps[:2])
    other = Log(MemoryShelf(), "a", sign=signer(STUDY, KEYS))
    *_others, last = [wrote(other, "anna", value) for value in "xyz"]
    assert last.ref == StepRef("a", 3)
    with pytest.raises(Unbelievable, match=proof.ALTERED):
        believer(here).check([last])


def first_steps(member: str, replicas: range) -> list[Step]:
    """The first step of a member in each of some copies."""
    return [
        wrote(Log(MemoryShelf(), f"{replica:08x}", sign=signer(STUDY, KEYS)), member, "x")
        for replica in replicas
    ]


def test_more_copies_than_a_team_can_have_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step says how far it has seen each copy: who made up thousands would end all work for good."""
    monkeypatch.setattr(proof, "MOST_OF_MEMBER", 5)
    monkeypatch.setattr(proof, "MOST_COPIES", 9)
    believer().check([*first_steps("anna", range(5)), *first_steps("ben", range(5, 9))])
    with pytest.raises(Unbelievable, match=proof.CROWD):
        believer().check(first_steps("anna", range(6)))
    with pytest.raises(Unbelievable, match=proof.CROWD):
        believer().check([*first_steps("anna", range(5)), *first_steps("ben", range(5, 10))])
    known = replace(believer(), copies=lambda member: ["d", "e"] if member == "anna" else [])
    known.check(first_steps("anna", range(3)))
    with pytest.raises(Unbelievable, match=proof.CROWD):
        known.check(first_steps("anna", range(4)))
