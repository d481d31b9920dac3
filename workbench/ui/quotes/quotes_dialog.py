"""All quotes of the study, under the participants whose words they are."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.quotes import Quoted
from workbench.desk.result_words import section_words
from workbench.study.interviews import Interview, Turn
from workbench.study.people import Participant, Speaker
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.results import Section
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied, put
from workbench.ui.parts import Card, button, label, stack
from workbench.ui.quotes.mosaic_dialog import code_order
from workbench.ui.quotes.quote_words import printed_words, row_words
from workbench.ui.tab_order import chain

AT_FIRST = 8
"""So many quotes stand under a participant at first; the others are asked for."""


class QuotesDialog(Dialog):
    """`opened` is the quote that was asked for at the end, `together` the participant whose quotes are to be read together."""

    def __init__(
        self, desk: Desk, hub: Hub, parent: QWidget | None = None, text: Section | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Quotes"),
            _(
                "What may be printed of what was said. Press a quote to change it, translate it or listen to it."
            ),
            wide=50,
        )
        self._desk = desk
        self._hub = hub
        self._text = text
        self.opened = self.together = ""
        self.cards: dict[str, Card] = {}
        self._all_of: set[str] = set()
        self.nothing = label("", "hint")
        self.everything = button(_("Show all quotes of the study"), self._widen, look="quiet", icon="list")
        self.everything.setVisible(text is not None)
        self._of = label("", "heading")
        self._of.setVisible(text is not None)
        if text:
            self._of.setText(
                _("Quotes that belong to “{title}”").format(title=section_words(desk.context, text))
            )
        self.body.addWidget(self._of)
        self.body.addWidget(self.nothing)
        self._holder = QWidget()
        self._column = stack(self._holder, 0.5)
        self.body.addWidget(self._holder)
        self.body.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.leaver = self.offer(_("Close"), self.reject)
        hub.touched.connect(self._touched)
        self._show()
        (next(iter(self.cards.values())) if self.cards else self.leaver).setFocus()

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind in _TELLING for one in touched):
            self._show()

    def _show(self) -> None:
        focused = next((key for key, card in self.cards.items() if card.hasFocus()), "")
        quotes = self._desk.quotes.all()
        if self._text:
            of_text = set(self._desk.overlook.quotes_of(self._text))
            quotes = [one for one in quotes if one.quote.id in of_text]
        quotes.sort(key=lambda one: code_order(one.code))
        emptied(self._column)
        self.cards = {}
        for code, group in groupby(quotes, lambda one: one.code):
            self._section(code, list(group))
        self.nothing.setText(
            _("Of the words that carry this text no quote has been made yet.")
            if self._text
            else _(
                "There are no quotes yet. Choose a unit of meaning, or select words, and press “Make a quote”."
            )
        )
        self.nothing.setVisible(not quotes)
        chain((self._holder, self.everything, self.leaver))
        if focused in self.cards:
            self.cards[focused].setFocus()
        if self.isVisible():
            self.fit()

    def _section(self, code: str, quotes: list[Quoted]) -> None:
        put(self._column, label(code or _("No participant is named"), "heading"))
        if code and len(quotes) > 1:
            words = _("See all quotes of {code} together").format(code=code)
            self._put_button(words, lambda: self._read_together(code), "list")
        shown = quotes if code in self._all_of else quotes[:AT_FIRST]
        for one in shown:
            put(self._column, self._card(one))
        if len(quotes) > len(shown):
            words = _("Show all {count}").format(count=len(quotes))
            self._put_button(words, lambda: self._unfold(code), "down")

    def _put_button(self, words: str, then: Callable[[], object], icon: str) -> None:
        made = button(words, then, look="quiet", icon=icon)
        put(self._column, made, Qt.AlignmentFlag.AlignLeft)

    def _card(self, one: Quoted) -> Card:
        card = Card("", printed_words(one.printed), row_words(one), lambda: self._open(one.quote.id))
        card.title.setProperty("role", "words")
        card.sign.hide()
        self.cards[one.quote.id] = card
        return card

    def _widen(self) -> None:
        self._text = None
        self.everything.hide()
        self._of.hide()
        self._show()
        (next(iter(self.cards.values())) if self.cards else self.leaver).setFocus()

    def _unfold(self, code: str) -> None:
        before = set(self.cards)
        self._all_of.add(code)
        self._show()
        new = [card for key, card in self.cards.items() if key not in before]
        (new[0] if new else self.leaver).setFocus()

    def _open(self, quote: str) -> None:
        self.opened = quote
        self.accept()

    def _read_together(self, code: str) -> None:
        self.together = code
        self.accept()


_TELLING = {kind.KIND for kind in (Quote, Translation, Check, Turn, Interview, Speaker, Participant)}
