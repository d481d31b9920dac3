"""From a unit, some words or the menu to the quotes, and from one of their dialogs to the next."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.open_ends import OpenEnd
from workbench.study.quotes import Quote
from workbench.ui.hub import Hub
from workbench.ui.quotes.mosaic_dialog import MosaicDialog
from workbench.ui.quotes.quote_dialog import QuoteDialog, Then
from workbench.ui.quotes.quotes_dialog import QuotesDialog


class Quoting(QObject):
    """Tells by `heard` and `words_wanted`, with what it is about, that words are to be heard or seen."""

    heard = Signal(object)
    words_wanted = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, holder: QWidget) -> None:
        super().__init__(holder)
        self._desk = desk
        self._hub = hub
        self._holder = holder

    def quote_unit(self, unit_id: str) -> None:
        """Show the quote of a unit; make it where there is none yet."""
        known = self._desk.quotes.of_unit(unit_id)
        quote = known[-1] if known else self._hub.ask(lambda: self._desk.quotes.from_unit(unit_id))
        if quote:
            self.show(quote.id)

    def quote_words(self, interview: str, first: int, last: int) -> None:
        """Make a quote of some words of a transcript, and show it."""
        quote = self._hub.ask(lambda: self._desk.quotes.from_words(interview, first, last))
        if quote:
            self.show(quote.id)

    def show(self, quote_id: str) -> None:
        """Show a quote, and go where is asked for from there."""
        try:
            dialog = QuoteDialog(self._desk, self._hub, quote_id, self._holder.window())
        except Refusal as refusal:
            self._hub.refused.emit(refusal.sentence)
            return
        dialog.listen.connect(self._hear)
        code = dialog.found.code
        dialog.exec()
        if dialog.then is Then.SHOW:
            self.words_wanted.emit(self._desk.quotes.about(quote_id))
        elif dialog.then is Then.MOSAIC:
            self.show_together(code)

    def show_all(self) -> None:
        """Show all quotes."""
        self._choose(QuotesDialog(self._desk, self._hub, self._holder.window()))

    def show_of(self, section_id: str) -> None:
        """Show the quotes that belong to a text of the results; where there is none, all of them."""
        section = self._desk.results.section(section_id)
        self._choose(QuotesDialog(self._desk, self._hub, self._holder.window(), section))

    def _choose(self, dialog: QuotesDialog) -> None:
        dialog.exec()
        if dialog.opened:
            self.show(dialog.opened)
        elif dialog.together:
            self.show_together(dialog.together)

    def show_together(self, code: str) -> None:
        """Show all quotes of one participant together."""
        dialog = MosaicDialog(self._desk, self._hub, code, self._holder.window())
        dialog.exec()
        if dialog.opened:
            self.show(dialog.opened)

    def review(self, end: OpenEnd) -> None:
        """Show the first quote of an interview that waits to be looked at, or all where it no longer does."""
        quotes = self._desk.quotes.of(end.interview)
        waiting = [
            one for one in quotes if one.printed.to_review or any(it.stale for it in one.printed.translations)
        ]
        if waiting:
            self.show(waiting[0].quote.id)
        else:
            self.show_all()

    def _hear(self, quote_id: str) -> None:
        if self._desk.context.find(Quote, quote_id):
            self.heard.emit(self._desk.quotes.about(quote_id))
