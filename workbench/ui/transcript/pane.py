"""The transcript: read, correct and mark. Puts the parts together; what changes comes by the feed alone."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.units import Unit
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.parts import stack
from workbench.ui.transcript.brackets import Brackets
from workbench.ui.transcript.commands import Commands
from workbench.ui.transcript.correcting import Correcting
from workbench.ui.transcript.doubts import Doubts
from workbench.ui.transcript.following import Following
from workbench.ui.transcript.gutter import Gutter
from workbench.ui.transcript.marking import Marking, no_unit
from workbench.ui.transcript.menus import MARK_ACTIONS, Menus
from workbench.ui.transcript.reading_keys import ReadingKeys
from workbench.ui.transcript.refreshing import Parts, Refreshing
from workbench.ui.transcript.toolbar import Strip, Toolbar
from workbench.ui.transcript.turn_teller import TurnTeller
from workbench.ui.transcript.view import TranscriptView
from workbench.ui.transcript.why_not import WhyNot, no_words


class Place(NamedTuple):
    """Where a reader is: the identity of the first word in view, None at the very beginning, and of the word cursor's."""

    first: str | None
    at: str | None


class TranscriptPane(QWidget):
    """One interview's words. Times are milliseconds of a recording; positions count tokens of the interview."""

    play_requested = Signal(str, int)
    """Recording and time: play from there."""
    play_span_requested = Signal(str, int, int)
    """Recording, start, end: play this much."""
    toggle_play_requested = Signal()
    unit_chosen = Signal(str)
    """A unit is to be bridled."""
    quote_asked = Signal(str, int, int)
    """A quote is to be made: of a unit, or, where that is empty, of words from one position to another."""
    unit_marked = Signal(str)
    """A unit has just been marked."""
    selection_changed = Signal(int, int)
    """First and last selected position; -1, -1 for none."""
    span_selected = Signal(str, int, int)
    """The selected words in the sound: recording, start, end; an empty recording for none."""
    review_requested = Signal()
    """The units that an edit has touched are to be looked at."""
    uses_requested = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.toolbar, self.strip, self.view = Toolbar(), Strip(), TranscriptView()
        self.gutter, self.brackets = Gutter(self.view), Brackets(self.view)
        self.view.set_margins(self.gutter, self.brackets)
        column = stack(self, 0.0)
        column.addWidget(self.toolbar)
        column.addWidget(self.view, 1)
        column.addWidget(self.strip)
        self.keys = ReadingKeys(self.view)
        self.correcting = Correcting(self.view, desk.transcripts, hub)
        self.doubts = Doubts(self.view, self.correcting, desk.transcripts, hub)
        self.marking = Marking(self.view, self.brackets, desk.units, hub)
        self.menus = Menus(desk, hub, self.view, self.correcting)
        self.commands = Commands(self.view, self._handlers(), self.menus.speak_number, self._has_words)
        self._why_not = WhyNot(self.view, self.marking, desk.transcripts, desk.units)
        self._following = Following(self.view)
        self._refreshing = Refreshing(
            desk,
            Parts(self.view, self.gutter, self.brackets, self.toolbar, self.strip, self.correcting),
        )
        self._teller = TurnTeller(self.view, self.gutter)
        self.view.mode = self.keys
        self.setFocusProxy(self.view)
        self._wire()

    @property
    def interview(self) -> str:
        """The identity of the interview that is shown; empty for none."""
        return self._refreshing.interview

    @property
    def units(self) -> list[Unit]:
        """The units of the interview that is shown."""
        return [placed.unit for placed in self._refreshing.units.values()]

    def show_interview(self, interview: str) -> None:
        """Show an interview from its beginning. What was typed in the one before is written first."""
        self.toolbar.correct.setChecked(False)
        self.flush()
        self.marking.interview = self.menus.interview = interview
        self._teller.begin()
        self._refreshing.show(interview)
        self.correcting.put_back()

    @property
    def place(self) -> Place:
        """Where the reader is, for a pane that takes the place of this one."""
        tokens, sheet, view = self.view.sheet.reading.tokens, self.view.sheet, self.view
        at, first = view.words.at, None
        if view.verticalScrollBar().value():
            first = sheet.position_at(view.place.top().position())
        return Place(*(None if position is None else tokens[position].id for position in (first, at)))

    def return_to(self, place: Place) -> None:
        """Bring the reader back to a place in the interview that is shown, as far as its words are still there."""
        positions, sheet = self.view.sheet.reading.positions, self.view.sheet
        if (at := positions.get(place.at or "")) is not None:
            self.view.words.put(at)
        if (first := positions.get(place.first or "")) is not None:
            cursor = QTextCursor(sheet.document)
            cursor.setPosition(sheet.place_of(first)[0])
            self.view.place.bring(cursor)

    def reveal(self, position: int, last: int | None = None) -> None:
        """Put the word cursor on the word at a position and bring it into view, with those up to `last`."""
        if 0 <= position < len(self.view.sheet.reading.tokens):
            self.view.words.reveal(position, last)

    def show_word(self, turn: str, word: int) -> None:
        """Bring a word of a turn into view where it is out of sight; the first is 0."""
        number = self.view.sheet.number(turn)
        if number is None:
            return
        reading = self.view.sheet.reading
        position = reading.starts[number] + min(word, len(reading.turns[number].tokens) - 1)
        if not self.view.words.in_view(position):
            self.reveal(position)

    def choose_unit(self, unit: str) -> None:
        """Make a unit the current one and bring its words into view; unit_chosen is not emitted."""
        bracket = self.brackets.lanes.find(unit)
        if bracket:
            self.view.words.reveal(bracket.first, bracket.last)
        self.brackets.make_current(unit if bracket else "")

    def follow(self, recording_id: str, ms: int) -> None:
        """The sound is at this time: light the word up, and go along unless the reader has scrolled away."""
        self._following.follow(recording_id, ms)

    def stop_following(self) -> None:
        """The sound has stopped."""
        self._following.stop()

    def set_short(self, short: bool) -> None:
        """Whether there is little height for the text, so that what stands around it should be small."""
        self.toolbar.set_short(short)
        self.strip.set_short(short)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.correcting.finish()

    def _wire(self) -> None:
        bar, view, hub = self.toolbar, self.view, self._hub
        bar.mark.clicked.connect(lambda: self._then_text(self._mark))
        bar.correct.toggled.connect(self._set_mode)
        bar.speaker.clicked.connect(lambda: self.menus.speakers(self.menus.below(bar.speaker)))
        bar.insert.clicked.connect(lambda: self.menus.marks(self.menus.below(bar.insert)))
        self.strip.review.clicked.connect(self.review_requested)
        view.word_clicked.connect(self._play_from)
        view.words_selected.connect(self._selected)
        view.cursorPositionChanged.connect(self._teller.tell)
        view.menu_wanted.connect(self._show_menu)
        self.brackets.chosen.connect(self.unit_chosen)
        self.brackets.dragged.connect(self.marking.drag)
        self.doubts.heard.connect(self.play_span_requested)
        self.correcting.left.connect(lambda: bar.correct.setChecked(False))
        self.keys.escaped.connect(self._let_go)
        self.keys.typing_tried.connect(
            lambda: hub.said.emit(_("You are reading. To change words, press “Correct the text” or F2."))
        )
        hub.touched.connect(self._refreshing.touched)
        hub.touched.connect(self._teller.tell)
        hub.settling.connect(self.flush)
        hub.hushed.connect(self.flush)
        hub.member_changed.connect(self._refreshing.member)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        marking, correcting, menus = self.marking, self.correcting, self.menus
        return {
            "sound.play.here": self.toggle_play_requested.emit,
            "text.hear": self._hear,
            "text.doubt": lambda: self.doubts.step(1),
            "text.doubt.before": lambda: self.doubts.step(-1),
            "text.right": self.doubts.vouch,
            "text.edit": self.toolbar.correct.toggle,
            "text.split": correcting.split,
            "text.join": correcting.join,
            "text.speaker": lambda: menus.speakers(menus.at_cursor()),
            "text.mark": lambda: menus.marks(menus.at_cursor()),
            **{action: partial(correcting.insert, kind) for kind, action in MARK_ACTIONS.items()},
            "unit.mark": self._mark,
            "unit.bridle": self._bridle,
            "unit.quote": self._quote,
            "unit.uses": lambda: self.uses_requested.emit(marking.wanted()),
            "unit.next": lambda: self._step(1),
            "unit.previous": lambda: self._step(-1),
            "unit.begin": marking.begin_here,
            "unit.end": marking.end_here,
            "unit.longer": lambda: marking.stretch(last=1),
            "unit.shorter": lambda: marking.stretch(last=-1),
            "unit.earlier": lambda: marking.stretch(first=-1),
            "unit.later": lambda: marking.stretch(first=1),
            "unit.remove": marking.remove,
        }

    def _has_words(self) -> bool:
        there = bool(self.view.sheet.reading.turns)
        if not there:
            self._hub.said.emit(no_words())
        return there

    def _set_mode(self, correcting: bool) -> None:
        """Let the text be typed in, or only be read again; what was typed is written then."""
        self.correcting.finish()
        if correcting and not self.view.sheet.reading.turns:
            self.toolbar.correct.setChecked(False)
            return
        if not (correcting and self.view.words.selected()):  # what is selected is what is to be typed over
            self.view.words.clear()
        self.view.setReadOnly(not correcting)
        self.view.mode = self.correcting if correcting else self.keys
        self.commands.reading(not correcting)
        self.toolbar.show_correcting(correcting)
        self.strip.tell_meanwhile(
            _("Type to correct. Enter begins a new turn, Esc goes back to reading.") if correcting else ""
        )
        self.view.setFocus()

    def _show_menu(self, at: QPoint) -> None:
        self.correcting.flush()
        self.menus.here(at, self.commands, self._why_not.reason)

    def _then_text(self, gesture: Callable[[], object]) -> None:
        gesture()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _selected(self, first: int, last: int) -> None:
        self.toolbar.mark.setEnabled(first >= 0 and self.view.isReadOnly())
        self.selection_changed.emit(first, last)
        span = self.view.sheet.reading.span(first, last) if first >= 0 else None
        self.span_selected.emit(*(span or ("", 0, 0)))

    def _play_from(self, position: int) -> None:
        if span := self.view.sheet.reading.span(position, position):
            self.play_requested.emit(span[0], span[1])

    def _hear(self) -> None:
        """Play what is selected, else from the word that the reader is on."""
        if (ends := self.view.words.selected()) and (span := self.view.sheet.reading.span(*ends)):
            self.play_span_requested.emit(*span)
        elif (at := self.view.words.at) is not None:
            self._play_from(at)

    def _mark(self) -> None:
        if unit := self.marking.mark():
            self.unit_marked.emit(unit.id)

    def _bridle(self) -> None:
        if unit := self.marking.wanted():
            self.brackets.make_current(unit)
            self.unit_chosen.emit(unit)
        else:
            self._hub.said.emit(no_unit())

    def _quote(self) -> None:
        if asked := self.marking.to_quote():
            self.quote_asked.emit(*asked)

    def _step(self, by: int) -> None:
        if bracket := self.brackets.step(by):
            announce(self.view, self.brackets.sentence(bracket))
        else:
            self._hub.said.emit(_("There is no further unit in this direction."))

    def _let_go(self) -> None:
        self.brackets.make_current("")
        self.view.words.clear()
