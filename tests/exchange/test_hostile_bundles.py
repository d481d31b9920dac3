"""Hostile bundles are refused with a sentence, and nothing of them is kept; what is only odd goes its way."""

from dataclasses import replace
from typing import Any

import pytest

from tests.exchange.bundles import (
    BEN,
    HERE,
    PUBLIC,
    SECRET_WORDS,
    SIGNING,
    STEPS,
    STUDY,
    THERE,
    believer,
    entries_with,
    known,
    log_of,
    packed,
    packing,
    read,
    resealed,
)  # fmt: skip
from tests.exchange.hostile import ENTRIES, FILE, FORGED, HOSTILE, NAME, OTHER, SMALL, about, with_line
from workbench.cellar.errors import Refusal
from workbench.exchange.bundle import limits, lines
from workbench.history import proof
from workbench.history.proof import Unbelievable, signer
from workbench.history.steps import Change, Step, StepRef, leaves_of


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_bundle_is_refused_with_a_sentence(name: str) -> None:
    make, sentence = HOSTILE[name]
    with pytest.raises(Refusal) as refused:
        read(make())
    assert refused.value.sentence == sentence
    assert "Nothing was changed" in sentence
    assert SECRET_WORDS not in sentence


def test_all_these_are_bundles_where_nothing_is_exchanged() -> None:
    assert read(resealed(entries_with())).steps == STEPS
    assert read(resealed(ENTRIES)).blobs == {NAME[6:]: b"sealed", OTHER[6:]: b"sealed"}
    assert read(with_line(lambda _row: None)).steps == STEPS
    assert read(about()).steps == STEPS


def test_a_bomb_of_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_PLAIN", 2000)
    with pytest.raises(Refusal, match="more than any study"):
        read(resealed(entries_with()))
    assert limits.MOST_PLAIN == 512 * 1024**2


def test_a_line_that_is_too_long_is_neither_packed_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LARGEST_STEP", 100)
    with pytest.raises(Refusal, match="more than any study"):
        read(resealed(entries_with()))
    with pytest.raises(Refusal, match="Nothing was packed"):
        packed()


def rewritten(number: int, **other: Any) -> list[Step]:
    """Anna's steps, one of them written anew and truly signed by her: she herself is the attacker."""
    steps = list(STEPS)
    bare = replace(steps[number], **other)
    steps[number] = proof.signed(bare, signer(STUDY, SIGNING))
    return steps


def test_a_wall_clock_of_the_year_2200_is_kept() -> None:
    steps = rewritten(11, when="2200-01-01T00:00:00Z")
    got = read(packed(packing(steps))).steps
    here = log_of(THERE)
    believer(here).check(got)
    assert here.take(got)[-1].when == "2200-01-01T00:00:00Z"


def test_sql_in_names_is_text_like_any_other() -> None:
    name = "n'; DROP TABLE steps; --"
    steps = rewritten(
        11,
        leaves=leaves_of(
            [Change("interview", "named", "title", None, name)], lambda _kind, identity: identity
        ),
    )
    got = read(packed(packing(steps))).steps
    here = log_of(THERE)
    believer(here).check(got)
    here.take(got)
    assert here.shelf.body("interview", "named") is None  # it has never been said to be alive
    state = here.shelf.state("interview", "named")
    assert state
    assert state.value("title") == name


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"clock": 2**50}, proof.CLOCK),
        ({"seen": {"cccccccc": 2**40}, "clock": 2**40}, proof.CLOCK),
        ({"before": bytes(32)}, proof.ALTERED),
        ({"member": "cccc00000000000f"}, proof.FORGED),
    ],
)
def test_a_step_that_is_well_written_and_does_not_hold_is_left_to_the_proof(
    other: dict[str, Any], why: str
) -> None:
    got = read(packed(packing(rewritten(11, **other)))).steps
    here = log_of(THERE)
    with pytest.raises(Unbelievable) as fault:
        believer(here).check(got)
    assert fault.value.why == why
    assert here.frontier == {}


def test_a_number_that_stands_for_another_step_here_is_left_to_the_proof() -> None:
    here = log_of(THERE)
    here.take(STEPS)
    got = read(packed(packing(rewritten(11, gesture="other")))).steps
    with pytest.raises(Unbelievable, match=proof.TWICE):
        believer(here).check(got)


def test_steps_signed_for_another_study_are_left_to_the_proof() -> None:
    foreign = [proof.signed(step, signer("another-study-0002", SIGNING)) for step in STEPS]
    with pytest.raises(Unbelievable, match=proof.FORGED):
        believer(log_of(THERE)).check(read(packed(packing(foreign))).steps)


def test_a_bundle_that_comes_again_changes_nothing() -> None:
    here = log_of(THERE)
    here.take(read(FILE).steps)
    before = here.shelf.last_number()
    here.take(read(FILE).steps)
    assert here.shelf.last_number() == before
    assert here.shelf.step(StepRef(HERE, 12)) == STEPS[11]


def test_a_key_that_is_none_makes_no_seal_true() -> None:
    for key in (b"", bytes(31), bytes(32), PUBLIC[BEN]):
        with pytest.raises(Refusal) as refused:
            read(SMALL, key_of=lambda _member, key=key: key)
        assert refused.value.sentence == FORGED
    assert read(SMALL, key_of=known).steps == STEPS
