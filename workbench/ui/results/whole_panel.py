"""Looking over the whole thread: what rests on nothing, who carries which text, who is not quoted, what is not used.

Each is worked out when somebody unfolds it. Nobody is counted, and nothing is asked for.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.result_words import section_words, sentence_words
from workbench.desk.whose_words import WhoseWords
from workbench.study.results import Genre
from workbench.ui.downwards import Downwards
from workbench.ui.fold import Fold
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.parts import Card, button, label, readable, stack
from workbench.ui.results.unit_card import UnitCard, UnitCards

_MOST = 30
"""So many sentences are shown at once."""


class WholePanel(QWidget):
    """Four views of the whole, each folded until it is wanted."""

    heard = Signal(str)
    unit_wanted = Signal(str)
    wanted = Signal(str)
    """A sentence or a text is to be shown."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The whole thread"))
        self._desk = desk
        self._hub = hub
        outer = stack(self)
        body = QWidget()
        column = stack(body, 0.6, 0.7)
        self.again = button(_("Something has changed: look again"), self.refresh, look="quiet")
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.again.hide()
        self.folds: list[Fold] = []
        for words, show in (
            (_("Sentences that rest on nothing yet"), self._bare),
            (_("Whose words carry which text"), self._carried),
            (_("Participants not quoted"), self._not_quoted),
            (_("Units not used"), self._unused),
        ):
            inner = QWidget()
            inside = stack(inner, 0.4)
            fold = Fold(words, inner)
            fold.unfolded.connect(partial(self._turned, fold, inside, show))
            self.folds.append(fold)
            column.addWidget(fold)
        column.addStretch(1)
        self.area = Downwards(body)
        outer.addWidget(self.area, 1)

    def refresh(self) -> None:
        """Work out anew what is unfolded."""
        self.again.hide()
        for fold in self.folds:
            if not fold.inner.isHidden():
                fold.unfold(True)

    def say_changed(self) -> None:
        """Something has changed; in a large study it takes a moment to look again, so nobody is made to wait for it."""
        self.again.setVisible(any(not fold.inner.isHidden() for fold in self.folds))

    def _turned(
        self, _fold: Fold, inside: QVBoxLayout, show: Callable[[QVBoxLayout], None], shown: bool
    ) -> None:
        emptied(inside)
        if shown:
            show(inside)

    def _bare(self, inside: QVBoxLayout) -> None:
        sentences = self._desk.overlook.bare()
        if not sentences:
            inside.addWidget(
                label(_("All of them say what they rest on, or that the whole carries them."), "hint")
            )
        for one in sentences[:_MOST]:
            section = self._desk.results.section(one.section)
            title = section_words(self._desk.context, section) if section else ""
            words = sentence_words(self._desk.context, one)
            inside.addWidget(Card("", title, words, partial(self.wanted.emit, one.id)))
        if len(sentences) > _MOST:
            inside.addWidget(label(_("There are more; these are the first."), "hint"))

    def _carried(self, inside: QVBoxLayout) -> None:
        inside.addWidget(label(_("That somebody is there, never how often."), "hint"))
        for section, codes in self._desk.overlook.carried():
            if section.genre is Genre.NEW_WHOLE:
                continue
            title = section_words(self._desk.context, section)
            carried = ", ".join(codes) or _("Nobody yet")
            inside.addWidget(Card("", title, carried, partial(self.wanted.emit, section.id)))

    def _not_quoted(self, inside: QVBoxLayout) -> None:
        codes = self._desk.overlook.not_quoted()
        if not codes:
            inside.addWidget(label(_("A quote of each participant stands in the results."), "hint"))
            return
        inside.addWidget(readable(", ".join(codes)))
        inside.addWidget(
            label(_("Nobody has to be quoted. Is there a voice that you have not heard yet?"), "hint")
        )

    def _unused(self, inside: QVBoxLayout) -> None:
        whose = self._desk.thread.whose()
        unused = self._desk.overlook.unused()
        if not unused:
            inside.addWidget(label(_("Every unit of meaning is taken up somewhere."), "hint"))
        for interview, units in unused.items():
            known = self._desk.interviews.get(interview)
            fold_inner = QWidget()
            column = stack(fold_inner, 0.4)
            fold = Fold(known.title if known else "", fold_inner)
            make = partial(self._card, whose)
            fold.unfolded.connect(partial(self._show_units, column, units, make))
            inside.addWidget(fold)

    def _show_units(
        self, column: QVBoxLayout, units: list[str], make: Callable[[str], QWidget], shown: bool
    ) -> None:
        emptied(column)
        if shown:
            column.addWidget(UnitCards(units, make))

    def _card(self, whose: WhoseWords, identity: str) -> QWidget:
        unit = self._desk.units.get(identity)
        if unit is None:
            return label(_("A unit that is gone"), "hint")
        made = UnitCard(self._desk, unit, ", ".join(whose.of_unit(unit.interview, unit.id)))
        made.heard.connect(self.heard)
        made.wanted.connect(self.unit_wanted)
        return made
