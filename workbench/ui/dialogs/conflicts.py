"""What two computers changed in different ways, side by side, until somebody who may chooses."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.conflict_words import what
from workbench.desk.conflicts import Conflict, Version
from workbench.desk.desk import Desk
from workbench.ui.conflict_words import both_words, said, written_words
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.parts import button, frame, label, stack
from workbench.ui.style import em

SIDE_BY_SIDE = 30
"""Ems of the screen from which on two versions stand beside each other; else one below the other."""


class ConflictsDialog(Dialog):
    """All of it, at first the one with the number `first`. What is chosen goes; the other version stays in the log."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None, first: int = 0) -> None:
        super().__init__(parent, _("Changed in two ways"), wide=46)
        self._desk = desk
        self._hub = hub
        self.about = label(
            _(
                "Here the same was changed in different ways on two computers. Nothing is lost: both are kept "
                "until somebody chooses, and what is not chosen stays in the log."
            ),
            "hint",
        )
        self.nothing = label(_("Nothing is left to choose. All changes have found together."))
        self.body.addWidget(self.about)
        self.body.addWidget(self.nothing)
        holder = QWidget()
        self._column = stack(holder, 0.8)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        self.cards: list[QWidget] = []
        self.choices: list[list[QPushButton]] = []
        """For each thing that stands open its buttons; none where somebody else chooses."""
        self.leave = self.offer(_("Close"), self.accept)
        self._refresh()
        if 0 < first < len(self.cards):
            (self.choices[first] or [self.leave])[0].setFocus()
            self.see(self.cards[first])

    def _refresh(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        found = self._desk.conflicts.open()
        self.choices = []
        self.cards = [self._card(conflict) for conflict in found]
        for card in self.cards:
            self._column.addWidget(card)
        self.nothing.setVisible(not found)
        self.about.setVisible(bool(found))
        if self.isVisible():
            self.fit()
        buttons = [one for row in self.choices for one in row]
        (buttons[0] if buttons else self.leave).setFocus()

    def _card(self, conflict: Conflict) -> QWidget:
        card = frame("card")
        column = stack(card, 0.5, 0.9)
        column.addWidget(label(what(conflict), "subheading"))
        if conflict.about:
            column.addWidget(label(conflict.about))
        interview = self._desk.interviews.get(conflict.interview)
        if interview and conflict.kind != interview.KIND:
            column.addWidget(label(_("In “{title}”").format(title=interview.title), "hint"))
        sides = QGridLayout()
        sides.setHorizontalSpacing(em(1.0))
        sides.setVerticalSpacing(em(0.6))
        beside = 2 if self.screen().availableGeometry().width() >= em(SIDE_BY_SIDE) else 1
        mine = any(version.member == self._me for version in conflict.versions)
        may = conflict.owner in ("", self._me)
        choices: list[QPushButton] = []
        for number, version in enumerate(conflict.versions):
            side = self._side(conflict, version)
            if may:
                choices.append(self._keeper(conflict, number, version, mine))
                side[1].addWidget(choices[-1], 0, Qt.AlignmentFlag.AlignLeft)
            sides.addWidget(side[0], number // beside, number % beside)
        for number in range(beside):
            sides.setColumnStretch(number, 1)
        column.addLayout(sides)
        if may and conflict.both:
            both = button(_("Keep both"), self._settling(lambda: self._desk.conflicts.keep_both(conflict)))
            both.setToolTip(both_words(conflict))
            both.setAccessibleDescription(both.toolTip())
            choices.append(both)
            column.addWidget(both, 0, Qt.AlignmentFlag.AlignLeft)
        if not may:
            column.addWidget(
                label(
                    _("Only {name} can choose between the two. Both are kept until then.").format(
                        name=self._name(conflict.owner)
                    ),
                    "small",
                )
            )
        self.choices.append(choices)
        return card

    def _side(self, conflict: Conflict, version: Version) -> tuple[QWidget, QVBoxLayout]:
        holder = QWidget()
        column = stack(holder, 0.3)
        column.addWidget(label(self._name(version.member), "small"))
        column.addWidget(label(written_words(version), "small"))
        words = label(said(conflict, version))
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setAccessibleName(
            _("{name}: {words}").format(
                name=f"{self._name(version.member)}, {written_words(version)}", words=words.text()
            )
        )
        column.addWidget(words)
        column.addStretch(1)
        return holder, column

    def _keeper(self, conflict: Conflict, number: int, version: Version, mine: bool) -> QPushButton:
        if all(one.member == self._me for one in conflict.versions):
            words = _("Keep this one")
        elif version.member == self._me:
            words = _("Keep mine")
        else:
            words = _("Keep theirs") if mine else _("Keep this one")
        made = button(words, self._settling(lambda: self._desk.conflicts.keep(conflict, number)))
        made.setAccessibleDescription(f"{written_words(version)}. {said(conflict, version)}")
        return made

    def _settling(self, gesture: Callable[[], object]) -> Callable[[], None]:
        def settle() -> None:
            self._hub.settling.emit()
            if self.attempt(gesture):
                self._hub.poll()
                self._refresh()

        return settle

    def _name(self, member: str) -> str:
        known = self._desk.members.get(member)
        if known and member == self._me:
            return _("You")
        return known.name if known else "?"

    @property
    def _me(self) -> str:
        return self._desk.context.reader
