"""What the tests of blind rounds share: three at one table, and everything that a person can get to know of a window."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.study.people import Member, Role
from workbench.study.rounds import Round
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.panels.together_panel import TogetherPanel

SECRET = "I was ashamed of my own hands"
PROMPTS = ("What does this say to you?", "What do you hold back?")


@dataclass
class Three:
    """Kari (lead) who works here at first, Ola and Cy (both competence-group members)."""

    desk: Desk
    hub: Hub
    kari: Member
    ola: Member
    cy: Member

    def works(self, member: Member) -> None:
        """As the window does it: what is typed is written first."""
        self.hub.settling.emit()
        self.desk.members.switch(member.id)
        self.hub.member_changed.emit()
        self.hub.poll()

    def writes(self, member: Member, begun: Round, text: str) -> None:
        """A member writes an answer to the first question and is done."""
        self.works(member)
        self.desk.rounds.write(begun.id, 0, text)
        self.desk.rounds.finish(begun.id)
        self.hub.poll()

    def all_done(self, begun: Round) -> None:
        """All three have written their name, and each has been here since, so that all keys are given."""
        for member in (self.kari, self.ola, self.cy):
            self.writes(member, begun, f"{member.name} wrote")
        for member in (self.kari, self.ola, self.cy):
            self.works(member)

    def begin(self, interview: Interview, passage: tuple[int, int] | None = None) -> Round:
        """A round of all three."""
        members = [self.kari.id, self.ola.id, self.cy.id]
        begun = self.desk.rounds.begin(interview.id, members, PROMPTS, passage)
        self.hub.poll()
        return begun


def three(desk: Desk, hub: Hub) -> Three:
    """Three members in the study of two."""
    kari = desk.member
    assert kari
    [ola] = [member for member in desk.members.list() if member.id != kari.id]
    cy = desk.members.add("Cy", (Role.PEER,), "en", "")
    hub.poll()
    return Three(desk, hub, kari, ola, cy)


def told(root: QWidget) -> str:
    """All that a window holds in words, in sight or not: texts, names, tooltips, titles."""
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        found += [widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.windowTitle()]
        found += [widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        if seen := QAccessible.queryAccessibleInterface(widget):
            found += [seen.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
    return "\n".join(found)


def press(words: str) -> tuple[type[Dialog], Callable[[Dialog], object]]:
    """Answers a dialog with the button of these words."""

    def click(dialog: Dialog) -> None:
        next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click()

    return Dialog, click


@contextmanager
def together_shown(desk: Desk, hub: Hub, interview: Interview, qtbot: QtBot) -> Iterator[TogetherPanel]:
    made = TogetherPanel(desk, hub)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show_interview(interview.id)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()
