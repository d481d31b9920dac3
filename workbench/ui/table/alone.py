"""The bar of a round in which each lays alone first: whose table is shown, how far the round is, what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.standing import Standing
from workbench.study.rounds import PartState
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.parts import button, icon_button, label, reword
from workbench.ui.round_words import count_done
from workbench.ui.style import em, space

WIDE = 64
"""Ems from which on words and buttons stand beside each other."""


class AloneBar(QFrame):
    """Hidden while there is no such round, or all of it was seen. `mine` tells whether the own table is shown."""

    switched = Signal()
    undone = Signal()
    redone = Signal()
    compare_wanted = Signal(str)
    left = Signal()
    """The own part is in: the keyboard has nothing to do here any more."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._desk = desk
        self._hub = hub
        self.mine = True
        self.standing: Standing | None = None
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._sides, 0.5, 0.6, 0.4)
        self.words = label("")
        self._sides.addWidget(self.words, 1)
        holder = QWidget()
        line = FlowLayout(holder, em(0.3))
        self.switcher = button("", self._switch, icon="cards")
        self.done = button(_("I am done"), self._finish, look="primary")
        self.passer = button(_("Pass"), self._pass, look="quiet")
        self.opener = button(_("Open without the others …"), self._open)
        self.comparer = button(_("Look at the tables beside each other"), self._compare, look="primary")
        self.other = button(_("Show what you laid on your other computer"), self._other)
        self.only = button(_("Keep only this table of mine"), self._only)
        self.undo = icon_button("undo", _("Undo on my own table"), self.undone.emit)
        self.redo = icon_button("redo", _("Redo on my own table"), self.redone.emit)
        for one in (self.undo, self.redo):
            line.addWidget(one)
        for one in (self.done, self.comparer, self.switcher, self.opener, self.other, self.only, self.passer):
            line.addWidget(one)
        self.closer = icon_button("close", _("Close this message"), self._close)
        line.addWidget(self.closer)
        self._sides.addWidget(holder, 2)
        self._closed = ""
        self._quiet = False
        self.hide()

    @property
    def round(self) -> str:
        """The round in which the member who works here lays alone now; empty for none."""
        return self.standing.round.id if self.standing and self.standing.mine is PartState.WRITING else ""

    def refresh(self) -> None:
        """Show how it stands with the newest of these rounds."""
        rounds = self._desk.layouts.rounds()
        own = self._desk.layouts.mine()
        self.standing = own or (rounds[-1] if rounds else None)
        standing = self.standing
        self._show()
        if standing is None:
            return
        self.closer.setVisible(standing.over)
        writing = standing.mine is PartState.WRITING
        shows_mine = writing and self.mine
        self.words.setText(self._sentence(standing, shows_mine))
        self.done.setVisible(shows_mine)
        for one in (self.passer, self.undo, self.redo):
            one.setVisible(shows_mine)
        self.switcher.setVisible(writing)
        reword(
            self.switcher, _("Show the table of the group") if shows_mine else _("Go on with my own table")
        )
        self.opener.setVisible(standing.mine not in (PartState.WRITING, None) and not standing.open)
        reads = standing.open and not writing and (standing.mine is not None or standing.over)
        self.comparer.setVisible(reads)
        others = self._desk.layouts.alone(standing.round.id).others if shows_mine else ()
        for one in (self.other, self.only):
            one.setVisible(bool(others))

    def fit(self, ems: float) -> None:
        """Lay words and buttons beside or below each other, by the width that there is."""
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if ems >= WIDE else ways.TopToBottom)

    def show_quiet(self, quiet: bool) -> None:
        """Say nothing for a while: the tables are looked at just now."""
        self._quiet = quiet
        self._show()

    def _show(self) -> None:
        standing = self.standing
        seen = standing is not None and not (standing.over and standing.round.id == self._closed)
        self.setVisible(seen and not self._quiet)

    def _close(self) -> None:
        self._closed = self.standing.round.id if self.standing else ""
        self.refresh()

    def _sentence(self, standing: Standing, shows_mine: bool) -> str:
        if standing.mine is PartState.WRITING:
            asked = standing.round.prompts[0]
            if not shows_mine:
                return _("You still have a table of your own to lay alone: {question}").format(question=asked)
            return _(
                "This is your own table. {question} Nobody else sees it until all are done. {count}"
            ).format(question=asked, count=count_done(standing))
        if standing.over:
            return _("All have laid alone first, and all tables are turned.")
        if standing.open:
            return _("All have laid alone first. Now turn one table at a time.")
        if standing.mine is None:
            return _(
                "Others lay alone first. You can look at it once the last table is turned. {count}"
            ).format(count=count_done(standing))
        return _("Your own table is in. When all are done, you look at the tables together. {count}").format(
            count=count_done(standing)
        )

    def _switch(self) -> None:
        self.mine = not self.mine
        self.switched.emit()

    def _compare(self) -> None:
        if self.standing:
            self.compare_wanted.emit(self.standing.round.id)

    def _other(self) -> None:
        if self.round and self._hub.attempt(self._desk.layouts.alone(self.round).turn_to_other):
            self.switched.emit()

    def _only(self) -> None:
        if confirmed(
            self.window(),
            _("Keep only this table?"),
            _("What you laid on your other computer is let go of. Look at it first, if you have not."),
            _("Keep only this table"),
            _("Keep both"),
        ) and self._hub.attempt(self._desk.layouts.alone(self.round).keep_only_this):
            self.switched.emit()

    def _finish(self) -> None:
        alone = self._desk.layouts.alone(self.round)
        if not alone.layout:
            self._hub.attempt(alone.finish)  # says what is missing
        elif confirmed(
            self.window(),
            _("Are you done?"),
            _("Your table stays as it is then, and the others see it when all are done."),
            _("I am done"),
            _("Go on laying"),
        ):
            self._hub.attempt(alone.finish)
            self.switched.emit()
            self.left.emit()

    def _pass(self) -> None:
        round_id = self.round
        if confirmed(
            self.window(),
            _("Pass this round?"),
            _(
                "Nobody is asked why, and passing counts as taking part. "
                "What you may have laid stays unseen. This cannot be changed afterwards."
            ),
            _("Pass"),
            _("Go on laying"),
        ):
            self._hub.attempt(lambda: self._desk.rounds.pass_by(round_id))
            self.switched.emit()
            self.left.emit()

    def _open(self) -> None:
        standing = self.standing
        if standing and confirmed(
            self.window(),
            _("Open the round without the others?"),
            _(
                "Whoever is away sees nothing until their own part is in, and turns their table last. "
                "This cannot be changed afterwards."
            ),
            _("Open without the others"),
            _("Wait for them"),
        ):
            self._hub.attempt(lambda: self._desk.rounds.open_without_the_others(standing.round.id))
