"""What the server keeps, for whom it keeps it, and what it does not take."""

from dataclasses import replace

import pytest

from tests.tools.team import Team, chain, erasing
from workbench.archive.team.faults import Barred, Held, MayNotErase, NotYet
from workbench.archive.team.rows import MOST_SEALED, Place, Sealed
from workbench.archive.team.wire import MOST_BYTES, Wire
from workbench.cellar.errors import Refusal
from workbench.study.ids import new_code, new_id


def read(wire: Wire, own: tuple[str, ...] = ()) -> list[Sealed]:
    found: list[Sealed] = []
    place = Place()
    while True:
        here, rows = wire.after(place.number, own)
        if not here.number:
            return found
        place = here
        found += [row.step for row in rows]


def test_rows_come_out_as_they_went_in(team: Team) -> None:
    rows = team.rows("ada", 3)
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo:
        Wire(ada, team.schema).append(rows)
        assert read(Wire(bo, team.schema)) == rows
        assert team.there(Wire(ada, team.schema)) == {(rows[0].replica, "ada"): 3}
        assert team.there(Wire(bo, team.schema)) == {}


def test_own_rows_move_the_place_and_do_not_come_back(team: Team) -> None:
    rows = team.rows("ada", 3)
    with team.wire("ada").connection as connection:
        wire = Wire(connection, team.schema)
        wire.append(rows)
        place, arrived = wire.after(0, [rows[0].replica])
        assert (place.mark, arrived) == (rows[-1].mark, [])
        assert wire.knows(place)
        assert not wire.knows(Place(place.number, rows[0].mark))
        assert not wire.knows(Place(place.number + 1, place.mark))


def test_sending_again_changes_nothing(team: Team) -> None:
    rows = team.rows("ada", 3)
    with team.wire("ada").connection as connection:
        wire = Wire(connection, team.schema)
        wire.append(rows[:2])
        wire.append(rows)
        wire.append(rows)
        assert read(wire) == rows


def test_large_rows_come_in_several_parts(team: Team) -> None:
    rows = [replace(row, sealed=b"x" * (MOST_BYTES // 2 + 1)) for row in team.rows("ada", 5)]
    with team.wire("ada").connection as connection:
        wire = Wire(connection, team.schema)
        wire.append(rows)
        assert len(wire.after(0, ())[1]) == 2
        assert read(wire) == rows


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"seq": 1, "before": b""}, Refusal),
        ({"seq": 2}, Refusal),
        ({"before": b""}, Refusal),
        ({"before": b"x" * 32}, Refusal),
        ({"seq": 4, "before": b""}, Refusal),
        ({"member": "0" * 16}, Barred),
    ],
)
def test_what_does_not_follow_is_a_sentence_and_keeps_nothing(
    team: Team, change: dict[str, object], fault: type[Refusal]
) -> None:
    rows = team.rows("ada", 3)
    with team.wire("ada").connection as connection:
        wire = Wire(connection, team.schema)
        wire.append(rows[:2])
        with pytest.raises(Refusal) as refused:
            wire.append([replace(rows[2], **change)])  # type: ignore[arg-type]
        assert type(refused.value) is fault
        assert read(wire) == rows[:2]
        wire.append(rows)


def test_a_part_of_what_is_sent_together_is_not_kept(team: Team) -> None:
    rows = team.rows("ada", 3)
    with team.wire("ada").connection as connection:
        wire = Wire(connection, team.schema)
        with pytest.raises(Refusal):
            wire.append([*rows, replace(rows[2], seq=4, before=b"y" * 32)])
        assert read(wire) == []
        wire.append([replace(rows[0], sealed=b"x" * MOST_SEALED)])


def test_a_copy_is_nobodys_before_a_step_of_it_is_here(team: Team) -> None:
    replica = new_code()
    first = chain(replica, team.members["bo"], 1)
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo:
        with pytest.raises(NotYet, match="Steps before these"):
            Wire(ada, team.schema).share(replica, team.members["ada"])
        Wire(ada, team.schema).put("b" * 64, replica, 0, True, b"sealed")
        Wire(bo, team.schema).append(first)
        assert read(Wire(ada, team.schema)) == first


def test_a_copy_that_several_share_takes_the_steps_of_each_in_any_order(team: Team) -> None:
    replica = new_code()
    first = chain(replica, team.members["ada"], 2)
    second = chain(replica, team.members["bo"], 2, first[-1])
    third = chain(replica, team.members["ada"], 1, second[-1])
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo:
        Wire(ada, team.schema).append([*first, *third])
        with pytest.raises(Held, match="has not let you in"):
            Wire(bo, team.schema).append(second)
        with pytest.raises(Held):
            Wire(bo, team.schema).share(replica, team.members["bo"])
        Wire(ada, team.schema).share(replica, team.members["bo"])
        there = {(replica, "ada"): 5, (replica, "bo"): 0}
        assert team.there(Wire(bo, team.schema)) == team.there(Wire(ada, team.schema)) == there
        Wire(bo, team.schema).append(second)
        assert team.there(Wire(ada, team.schema)) == {(replica, "ada"): 5, (replica, "bo"): 4}
        with pytest.raises(Held):
            Wire(bo, team.schema).share(replica, team.members["cy"])
        assert read(Wire(bo, team.schema)) == [*first, *third, *second]


def test_a_copy_can_be_shared_before_there_is_a_login(team: Team) -> None:
    replica, dee = new_code(), new_id()
    rows = chain(replica, team.members["ada"], 1)
    with team.wire("ada").connection as ada:
        Wire(ada, team.schema).append(rows)
        Wire(ada, team.schema).share(replica, dee)
    team.members["dee"] = dee
    team.invite("dee")
    with team.wire("dee").connection as connection:
        Wire(connection, team.schema).append(chain(replica, dee, 1, rows[0]))


