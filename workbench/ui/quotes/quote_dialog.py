"""A quote: as it was said and as it is printed, what was done to it, and what it is in other languages."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.quotes import Quoted
from workbench.study.anchors import AnchorState
from workbench.study.interviews import Interview, Turn
from workbench.study.people import Member, Participant, Speaker
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.tokens import in_language
from workbench.ui.dialogs.base import Dialog
from workbench.ui.equal_columns import EqualColumns
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, frame, label, readable, stack
from workbench.ui.quotes.edit_box import EditBox
from workbench.ui.quotes.quote_words import (
    printed_words,
    review_words,
    said_words,
    voices_words,
    where_words,
)
from workbench.ui.quotes.translation_dialogs import CheckDialog, TranslateDialog
from workbench.ui.quotes.translations_box import TranslationsBox
from workbench.ui.silence import offer_sound, why_silent
from workbench.ui.style import em
from workbench.ui.wordings import quoted

LEAST_EMS = 20
"""The width that each side has at least; where there is less room, they stand below each other."""


class Then(Enum):
    """What a person wants to do next."""

    NOTHING = "nothing"
    SHOW = "show"
    MOSAIC = "mosaic"


class QuoteDialog(Dialog):
    """Tells by `listen` that its words are to be heard. `then` is what was asked for at the end."""

    listen = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, identity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("A quote"), wide=58)
        self._desk = desk
        self._hub = hub
        self._id = identity
        self.then = Then.NOTHING
        self.found: Quoted = desk.quotes.one(identity)
        self.where = label("", "hint")
        self.body.addWidget(self.where)
        self._build_review()
        self._build_sides()
        self.voices = frame("notice")
        self._voices = label("")
        stack(self.voices, 0.3, 0.6).addWidget(self._voices)
        self.body.addWidget(self.voices)
        self.edits = EditBox(desk, self.do)
        self.body.addWidget(self.edits)
        self._build_code()
        self.translations = TranslationsBox(desk, self.do)
        self.translations.write_asked.connect(self.translate)
        self.translations.check_asked.connect(self.compare)
        self.body.addWidget(self.translations)
        self.body.addStretch(1)
        self.remover = self.offer(_("Remove the quote"), self.remove, look="care", icon="remove")
        self.leaver = self.offer(_("Close"), self.reject)
        hub.touched.connect(self._touched)
        self._show()
        self.edits.words.setFocus()

    def do(self, gesture: Callable[[], object]) -> bool:
        """Do something and show what came of it; what is refused is said here."""
        if not self.attempt(gesture):
            return False
        self._hub.poll()
        return True

    def remove(self) -> None:
        """Take the quote away; undo brings it back."""
        if self.attempt(lambda: self._desk.quotes.remove(self._id)):
            self.reject()
            self._hub.poll()
            self._hub.said.emit(_("The quote was removed. Undo brings it back."))

    def translate(self, into: str, text: str) -> None:
        """Write the own translation."""
        dialog = TranslateDialog(self._desk, self._hub, self.found, into, text, self)
        dialog.listen.connect(lambda: self.listen.emit(self._id))
        dialog.exec()

    def compare(self, translation: str) -> None:
        """Compare somebody's translation with the original and the sound."""
        known = self._desk.context.find(Translation, translation)
        if known:
            dialog = CheckDialog(self._desk, self._hub, self.found, known, self)
            dialog.listen.connect(lambda: self.listen.emit(self._id))
            dialog.exec()

    def _build_review(self) -> None:
        self.review = frame("warning")
        column = stack(self.review, 0.4, 0.7)
        self._why = label("", "subheading")
        self._now = readable("")
        self.accepter = button(
            _("Take the words as they are now"),
            lambda: self.do(lambda: self._desk.quotes.accept(self._id)),
            look="primary",
            icon="check",
        )
        below = QWidget()
        FlowLayout(below, em(0.3)).addWidget(self.accepter)
        for part in (self._why, self._now, below):
            column.addWidget(part)
        self.body.addWidget(self.review)

    def _build_sides(self) -> None:
        holder = QWidget()
        sides = EqualColumns(holder, em(LEAST_EMS), em(1.2))
        self.said, self.printed = readable("", "words"), readable("", "words")
        below = QWidget()
        line = FlowLayout(below, em(0.3))
        self.listener = button(_("Listen"), lambda: self.listen.emit(self._id), icon="play")
        self.shower = button(_("Show in the transcript"), lambda: self._leave(Then.SHOW), look="quiet")
        for one in (self.listener, self.shower):
            line.addWidget(one)
        for heading, words, extra in (
            (_("As it was said"), self.said, below),
            (_("As it is printed"), self.printed, None),
        ):
            side = frame("card")
            column = stack(side, 0.5, 0.8)
            column.addWidget(label(heading, "subheading"))
            column.addWidget(words)
            column.addStretch(1)
            if extra:
                column.addWidget(extra)
            sides.addWidget(side)
        self.body.addWidget(holder)

    def _build_code(self) -> None:
        self.code = QCheckBox("")
        self.code.clicked.connect(self._set_code)
        self.together = button("", lambda: self._leave(Then.MOSAIC), look="quiet")
        holder = QWidget()
        line = FlowLayout(holder, em(0.3))
        line.addWidget(self.code)
        line.addWidget(self.together)
        self.body.addWidget(holder)

    def _set_code(self, with_code: bool) -> None:
        self.do(lambda: self._desk.quotes.set_code([self._id], with_code=with_code))

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind in _TELLING for one in touched):
            self._refresh()

    def _refresh(self) -> None:
        try:
            self.found = self._desk.quotes.one(self._id)
        except Refusal as refusal:
            self.refuse(refusal.sentence)
            self.page.setEnabled(False)
            return
        self._show()
        if self.isVisible():
            self.fit()

    def _show(self) -> None:
        found, printed = self.found, self.found.printed
        before = self.printed.text()
        self.where.setText(where_words(found))
        self.said.setText(said_words(found))
        self.printed.setText(printed_words(printed))
        self.printed.setAccessibleName(f"{_('As it is printed')}. {self.printed.text()}")
        self.said.setAccessibleName(f"{_('As it was said')}. {self.said.text()}")
        place = printed.place
        timed = place is not None and place.start_ms is not None
        offer_sound(
            self.listener,
            why_silent(self._desk, found.quote.interview, gone=place is None, timed=timed),
        )
        self.shower.setEnabled(place is not None)
        why = review_words(printed)
        changed = printed.state in (AnchorState.CHANGED, AnchorState.MOVED)
        self._why.setText(why)
        self._now.setText(_("Now: {words}").format(words=quoted(in_language(found.now, found.tongue))))
        self._now.setVisible(printed.state is AnchorState.CHANGED)
        self.accepter.setVisible(changed)
        self.review.setVisible(bool(why))
        self._voices.setText(voices_words(found))
        self.voices.setVisible(bool(self._voices.text()))
        self.edits.show_quote(found)
        self.code.setText(_("Print {code} beside it").format(code=found.code))
        self.code.setAccessibleName(self.code.text())
        self.code.setChecked(found.quote.with_code)
        self.together.setText(_("See all quotes of {code} together").format(code=found.code))
        self.together.setAccessibleName(self.together.text())
        for one in (self.code, self.together):
            one.setVisible(bool(found.code))
        members = {member.id: member for member in self._desk.members.list()}
        self.translations.show_translations(found, members)
        if before and before != self.printed.text() and self.isVisible():
            announce(self.printed, self.printed.accessibleName())

    def _leave(self, then: Then) -> None:
        self.then = then
        self.reject()


_TELLING = {kind.KIND for kind in (Quote, Translation, Check, Turn, Interview, Speaker, Participant, Member)}
