"""What a steward finds on a server, a place made with all its members or not at all, and who comes in there."""

import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.archive.team.test_steward import schemas
from tests.tools.postgres import Postgres
from tests.tools.team import Team
from workbench.archive.team import reaching, steward
from workbench.archive.team.addresses import Address, taken_apart
from workbench.archive.team.faults import server_faults
from workbench.cellar.errors import Refusal, Stopped
from workbench.study.ids import new_id


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ada@db.example.no/research",
        "postgres://%C3%85se%20%40home@db.example.no:5433/a%2Fb?sslmode=verify-full&sslrootcert=/etc/own.pem",
        "postgresql://[::1]:5433/research",
        "postgresql://ada@one,two/research",
        "postgresql://ada@one:1,two:2/research",
        "postgresql:///research?host=/run/pg&target_session_attrs=read-write",
        "postgresql://ada@db.example.no",
    ],
)
def test_an_address_is_the_same_after_it_was_taken_apart(url: str) -> None:
    address, password = taken_apart(url)
    assert password is None
    assert conninfo_to_dict(address.url) == conninfo_to_dict(url)
    assert taken_apart(address.url) == (address, None)


@pytest.mark.parametrize(
    "url", ["postgresql://ada:s%40fe@\u200bdb/research", "postgresql://ada@db/research?password=s%40fe"]
)
def test_a_password_is_taken_out_of_an_address(url: str) -> None:
    address, password = taken_apart(f" {url} ")
    assert (address.url, password) == ("postgresql://ada@db/research", "s@fe")


def test_what_is_of_one_computer_only_does_not_travel() -> None:
    here = Address("db", "", "research", "steward", "/home/kari/server.crt", (("sslkey", "/home/kari/key"),))
    assert here.to("bo").url == "postgresql://bo@db/research"


def test_a_look_tells_what_is_there_and_changes_nothing(server: Postgres, team: Team) -> None:
    before, free = schemas(server), new_id()
    found = steward.look(server.url("steward"), free)
    assert (found.made, found.logins, found.checked) == (False, {}, False)
    assert found.others == before
    again = steward.look(server.url("steward"), team.study)
    assert (again.made, again.logins) == (True, {team.members[one]: one for one in ("ada", "bo", "cy")})
    assert again.others == before - 1
    safe = f"sslmode=verify-full&sslrootcert={server.certificate}"
    away = server.url("steward", f"{safe}&hostaddr=127.0.0.1").replace("127.0.0.1", "team.example", 1)
    assert steward.look(away, free).checked
    assert schemas(server) == before


def test_a_look_says_what_stands_in_the_way(
    server: Postgres, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = new_id()
    for url, said in (
        (server.url("steward", password="wrong"), "name and password"),
        (server.url("root"), "ordinary login"),
        (server.url("ada"), "no right to make a place"),
        (server.url("steward").replace("/research", "/other"), "no database of this name"),
        ("postgresql://steward@127.0.0.1:1/research", "cannot be reached"),
    ):
        with pytest.raises(Refusal, match=said) as told:
            steward.look(url, study)
        assert "wrong" not in told.value.sentence
    with server.connect("root") as root:
        root.execute("ALTER ROLE eli NOLOGIN")
        with pytest.raises(Refusal, match="does not let this login"):
            steward.look(server.url("eli"), study)
        root.execute("ALTER ROLE eli LOGIN")
        root.execute("GRANT CREATE ON DATABASE research TO eli")
        with pytest.raises(Refusal, match="made with another login"):
            steward.look(server.url("eli"), team.study)
        root.execute("REVOKE CREATE ON DATABASE research FROM eli")
        root.execute(f"UPDATE {team.schema}.version SET number = 2".encode())
    with pytest.raises(Refusal, match="newer version of the program"):
        steward.look(server.url("steward"), team.study)
    monkeypatch.setattr(reaching, "OLDEST", 99)
    with pytest.raises(Refusal, match="older than version 99"):
        steward.look(server.url("steward"), study)


def test_a_place_is_made_with_all_its_members_or_not_at_all(server: Postgres) -> None:
    before, study = schemas(server), new_id()
    ada, bo = new_id(), new_id()
    for others, said in (({bo: "nobody"}, "no login called nobody"), ({bo: "ada"}, "another member's")):
        with pytest.raises(Refusal, match=said):
            steward.create(server.url("steward"), study, ada, "ada", others=others)
        assert schemas(server) == before
    shares: list[float] = []
    steward.create(server.url("steward"), study, ada, "ada", others={bo: "bo"}, progress=shares.append)
    assert steward.members(server.url("steward"), study) == {ada: "ada", bo: "bo"}
    assert shares == sorted(shares)
    assert (shares[0] > 0, shares[-1], len(shares) > 3) == (True, 1.0, True)


@pytest.mark.parametrize("step", [1, 4, -1])
def test_a_place_that_is_stopped_leaves_nothing(server: Postgres, step: int) -> None:
    before, told = schemas(server), list[float]()

    def progress(share: float) -> None:
        told.append(share)
        if len(told) == step or (step < 0 and share == 1.0):
            raise Stopped("Stopped.")

    study = new_id()
    with pytest.raises(Stopped):
        steward.create(server.url("steward"), study, new_id(), "ada", progress=progress)
    assert schemas(server) == before
    steward.create(server.url("steward"), study, new_id(), "ada")


def test_a_connection_that_is_lost_leaves_nothing(server: Postgres) -> None:
    study = new_id()

    def cut(share: float) -> None:
        if share > 0.5:
            with server.connect("root") as root:
                root.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'steward'"
                )

    before = schemas(server)
    with pytest.raises(Refusal, match="connection to it was lost"):
        steward.create(server.url("steward"), study, new_id(), "ada", progress=cut)
    assert schemas(server) == before
    assert not steward.look(server.url("steward"), study).made


def test_two_who_make_the_same_place_at_once_make_one(server: Postgres) -> None:
    study = new_id()

    def race(share: float) -> None:
        if share < 0.2:
            steward.create(server.url("steward"), study, new_id(), "bo")

    with pytest.raises(Refusal, match="already"):
        steward.create(server.url("steward"), study, new_id(), "ada", progress=race)
    assert [*steward.members(server.url("steward"), study).values()] == ["bo"]


def test_who_comes_in_is_set_as_a_whole(team: Team) -> None:
    url, study = team.server.url("steward"), team.study
    ada, bo, cy, dee = team.members["ada"], team.members["bo"], team.members["cy"], new_id()
    wanted = {ada: "ada", bo: "cy", cy: "bo", dee: "dee"}
    steward.seat(url, study, wanted)
    assert steward.members(url, study) == wanted
    with pytest.raises(Refusal, match="no login called gone"):
        steward.seat(url, study, {ada: "gone"})
    assert steward.members(url, study) == wanted
    steward.seat(url, study, {ada: "eli", bo: "cy"})
    assert steward.members(url, study) == {ada: "eli", bo: "cy"}
    with team.server.connect("root") as root:
        erasing = root.execute(f"SELECT member FROM {team.schema}.login WHERE erases".encode()).fetchall()
    assert erasing == [(ada,)]
    with team.server.connect("bo") as plain, pytest.raises(Refusal, match="no right"), server_faults():
        plain.execute(f"SELECT {team.schema}.kept()".encode())
    with pytest.raises(Refusal, match="made with another login"):
        steward.seat(team.server.url("eli"), study, {})
