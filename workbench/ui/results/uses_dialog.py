"""Where a unit of meaning is used: the clusters it lies in, the sentences and condensates that rest on it, its quotes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.result_words import ground_words, section_words, sentence_words
from workbench.study.clusters import Cluster
from workbench.study.quotes import Quote
from workbench.study.results import Ground, Sentence
from workbench.study.tokens import in_language
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import Card, label
from workbench.ui.wordings import quoted


class UsesDialog(Dialog):
    """`chosen` is the room to enter and what to show there, or that it is a quote and which, once a line was pressed."""

    def __init__(self, desk: Desk, unit_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Where the unit is used"), wide=40)
        self._desk = desk
        self.chosen: tuple[str, str] | None = None
        self.lines: list[Card] = []
        unit = desk.units.get(unit_id)
        if unit:
            self.body.addWidget(label(quoted(in_language(unit.anchor.text, language()))))
        uses = desk.thread.over(unit_id)
        groups = _(desk.method.now.groups.several)
        self._part(groups, [self._cluster(one) for one in uses.clusters])
        self._part(_("Sentences that rest on it"), [self._sentence(one) for one in uses.sentences])
        self._part(_("Sentences that rest on what it lies in"), [self._sentence(one) for one in uses.through])
        self._part(
            _("Condensates that take it up"),
            [
                self._line(section_words(desk.context, one), "", ("results", one.id))
                for one in uses.condensates
            ],
        )
        self._part(
            _("Quotes"),
            [
                self._line(quoted(desk.results.printed(one.id)), "", (Quote.KIND, one.id))
                for one in uses.quotes
            ],
        )
        if not uses:
            self.body.addWidget(label(_("It is not used anywhere yet. That may well stay so."), "hint"))
        self.body.addStretch(1)
        leave = self.offer(_("Close"), self.reject)
        (self.lines[0] if self.lines else leave).setFocus()

    def _part(self, words: str, made: list[Callable[[], Card]]) -> None:
        if made:
            self.body.addWidget(label(words, "subheading"))
        for make in made:
            card = make()
            self.lines.append(card)
            self.body.addWidget(card)

    def _cluster(self, cluster: Cluster) -> Callable[[], Card]:
        words = ground_words(self._desk.context, Ground(Cluster.KIND, cluster.id))
        return self._line(words, "", ("table", cluster.id))

    def _sentence(self, sentence: Sentence) -> Callable[[], Card]:
        section = self._desk.results.section(sentence.section)
        within = section_words(self._desk.context, section) if section else ""
        words = sentence_words(self._desk.context, sentence)
        return self._line(words, within, ("results", sentence.id))

    def _line(self, words: str, within: str, goes: tuple[str, str]) -> Callable[[], Card]:
        return partial(Card, "", words, within, partial(self._go, goes))

    def _go(self, goes: tuple[str, str]) -> None:
        self.chosen = goes
        self.accept()


def show_uses(desk: Desk, unit_id: str, window: QWidget) -> tuple[str, str] | None:
    """Show where a unit is used; the room and what to show there, where somebody wants to go."""
    dialog = UsesDialog(desk, unit_id, window)
    dialog.exec()
    return dialog.chosen
