"""What a member may change of what others have made, when it comes from elsewhere."""

from dataclasses import replace

import pytest

from workbench.study.differing import Agreement, Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview, Listening, Turn
from workbench.study.people import Member
from workbench.study.records import Json, Record
from workbench.study.rounds import Card, CardKey, Part, PartState, Reply, Round
from workbench.study.units import BridlingNote, Unit
from workbench.study.visibility import may_change

OLA = "ola"
WRITTEN: tuple[Record, ...] = (
    Disagreement(id="d", author=OLA, question="what?"),
    Position(id="p", author=OLA, text="so"),
    SharedReading(id="r", author=OLA, text="so"),
    Agreement(id="a", author=OLA, reading="r"),
)


def may(writer: str, record: Record, name: str, after: Json) -> bool:
    return may_change(writer, record.KIND, record.id, {name: after}, record.values())


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
            may_change(writer, record.KIND, record.id, {name: after}, {})
            for name, after in record.values().items()
        ]
        assert all(new) == (writer == OLA), "what is new bears its writer's own name"
        assert may(writer, record, "alive", False) == (writer == OLA)
    assert may(OLA, record, "alive", True)


def test_a_discussion_is_changed_by_its_author_alone() -> None:
    record = Discussion(id="x", author=OLA, text="said")
    assert may(OLA, record, "text", "said otherwise")
    assert not may("kari", record, "text", "said otherwise")


OWNED: tuple[Record, ...] = (
    Part(id="r-ola", round="r", author=OLA, state=PartState.PASSED),
    Card(id="r-ola", round="r", author=OLA, sealed="x"),
    CardKey(id="r-ola-kari", card="r-ola", author=OLA, reader="kari", wrapped="x"),
    BridlingNote(id="u-ola", unit="u", author=OLA, voice="tired"),
    Unit(id="u-ola", author=OLA),
    Round(id="r-ola", author=OLA),
    Reply(id="a-ola", author=OLA, text="x"),
    Discussion(id="d-ola", author=OLA, text="x"),
    *(replace(record, id=f"{record.id}-ola") for record in WRITTEN),
    Listening(id="s-ola", recording="s", member=OLA, spans=((0, 9),)),
)


@pytest.mark.parametrize("record", OWNED, ids=lambda one: one.KIND)
@pytest.mark.parametrize("stranger", ["kari", "r", "r-ola"])
def test_what_is_called_by_a_member_is_made_by_nobody_else(record: Record, stranger: str) -> None:
    for name, after in record.values().items():
        assert may_change(OLA, record.KIND, record.id, {name: after}, {})
        if isinstance(record, Round) and name in ("shown", "without"):
            assert may_change(stranger, record.KIND, record.id, {name: [OLA]}, record.values())
            continue
        for value in (after, stranger):
            assert not may_change(stranger, record.KIND, record.id, {name: value}, {})
    assert not may_change(stranger, record.KIND, record.id, {"alive": None}, record.values())
    assert may(OLA, record, "alive", False)


def test_no_name_of_a_round_or_of_a_member_makes_another_the_owner() -> None:
    part = Part(id="a-kari-ola", round="a-kari", author=OLA)
    assert may(OLA, part, "state", "done")
    assert not may("kari", part, "state", "done")
    assert not may_change("kari", Member.KIND, "x-ola", {"name": "Ola"}, {})


def test_what_has_no_author_is_given_none() -> None:
    for record in (Turn(id="t"), Interview(id="i"), Member(id=OLA)):
        assert not may("kari", record, "author", "kari")
    assert may("kari", Turn(id="t"), "speaker", "s")


def test_what_is_anothers_is_not_taken_away_by_saying_nothing() -> None:
    assert not may("kari", Unit(id="u", author=OLA), "alive", None)
