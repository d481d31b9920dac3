"""What is written on a cluster: the own words, one question at a time, and below them what the others have written."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.prompts import questions
from workbench.methods.protocol import Artefact
from workbench.study.clusters import Matter
from workbench.ui.authors import author_line
from workbench.ui.hub import Hub
from workbench.ui.panels.answer_pages import AnswerPages
from workbench.ui.parts import frame, label, readable, stack


class ClusterNotes(AnswerPages):
    """First what changes when the cluster is the figure; then the questions of bridling; then the review."""

    def asked(self) -> Sequence[str]:
        method = self._desk.clusters.method
        prompts = [
            _(words) for step in method.steps if step.leaves is Artefact.FIGURES for words in step.prompts
        ]
        figure = " ".join(prompts) or _(
            "What changes when you look at it like this, with all else around it?"
        )
        return [
            figure,
            *(words for _field, words in questions()),
            method.groups.put_into(_("Reviewing it: what do you say to {the}?")),
        ]

    def kept(self, number: int) -> str:
        if number in (0, len(questions()) + 1):
            return self._desk.clusters.own_note(self.subject, _matter(number))
        note = self._desk.notes.own(self.subject)
        return str(getattr(note, questions()[number - 1][0])) if note else ""

    def answered(self, subject: str, number: int, text: str) -> None:
        if number in (0, len(questions()) + 1):
            self._desk.clusters.write(subject, _matter(number), text)
        else:
            self._desk.notes.answer_on_cluster(subject, questions()[number - 1][0], text)


class OthersOnCluster(QWidget):
    """A card for each member who has written on a cluster, or on one that it was made of."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = stack(self, 0.6)
        self._shown: list[tuple[str, list[tuple[str, str]]]] = []
        self._cards: list[QFrame] = []

    def show_cluster(self, cluster: str) -> None:
        """Show what the others have written on a cluster."""
        wanted = self._written(cluster) if cluster else []
        if wanted == self._shown:
            return
        self._shown = wanted
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(author, lines) for author, lines in wanted]
        for card in self._cards:
            self._column.addWidget(card)

    def _written(self, cluster: str) -> list[tuple[str, list[tuple[str, str]]]]:
        me = self._desk.context.reader
        found: dict[str, list[tuple[str, str]]] = {}
        for matter, words in ((Matter.FIGURE, _("Seen as the figure")), (Matter.REVIEW, _("Review"))):
            for note in self._desk.clusters.notes(cluster, matter):
                if note.author != me or note.cluster != cluster:
                    found.setdefault(note.author, []).append((words, note.text))
        for note in self._desk.notes.on_cluster(cluster):
            if note.author != me:
                answers = [(words, str(getattr(note, field)).strip()) for field, words in questions()]
                found.setdefault(note.author, []).extend(one for one in answers if one[1])
        return list(found.items())

    def _card(self, author: str, lines: Sequence[tuple[str, str]]) -> QFrame:
        member = self._desk.members.get(author)
        card = frame("card")
        column = stack(card, 0.3, 0.7)
        column.addWidget(author_line(member))
        for words, text in lines:
            column.addWidget(label(words, "small"))
            column.addWidget(readable(text))
        return card


def _matter(number: int) -> Matter:
    return Matter.REVIEW if number else Matter.FIGURE
