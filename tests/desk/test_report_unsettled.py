"""What was changed in two ways on two computers, and is printed, is told before the report leaves."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops
from tests.desk.reported import ARTIFICIAL, ESSENCE, Reported, report_of
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices, Matter
from workbench.history.log import setting
from workbench.study.provenance import Wording
from workbench.study.quotes import EditKind
from workbench.study.records import Record


@pytest.fixture
def made(laptops: Laptops) -> Reported:
    """A study with results that both laptops have."""
    made = report_of(laptops.ada, laptops.table.interview)
    laptops.give(laptops.ada, laptops.cy)
    return made


def told(desk: Desk, choices: Choices | None = None) -> list[str]:
    gathered = desk.report.gather(choices or Choices())
    return [one.words for one in gathered.notices if one.matter is Matter.UNSETTLED]


def write(desk: Desk, record: Record, *names: str) -> None:
    desk.context.record(Gesture.STUDY_CHANGED, setting(record, *names))


def sentence_twice(laptops: Laptops, made: Reported, words: str) -> None:
    sentence = made.sentences[words]
    for desk in (laptops.ada, laptops.cy):
        text = Wording(f"{words} says {desk.context.me[:4]}", (desk.context.me,))
        write(desk, replace(sentence, text=text), "text")


def test_all_kinds_are_told_once_until_somebody_chooses(laptops: Laptops, made: Reported) -> None:
    ada, cy = laptops.ada, laptops.cy
    assert told(ada) == []
    for words in (ESSENCE, "It stays heavy."):
        sentence_twice(laptops, made, words)
    ada.clusters.name(made.cluster.id, "Snow and ice")
    cy.clusters.name(made.cluster.id, "What lies there")
    ada.method.choose("stc")
    cy.method.choose("rta")
    laptops.meet()
    for desk in (ada, cy):
        [words] = told(desk)
        cluster = "The name of a theme" if desk.method.now.id == "rta" else "The name of a code group"
        assert words.startswith("4 things that the report prints were changed in two ways on two computers")
        for kind in ("A sentence of the results", "The method of the study", cluster):
            assert words.count(f"“{kind}”") == 1
    while ada.conflicts.open():
        ada.conflicts.keep(ada.conflicts.open()[0], 0)
    assert told(ada) == []


def test_one_thing_is_told_as_one(laptops: Laptops, made: Reported) -> None:
    ada, cy = laptops.ada, laptops.cy
    ada.quotes.edit(made.quote.id, EditKind.MASK, 2, 2, "hidden")
    cy.quotes.edit(made.quote.id, EditKind.MASK, 3, 3, "hidden")
    laptops.meet()
    [words] = told(ada)
    assert words.startswith("1 thing that the report prints was changed in two ways")
    assert "“What is cut, masked and put in in a quote”" in words
    assert told(ada, Choices(without=frozenset({"results", "references"}))) == []


def test_what_the_report_does_not_print_is_not_told(laptops: Laptops, made: Reported) -> None:
    sentence_twice(laptops, made, ARTIFICIAL)
    chosen = laptops.ada.quotes.from_words(laptops.table.interview.id, 0, 2)
    laptops.give(laptops.ada, laptops.cy)
    for desk, word in ((laptops.ada, 0), (laptops.cy, 1)):
        desk.quotes.edit(chosen.id, EditKind.MASK, word, word, "hidden")
        desk.transcripts.edit("turn3", f"nobody asked me {word}")
    laptops.meet()
    assert len(laptops.ada.conflicts.open()) == 3
    assert told(laptops.ada) == []
    [words] = told(laptops.ada, Choices(condensates=True))
    assert "“A sentence of the results”" in words
