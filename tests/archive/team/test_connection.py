"""The standing connection: both directions, coming back by itself, and a sentence for whatever is in the way."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.tools.postgres import make_certificate
from tests.tools.team import Team, chain
from workbench.archive.team import connection as standing
from workbench.archive.team.connection import Kind, TeamConnection
from workbench.archive.team.rows import Arrived, Membership, Place, Presence, Sealed
from workbench.cellar.errors import Refusal
from workbench.study.ids import new_code, new_id

PATIENCE_S = 30


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "SHORTEST_S", 0.02)
    monkeypatch.setattr(standing, "LONGEST_S", 0.2)


class Copy:
    """A member's copy of the study, as far as the connection is concerned."""

    def __init__(self, team: Team, login: str, replica: str = "") -> None:
        self.replica = replica or new_code()
        self.member = team.members[login]
        self.made: list[Sealed] = []
        self.got: dict[tuple[str, int], Sealed] = {}
        self.place = Place()
        self.here: Sequence[Presence] = ()
        self.faults: list[Refusal] = []
        self._changed = threading.Condition()

    def write(self, count: int, member: str = "") -> None:
        last = self.made[-1] if self.made else None
        self.made += chain(self.replica, member or self.member, count, last)

    def outgoing(self, kept: Mapping[str, int]) -> Sequence[Sealed]:
        return self.made[kept.get(self.replica, 0) :]

    def incoming(self, rows: Sequence[Arrived]) -> None:
        if self.faults:
            raise self.faults.pop()
        with self._changed:
            self.got.update(((row.step.replica, row.step.seq), row.step) for row in rows)
            self.place = Place(rows[-1].number, rows[-1].step.mark)
            self._changed.notify_all()

    def see(self, here: Sequence[Presence]) -> None:
        with self._changed:
            self.here = here
            self._changed.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(until, PATIENCE_S)

    def wait_for(self, rows: Sequence[Sealed]) -> None:
        self.wait(lambda: all(self.got.get((row.replica, row.seq)) == row for row in rows))

    def standing(self, team: Membership, **more: Any) -> TeamConnection:
        return TeamConnection(
            team, outgoing=self.outgoing, incoming=self.incoming, here=self.see, place=self.place,
            own=[self.replica], **more,
        )  # fmt: skip


@contextmanager
def open_for(team: Team, login: str, copy: Copy, **more: Any) -> Iterator[TeamConnection]:
    connection = copy.standing(team.membership(login), **more).start()
    try:
        assert connection.wait_for(Kind.CONNECTED, PATIENCE_S), connection.state
        yield connection
    finally:
        connection.close()


def refused(team: Membership) -> str:
    """The sentence of a connection that ends in a refusal."""
    connection = TeamConnection(team, outgoing=lambda _kept: (), incoming=lambda _rows: None)
    connection.start()
    try:
        assert connection.wait_for(Kind.REFUSED, PATIENCE_S), connection.state
        return connection.state.sentence
    finally:
        connection.close()


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

    def broken(_kept: Mapping[str, int]) -> Sequence[Sealed]:
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


def test_a_shared_computer_sends_each_members_steps_by_that_member(team: Team) -> None:
    shared = Copy(team, "ada")
    shared.write(2)
    shared.write(2, team.members["bo"])
    shared.write(1)
    cy = Copy(team, "cy")
    from workbench.archive.team.errands import TeamErrands

    with open_for(team, "cy", cy), open_for(team, "ada", shared) as to_ada:
        cy.wait_for(shared.made[:2])
        assert to_ada.state.kind is Kind.CONNECTED
        with TeamErrands(team.membership("ada")) as errands:
            errands.share(shared.replica, team.members["bo"])
        with open_for(team, "bo", Copy(team, "bo", shared.replica)) as to_bo:
            to_bo.close()
        other = Copy(team, "bo", shared.replica)
        other.made = shared.made
        with open_for(team, "bo", other):
            cy.wait_for(shared.made)


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


def test_what_is_wrong_with_login_or_study_is_a_sentence(team: Team) -> None:
    server, study, ada = team.server, team.study, team.members["ada"]
    said = [
        refused(Membership(server.url("ada", password="wrong"), study, ada)),
        refused(Membership(f"postgresql://ada@127.0.0.1:{server.port}/research", study, ada)),
        refused(Membership(server.url("nobody"), study, ada)),
        refused(Membership(server.url("ada"), new_id(), ada)),
        refused(Membership(server.url("ada").replace("/research", "/other"), study, ada)),
        refused(Membership(server.url("dee"), study, new_id())),
        refused(Membership(server.url("ada"), study, team.members["bo"])),
        refused(Membership("https://ada:kaffe@server/research", study, ada)),
        refused(Membership("postgresql://ada:kaffe@[server", study, ada)),
    ]
    keys = ["name and password"] * 3 + ["not on that server"] * 2 + ["no right"] * 2 + ["not the address"] * 2
    assert [key in sentence for key, sentence in zip(keys, said, strict=True)] == [True] * 9, said
    assert not any("kaffe" in sentence or "wrong" in sentence for sentence in said)


def test_a_password_may_stand_beside_the_address(team: Team) -> None:
    url = team.server.url("ada", password="wrong")
    ada = Copy(team, "ada")
    connection = ada.standing(Membership(url, team.study, ada.member, "kaffe og vafler")).start()
    assert connection.wait_for(Kind.CONNECTED, PATIENCE_S)
    connection.close()


def test_the_servers_certificate_must_be_the_right_one(team: Team, tmp_path: Path) -> None:
    ada = Copy(team, "ada")
    right = f"sslmode=verify-full&sslrootcert={team.server.certificate}"
    connection = ada.standing(Membership(team.server.url("ada", right), team.study, ada.member)).start()
    assert connection.wait_for(Kind.CONNECTED, PATIENCE_S)
    connection.close()
    make_certificate(tmp_path / "other.crt", tmp_path / "other.key")
    wrong = f"sslmode=verify-full&sslrootcert={tmp_path}/other.crt"
    assert "did not show the certificate" in refused(
        Membership(team.server.url("ada", wrong), team.study, ada.member)
    )
    another_name = team.server.url("ada", right).replace("127.0.0.1", "localhost")
    assert "did not show the certificate" in refused(Membership(another_name, team.study, ada.member))


@pytest.mark.parametrize(("number", "said"), [(2, "newer version"), (0, "older version")])
def test_another_version_is_a_sentence(team: Team, number: int, said: str) -> None:
    from workbench.archive.team import steward

    with team.server.connect("root") as root:
        root.execute(f"UPDATE {team.schema}.version SET number = {number}".encode())
    assert said in refused(team.membership("ada"))
    with pytest.raises(Refusal, match=said):
        steward.invite(team.server.url("steward"), team.study, new_id(), "dee")
    if number == 2:
        with pytest.raises(Refusal, match=said):
            steward.renew(team.server.url("steward"), team.study)


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
