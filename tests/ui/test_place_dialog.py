"""The window and a real PostgreSQL: a study gets its place there, colleagues are let in, and what hinders is told."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.archive.team.conftest import server, short_pauses  # noqa: F401  (fixtures)
from tests.archive.team.test_steward import schemas
from tests.tools.postgres import PASSWORD, Postgres, make_certificate
from tests.ui.conftest import Answer
from tests.ui.exchanging import LONG_MS, ended
from tests.ui.studies import other
from workbench.archive.team import steward
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, speaking
from workbench.desk.desk import Desk
from workbench.ui.dialogs import place
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.place import PlaceDialog
from workbench.ui.dialogs.team import TeamDialog
from workbench.ui.main_window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[PlaceDialog]:
    made = PlaceDialog(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.reject()


def fill(dialog: PlaceDialog, server: Postgres, login: str = "steward", more: str = "") -> None:  # noqa: F811
    """Paste a steward's address, and write the password."""
    dialog.form.server.setText(f"postgresql://{login}@127.0.0.1:{server.port}/research{more}")
    dialog.form.secret.line.setText(PASSWORD)


def look(qtbot: QtBot, dialog: PlaceDialog) -> None:
    dialog.looker.click()
    ended(qtbot, dialog)


def seat(dialog: PlaceDialog, *logins: str) -> None:
    for line, login in zip(dialog.logins.lines.values(), logins, strict=False):
        line.setText(login)


def make(qtbot: QtBot, dialog: PlaceDialog) -> None:
    dialog.maker.click()
    ended(qtbot, dialog)


def members(desk: Desk, server: Postgres) -> dict[str, str]:  # noqa: F811
    return steward.members(server.url("steward"), desk.context.archive.study)


def test_a_place_is_made_and_the_window_connects(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    server: Postgres,  # noqa: F811
    answering: Answer[Dialog],
) -> None:
    window.show_study(desk)
    assert window.session
    told: list[str] = []

    def placing(dialog: Dialog) -> None:
        assert isinstance(dialog, PlaceDialog)
        fill(dialog, server)
        look(qtbot, dialog)
        assert "can be made" in dialog.found.text()
        assert "“research” on 127.0.0.1" in dialog.told.text()
        seat(dialog, "ada", "bo")
        make(qtbot, dialog)
        assert dialog.refusal.isHidden()
        dialog.copier.click()
        told.append(QApplication.clipboard().text())
        dialog.connecter.click()

    def connecting(dialog: Dialog) -> None:
        assert isinstance(dialog, TeamDialog)
        answering(PlaceDialog, placing)
        dialog.placer.click()
        assert dialog.placer.text() == "Let colleagues in …"
        assert not dialog.form.server.isVisible()
        dialog.form.secret.line.setText(PASSWORD)
        dialog.connecter.click()
        qtbot.waitUntil(lambda: dialog.state.text() == "Connected.", timeout=LONG_MS)
        dialog.accept()

    answering(TeamDialog, connecting)
    window.session.exchanging.team()
    me = desk.member
    assert me
    assert members(desk, server) == {me.id: "ada", other(desk).id: "bo"}
    assert desk.team.address == f"postgresql://ada@127.0.0.1:{server.port}/research"
    assert f"Ola: postgresql://bo@127.0.0.1:{server.port}/research" in told[0]
    assert PASSWORD not in told[0]
    assert "steward" not in told[0]
    desk.team.disconnect()


