"""Finding words in all interviews, units and notes; from each place to the text and to the sound."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.finder import Found
from workbench.desk.units import PlacedUnit
from workbench.study.clusters import Cluster, ClusterNote
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.study.quotes import Check, Translation
from workbench.study.results import Section, Sentence
from workbench.study.rounds import Card, CardKey, Part, Round
from workbench.study.trail import Decision, GuideVersion
from workbench.study.units import BridlingNote, Unit
from workbench.ui.hub import Hub
from workbench.ui.panels.found_delegate import FoundDelegate
from workbench.ui.panels.found_rows import KINDS, Heading, Hit, found_rows
from workbench.ui.panels.rows import Rows
from workbench.ui.parts import button, field, label, stack
from workbench.ui.silence import offer_sound, why_silent
from workbench.ui.style import em

TYPED_MS = 150
"""So long after the last key the search begins."""
CHANGED_MS = 600
"""The places are looked up again so long after something has changed."""
LIMIT = 200

_FOUND_IN = {*KINDS, Interview.KIND, Round.KIND, Part.KIND, CardKey.KIND}
_ON_THE_WAY = (PreUnderstanding.KIND, Card.KIND, Decision.KIND, GuideVersion.KIND)


class FoundList(QListView):
    """Arrows choose, Enter goes there, Space plays."""

    wanted = Signal(QModelIndex)
    play = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.play.emit(index)
        else:
            super().keyPressEvent(event)


class FindPanel(QWidget):
    """Times in milliseconds; positions count the tokens of an interview."""

    go_to = Signal(str, int)
    """Interview, position of the word."""
    go_to_unit = Signal(str, str)
    """Interview, unit."""
    go_to_note = Signal(str, str)
    """Interview, unit that the note is on."""
    go_to_disagreement = Signal(str, str)
    """Interview, disagreement."""
    go_to_discussion = Signal(str, str)
    """Interview, discussion."""
    go_to_whole = Signal(str)
    """The interview that is to be read as a whole."""
    go_to_way = Signal(str)
    """What the room of the method shows: what is brought, a round, a decision, a version of the guide."""
    go_to_cluster = Signal(str)
    """A cluster on the table."""
    go_to_result = Signal(str)
    """A text or a sentence of the results."""
    go_to_quote = Signal(str)
    """The quote that is translated."""
    play_from = Signal(str, str, int)
    """Interview, recording, start."""
    play_span = Signal(str, str, int, int)
    """Interview, recording, start, end."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Find"))
        self._desk = desk
        self._hub = hub
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.search)
        self._build()
        hub.touched.connect(self._touched)
        hub.member_changed.connect(self.search)

    def start(self) -> None:
        """Put the keyboard into the field, what stands there selected."""
        self.words.setFocus()
        self.words.selectAll()

    def stop(self) -> None:
        """Ask the desk no more; before the study is closed."""
        self._later.stop()
        with QSignalBlocker(self.words):
            self.words.clear()

    def search(self) -> None:
        """Look the words up now."""
        self._later.stop()
        self._stale = False
        words = self.words.text().strip()
        found = self._hub.ask(lambda: self._desk.finder.find(words, LIMIT)) or [] if words else []
        names = {member.id: member.name for member in self._desk.members.list()}
        self.rows.show(found_rows(found, names, self._desk.method.now.groups))
        self.result.setText(_result(words, len(found)))
        self.list.setVisible(bool(found))
        self.listen.setVisible(bool(found))
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus() and self.rows.rowCount() > 1:
            self._into_list()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = stack(self, 0.5, 0.5)
        self.words = field(_("Words to find"), hint=_("Find words …"))
        self.result = label(_result("", 0), "hint")
        self.rows: Rows[Heading | Hit] = Rows(self)
        self.list = FoundList()
        self.list.setModel(self.rows)
        delegate = FoundDelegate(self.list)
        self.list.setItemDelegate(delegate)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(em(7))
        self.list.setAccessibleName(_("Places found"))
        self.list.setAccessibleDescription(_("Enter goes to the place, Space plays it."))
        self.listen = button(_("Listen"), lambda: self._play(self.list.currentIndex()), icon="play")
        column.addWidget(self.words)
        column.addWidget(self.result)
        column.addWidget(self.list, 1)
        column.addWidget(self.listen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
        self.list.hide()
        self.listen.hide()
        self.words.textChanged.connect(self._typed)
        self.words.returnPressed.connect(self._enter)
        self.list.wanted.connect(self._go)
        delegate.wanted.connect(self._go)
        self.list.play.connect(self._play)
        delegate.played.connect(self._play)
        self.list.selectionModel().currentChanged.connect(self._enable)

    def _enter(self) -> None:
        self.search()
        if self.rows.rowCount() > 1:
            self._into_list()

    def _into_list(self) -> None:
        self.list.setFocus()
        self.list.setCurrentIndex(self.rows.index(1))

    def _typed(self) -> None:
        self._later.start(TYPED_MS)

    def _touched(self, touched: list[Touched]) -> None:
        if not self.words.text().strip() or not any(one.kind in _FOUND_IN for one in touched):
            return
        if not self.isVisible():
            self._stale = True
        elif not self._later.isActive():
            self._later.start(CHANGED_MS)

    def _enable(self) -> None:
        found = self._found(self.list.currentIndex())
        offer_sound(self.listen, self._why_silent(found) if found else "", there=found is not None)

    def _found(self, index: QModelIndex) -> Found | None:
        row = self.rows.at(index)
        return row.found if isinstance(row, Hit) else None

    def _go(self, index: QModelIndex) -> None:
        found = self._found(index)
        if found is None:
            return
        if found.kind == Unit.KIND:
            self.go_to_unit.emit(found.interview_id, found.unit_id)
        elif found.kind in (Cluster.KIND, ClusterNote.KIND) or (
            found.kind == BridlingNote.KIND and not found.unit_id
        ):
            self.go_to_cluster.emit(found.within)
        elif found.kind == BridlingNote.KIND:
            self.go_to_note.emit(found.interview_id, found.unit_id)
        elif found.kind == Discussion.KIND:
            self.go_to_discussion.emit(found.interview_id, found.within)
        elif found.kind == Impression.KIND:
            self.go_to_whole.emit(found.interview_id)
        elif found.kind in _ON_THE_WAY:
            self.go_to_way.emit(found.within)
        elif found.kind in (Section.KIND, Sentence.KIND):
            self.go_to_result.emit(found.id)
        elif found.kind in (Translation.KIND, Check.KIND):
            self.go_to_quote.emit(found.within)
        elif found.within:
            self.go_to_disagreement.emit(found.interview_id, found.within)
        else:
            positions = self._desk.transcripts.reading(found.interview_id).positions
            self.go_to.emit(found.interview_id, positions.get(found.token, 0))

    def _play(self, index: QModelIndex) -> None:
        found = self._found(index)
        if found is None:
            return
        if why := self._why_silent(found):
            self._hub.said.emit(why)
            return
        if found.start_ms is not None:
            self.play_from.emit(found.interview_id, found.recording, found.start_ms)
            return
        placed = self._placed(found.unit_id)
        if placed is not None and placed.start_ms is not None and placed.end_ms is not None:
            self.play_span.emit(found.interview_id, placed.recording, placed.start_ms, placed.end_ms)

    def _why_silent(self, found: Found) -> str:
        """Why a place cannot be heard; empty where it can."""
        if found.within:
            return _("This was written and not said, so it cannot be heard. Enter goes there.")
        timed, gone = found.start_ms is not None, False
        if found.unit_id and not timed:
            placed = self._placed(found.unit_id)
            gone = placed is None or placed.placement.first is None
            timed = placed is not None and placed.start_ms is not None
        return why_silent(self._desk, found.interview_id, gone=gone, timed=timed)

    def _placed(self, unit_id: str) -> PlacedUnit | None:
        try:
            return self._desk.units.one(unit_id)
        except Refusal:
            return None


def _result(words: str, count: int) -> str:
    """What to say under the field."""
    if not words:
        return _(
            "Searches transcripts, units, notes, discussions, what you bring and decide, the table and the results. Other forms of a word are found too: “work” finds “worked”."
        )
    if not count:
        return _("Nothing found. Try fewer words, or a shorter one.")
    if count >= LIMIT:
        return _("The first {count} places. More words find fewer.").format(count=count)
    return _n("{count} place", "{count} places", count).format(count=count)
