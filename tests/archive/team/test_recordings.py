"""Recordings at the team's server: whole or going on where they were broken off, as each copy sealed them."""

from dataclasses import replace

import pytest

from tests.tools.team import Team, chain, erasing
from workbench.archive.team.errands import TeamErrands
from workbench.archive.team.faults import NotYet
from workbench.archive.team.rows import PIECE
from workbench.archive.team.wire import Wire
from workbench.cellar.errors import Refusal, Stopped
from workbench.study.ids import new_code

NAME = "5e" * 32
SOUND = bytes(range(256)) * (PIECE // 256) * 2 + b"the end"


def parts_of(sound: bytes, size: int = 100_000) -> list[bytes]:
    return [sound[start : start + size] for start in range(0, len(sound), size)]


def test_a_recording_comes_out_as_it_went_in(team: Team) -> None:
    mine = new_code()
    for name, sound in ((NAME, SOUND), ("aa" * 32, SOUND[:PIECE]), ("bb" * 32, b"x")):
        done: list[int] = []
        with TeamErrands(team.membership("ada")) as ada, TeamErrands(team.membership("bo")) as bo:
            ada.put(name, mine, parts_of(sound), done.append)
            ada.put(name, mine, parts_of(sound, 7_777))
            assert b"".join(bo.fetch(name, mine)) == sound
            assert bo.recordings()[name] == [mine]
        assert done[-1] == len(sound)


def test_what_was_broken_off_goes_on(team: Team) -> None:
    mine = new_code()

    def stop(_done: int) -> None:
        raise Stopped("stop")

    with TeamErrands(team.membership("ada")) as ada:
        with pytest.raises(Stopped):
            ada.put(NAME, mine, parts_of(SOUND), stop)
        assert ada.recordings() == {}
        ada.put(NAME, mine, parts_of(SOUND))
        assert b"".join(ada.fetch(NAME, mine)) == SOUND


def test_nobody_can_take_a_name_from_another(team: Team) -> None:
    mine, theirs = new_code(), new_code()
    with TeamErrands(team.membership("ada")) as ada, TeamErrands(team.membership("bo")) as bo:
        bo.put(NAME, theirs, [b"something else"])
        ada.put(NAME, mine, parts_of(SOUND))
        assert sorted(ada.recordings()[NAME]) == sorted([mine, theirs])
        assert b"".join(bo.fetch(NAME, mine)) == SOUND
        with team.wire("ada").connection as connection:
            Wire(connection, team.schema).append(chain(mine, team.members["ada"], 1))
        with pytest.raises(Refusal, match="has not let you in"):
            bo.put(NAME, mine, [b"something else"])
        with pytest.raises(Refusal, match="other pieces"):
            ada.put(NAME, mine, [b"something else"])
        assert list(ada.fetch(NAME, new_code())) == []


def test_an_erased_recording_is_gone_and_does_not_come_back(team: Team) -> None:
    mine = new_code()
    notes = team.rows("bo", 1)
    rows = team.rows("ada", 2)
    tombstone = erasing(rows[1])
    with TeamErrands(team.membership("ada")) as ada, TeamErrands(team.membership("bo")) as bo:
        bo.put(NAME, mine, parts_of(SOUND))
        with pytest.raises(NotYet):  # its second step is no erasure
            ada.erase((rows[0].replica, 2), [], [NAME], rows)
        ada.erase((tombstone.replica, 2), [], [NAME], [rows[0], tombstone])
        ada.erase((tombstone.replica, 2), [replace(notes[0], sealed=b"empty")], [NAME])
        assert bo.recordings() == {}
        assert list(bo.fetch(NAME, mine)) == []
        for errands in (ada, bo):
            with pytest.raises(Refusal, match="erased for good"):
                errands.put(NAME, mine if errands is bo else new_code(), parts_of(SOUND))
    assert [(replica, seq) for replica, seq, _sealed in team.kept()] == [
        (rows[0].replica, 1),
        (rows[0].replica, 2),
    ]
