"""What is kept of how people sound can be forgotten, and then nothing of it is on the disk."""

from base64 import b64encode
from collections.abc import Callable

import pytest

from tests.desk.conftest import PASSPHRASE, Table
from tests.desk.speaking import speaker
from tests.desk.test_erasing import content
from tests.speech.made_up import heard
from workbench.archive import kept_parts
from workbench.archive.database import Database
from workbench.cellar.errors import Refusal
from workbench.desk.opening import open_study
from workbench.study.people import VoiceRole

PACKED = heard(alike=0.2, long=4)
Forget = Callable[[Table], str]


def the_parts(table: Table) -> str:
    """Forget what is kept of the recording; what it was."""
    table.desk.who_speaks.forget("rec")
    assert not table.desk.who_speaks.heard_here("rec")
    assert table.desk.who_speaks.of("rec"), "what was told stays"
    return b64encode(PACKED).decode()


def the_own_voice(table: Table) -> str:
    """Forget how the member sounds; what it was."""
    kept = kept_parts.voice_of(table.desk.context.archive.database, table.ada.id)
    assert kept
    table.desk.who_speaks.team.forget()
    assert table.desk.who_speaks.team.mine is None
    assert table.desk.who_speaks.heard_here("rec"), (
        "the parts hold everybody's voices and are forgotten apart"
    )
    return kept[-200:]


@pytest.fixture
def known(table: Table) -> Table:
    """The study with what was heard of its recording, and Ada's voice known from it; a copy from before lies beside."""
    kept_parts.keep(table.desk.context.archive.database, table.interview.id, "rec", PACKED)
    table.desk.who_speaks.tell("rec", 3)
    mine = speaker(table, "Voice 2")
    table.desk.interviews.rename_speaker(mine.id, "Interviewer", VoiceRole.RESEARCHER)
    table.desk.who_speaks.team.learn(mine.id)
    (table.desk.folder / "backups" / "study-schema1-20260101T000000Z.db").write_bytes(b"an old copy")
    return table


@pytest.mark.parametrize("forget", [the_parts, the_own_voice])
def test_nothing_of_it_is_left_in_any_file(known: Table, forget: Forget) -> None:
    recordings = known.desk.context.archive.vault.ids()
    gone = forget(known)
    assert known.desk.context.archive.vault.ids() == recordings
    assert list((known.desk.folder / "backups").glob("*.db")) == []
    known.desk.close()
    left = content(known.desk.folder)
    assert gone[:60].encode() not in left
    assert gone[-60:].encode() not in left


@pytest.mark.parametrize("forget", [the_parts, the_own_voice])
def test_what_the_disk_does_not_let_go_goes_at_the_next_opening(
    known: Table, forget: Forget, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_database: Database) -> None:
        raise Refusal("the disk is full")

    desk = known.desk
    backups = desk.folder / "backups"
    with monkeypatch.context() as patch:
        patch.setattr(Database, "write_anew", full)
        with pytest.raises(Refusal, match="It is forgotten"):
            forget(known)
    (backups / "study-schema1-20260101T000000Z.db").write_bytes(b"a copy that could not be destroyed")
    desk.close()
    open_study(desk.folder, PASSPHRASE).close()
    assert list(backups.glob("*.db")) == []
