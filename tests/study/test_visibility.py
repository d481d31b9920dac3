"""What a member may change of what others have made, when it comes from elsewhere."""

import pytest

from workbench.study.differing import Agreement, Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.records import Json, Record
from workbench.study.visibility import may_change

OLA = "ola"
WRITTEN: tuple[Record, ...] = (
    Disagreement(id="d", author=OLA, question="what?"),
    Position(id="p", author=OLA, text="so"),
    SharedReading(id="r", author=OLA, text="so"),
    Agreement(id="a", author=OLA, reading="r"),
)


def may(writer: str, record: Record, name: str, after: Json) -> bool:
    return may_change(writer, record.KIND, record.id, name, record.values(), after)


@pytest.mark.parametrize("record", WRITTEN, ids=lambda one: one.KIND)
def test_nobody_writes_over_what_was_said_not_even_its_author(record: Record) -> None:
    for name in record.values():
        assert not may("kari", record, name, "other")
        if name != "author":
            assert not may(OLA, record, name, "other")
    assert not may(OLA, record, "author", "kari")


@pytest.mark.parametrize("record", WRITTEN, ids=lambda one: one.KIND)
def test_its_author_makes_it_and_takes_it_away_and_nobody_else_does(record: Record) -> None:
    for writer in (OLA, "kari"):
        new = [
            may_change(writer, record.KIND, record.id, name, {}, after)
            for name, after in record.values().items()
        ]
        assert all(new) == (writer == OLA), "what is new bears its writer's own name"
        assert may(writer, record, "alive", False) == (writer == OLA)
    assert may(OLA, record, "alive", True)


def test_a_discussion_is_changed_by_its_author_alone() -> None:
    record = Discussion(id="x", author=OLA, text="said")
    assert may(OLA, record, "text", "said otherwise")
    assert not may("kari", record, "text", "said otherwise")
