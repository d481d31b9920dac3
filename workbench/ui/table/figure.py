"""A cluster as the figure: large, with all of its cards, while everything else lies dimmed around it as the ground."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.open_words import beginning, joined
from workbench.study.clusters import Stack
from workbench.study.people import Member
from workbench.study.provenance import Provenance, Wording, provenance
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.keyboard import stops
from workbench.ui.parts import button, frame, icon_button, label, readable, row, stack
from workbench.ui.signs import badge
from workbench.ui.style import em
from workbench.ui.table.cluster_notes import ClusterNotes, OthersOnCluster
from workbench.ui.table.deeds import Deeds, Pick
from workbench.ui.table.faces import CardFace, Faces

BESIDE = 46
"""Ems of width from which on the notes stand beside the cards; below, under them."""


class Figure(QFrame):
    """Lies over the board. `turned_to` tells which cluster is to be the figure next, `left` that none is."""

    turned_to = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, hub: Hub, faces: Faces, deeds: Deeds, holder: QWidget) -> None:
        super().__init__(holder)
        self.setProperty("role", "card")
        self._desk = desk
        self._faces = faces
        self._deeds = deeds
        self._holder = holder
        self.cluster = ""
        outer = stack(self, 0.4, 0.7)
        outer.addWidget(self._head())
        self.whose = label("", "small")
        outer.addWidget(self.whose)
        body = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(em(1))
        self.cards = QWidget()
        self._column = stack(self.cards, 0.5)
        self._column.addStretch(1)
        self.notes = ClusterNotes(desk, hub)
        self.others = OthersOnCluster(desk, hub)
        side = QWidget()
        below = stack(side, 0.6)
        below.addWidget(self.notes)
        below.addWidget(self.notes.foot)
        below.addWidget(self.others)
        below.addStretch(1)
        self._sides.addWidget(self.cards, 3)
        self._sides.addWidget(side, 2)
        self.body = Downwards(body)
        outer.addWidget(self.body, 1)
        self._shown: list[CardFace] = []
        self.notes.done.connect(self.left)
        holder.installEventFilter(self)
        self.hide()

    def show_cluster(self, stack_: Stack) -> None:
        """Show a cluster large; another than before from its beginning."""
        other = self.isHidden() or self.cluster != stack_.cluster
        self.cluster = stack_.cluster
        self._say()
        self.name.setText(stack_.name.text or _("No name yet"))
        self.whose.setText(self._whose(stack_))
        self.whose.setVisible(bool(self.whose.text()))
        faces = [face for unit in stack_.units if (face := self._faces.of(unit))]
        if faces != self._shown:
            self._show_cards(faces)
        if self.notes.subject != self.cluster:
            self.notes.show_subject(self.cluster)
        else:
            self.notes.refresh()
        self.others.show_cluster(self.cluster)
        self._place()
        if self.isHidden():
            self.show()
            self.raise_()
            self.name.setFocus()
        if other:
            self.body.verticalScrollBar().setValue(0)

    def take_keyboard(self) -> None:
        """Put the keyboard where it was in the figure; there for the first time, on the name."""
        was = self.focusWidget()
        (was if was and was.isVisible() and was.isEnabled() else self.name).setFocus()

    def close_figure(self) -> None:
        """Show none; what is typed is kept."""
        if self.cluster:
            self.cluster = ""
            self.notes.show_subject("")
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._holder and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._deeds.hands.let_go()  # as the line above says while something is held
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= em(BESIDE)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.cluster and event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._show_cards(self._shown)  # their signs are drawn for one size and one look

    def _head(self) -> QWidget:
        head = QWidget()
        line = row(head, 0.3)
        self.name = readable("", "heading")
        self.before = icon_button("left", "", lambda: self._turn(-1))
        self.after = icon_button("right", "", lambda: self._turn(1))
        self.namer = icon_button("edit", "", lambda: self._deeds.name(Pick(self.cluster)))
        self.closer = button(_("Back to the table"), self.left.emit, icon="left", tip=_("Back to the table"))
        line.addWidget(self.name, 1)
        for part in (self.namer, self.before, self.after, self.closer):
            line.addWidget(part)
        return head

    def _say(self) -> None:
        """Call the parts what the method calls them."""
        groups = self._faces.groups
        self.setAccessibleName(beginning(groups.put_into(_("{the} as the figure"))))
        for part, words in (
            (self.namer, _("Name {the}")),
            (self.before, _("The {one} before")),
            (self.after, _("The next {one}")),
        ):
            part.setAccessibleName(groups.put_into(words))
            part.setToolTip(groups.put_into(words))

    def _turn(self, by: int) -> None:
        """Each cluster in turn: those with a name, or with more than one card."""
        in_turn = [one.cluster for one in self._deeds.hands.layout if one.name.text or len(one.units) > 1]
        at = in_turn.index(self.cluster) if self.cluster in in_turn else -1 if by > 0 else 0
        if in_turn:
            self.turned_to.emit(in_turn[(at + by) % len(in_turn)])

    def _whose(self, stack_: Stack) -> str:
        """Whose words the name is."""
        name: Wording = stack_.name
        members: dict[str, Member] = {one.id: one for one in self._desk.members.list()}
        voiced = self._faces.table.voiced(stack_.units)
        source = provenance(name, {one: member.roles for one, member in members.items()}, voiced)
        names = joined([members[one].name for one in name.authors if one in members])
        if source is None:
            return ""
        if source is Provenance.PARTICIPANT:
            return _("A participant's own words, chosen by {names}").format(names=names)
        return _("In the words of {names}").format(names=names)

    def _show_cards(self, faces: Sequence[CardFace]) -> None:
        self._shown = list(faces)
        emptied(self._column)
        for face in faces:
            self._column.addWidget(self._card(face))
        if not faces:
            self._column.addWidget(label(_("No card lies in it yet."), "hint"))
        self._column.addStretch(1)
        before: QWidget = self.closer
        for stop in stops(self.cards):  # made after what is written below them, they would come after that
            QWidget.setTabOrder(before, stop)
            before = stop

    def _card(self, face: CardFace) -> QFrame:
        card = frame("card")
        column = stack(card, 0.3, 0.7)
        words = readable(face.text, "words")
        words.setAccessibleName(face.sentence)
        column.addWidget(words)
        foot = QWidget()
        line = row(foot, 0.4)
        sign = QLabel()
        sign.setPixmap(badge(face.sign, em(0.9), card.devicePixelRatioF()))
        line.addWidget(sign)
        line.addWidget(label(f"{face.code} · {face.author}", "small"), 1)
        pick = Pick(self.cluster, (face.unit,))
        line.addWidget(icon_button("play", _("Play the unit"), lambda: self._deeds.hear(pick)))
        line.addWidget(icon_button("shown", _("Show where it was said"), lambda: self._deeds.go(pick)))
        column.addWidget(foot)
        return card

    def _place(self) -> None:
        room = self._holder.rect()
        narrow = room.width() < em(50)
        across = em(0.6) if narrow else max(em(2), round(room.width() * 0.11))
        down = em(0.6) if room.height() < em(34) else round(room.height() * 0.07)
        self.setGeometry(QRect(room).adjusted(across, down, -across, -down))
