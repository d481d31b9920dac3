"""What the tests of the table share: units of a small study, and a table told in plain words."""

from dataclasses import replace

from tests.desk.conftest import Table
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import setting
from workbench.study.clusters import Layout, Spot
from workbench.study.interviews import StudyFacts

SPOT = Spot(10, 20)


def units(table: Table, count: int = 4) -> list[str]:
    """Units of the member who works here: the words number 0–1, 2–3, …"""
    mark = table.desk.units.mark
    return [mark(table.interview.id, 2 * n, 2 * n + 1).id for n in range(count)]


def lies(layout: Layout) -> list[tuple[str, tuple[str, ...]]]:
    """Names and units, in an order of their own."""
    return sorted((stack.name.text, stack.units) for stack in layout)


def follow(desk: Desk, method: str) -> None:
    """Let the study follow another method."""
    facts: StudyFacts = replace(desk.facts, method=method)
    desk.context.record(Gesture.STUDY_CHANGED, setting(facts, "method"))