def test_in_a_shared_copy_nothing_is_kept_that_does_not_fit_on_both_sides(team: Team) -> None:
    replica = new_code()
    rows = chain(replica, team.members["ada"], 4)
    middle = replace(rows[1], member=team.members["bo"])
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo:
        Wire(ada, team.schema).append([rows[0], rows[2]])
        Wire(ada, team.schema).share(replica, team.members["bo"])
        odd = [
            replace(middle, before=bytes(32)),
            replace(middle, mark=bytes(32)),
            replace(middle, seq=1, before=b""),
            replace(middle, seq=3),
        ]
        for wrong in odd:
            with pytest.raises(Refusal, match="other steps under the name"):
                Wire(bo, team.schema).append([wrong])
        with pytest.raises(Refusal, match="other steps under the name"):
            Wire(ada, team.schema).append([rows[1]])  # behind the own newest
        Wire(bo, team.schema).append([middle])
        assert read(Wire(bo, team.schema)) == [rows[0], rows[2], middle]


def test_erasing_needs_the_right_and_replaces_only_what_fits(team: Team) -> None:
    notes = team.rows("bo", 2)
    tombstone = erasing(team.rows("ada", 1)[0])
    ref = (tombstone.replica, tombstone.seq)
    emptied = [replace(row, sealed=b"empty") for row in notes]
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo:
        Wire(bo, team.schema).append(notes)
        with pytest.raises(NotYet):
            Wire(ada, team.schema).empty(ref, emptied, ())
        with ada.transaction():
            Wire(ada, team.schema).append([tombstone])
            wrong = replace(emptied[1], mark=bytes(32))
            Wire(ada, team.schema).empty(ref, [emptied[0], wrong], ())
        assert read(Wire(bo, team.schema)) == [emptied[0], notes[1], tombstone]
        # What Bo sent before hearing of it, Bo may empty; what is Ada's, not.
        Wire(bo, team.schema).empty(ref, [emptied[1]], ())
        assert read(Wire(bo, team.schema)) == [*emptied, tombstone]
        with pytest.raises(MayNotErase):
            Wire(bo, team.schema).empty(ref, [replace(tombstone, sealed=b"empty")], ())


def test_whoever_may_not_erase_says_what_is_erased_and_somebody_else_destroys_it(team: Team) -> None:
    notes, tombstone = team.rows("ada", 2), erasing(team.rows("bo", 1)[0])
    ref, emptied = (tombstone.replica, tombstone.seq), [replace(row, sealed=b"empty") for row in notes]
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo:
        Wire(ada, team.schema).append(notes)
        Wire(bo, team.schema).append([tombstone])
        for recordings in ((), ["a" * 64]):
            with pytest.raises(MayNotErase):
                Wire(bo, team.schema).empty(ref, () if recordings else emptied, recordings)
        assert Wire(bo, team.schema).kept_as(notes) == notes
        Wire(ada, team.schema).empty(ref, emptied, ["a" * 64])
        assert Wire(bo, team.schema).kept_as(notes) == emptied


def test_who_is_here_and_where(team: Team) -> None:
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo:
        Wire(ada, team.schema).be_here(b"page 1")
        Wire(bo, team.schema).be_here(b"")
        Wire(ada, team.schema).be_here(b"page 2")
        ada_here, bo_here = Wire(bo, team.schema).here()
        assert (ada_here.member, ada_here.place) == (team.members["ada"], b"page 2")
        assert (bo_here.member, bo_here.place) == (team.members["bo"], b"")
        Wire(ada, team.schema).leave()
        assert [one.member for one in Wire(bo, team.schema).here()] == [team.members["bo"]]


def test_whoever_gave_no_sign_for_long_is_not_here(team: Team) -> None:
    with team.wire("ada").connection as ada, team.server.connect("root") as root:
        wire = Wire(ada, team.schema)
        wire.be_here(b"page 1")
        since = "2020-01-01T00:00:00Z"
        root.execute(f"UPDATE {team.schema}.presence SET since = '{since}'".encode())
        assert wire.here()[0].since == since
        root.execute(f"UPDATE {team.schema}.presence SET beat = beat - interval '46 seconds'".encode())
        assert wire.here() == ()
        wire.be_here(b"page 1")
        assert wire.here()[0].since > since


def test_a_member_who_was_withdrawn_is_out_at_once(team: Team) -> None:
    with team.wire("bo").connection as bo, team.wire("ada").connection as ada:
        wire = Wire(bo, team.schema)
        wire.append(team.rows("bo", 1))
        wire.be_here(b"")
        team.withdraw("bo")
        for errand in (lambda: wire.append(team.rows("bo", 1)), lambda: wire.after(0, ()), wire.here):
            with pytest.raises(Refusal, match="no right"):
                errand()
        assert len(read(Wire(ada, team.schema))) == 1
        assert Wire(ada, team.schema).here() == ()
        team.invite("bo")
        wire.append(team.rows("bo", 1))


def test_members_are_what_was_invited(team: Team) -> None:
    from workbench.archive.team import steward

    url = team.server.url("steward")
    assert steward.members(url, team.study) == {member: login for login, member in team.members.items()}
    with pytest.raises(Refusal, match="another member's"):
        steward.invite(url, team.study, new_id(), "bo")
    steward.invite(url, team.study, team.members["bo"], "dee")
    assert steward.members(url, team.study)[team.members["bo"]] == "dee"
    with pytest.raises(Refusal, match="no right"):
        team.wire("bo")
