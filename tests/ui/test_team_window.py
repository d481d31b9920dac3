"""The window and a real team's server: what a colleague marks comes, who is here is told, and work goes on without it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.archive.team.conftest import server, short_pauses  # noqa: F401  (fixtures)
from tests.tools.postgres import PASSWORD, Postgres
from tests.ui.conftest import Answer
from tests.ui.exchanging import LONG_MS, joined
from tests.ui.studies import add_interview
from workbench.archive.team import steward
from workbench.archive.team.connection import Kind
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.study.units import Unit
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.dialogs.team import TeamDialog
from workbench.ui.main_window import MainWindow


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def cy(desk: Desk, interview: Interview, tmp_path: Path, server: Postgres) -> Iterator[Desk]:  # noqa: F811
    with joined(desk, tmp_path) as opened:
        study = desk.context.archive.study
        assert desk.member
        assert opened.member
        steward.create(server.url("steward"), study, desk.member.id, "ada")
        steward.invite(server.url("steward"), study, opened.member.id, "cy")
        yield opened


def test_two_work_at_the_same_time(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    cy: Desk,
    interview: Interview,
    server: Postgres,  # noqa: F811
    answering: Answer[TeamDialog],
) -> None:
    window.resize(1280, 800)
    window.show_study(desk)
    assert window.session
    sign = window.session.page.header.team

    def connect(dialog: TeamDialog) -> None:
        dialog.form.server.setText(f"postgresql://ada@127.0.0.1:{server.port}/research")
        dialog.form.secret.line.setText(PASSWORD)
        dialog.connecter.click()
        qtbot.waitUntil(lambda: dialog.state.text() == "Connected.", timeout=LONG_MS)
        dialog.accept()

    answering(TeamDialog, connect)
    window.session.exchanging.team()
    cy.team.join(server.url("cy"))
    cy.team.connect()
    assert cy.team.wait_for(Kind.CONNECTED, LONG_MS / 1000)
    qtbot.waitUntil(lambda: sign.text() == "With 1 colleague", timeout=LONG_MS)
    qtbot.waitUntil(
        lambda: interview.id in {one.interview for one in cy.team.here() if one.member == desk.context.me},
        timeout=LONG_MS,
    )
    theirs = cy.units.mark(interview.id, 3, 8)
    cy.team.poke()
    qtbot.waitUntil(lambda: desk.context.find(Unit, theirs.id) is not None, timeout=LONG_MS)
    hub = window.session.hub
    mine: list[Unit] = []
    hub.attempt(lambda: mine.append(desk.units.mark(interview.id, 10, 12)))
    qtbot.waitUntil(lambda: cy.context.find(Unit, mine[0].id) is not None, timeout=LONG_MS)
    server.stop()
    try:
        qtbot.waitUntil(lambda: sign.text() == "Waiting", timeout=LONG_MS)
        assert hub.attempt(lambda: mine.append(desk.units.mark(interview.id, 11, 13)))
        assert window.bar.sentence == ""
    finally:
        server.start()
    qtbot.waitUntil(lambda: cy.context.find(Unit, mine[1].id) is not None, timeout=LONG_MS)


def test_what_waits_on_the_server_after_an_erasure_stands_in_the_header(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    cy: Desk,
    interview: Interview,
    server: Postgres,  # noqa: F811
    answering: Answer[EraseDialog],
) -> None:
    assert desk.member
    study = desk.context.archive.study
    steward.invite(server.url("steward"), study, desk.member.id, "ada", erases=False)
    cy.units.mark(interview.id, 3, 8)
    for one, login in ((cy, "cy"), (desk, "ada")):
        one.team.join(server.url(login))
        one.team.connect()
        assert one.team.wait_for(Kind.CONNECTED, LONG_MS / 1000)
    window.resize(1280, 800)
    window.show_study(desk)
    assert window.session
    sign = window.session.page.header.team
    qtbot.waitUntil(lambda: sign.text() == "With 1 colleague", timeout=LONG_MS)
    calm = sign.icon().pixmap(24).toImage()

    def erase(dialog: EraseDialog) -> None:
        assert "lies there, sealed" in dialog.server.text()
        assert dialog.server.isVisible()
        dialog.again.setText("P1")
        dialog.eraser.click()

    answering(EraseDialog, erase)
    window.session.exchanging.erase()
    assert "goes from the team's server" in window.bar.sentence
    qtbot.waitUntil(lambda: sign.text() == "Something waits", timeout=LONG_MS)
    assert "some of it still lies" in sign.accessibleName()
    assert sign.icon().pixmap(24).toImage() != calm
    assert desk.team.connected
    steward.invite(server.url("steward"), study, desk.member.id, "ada", erases=True)
    desk.team.connect()
    qtbot.waitUntil(lambda: sign.text() == "With 1 colleague", timeout=LONG_MS)
    assert sign.icon().pixmap(24).toImage() == calm
