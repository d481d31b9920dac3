"""Two computers for tests of the window: Kari's study, and the copy of Cy, who was invited and has joined."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.archive.header import LEAST_COST
from workbench.desk import exchange as exchanging
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.study.people import Role
from workbench.ui.dialogs import join as joining
from workbench.ui.dialogs.working import WorkDialog

PASSPHRASE = "a passphrase of her own"
LONG_MS = 30_000
"""A code's lock takes some seconds on a slow computer."""


@contextmanager
def joined(desk: Desk, folder: Path) -> Iterator[Desk]:
    """Cy's copy of the study; both computers know of each other."""
    invitation = Exchange(desk).invite(folder / "invitation", "Cy", (Role.PEER,), "en")
    cy = join(folder / "cy", folder / "invitation", invitation.code, PASSPHRASE, cost=LEAST_COST)
    try:
        give(cy, desk, folder / "joined")
        yield cy
    finally:
        cy.close()


def give(here: Desk, there: Desk, file: Path) -> None:
    """What one packs the other takes in."""
    exchange = Exchange(here)
    exchange.pack(file, exchange.colleagues())
    Exchange(there).take(file)


def ended(qtbot: QtBot, dialog: WorkDialog) -> None:
    """Wait until what the dialog works at has ended."""
    qtbot.waitUntil(lambda: not dialog.working, timeout=LONG_MS)


def cheaply(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let joining lock the new copy in no time; how much that costs otherwise is not asked here."""

    def quickly(*told: object, **more: object) -> Desk:
        return exchanging.join(*told, **more, cost=LEAST_COST)  # type: ignore[arg-type]

    monkeypatch.setattr(joining, "join", quickly)