def test_what_colleagues_need_can_be_kept_in_a_file(
    qtbot: QtBot,
    dialog: PlaceDialog,
    server: Postgres,  # noqa: F811
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(dialog, server, more=f"?sslmode=verify-full&sslrootcert={server.certificate}")
    look(qtbot, dialog)
    assert "has shown the certificate" in dialog.told.text()
    seat(dialog, "ada", "bo")
    make(qtbot, dialog)
    chosen = [desk.folder / "inside.txt", tmp_path / "for colleagues.txt"]
    monkeypatch.setattr(place, "choose_place", lambda *_told: (chosen.pop(0), ""))
    dialog.keeper.click()
    assert "study's own folder" in dialog.refusal.text()
    dialog.keeper.click()
    assert dialog.keeper.text() == "Saved"
    kept = (tmp_path / "for colleagues.txt").read_text("utf-8")
    assert kept.strip() == dialog.words.text().replace("\u200b", "")
    with speaking(other(desk).language):  # each in their own language: Ola reads bokmål, Kari English
        assert (
            _(
                "Under “More”, choose the file with the server's certificate that you have from the institution."
            )
            in kept
        )
    assert "1. Join the study with an invitation" not in kept
    assert str(server.folder) not in kept
    assert str(server.folder) in desk.team.address.replace("%2F", "/")


def test_what_hinders_is_a_sentence_and_nothing_is_made(
    qtbot: QtBot,
    dialog: PlaceDialog,
    server: Postgres,  # noqa: F811
    desk: Desk,
    tmp_path: Path,
) -> None:
    before = schemas(server)
    make_certificate(tmp_path / "other.crt", tmp_path / "other.key")
    wrong = f"?sslmode=verify-full&sslrootcert={tmp_path / 'other.crt'}"
    for login, more, said in (
        ("ada", "", "no right to make a place"),
        ("root", "", "ordinary login"),
        ("steward", wrong, "did not show the certificate"),
        ("steward", "2", "no database of this name"),
    ):
        fill(dialog, server, login, more)
        look(qtbot, dialog)
        assert said in dialog.refusal.text()
        assert dialog.form.isVisible()
    fill(dialog, server)
    dialog.form.secret.line.setText("wrong")
    look(qtbot, dialog)
    assert "name and password" in dialog.refusal.text()
    fill(dialog, server)
    look(qtbot, dialog)
    assert dialog.refusal.isHidden()
    for logins, said in (
        (("", "bo"), "your own login"),
        (("nobody", "bo"), "no login called nobody"),
        (("ada", "ada"), "ada is another member's"),
        (("steward", "bo"), "more rights"),
    ):
        seat(dialog, *logins)
        make(qtbot, dialog)
        assert said in dialog.refusal.text()
        assert dialog.plan.isVisible()
    server.stop("fast")
    try:
        seat(dialog, "ada", "")
        make(qtbot, dialog)
        assert "connection to it was lost" in dialog.refusal.text()
    finally:
        server.start()
    assert schemas(server) == before
    assert desk.team.address == ""
    make(qtbot, dialog)
    assert "No colleague has a login" in dialog.give.text()
    assert not dialog.words.isVisible()


def test_a_place_that_is_there_takes_more_colleagues(
    qtbot: QtBot, desk: Desk, server: Postgres  # noqa: F811
) -> None:  # fmt: skip
    me, study = desk.member, desk.context.archive.study
    assert me
    steward.create(server.url("steward"), study, me.id, "ada")
    desk.team.join(f"postgresql://ada@127.0.0.1:{server.port}/research")
    dialog = PlaceDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.form.login.text() == ""
    assert dialog.form.database.text() == "research"
    dialog.form.login.setText("steward")
    dialog.form.secret.line.setText(PASSWORD)
    look(qtbot, dialog)
    assert "there already" in dialog.found.text()
    assert [line.text() for line in dialog.logins.lines.values()] == ["ada", ""]
    seat(dialog, "ada", "bo")
    make(qtbot, dialog)
    assert members(desk, server) == {me.id: "ada", other(desk).id: "bo"}
    assert "Ola: postgresql://bo@" in dialog.words.text().replace("\u200b", "")
    with server.connect("root") as root:
        root.execute(f"UPDATE lifeworld_{study}.version SET number = 2".encode())
    dialog.go_back()
    dialog.form.secret.line.setText(PASSWORD)
    look(qtbot, dialog)
    assert "newer version of the program" in dialog.refusal.text()
    dialog.reject()


def test_a_copy_of_another_place_makes_no_second_one(
    qtbot: QtBot, desk: Desk, server: Postgres  # noqa: F811
) -> None:  # fmt: skip
    desk.team.join("postgresql://ada@elsewhere/research")
    dialog = PlaceDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    fill(dialog, server)
    look(qtbot, dialog)
    assert "belongs to another place" in dialog.refusal.text()
    dialog.reject()


def test_a_port_written_behind_the_server_goes_to_its_line(dialog: PlaceDialog) -> None:
    dialog.form.server.setText("db.example.org:5433")
    assert (dialog.form.server.text(), dialog.form.port.text()) == ("db.example.org", "5433")
    dialog.form.server.setText("fe80::1:2")
    assert dialog.form.server.text() == "fe80::1:2"


def test_a_server_that_does_not_answer_is_not_waited_for(qtbot: QtBot, dialog: PlaceDialog) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        dialog.form.server.setText(f"postgresql://steward@127.0.0.1:{silent.getsockname()[1]}/research")
        dialog.form.secret.line.setText(PASSWORD)
        dialog.looker.click()
        assert dialog.working
        assert dialog.stopper.isVisible()
        dialog.stopper.click()
        assert not dialog.working
        assert "Stopped. Nothing was changed." in dialog.refusal.text()
        assert dialog.looker.isEnabled()


def test_stop_takes_back_what_was_begun(
    qtbot: QtBot,
    dialog: PlaceDialog,
    server: Postgres,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, begun = schemas(server), list[float]()
    fill(dialog, server)
    look(qtbot, dialog)
    seat(dialog, "ada", "bo")
    create = steward.create

    def slowly(*told: object, progress: steward.Progress, **more: object) -> None:
        def watched(share: float) -> None:
            progress(share)
            begun.append(share)
            if len(begun) == 2:
                dialog._work.stop()  # type: ignore[union-attr]

        create(*told, progress=watched, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(steward, "create", slowly)
    make(qtbot, dialog)
    assert len(begun) == 2
    assert "Stopped. Nothing was changed." in dialog.refusal.text()
    assert schemas(server) == before


def test_nobody_who_is_not_signed_in_makes_a_place(desk: Desk) -> None:
    desk.context.member = None
    with pytest.raises(Refusal, match="Nobody is signed in"):
        place.making_place(desk, place.Address("db", "", "x", "steward"), None, {})
