"""The margin of units: a bracket for each unit of meaning, in lanes for each member, with their sign and initials."""

from collections.abc import Collection, Iterable
from operator import is_
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from workbench.cellar.words import _, _n
from workbench.desk.units import PlacedUnit
from workbench.study.anchors import AnchorState
from workbench.ui import theme
from workbench.ui.clock import clock
from workbench.ui.transcript.bracket_paint import BracketPainter, Drawn
from workbench.ui.transcript.lanes import Bracket, Lanes
from workbench.ui.transcript.margin import Margin, painting, smaller
from workbench.ui.transcript.view import TranscriptView

_FEWEST: Final = 3
"""Lanes for which there is always room, so that the first units do not push the words aside."""


class Brackets(Margin):
    """Painted for the units in view only. Hovering shows whose a unit is; a click or Enter chooses it."""

    chosen = Signal(str)
    """A person chose the unit with this identity."""
    dragged = Signal(str, int, int)
    """A person pulled the ends of a unit: its identity, first and last word."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self.drawn: list[Drawn] = []
        self._laid: Lanes | None = None
        self._ground: tuple[object, ...] = ()
        self._room = (-1, -1)
        self._known: dict[str, Drawn] = {}
        """Of what `drawn` was laid out: the text in view and font, pixels and lanes; each bracket by itself."""
        self._hovered = ""
        self._pulled: tuple[Bracket, bool] | None = None
        self.lanes = Lanes(())
        self.current = ""
        self.member = ""
        self.restyle(view.document().defaultFont())
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Units of meaning in this transcript"))

    def show_units(self, units: Iterable[PlacedUnit]) -> None:
        """Show these units; the one that was current stays so, if it is still there."""
        self._stand(Lanes(units))
        self.update()

    def change_units(self, without: Collection[str], units: Iterable[PlacedUnit]) -> None:
        """Show `units`, and no more the units `without`; all others stay. Only what looks otherwise is painted."""
        before, seen = self.lanes, self._view.where.visible_positions()
        self._stand(before.changed(without, units))
        if self.lanes.count != before.count:
            self.update()
        elif seen and before.between(*seen) != self.lanes.between(*seen):
            was, now = self._lay_out(before), self._lay_out(self.lanes)
            for drawn in (*(one for one in was if one not in now), *(one for one in now if one not in was)):
                self.update(drawn.spread)

    def _stand(self, lanes: Lanes) -> None:
        count, hovered = self.lanes.count, self.lanes.find(self._hovered)
        self.lanes = lanes
        if hovered and hovered != lanes.find(self._hovered):
            self._hover(None)
        self._pull_anew()
        self._tell_current(self.current if lanes.find(self.current) else "")
        if max(lanes.count, _FEWEST) != max(count, _FEWEST):
            self._view.arrange()

    def restyle(self, text: QFont) -> None:
        self._font = smaller(text, 0.62, QFont.Weight.DemiBold)
        self._letters = QFontMetricsF(self._font)
        self.header = round(self._letters.height() * 5)

    def make_current(self, unit_id: str) -> None:
        """Mark a unit, or with "" none, as the one that the next key is about."""
        changed = {self.current, unit_id}
        self._tell_current(unit_id)
        for drawn in self._lay_out(self.lanes):
            if drawn.bracket.placed.unit.id in changed:
                self.update(drawn.spread)

    def _tell_current(self, unit_id: str) -> None:
        self.current = unit_id
        bracket = self.lanes.find(unit_id)
        self._view.tints.lay("accent_soft", (bracket.first, bracket.last) if bracket else None)
        self.setAccessibleDescription(self.sentence(bracket) if bracket else "")

    def wanted(self) -> int:
        widest = self._letters.horizontalAdvance("MM") + 4
        lanes = max(self.lanes.count, _FEWEST)
        # Beside large text the lanes move together rather than squeeze the words.
        return round(min(widest * lanes, max(self._view.width() * 0.2, lanes * widest * 0.45)) + widest * 0.4)

    def sentence(self, bracket: Bracket) -> str:
        """A unit in words: whose, how long, where, and what an edit has done to it."""
        placed, words = bracket.placed, bracket.last - bracket.first + 1
        if placed.start_ms is None:
            said = _n("{name}: a unit of {count} word.", "{name}: a unit of {count} words.", words)
        else:
            said = _n(
                "{name}: a unit of {count} word at {time}.",
                "{name}: a unit of {count} words at {time}.",
                words,
            )
        said = said.format(
            name=placed.author.name if placed.author else _("A member"),
            count=words,
            time=clock(placed.start_ms or 0),
        )
        return (
            f"{said} {_state_words(placed.placement.state, own=placed.unit.author == self.member)}".rstrip()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(event.rect(), theme.colour("surface"))
            brush = self._brush(self.lanes)
            for drawn in self._lay_out(self.lanes):
                if not event.region().intersects(drawn.spread):
                    continue
                unit = drawn.bracket.placed.unit.id
                brush.paint(painter, drawn, current=unit == self.current, hovered=unit == self._hovered)
                if unit == self.current and self.hasFocus():
                    brush.paint_focus(painter, drawn)

    def _lay_out(self, lanes: Lanes) -> list[Drawn]:
        """The brackets in view, laid out once for each state of units, view and margin."""
        ground, room = (self._view.where.visible(), self._font), (self.width(), lanes.count)
        if room != self._room or not all(map(is_, ground, self._ground)):
            self._ground, self._room, self._laid, self._known = ground, room, None, {}
        if lanes is not self._laid:
            self._laid = lanes
            self.drawn = self._brush(lanes).lay_out(lanes, self._known)
        return self.drawn

    def _brush(self, lanes: Lanes) -> BracketPainter:
        return BracketPainter(self._view, self._font, self.width(), lanes.count, self.member)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current:
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> Bracket | None:
        """Go to the next (1) or former (-1) unit: from the current one while the word cursor is in it, else from there."""
        at, now = self._view.words.at, self.lanes.find(self.current)
        inside = now is not None and (at is None or now.first <= at <= now.last)
        bracket = self.lanes.step(self.current if inside else "", at or 0, by)
        if bracket:
            self._view.words.reveal(bracket.first, bracket.last)
            self.make_current(bracket.placed.unit.id)
            top, _bottom = self._view.where.extent(bracket.first, bracket.first)
            QToolTip.showText(self.mapToGlobal(QPoint(0, round(top))), self.sentence(bracket), self)
        return bracket

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.step(1)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        drawn = self._at(event.position())
        if drawn is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        unit = drawn.bracket.placed.unit
        end = drawn.end_at(event.position())
        if end is not None and unit.id == self.current and unit.author == self.member:
            self._pulled = (drawn.bracket, end)
            return
        self.make_current(unit.id)
        self.chosen.emit(unit.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pulled:
            self._view.tints.lay("selection", self._pulled_to(event))
            return
        drawn = self._at(event.position())
        self._hover(drawn.bracket if drawn else None)
        self.setCursor(Qt.CursorShape.PointingHandCursor if drawn else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pulled:
            bracket, ends = self._pulled[0], self._pulled_to(event)
            self._pulled = None
            self._view.tints.lay("selection", None)
            if ends != (bracket.first, bracket.last):
                self.dragged.emit(bracket.placed.unit.id, *ends)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.wheelEvent(event)

    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.ToolTip and isinstance(e, QHelpEvent):
            drawn = self._at(QPointF(e.pos()))
            QToolTip.showText(e.globalPos(), self.sentence(drawn.bracket) if drawn else "", self)
            return True
        return super().event(e)

    def _hover(self, bracket: Bracket | None) -> None:
        unit = bracket.placed.unit.id if bracket else ""
        if unit != self._hovered:
            self._hovered = unit
            self._view.tints.lay("hover", (bracket.first, bracket.last) if bracket else None)
            self.update()

    def _pull_anew(self) -> None:
        """Hold the pulled unit where it is now: words that came in before it have moved the end not held."""
        if self._pulled:
            bracket = self.lanes.find(self._pulled[0].placed.unit.id)
            self._pulled = (bracket, self._pulled[1]) if bracket else None
            self._view.tints.lay("selection", None)

    def _pulled_to(self, event: QMouseEvent) -> tuple[int, int]:
        """The ends that a unit would have if the mouse let go here."""
        assert self._pulled
        bracket, at_start = self._pulled
        point = self._view.viewport().mapFromGlobal(event.globalPosition().toPoint())
        found = self._view.sheet.position_at(self._view.cursorForPosition(point).position())
        position = bracket.first if found is None else found
        if at_start:
            return min(position, bracket.last), bracket.last
        return bracket.first, max(position, bracket.first)

    def _at(self, point: QPointF) -> Drawn | None:
        near = [drawn for drawn in self.drawn if drawn.reach.contains(point)]
        return min(near, key=lambda drawn: drawn.rect.height(), default=None)


def _state_words(state: AnchorState, *, own: bool) -> str:
    """What an edit has done to a unit, and what its author is to do; empty for an intact one."""
    done = {
        AnchorState.INTACT: "",
        AnchorState.MOVED: _("Its words stand at another place now."),
        AnchorState.CHANGED: _("Its words have been changed since."),
        AnchorState.ORPHANED: _("Nothing of its words is left."),
    }[state]
    return done + " " + _("Please review it.") if done and own else done
