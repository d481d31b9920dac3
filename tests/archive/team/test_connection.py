"""The standing connection: both directions, and coming back by itself after whatever was in the way."""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest

from tests.tools.copies import PATIENCE_S, Copy, open_for
from tests.tools.team import Team, chain
from workbench.archive.team.connection import Kind, TeamConnection
from workbench.archive.team.errands import TeamErrands
from workbench.archive.team.rows import Arrived, Lane, Membership, Place, Sealed
from workbench.archive.team.wire import Wire
from workbench.cellar.errors import Refusal


def test_what_one_writes_the_others_get(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    ada.write(3)
    with open_for(team, "ada", ada) as to_ada, open_for(team, "bo", bo) as to_bo:
        bo.wait_for(ada.made)
        bo.write(2)
        to_bo.poke()
        ada.wait_for(bo.made)
        ada.write(700)
        to_ada.poke()
        bo.wait_for(ada.made)
    assert len(bo.got) == 703
    assert ada.got.keys() == {(bo.replica, 1), (bo.replica, 2)}


def test_a_restarted_server_is_found_again(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    with open_for(team, "ada", ada) as to_ada, open_for(team, "bo", bo) as to_bo:
        for mode in ("fast", "immediate"):
            team.server.stop(mode)
            assert to_ada.wait_for(Kind.WAITING, PATIENCE_S)
            assert "Work goes on here" in to_ada.state.sentence
            ada.write(2)
            to_ada.poke()
            team.server.start()
            bo.wait_for(ada.made)
            assert to_ada.wait_for(Kind.CONNECTED, PATIENCE_S)
            assert to_bo.wait_for(Kind.CONNECTED, PATIENCE_S)


def test_a_cut_connection_is_made_anew(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    with open_for(team, "ada", ada) as to_ada, open_for(team, "bo", bo), team.server.connect("root") as root:
        bo.wait(lambda: len(bo.here) == 2)
        root.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN ('ada', 'bo')")
        bo.wait(lambda: len(bo.here) == 0)
        bo.wait(lambda: len(bo.here) == 2)
        ada.write(1)
        to_ada.poke()
        bo.wait_for(ada.made)


def test_a_row_that_was_told_is_read_with_one_query(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(wire: Wire, number: int, own: Collection[str]) -> tuple[Place, list[Arrived]]:
        if wire.connection.info.user == "bo":
            asked.append(number)
        return after(wire, number, own)

    after = Wire.after
    monkeypatch.setattr(Wire, "after", counted)
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    with open_for(team, "bo", bo), open_for(team, "ada", ada) as to_ada:
        bo.wait(lambda: len(bo.here) == 2)
        assert asked == [0]
        for _step in range(3):
            ada.write(1)
            to_ada.poke()
            bo.wait_for(ada.made)
    assert asked == [0, 0, 1, 2]


def test_hints_that_say_nothing_of_use_do_no_harm(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    with open_for(team, "bo", bo), open_for(team, "ada", ada) as to_ada, team.plain("cy") as stranger:
        for word in ("", "7" * 19, "9" * 400, "-1", "٣", "many"):
            stranger.execute("SELECT pg_notify(%s, %s)", (team.schema, word))
        ada.write(1)
        to_ada.poke()
        bo.wait_for(ada.made)


def test_who_is_here_is_told_and_forgotten(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    with open_for(team, "bo", bo):
        with open_for(team, "ada", ada) as to_ada:
            bo.wait(lambda: {one.member for one in bo.here} == {ada.member, bo.member})
            to_ada.be_at(b"page 7")
            bo.wait(lambda: b"page 7" in [one.place for one in bo.here])
            with pytest.raises(ValueError, match="too long"):
                to_ada.be_at(b"x" * 1025)
        bo.wait(lambda: [one.member for one in bo.here] == [bo.member])
    assert bo.here == ()


def test_a_full_disk_here_passes_and_nothing_is_missed(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    bo.faults = [Refusal("The disk is full."), Refusal("The disk is full.")]
    with open_for(team, "bo", bo) as to_bo:
        ada.write(3)
        with open_for(team, "ada", ada):
            bo.wait_for(ada.made)
            assert to_bo.wait_for(Kind.CONNECTED, PATIENCE_S)


def test_a_fault_of_the_program_is_a_sentence_and_is_raised(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: raised.append(args.exc_type))

    def broken(_kept: Mapping[Lane, int]) -> Sequence[Sealed]:
        raise KeyError

    connection = TeamConnection(team.membership("ada"), outgoing=broken, incoming=lambda _rows: None).start()
    assert connection.wait_for(Kind.REFUSED, PATIENCE_S)
    connection.close()
    assert "fault of the program" in connection.state.sentence
    assert raised == [KeyError]


def test_a_server_that_was_set_back_gets_everything_again(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    ada.write(4)
    with open_for(team, "bo", bo), open_for(team, "ada", ada):
        bo.wait_for(ada.made)
    with team.server.connect("root") as root:
        root.execute(f"DELETE FROM {team.schema}.step WHERE seq > 2".encode())
        root.execute(
            f"SELECT setval('{team.schema}.arrival', (SELECT max(number) FROM {team.schema}.step))".encode()
        )
    cy = Copy(team, "cy")
    cy.write(3)
    with open_for(team, "cy", cy), open_for(team, "bo", bo):
        bo.wait_for(cy.made)  # their numbers were other rows' before
        with open_for(team, "ada", ada):
            cy.wait_for(ada.made)


def test_at_a_shared_computer_each_sends_the_own_steps_in_any_order(team: Team) -> None:
    shared = Copy(team, "ada")
    for login in ("ada", "bo", "ada", "cy", "bo", "ada"):
        shared.write(2, team.members[login])
    dee = Copy(team, "cy")
    with open_for(team, "cy", dee):
        for login in ("bo", "ada"):
            own = Copy(team, login, shared.replica)
            own.made = shared.made
            with open_for(team, login, own):
                dee.wait_for([row for row in shared.made if row.member == own.member])
            with TeamErrands(team.membership("bo")) as errands:
                for other in ("ada", "cy"):
                    errands.share(shared.replica, team.members[other])


def test_a_copy_of_somebody_elses_stops_neither_what_comes_nor_what_was_made_elsewhere(team: Team) -> None:
    ada, bo = Copy(team, "ada"), Copy(team, "bo")
    ada.write(2)
    with open_for(team, "ada", ada):
        pass
    made = [*chain(ada.replica, bo.member, 2, ada.made[-1]), *chain(bo.replica, bo.member, 2)]

    def outgoing(kept: Mapping[Lane, int]) -> Sequence[Sealed]:
        return [row for row in made if row.seq > kept.get(Lane(row.replica, row.member), 0)]

    to_bo = TeamConnection(
        team.membership("bo"), outgoing=outgoing, incoming=bo.incoming, own=[bo.replica], beat_s=0.05
    ).start()
    with team.wire("ada").connection as wire:
        bo.wait_for(ada.made)
        assert to_bo.wait_for(Kind.CONNECTED, PATIENCE_S)
        assert "has not let you in" in to_bo.state.sentence
        assert Wire(wire, team.schema).kept_as(made) == made[2:]
        Wire(wire, team.schema).share(ada.replica, bo.member)
        other = Copy(team, "cy")
        with open_for(team, "cy", other):
            other.wait_for(made)
    to_bo.close()


def test_a_withdrawn_member_is_told(team: Team) -> None:
    with open_for(team, "bo", Copy(team, "bo"), beat_s=0.05) as to_bo:
        team.withdraw("bo")
        assert to_bo.wait_for(Kind.REFUSED, PATIENCE_S)
        assert "no right" in to_bo.state.sentence
        team.invite("bo")
        to_bo.start()
        assert to_bo.wait_for(Kind.CONNECTED, PATIENCE_S)


def test_a_copied_folder_is_found_out(team: Team) -> None:
    ada, twin = Copy(team, "ada"), Copy(team, "ada")
    twin.replica = ada.replica
    ada.write(2)
    with open_for(team, "ada", ada):
        pass
    twin.made = [replace(row, mark=bytes(32)) for row in ada.made]
    connection = twin.standing(team.membership("ada")).start()
    assert connection.wait_for(Kind.REFUSED, PATIENCE_S)
    connection.close()
    assert "worked in at two places" in connection.state.sentence


def test_nobody_at_the_other_end_is_waited_for(team: Team) -> None:
    url = f"postgresql://ada@127.0.0.1:{1}/research"
    connection = TeamConnection(
        Membership(url, team.study, team.members["ada"]),
        outgoing=lambda _kept: (),
        incoming=lambda _rows: None,
    ).start()
    assert connection.wait_for(Kind.WAITING, PATIENCE_S)
    connection.close()
    connection.close()
    connection.poke()
    assert connection.state.kind is Kind.WAITING
