"""Names, titles and codes of languages: what is kept of them, and what is not taken."""

from pathlib import Path

import pytest

from tests.desk.conftest import Table
from tests.speech import sounds
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.desk.exchange import Exchange
from workbench.desk.naming import MOST_LETTERS
from workbench.desk.opening import Founder, make_study
from workbench.study.people import Role

INVISIBLE = ["", "  ", "\n", "\u200b", "\u202e", "\x1b"]


@pytest.mark.parametrize("name", INVISIBLE)
def test_what_cannot_be_seen_is_no_name(table: Table, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match="member needs a name"):
        table.desk.members.add(name, (Role.PEER,))
    with pytest.raises(Refusal, match="needs a title"):
        table.desk.interviews.add(name)
    with pytest.raises(Refusal, match="study needs a name"):
        make_study(tmp_path / "new", name, "a passphrase", Founder("Ada"), cost=LEAST_COST)
    assert not (tmp_path / "new").exists()


def test_a_name_is_one_line_and_has_an_end(table: Table) -> None:
    bent = table.desk.members.add(" Eva\n\x1b[2J \u202eLie ", (Role.PEER,))
    assert bent.name == "Eva [2J Lie"
    with pytest.raises(Refusal, match="of this name already"):
        table.desk.members.add("eva [2J\nlie", (Role.PEER,))
    assert table.desk.interviews.add("x" * MOST_LETTERS).title == "x" * MOST_LETTERS
    for add in (table.desk.interviews.add, lambda name: table.desk.members.add(name, (Role.PEER,))):
        with pytest.raises(Refusal, match="at most 300 letters"):
            add("x" * (MOST_LETTERS + 1))


def test_an_unfit_title_is_refused_before_the_recording_is_read(table: Table, tmp_path: Path) -> None:
    sound = sounds.write(tmp_path / "\u200b.wav", sounds.encoded("wav", 1.0))
    for title in (" ", "x" * (MOST_LETTERS + 1)):
        with pytest.raises(Refusal):
            table.desk.recordings.intake(sound, title=title)
    work = table.desk.recordings.intake(sound)
    work.start()
    while not (status := work.wait(1.0)).finished:
        pass
    assert status.sentence is None
    assert [interview.title for interview in table.desk.interviews.list()] == ["First", "Interview"]


@pytest.mark.parametrize(("code", "kept"), [("", ""), (" nb ", "nb"), ("se", "se"), ("nb-NO", "nb-NO")])
def test_a_study_s_language_need_not_be_one_of_the_models(tmp_path: Path, code: str, kept: str) -> None:
    desk = make_study(
        tmp_path / "s", "Work", "a passphrase", Founder("Ada"), interviews_in=code, cost=LEAST_COST
    )
    assert desk.facts.language == kept
    desk.close()


@pytest.mark.parametrize("code", ["norwegian", "n", "😀", "nb;", "x" * 9000])
def test_what_is_no_code_of_a_language_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(Refusal, match="is not the code of a language"):
        make_study(
            tmp_path / "s", "Work", "a passphrase", Founder("Ada"), interviews_in=code, cost=LEAST_COST
        )
    assert not (tmp_path / "s").exists()


def test_an_invitation_that_finds_no_place_writes_nothing(table: Table, tmp_path: Path) -> None:
    before = table.desk.context.archive.shelf.last_number()
    (tmp_path / "there").touch()
    with pytest.raises(Refusal, match="already"):
        Exchange(table.desk).invite(tmp_path / "there", "Cy", (Role.PEER,), "nb")
    assert table.desk.context.archive.shelf.last_number() == before


@pytest.mark.parametrize("address", ["", "http://server/x", "server", "postgresql://%zz@h/d"])
def test_what_is_no_address_of_a_server_is_not_kept(table: Table, address: str) -> None:
    with pytest.raises(Refusal, match="not the address of a team's server"):
        table.desk.team.join(address)
    assert table.desk.team.address == ""
