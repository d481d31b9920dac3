"""The line above a text of the results: the way to its quotes and, where only one column is seen, to the others."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QTabWidget, QWidget

from workbench.cellar.words import _
from workbench.ui import actions
from workbench.ui.parts import button, label, row
from workbench.ui.results.sentence_panel import SentencePanel


class AboveText(QWidget):
    """Tells by `quote_asked` that a quote is to be put in, by `quotes_asked` that those of the text are to be seen."""

    quote_asked = Signal()
    quotes_asked = Signal()

    def __init__(self, to_texts: Callable[[], object], to_side: Callable[[], object]) -> None:
        super().__init__()
        line = row(self, 0.4, 0.4)
        self.to_texts = button(_("Texts"), to_texts, look="quiet", icon="list")
        self.quotes: QPushButton = button(_("Quotes"), lambda: None, look="quiet", icon="quote")
        menu = QMenu(self.quotes)
        key = actions.first_key("results.quote")
        menu.addAction(f"{actions.words('results.quote')}\t{key}", self.quote_asked.emit)
        menu.addAction(_("Quotes that belong to this text …"), self.quotes_asked.emit)
        self.quotes.setMenu(menu)
        self.to_side = button(_("What it rests on"), to_side, look="quiet", icon="panel")
        self.waits = label(_("Units wait"), "small")
        self.waits.setToolTip(_("Nothing is said yet of some units: taken up, or left because of something?"))
        self.waits.hide()
        line.addWidget(self.to_texts)
        line.addWidget(self.waits, 1)
        line.addStretch(0)
        line.addWidget(self.quotes)
        line.addWidget(self.to_side)

    def tell(self, beside: QTabWidget, *, waits: bool) -> None:
        """Say which panel is seen beside, and whether a unit of the condensate waits for what becomes of it."""
        sentence = isinstance(beside.currentWidget(), SentencePanel)
        words = _("What it rests on") if sentence else beside.tabText(beside.currentIndex())
        self.to_side.setText(words)
        self.to_side.setAccessibleName(words)
        self.waits.setVisible(waits)

    def show_ways(self, shown: bool, *, text: bool) -> None:
        """Whether the other columns are hidden, so that ways lead there; and whether a `text` is seen."""
        for way in (self.to_texts, self.to_side):
            way.setVisible(shown)
        self.quotes.setVisible(text)
        self.setVisible(shown or text)
