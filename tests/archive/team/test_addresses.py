"""What an address may ask for: another computer is spoken to over a checked connection or not at all."""

from pathlib import Path

import pytest

from workbench.archive.team.connecting import parts
from workbench.archive.team.rows import schema_of
from workbench.cellar.errors import Refusal


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ada@db.example.no/research",
        "postgres://ada@192.0.2.7:5433/research?sslmode=verify-full",
        "postgresql://ada@/research?host=localhost,db.example.no",
        "postgresql://ada@localhost/research?hostaddr=192.0.2.7",
    ],
)
def test_another_computer_must_show_its_certificate(url: str) -> None:
    found = parts(url)
    assert found["sslmode"] == "verify-full"
    assert Path(str(found["sslrootcert"])).is_file() or found["sslrootcert"] == "system"
    assert found["gssencmode"] == "disable"
    assert parts(f"{url}{'&' if '?' in url else '?'}sslrootcert=own.pem")["sslrootcert"] == "own.pem"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_less_than_a_checked_certificate_is_refused(mode: str) -> None:
    with pytest.raises(Refusal, match="must be encrypted"):
        parts(f"postgresql://ada:secret@db.example.no/research?sslmode={mode}")


@pytest.mark.parametrize(
    "url", ["postgresql:///research", "postgresql://[::1]/x", "postgresql:///x?host=/run/pg"]
)
def test_this_computer_needs_none(url: str) -> None:
    assert "sslmode" not in parts(url)


@pytest.mark.parametrize(
    "url", ["", "host=db dbname=x", "https://db", "postgresql://a:b@[", "postgresql://h/d?x=y"]
)
def test_what_is_no_address_is_a_sentence(url: str) -> None:
    with pytest.raises(Refusal, match="not the address"):
        parts(url)


def test_the_schema_of_a_study_is_plain_whatever_the_study_is_called() -> None:
    assert schema_of("0123456789abcdef") == "lifeworld_0123456789abcdef"
    for name in ("x" * 64, 'a"; DROP SCHEMA public; --', "ABCDEF0123456789"):
        assert schema_of(name).removeprefix("lifeworld_").isalnum()
        assert len(schema_of(name)) == 26
