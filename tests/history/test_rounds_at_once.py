"""Rounds that several laptops write at once: nothing that was written, and no card that was turned, is lost."""

import random

import pytest

from tests.history.laptops import PROMPTS, Laptop
from workbench.history.log import Write, making
from workbench.study.rounds import PartState, Round

ADA, BO = "ada", "bo"


@pytest.fixture
def laptops() -> dict[str, Laptop]:
    """Ada's two laptops `a` and `d`, Bo's `b` and Cy's `c`, with a round of Ada and Bo."""
    made = {name: Laptop(name, random.Random(name), 0.0) for name in "abcd"}
    begun = Round(id="r", interview="i1", author=ADA, prompts=PROMPTS, members=(ADA, BO), began="2026")
    made["a"].log.record(ADA, "round-begun", making(begun), lasting=True)
    exchange(made)
    return made


def exchange(laptops: dict[str, Laptop]) -> None:
    """All get all, and give the keys that are due then."""
    for _time in range(2):
        steps = [step for laptop in laptops.values() for step in laptop.shelf.arrived]
        for laptop in laptops.values():
            laptop.log.take(steps)
            laptop.rounds.give_keys()


def write_and_finish(laptop: Laptop, text: str) -> None:
    laptop.rounds.write("r", 0, text)
    laptop.rounds.finish("r")


def test_what_a_member_writes_on_two_laptops_stands_on_one_card(laptops: dict[str, Laptop]) -> None:
    for name, at, text in (("a", 0, "here"), ("d", 0, "there"), ("a", 1, "later")):
        laptops[name].rounds.write("r", at, text)
    exchange(laptops)
    answers = laptops["d"].rounds.own("r")
    assert laptops["a"].rounds.own("r") == answers
    assert sorted(answers[0].split("\n\n")) == ["here", "there"]
    assert answers[1] == "later"
    laptops["d"].rounds.finish("r")
    laptops["b"].rounds.pass_by("r")
    exchange(laptops)
    laptops["b"].rounds.turn("r")
    exchange(laptops)
    for laptop in laptops.values():
        assert [card.answers for card in laptop.rounds.cards("r")] == [answers]


def test_a_card_that_was_turned_is_not_hidden_by_who_turned_fewer(laptops: dict[str, Laptop]) -> None:
    for name in "ab":
        write_and_finish(laptops[name], name)
    exchange(laptops)
    laptops["a"].rounds.turn("r")
    laptops["a"].rounds.turn("r")
    for number in range(
        5
    ):  # of two writes at once the log shows the one with the higher clock, which is then Bo's
        laptops["b"].log.record(BO, "g", [Write("note", "n", "voice", number)])
    laptops["b"].rounds.turn("r")
    exchange(laptops)
    for laptop in laptops.values():
        assert laptop.rounds.standing("r").over
        assert [card.author for card in laptop.rounds.cards("r")] == [BO, ADA]


def test_who_passed_on_another_laptop_is_opened_for_nobody(laptops: dict[str, Laptop]) -> None:
    write_and_finish(laptops["a"], "words")
    laptops["d"].rounds.pass_by("r")
    write_and_finish(laptops["b"], "mine")
    exchange(laptops)
    for laptop in laptops.values():
        assert laptop.rounds.standing("r").order == (BO,)
        assert laptop.shelf.body("card-key", "r-ada-bo") is None
    assert laptops["a"].rounds.standing("r").mine is PartState.PASSED
