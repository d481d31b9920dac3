"""Where a unit of meaning is used: its clusters, sentences and condensates, its quotes; and what came of a cluster."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.result_words import genre_words, ground_words, section_words, sentence_words
from workbench.study.clusters import Cluster
from workbench.study.quotes import Quote
from workbench.study.results import Ground, Section, Sentence
from workbench.study.tokens import in_language
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import Card, label
from workbench.ui.wordings import quoted


class UsesDialog(Dialog):
    """`chosen` is the room to enter and what to show there, or that it is a quote and which, once a line was pressed."""

    def __init__(self, desk: Desk, identity: str, parent: QWidget | None = None) -> None:
        cluster = desk.context.find(Cluster, identity)
        words = desk.method.now.groups.put_into(_("Where {the} is used"))
        super().__init__(parent, words if cluster else _("Where the unit is used"), wide=40)
        self._desk = desk
        self.chosen: tuple[str, str] | None = None
        self.lines: list[Card] = []
        used = self._show_cluster(cluster) if cluster else self._show_unit(identity)
        if not used:
            self.body.addWidget(label(_("It is not used anywhere yet. That may well stay so."), "hint"))
        self.body.addStretch(1)
        leave = self.offer(_("Close"), self.reject)
        (self.lines[0] if self.lines else leave).setFocus()

    def _show_cluster(self, cluster: Cluster) -> bool:
        self.body.addWidget(label(ground_words(self._desk.context, Ground(Cluster.KIND, cluster.id))))
        texts = self._desk.results.of_cluster(cluster.id)
        sentences = self._desk.thread.on_cluster(cluster.id)
        self._part(_("Texts that were begun from it"), [self._text(one) for one in texts])
        self._part(_("Sentences that rest on it"), [self._sentence(one) for one in sentences])
        return bool(texts or sentences)

    def _show_unit(self, unit_id: str) -> bool:
        desk = self._desk
        if unit := desk.units.get(unit_id):
            self.body.addWidget(label(quoted(in_language(unit.anchor.text, language()))))
        uses = desk.thread.over(unit_id)
        groups = _(desk.method.now.groups.several)
        self._part(groups, [self._cluster(one) for one in uses.clusters])
        self._part(_("Sentences that rest on it"), [self._sentence(one) for one in uses.sentences])
        self._part(_("Sentences that rest on what it lies in"), [self._sentence(one) for one in uses.through])
        self._part(
            _("Condensates that take it up"),
            [self._text(one) for one in uses.condensates],
        )
        self._part(
            _("Quotes"),
            [
                self._line(quoted(desk.results.printed(one.id)), "", (Quote.KIND, one.id))
                for one in uses.quotes
            ],
        )
        return bool(uses)

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

    def _text(self, section: Section) -> Callable[[], Card]:
        words = section_words(self._desk.context, section)
        return self._line(words, genre_words(self._desk.context, section.genre), ("results", section.id))

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


def show_uses(desk: Desk, identity: str, window: QWidget) -> tuple[str, str] | None:
    """Show where a unit or a cluster is used; the room and what to show there, where somebody wants to go."""
    dialog = UsesDialog(desk, identity, window)
    dialog.exec()
    return dialog.chosen
