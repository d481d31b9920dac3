"""The table: units as cards, and the clusters that the group lays."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.clusters import Cluster, ClusterNote, Placement, Snapshot
from workbench.study.erasures import Erasure
from workbench.study.interviews import Interview, StudyFacts
from workbench.study.people import Member, Participant, Speaker
from workbench.study.rounds import Card, CardKey, Part, Round
from workbench.study.units import BridlingNote, Unit
from workbench.ui import actions
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.parts import stack
from workbench.ui.rooms import INTERVIEWS, Room
from workbench.ui.style import em
from workbench.ui.table.alone import AloneBar
from workbench.ui.table.asking import Asking
from workbench.ui.table.bar import TableBar
from workbench.ui.table.bridge import Bridge
from workbench.ui.table.by_key import done_by_key
from workbench.ui.table.deeds import Deeds, Pick
from workbench.ui.table.faces import Faces
from workbench.ui.table.film import Film
from workbench.ui.table.hands import Hands
from workbench.ui.table.held import Held
from workbench.ui.table.pages import Pages
from workbench.ui.table.sides import Sides
from workbench.ui.table.tidying import tidy
from workbench.ui.table.tray import Tray
from workbench.ui.table.whose import Whose

NARROW = 50
"""Ems of width below which tray and table share one place."""
LOW = 26
"""Ems of height below which snapshots give way to a message."""


class TableRoom(Room):
    """Composes the parts and carries signals between them."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(desk, hub, parent)
        self.setAccessibleName(_("Table"))
        self.faces = Faces(desk)
        self.hands = Hands(desk, hub, self)
        self.deeds = Deeds(desk, hub, self.hands, self)
        self.alone = AloneBar(desk, hub)
        self.pages = Pages(desk, hub, self.faces, self.deeds)
        self.board, self.tree = self.pages.board, self.pages.tree
        self.tray = Tray(hub, self.faces, self.hands)
        self.film = Film(desk)
        self.whose = Whose(desk, hub, self.hands, self.alone, self)
        Bridge(self.tray, self.pages, self.hands, self)
        self.asking = Asking(desk, hub, self.deeds, self)
        handlers = self._handlers()
        self.bar = TableBar({**handlers, "table.tray": lambda: self.show_tray(self.tray.isHidden())})
        self.split = Sides(self.tray, self.pages)
        self.held = Held(self.hands)
        outer = stack(self, 0)
        for part in (self.bar, self.alone, self.held, self.split, self.film):
            outer.addWidget(part, 1 if part is self.split else 0)
        self._film_on = False
        self._waiting: list[Touched] = []
        self._wire()
        for identity, then in handlers.items():
            actions.build(identity, self, then)
        self._refresh()

    def begin(self, identity: str = "") -> None:
        """Put the keyboard on the table. `identity` may be a cluster, a unit, or a round of laying alone."""
        rounds = {one.round.id: one for one in self.desk.layouts.rounds()} if identity else {}
        if identity in rounds:
            self.alone.mine = True
            self._show_whose()
            if identity != self.alone.round:
                self.pages.show_beside(identity)
                return
        if identity or self.pages.currentWidget() is not self.pages.beside:
            self.pages.show_table()
            if self.pages.isHidden() and not identity:
                self.tray.start()
        if any(one.cluster == identity for one in self.hands.layout):
            self.choose(identity)
        elif found := [one for one in self.hands.layout if identity and identity in one.units]:
            self.choose(found[0].cluster, identity)

    def parts(self) -> Sequence[QWidget]:
        return (self.bar, self.alone, self.tray, *self.pages.parts, self.film)

    def choose(self, cluster: str, unit: str = "") -> None:
        """Put the keyboard on a cluster, or on a card in it."""
        self._see_table()
        self.pages.choose(cluster, unit)

    def settle(self) -> bool:
        """Keep what is still being typed, and what was laid alone; whether the study took it."""
        self.pages.naming.keep()
        kept = self.whose.settle()
        return self.pages.figure.notes.settle() and kept

    def take_back(self) -> bool:
        return self.whose.take_back()

    def bring_back(self) -> bool:
        return self.whose.bring_back()

    def tidy_up(self) -> None:
        """Give every stack a place of its own."""
        if self.hands.layout and self.hands.move(tidy(self.hands.layout, self.board.plan)):
            self.board.show_all()

    def show_tray(self, shown: bool, *, start: bool = True) -> None:
        """Show or hide what is not laid; where there is little room, instead of the table. `start`: go there."""
        self.split.tray_on = shown
        self._share()
        if shown and start:
            self.tray.start()
        elif not self.pages.isHidden():
            self.pages.take_keyboard()

    def _see_table(self) -> None:
        if self.pages.isHidden():
            self.show_tray(False)
            self.split.refresh()  # at once: what is written in place is put where it is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, was = self.width() < em(NARROW), event.oldSize().width() < em(NARROW)
        if narrow != was or not event.oldSize().isValid():
            self.split.tray_on = not narrow
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        self.bar.fit()
        self.alone.fit(self.width() / em())
        self._share()
        self._show_film()

    def _show_film(self) -> None:
        """Where there is little height, what lies there is more than what lay there, and what is looked at than the bar."""
        beside = self.pages.currentWidget() is self.pages.beside
        low = self.height() < em(LOW)
        self.bar.setVisible(not (low and (self.pages.figure.cluster or self.pages.earlier.shown)))
        self.film.set_short(low)
        self.film.setVisible(self._film_on and not beside and (not low or self.alone.isHidden()))

    def _share(self) -> None:
        narrow = self.width() < em(NARROW)
        shown = self.split.share(narrow=narrow)
        instead = shown and narrow and self.height() < em(LOW)
        self.alone.show_quiet(instead or self.pages.currentWidget() is self.pages.beside)
        self.bar.show_on("table.tray", shown)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        deeds = self.deeds
        return {
            **done_by_key(deeds, self.pages, self._see_table),
            "table.tray": lambda: self.show_tray(self.tray.isHidden() or not self._in_tray()),
            "table.go": lambda: deeds.go(self._pick()),
            "table.take": lambda: deeds.take(self._pick()),
            "table.uses": lambda: deeds.tell_uses(self._pick()),
            "table.menu": lambda: self._menu(self.pages.pick, self.bar.below("table.menu")),
            "table.tidy": self.tidy_up,
            "table.snapshot": self.asking.snapshot,
            "table.film": self._toggle_film,
            "table.alone-first": self.asking.alone_first,
        }

    def _wire(self) -> None:
        tray, board, deeds, pages = self.tray, self.board, self.deeds, self.pages
        tray.heard.connect(deeds.hear_unit)
        tray.left.connect(lambda: self.show_tray(not self.pages.isHidden(), start=False))
        deeds.heard.connect(self.heard)
        deeds.unit_wanted.connect(self.unit_wanted)
        deeds.uses_wanted.connect(self.uses_wanted)
        deeds.text_wanted.connect(partial(self.room_wanted.emit, "results"))
        deeds.chosen.connect(self.choose)
        deeds.naming_wanted.connect(pages.begin_naming)
        deeds.figure_wanted.connect(pages.show_figure)
        deeds.lain_wanted.connect(self.asking.where_it_lay)
        for view in (board, self.tree):
            view.heard.connect(deeds.hear)
        board.opened.connect(pages.show_figure)
        self.tree.figure_wanted.connect(pages.show_figure)
        board.menu_wanted.connect(self._menu_at)
        self.tree.menu_wanted.connect(self._menu)
        pages.dropped_on.connect(self.asking.how_to_lay)
        pages.interviews_wanted.connect(self._to_interviews)
        pages.turned.connect(self._turned)
        self.film.chosen.connect(pages.show_snapshot)
        self.alone.switched.connect(self._show_whose)
        self.alone.left.connect(self.begin)
        self.alone.compare_wanted.connect(pages.show_beside)
        self.hands.told.connect(self._say)
        self.hands.changed.connect(pages.refresh)
        self.hands.changed.connect(self._share)
        self.hub.touched.connect(self._touched)
        self.hub.member_changed.connect(self._refresh)
        self.hub.hushed.connect(board.put_back)
        self.hub.settling.connect(pages.naming.keep)

    def _refresh(self) -> None:
        """Ask everything anew: who works here may be somebody else."""
        self.faces.forget()
        self.alone.mine = True
        self.pages.close_figure()
        self.bar.show_heading(_(self.desk.clusters.method.groups.several))
        self._show_whose()
        self.film.refresh()

    def _show_whose(self) -> None:
        """Show the table of the group, or the own one of a round."""
        self.whose.show()
        self._show_film()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        waited, self._waiting = self._waiting, []
        if waited:
            self._touched(waited)

    def _touched(self, touched: list[Touched]) -> None:
        if not self.isVisible():
            self._waiting += touched  # nobody sees it: it is taken up when somebody does
            return
        kinds = {one.kind for one in touched}
        if kinds & _ON_CARDS:
            self.faces.forget()
            self.board.look_anew()
        elif Unit.KIND in kinds and any(
            one.kind == Unit.KIND and self.desk.clusters.table.lies_in(one.id) for one in touched
        ):
            self.board.look_anew()
        if StudyFacts.KIND in kinds:
            self.bar.show_heading(_(self.desk.clusters.method.groups.several))
        if kinds & _IN_ROUNDS:
            self._show_whose()
        elif kinds & _LYING:
            self.hands.changed.emit()
        elif kinds & _WRITTEN:
            self.pages.refresh()
        if Snapshot.KIND in kinds:
            self.film.refresh()
        if self.pages.currentWidget() is self.pages.beside and kinds & _IN_ROUNDS:
            self.pages.beside.show_round(self.pages.beside.round)

    def _turned(self) -> None:
        words = _("As a table") if self.pages.table is self.tree else _("As a list")
        self.bar.show_kind(words)
        self.film.show_chosen(self.pages.earlier.shown)
        self._show_film()
        self._share()

    def _toggle_film(self) -> None:
        self._film_on = not self._film_on
        self._show_film()
        self.bar.show_on("table.film", self._film_on)
        self.film.refresh()
        if not self.film.isHidden():
            self.film.start()

    def _in_tray(self) -> bool:
        return self.tray.isAncestorOf(self.window().focusWidget() or self)

    def _pick(self) -> Pick:
        """What is to be taken or shown: of the tray, where the keyboard is there."""
        return Pick(units=tuple(self.tray.list.chosen)) if self._in_tray() else self.pages.pick

    def _menu_at(self, hit: object, at: QPoint) -> None:
        self._menu(self.board.pick_of(hit), at)

    def _menu(self, pick: Pick, at: QPoint) -> None:
        self.asking.menu(pick, at, self.actions())

    def _to_interviews(self) -> None:
        self.room_wanted.emit(INTERVIEWS, "")

    def _say(self, words: str) -> None:
        announce(self.pages.table, words)


_LYING = {Cluster.KIND, Placement.KIND, Unit.KIND, Interview.KIND, Participant.KIND, Erasure.KIND}
_ON_CARDS = {Member.KIND, Interview.KIND, Participant.KIND, Speaker.KIND}
_IN_ROUNDS = {Round.KIND, Part.KIND, Card.KIND, CardKey.KIND}
_WRITTEN = {ClusterNote.KIND, BridlingNote.KIND}
