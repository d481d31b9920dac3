"""The way of the method: its steps one below the other, and beside them what is decided and asked."""

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.method import StepNow
from workbench.desk.open_words import joined
from workbench.methods.protocol import Artefact, Method
from workbench.ui.dialogs.change_method import ChangeMethodDialog
from workbench.ui.dialogs.leave_out import LeaveOutDialog
from workbench.ui.downwards import Downwards
from workbench.ui.fold import Fold
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.keyboard import focused, stops
from workbench.ui.method.step_card import StepCard
from workbench.ui.method.trail_sections import TrailSections
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em, space
from workbench.ui.tab_order import chain

WIDE = 62
"""Ems of width from which on what is decided stands beside the steps."""

LOW = 26
"""Ems of height below which the first step would not be in sight under what is said of all of them."""


class WayPage(QWidget):
    """Tells by `wanted` which kind of thing somebody wants to go on with."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._method: Method | None = None
        self.cards: list[StepCard] = []
        page = QWidget()
        outer = stack(self, 0)
        self._area = Downwards(page)
        outer.addWidget(self._area)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        space(self._sides, 1.4, 1.4, 1.1)
        way = self._way = QWidget()
        self._column = stack(way, 0.7)
        self.title = label("", "title")
        self.about = label("")
        self.source = label("", "small")
        self.changer = button(_("Another method …"), self.change, look="quiet")
        self.guides = label(
            _("The steps guide you and lock nothing: begin where you are, go back whenever you want to."),
            "hint",
        )
        line = self._changing = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, line)
        space(self._line, 0.6)
        self._line.addWidget(self.changer)
        self._line.addStretch(1)
        self._steps = QWidget()
        self._list = stack(self._steps, 0.7)
        self._low: bool | None = None
        self._put(low=False)
        self._column.addStretch(1)
        self.trail = TrailSections(desk, hub)
        self._sides.addWidget(way, 3)
        self._sides.addWidget(self.trail, 2)
        self.refresh()

    def start(self) -> None:
        """Begin at the top, with the keyboard on the first step that is still to be gone; where none of it is seen there,
        at the top of that step, so that what stands above is not cut.
        """
        self._begin()
        begun = focused(self)
        # A page that has only just come to sight has its places once it is laid out.
        QTimer.singleShot(0, self, lambda: self._begin() if focused(self) is begun else None)

    def _begin(self) -> None:
        waiting = [card for card in self.cards if not card.now.done]
        for card in (*waiting, *self.cards)[:1]:
            seen = [one for one in (card.goer, *stops(card)) if self._area.at_top(one) is one]
            wanted = seen[0] if seen else card.goer
            wanted.setFocus()
            top = 0 if seen else card.mapTo(self._area.page, QPoint()).y() - em(0.35)
            self._area.verticalScrollBar().setValue(top)
            if wanted.visibleRegion().boundingRect().height() < wanted.height():
                self._area.see(wanted)

    def refresh(self) -> None:
        """Show how it stands now."""
        method = self._desk.method.now
        way = self._desk.method.way()
        if method != self._method:
            self._method = method
            self._lay(method, way)
        for card, now in zip(self.cards, way, strict=True):
            card.show_now(now, self._further(now))
        self.trail.refresh()
        chain((self._changing, self._steps, self.trail))

    def change(self) -> None:
        """Ask for another method."""
        ChangeMethodDialog(self._desk, self._hub, self.window()).exec()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _put(self, *, low: bool) -> None:
        """Where there is little height, the steps come before what is said of them."""
        if low is not self._low:
            self._low = low
            said, steps = (self.about, self.source), (self._steps,)
            below = (self._changing, *steps, *said, self.guides)
            for number, part in enumerate(
                (self.title, *(below if low else (*said, self._changing, self.guides, *steps)))
            ):
                self._column.insertWidget(number, part)

    def _arrange(self) -> None:
        self._put(low=self.height() / em() < LOW)
        self._way.setMaximumWidth(em(56))
        wide = self.width() / em() >= WIDE
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _lay(self, method: Method, way: list[StepNow]) -> None:
        self.title.setText(_(method.words))
        self.about.setText(_(method.about))
        self.source.setText(method.source)
        emptied(self._list)
        self.cards = [StepCard(number, now) for number, now in enumerate(way, 1)]
        for card in self.cards:
            step = card.now.step
            card.wanted.connect(lambda leaves=step.leaves: self.wanted.emit(leaves.value))
            card.leaving_out.connect(lambda step=step: self._leave_out(step.id, _(step.words)))
            card.taking_in.connect(lambda step=step: self._take_in(step.id))
            self._list.addWidget(card)
        if method.checks:
            holder = QWidget()
            column = stack(holder, 0.3)
            for question in method.checks:
                column.addWidget(label(_("– {prompt}").format(prompt=_(question)), "hint"))
            self._list.addWidget(Fold(_("Questions to the whole, at the end"), holder))

    def _further(self, now: StepNow) -> str:
        preparing = self._desk.preparing
        if now.step.leaves is Artefact.PRE_UNDERSTANDINGS:
            return "" if preparing.own() else _("You have not written yours yet.")
        if now.step.leaves is Artefact.IMPRESSIONS and preparing.readable():
            unread = [one.title for one in preparing.unread()]
            if not unread:
                return _("You have read all interviews that have words.")
            return _("You have not read yet: {titles}.").format(titles=joined(unread))
        return ""

    def _leave_out(self, step: str, words: str) -> None:
        LeaveOutDialog(self._desk, self._hub, step, words, self.window()).exec()
        self._focus(step)

    def _take_in(self, step: str) -> None:
        self._hub.attempt(lambda: self._desk.method.take_in(step))
        self._focus(step)

    def _focus(self, step: str) -> None:
        for card in self.cards:
            if card.now.step.id == step:
                (card.taker if card.leaver.isHidden() else card.leaver).setFocus()
