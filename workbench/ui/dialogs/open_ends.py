"""All of the study that stands open: one line each, and a press leads to the place."""

from itertools import groupby

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, mark
from workbench.desk.desk import Desk
from workbench.desk.open_ends import Matter, OpenEnd, ordered
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import Card, button, label, stack
from workbench.ui.tab_order import chain

HEADINGS: dict[Matter, str] = {
    Matter.CARD: mark("Waits for you"),
    Matter.READING: mark("Waits for you"),
    Matter.REVIEW: mark("Waits for you"),
    Matter.BRINGING: mark("Waits for you"),
    Matter.IMPRESSION: mark("Waits for you"),
    Matter.QUOTE: mark("Quotes"),
    Matter.DISAGREEMENT: mark("Seen differently"),
    Matter.ROUND: mark("Rounds that are not over"),
    Matter.REFLECTION: mark("After the interviews"),
    Matter.DISCUSSION: mark("After the interviews"),
    Matter.CONFLICT: mark("Changed in two ways"),
    Matter.RESULT: mark("In the results"),
    Matter.GROUP: mark("On the table"),
}
AT_FIRST = 6
"""So many lines stand under a heading at first; the others are asked for."""


class OpenEndsDialog(Dialog):
    """`chosen` is what was pressed, once the dialog was accepted.

    Units and quotes to review are looked for one interview at a time, since whole transcripts are read for it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("What stands open"),
            _("Nothing here is in a hurry. What stands open may stand. Press a line to go there."),
            wide=44,
        )
        self._desk = desk
        self.chosen: OpenEnd | None = None
        self._ends = desk.open_ends.at_once()
        self._waiting = [one.id for one in desk.interviews.list()]
        self._all_of: set[str] = set()
        self.cards: list[Card] = []
        self.shown: list[OpenEnd] = []
        """The lines that are shown, and what each is about."""
        self.nothing = label(_("Nothing stands open."))
        self.looking = label(_("Looking for units of meaning and quotes to review …"), "small")
        holder = QWidget()
        self._column = stack(holder, 0.5)
        for part in (holder, self.nothing, self.looking):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.leaver = self.offer(_("Close"), self.reject)
        self._parts: list[QWidget] = []
        self._look = QTimer(self)
        self._look.setInterval(0)
        self._look.timeout.connect(self._look_on)
        self._refresh()
        (self.cards[0] if self.cards else self.leaver).setFocus()
        QTimer.singleShot(0, self, self.see_top)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._look.stop()
        super().hideEvent(event)

    def _look_on(self) -> None:
        """Look at one more interview."""
        if not self._waiting:
            self._look.stop()
            self.looking.hide()
            self.nothing.setVisible(not self._ends)
            return
        interview = self._waiting.pop(0)
        found: list[OpenEnd] = []
        if not self.attempt(lambda: found.extend(self._desk.open_ends.within(interview))):
            self._waiting = []
        if found:
            self._ends = ordered([*self._ends, *found])
            self._refresh()

    def _refresh(self) -> None:
        at = next((n for n, card in enumerate(self.cards) if card.hasFocus()), None)
        focused = self.shown[at] if at is not None else None
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.cards, self.shown = [], [], []
        for heading, ends in groupby(self._ends, lambda one: HEADINGS[one.matter]):
            self._section(heading, list(ends))
        chain((*self._parts, self.leaver))
        self.nothing.setVisible(not self._ends and not self._waiting)
        if focused in self.shown:
            self.cards[self.shown.index(focused)].setFocus()
        QTimer.singleShot(0, self, self.fit)  # the lines know their heights once they are laid out

    def _section(self, heading: str, ends: list[OpenEnd]) -> None:
        self._put(label(_(heading), "subheading"))
        shown = ends if heading in self._all_of else ends[:AT_FIRST]
        for end in shown:
            card = Card("", end.words, "", lambda end=end: self._choose(end))
            card.title.setProperty("role", "")
            card.sign.hide()
            self.cards.append(card)
            self.shown.append(end)
            self._put(card)
        if len(ends) > len(shown):
            words = _("Show all {count}").format(count=len(ends))
            self._put(button(words, lambda: self._unfold(heading), look="quiet", icon="down"))

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)
        part.setVisible(True)

    def _unfold(self, heading: str) -> None:
        self._all_of.add(heading)
        self._refresh()
        first = next(n for n, one in enumerate(self.shown) if HEADINGS[one.matter] == heading)
        self.cards[first + AT_FIRST].setFocus()

    def _choose(self, end: OpenEnd) -> None:
        self.chosen = end
        self.accept()
