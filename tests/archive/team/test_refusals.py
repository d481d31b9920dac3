"""What stands between a member and the team's server for good, as a sentence; nothing of it names a password."""

from pathlib import Path

import pytest

from tests.tools.copies import PATIENCE_S, Copy
from tests.tools.postgres import NAME, make_certificate
from tests.tools.team import Team
from workbench.archive.team import steward
from workbench.archive.team.connection import Kind, TeamConnection
from workbench.archive.team.rows import Membership
from workbench.cellar.errors import Refusal
from workbench.study.ids import new_id


def refused(team: Membership) -> str:
    """The sentence of a connection that ends in a refusal."""
    connection = TeamConnection(team, outgoing=lambda _kept: (), incoming=lambda _rows: None)
    connection.start()
    try:
        assert connection.wait_for(Kind.REFUSED, PATIENCE_S), connection.state
        return connection.state.sentence
    finally:
        connection.close()


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


def test_another_computer_is_believed_by_what_this_one_trusts(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = team.server.url("ada", "hostaddr=127.0.0.1").replace("127.0.0.1", NAME, 1)
    membership = Membership(address, team.study, team.members["ada"])
    monkeypatch.setenv("SSL_CERT_FILE", str(team.server.certificate))
    connection = Copy(team, "ada").standing(membership).start()
    assert connection.wait_for(Kind.CONNECTED, PATIENCE_S), connection.state
    connection.close()
    make_certificate(tmp_path / "other.crt", tmp_path / "other.key")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "other.crt"))
    assert "did not show the certificate" in refused(membership)


@pytest.mark.parametrize(("number", "said"), [(2, "newer version"), (0, "older version")])
def test_another_version_is_a_sentence(team: Team, number: int, said: str) -> None:
    with team.server.connect("root") as root:
        root.execute(f"UPDATE {team.schema}.version SET number = {number}".encode())
    assert said in refused(team.membership("ada"))
    with pytest.raises(Refusal, match=said):
        steward.invite(team.server.url("steward"), team.study, new_id(), "dee")
    if number == 2:
        with pytest.raises(Refusal, match=said):
            steward.renew(team.server.url("steward"), team.study)
