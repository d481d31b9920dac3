"""All quotes of one participant together: what a reader could put together from them, and where a code is left out.

A quote tells little about who says it; ten of them under one code can tell who it is.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.quotes import Quoted
from workbench.study.interviews import Interview, Turn
from workbench.study.people import Participant, Speaker
from workbench.study.quotes import Quote
from workbench.ui.dialogs.base import Dialog
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied, put
from workbench.ui.parts import button, frame, label, labelled, readable, stack
from workbench.ui.quotes.quote_words import row_words
from workbench.ui.style import em
from workbench.ui.tab_order import chain
from workbench.ui.wordings import quoted


class MosaicDialog(Dialog):
    """`opened` is the quote that was asked for at the end; empty for none."""

    def __init__(self, desk: Desk, hub: Hub, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("What the quotes tell together"),
            _(
                "Read them as somebody would who knows the place and the people. Where they give away who it is, "
                "print some of them without the code."
            ),
            wide=50,
        )
        self._desk = desk
        self._hub = hub
        self.opened = ""
        self.ticks: dict[str, QCheckBox] = {}
        self.who = QComboBox()
        self.body.addWidget(labelled(_("Participant"), self.who))
        self.traits = frame("notice")
        self._traits = label("")
        stack(self.traits, 0.3, 0.6).addWidget(self._traits)
        self.body.addWidget(self.traits)
        below = QWidget()
        line = FlowLayout(below, em(0.3))
        self.without = button(_("Print all of them without the code"), lambda: self._set_all(with_code=False))
        self.with_code = button(_("Print all of them with the code"), lambda: self._set_all(with_code=True))
        for one in (self.without, self.with_code):
            line.addWidget(one)
        self._all = below
        self.count = label("", "subheading")
        self.body.addWidget(self.count)
        self.body.addWidget(below)
        self._holder = QWidget()
        self._cards = stack(self._holder, 0.6)
        self.body.addWidget(self._holder)
        self.body.addStretch(1)
        self.leaver = self.offer(_("Close"), self.reject)
        hub.touched.connect(self._touched)
        self._fill(code)
        self.who.currentIndexChanged.connect(self._show)
        self._show()
        self.who.setFocus()

    @property
    def shown(self) -> str:
        """The code of the participant who is shown; empty for none."""
        return str(self.who.currentData() or "")

    def _fill(self, code: str) -> None:
        codes = sorted({one.code for one in self._desk.quotes.all() if one.code}, key=code_order)
        with QSignalBlocker(self.who):
            self.who.clear()
            for one in codes:
                self.who.addItem(one, one)
            self.who.setCurrentIndex(max(0, self.who.findData(code)))

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind in _TELLING for one in touched):
            self._fill(self.shown)
            self._show()

    def _show(self) -> None:
        focused = next((key for key, tick in self.ticks.items() if tick.hasFocus()), "")
        mosaic = self._desk.quotes.mosaic(self.shown)
        told = " · ".join(f"{name}: {value}" for name, value in self._desk.report.told_of(mosaic.code))
        self._traits.setText(
            _("The table of participants tells of {code}: {traits}").format(code=mosaic.code, traits=told)
        )
        self.traits.setVisible(bool(told))
        coded = [one for one in mosaic.quotes if one.quote.with_code]
        bare = [one for one in mosaic.quotes if not one.quote.with_code]
        self.count.setText(
            _n(
                "{count} quote with the code {code}", "{count} quotes with the code {code}", len(coded)
            ).format(count=len(coded), code=mosaic.code)
            if mosaic.quotes
            else _("There are no quotes of a participant yet.")
        )
        self.without.setEnabled(bool(coded))
        self.with_code.setEnabled(bool(bare))
        self._all.setVisible(len(mosaic.quotes) > 1)
        emptied(self._cards)
        self.ticks = {}
        self._section("", coded)
        self._section(_("Printed without a code") if bare else "", bare)
        chain((self._all, self._holder, self.leaver))
        if focused in self.ticks:
            self.ticks[focused].setFocus()
        if self.isVisible():
            self.fit()

    def _section(self, heading: str, quotes: Sequence[Quoted]) -> None:
        if heading:
            put(self._cards, label(heading, "subheading"))
        for one in quotes:
            put(self._cards, self._card(one))

    def _card(self, one: Quoted) -> QWidget:
        card = frame("card")
        column = stack(card, 0.4, 0.8)
        words = quoted(one.printed.text)
        text = readable(words, "words")
        text.setAccessibleName(words)
        column.addWidget(text)
        column.addWidget(label(row_words(one), "small"))
        below = QWidget()
        line = FlowLayout(below, em(0.5))
        tick = QCheckBox(_("Print {code} beside it").format(code=one.code))
        tick.setAccessibleName(tick.text())
        tick.setAccessibleDescription(words)
        tick.setChecked(one.quote.with_code)
        tick.clicked.connect(lambda _checked=False: self._set([one.quote.id], with_code=tick.isChecked()))
        opener = button(_("Open the quote"), lambda: self._open(one.quote.id), look="quiet")
        opener.setAccessibleDescription(words)
        for part in (tick, opener):
            line.addWidget(part)
        column.addWidget(below)
        self.ticks[one.quote.id] = tick
        return card

    def _set_all(self, *, with_code: bool) -> None:
        self._set(list(self.ticks), with_code=with_code)

    def _set(self, quotes: list[str], *, with_code: bool) -> None:
        if self.attempt(lambda: self._desk.quotes.set_code(quotes, with_code=with_code)):
            self._hub.poll()

    def _open(self, quote: str) -> None:
        self.opened = quote
        self.accept()


def code_order(code: str) -> tuple[int, str]:
    """What codes are sorted by: P2 before P10, whose words nobody is named for first."""
    digits = code[1:]
    return (int(digits) if digits.isdigit() else 0), code


_TELLING = {kind.KIND for kind in (Quote, Turn, Interview, Speaker, Participant)}
