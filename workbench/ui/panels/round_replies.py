"""What is said to one turned card after the last one was turned, and a field to say something."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.desk.standing import TurnedCard
from workbench.study.people import Member
from workbench.study.rounds import Reply
from workbench.ui.authors import author_line
from workbench.ui.hub import Hub
from workbench.ui.item_layout import vanish
from workbench.ui.panels.answer_pages import AnswerField
from workbench.ui.parts import button, label, readable, stack
from workbench.ui.wordings import name_of

HIGH, LINE = 4.0, 2.4
"""Ems of the field."""


class RoundReplies(QWidget):
    """What has been begun and not yet said waits with its member and its card.

    `writing` and `sayer` are for whoever lays them out below, where they stay under the hand whatever is said meanwhile.
    """

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._card = ""
        self._key = DraftKey("", "", "")
        self._shown: list[tuple[Reply, Member | None]] = []
        self.said: list[QWidget] = []
        self._column = stack(self, 0.8)
        self.writing = QWidget()
        column = stack(self.writing, 0.3)
        self.words = label("", "subheading")
        self._short = False
        self.field = AnswerField(high=HIGH)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words.setBuddy(self.field)
        self.sayer = button(_("Answer"), self.say)
        column.addWidget(self.words)
        column.addWidget(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.textChanged.connect(self._make_room)
        self.field.installEventFilter(self)

    def clear(self) -> None:
        """Show nothing."""
        self._card = ""
        self._list([])
        self.field.put("")
        self._offer(False)

    def show_replies(
        self,
        interview: str,
        card: TurnedCard,
        name: str,
        replies: Sequence[Reply],
        members: Mapping[str, Member],
    ) -> None:
        """Show what was said to a card of the member called `name`."""
        me = self._desk.context.reader
        words = _("Follow up what you wrote") if card.author == me else _("Answer {name}").format(name=name)
        self._card, self._key = card.id, DraftKey(me, interview, card.id)
        self.words.setText(words)
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self._list([(reply, members.get(reply.author)) for reply in replies])
        self.field.put(self._desk.drafts.get(self._key))
        self._offer(True)

    def set_short(self, short: bool) -> None:
        """Whether there is little height: then what the field is for stands in it alone."""
        self._short = short
        self.words.setHidden(short)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._make_room()
        return super().eventFilter(watched, event)

    def say(self) -> None:
        """Say what is written."""
        card, key, text = self._card, self._key, self.field.toPlainText()
        if not key.member:
            return
        # Let go of first: what is said makes this part anew.
        self._desk.drafts.put(key, "")
        if self._hub.attempt(lambda: self._desk.replies.say(card, text)):
            self.field.put("")
        else:
            self._desk.drafts.put(key, text)
        self.field.setFocus()

    def _make_room(self) -> None:
        """With little height the field is a line until somebody writes in it: the card above is what is read."""
        writes = self.field.hasFocus() or bool(self.field.toPlainText())
        self.field.grow(LINE if self._short and not writes else HIGH)

    def _offer(self, offered: bool) -> None:
        for part in (self, self.writing, self.sayer):
            part.setVisible(offered)

    def _typed(self) -> None:
        if self._key.member and self._card:
            self._desk.drafts.put(self._key, self.field.toPlainText())

    def _list(self, shown: list[tuple[Reply, Member | None]]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        for old in self.said:
            self._column.removeWidget(old)
            vanish(old)
        self.said = [_said(reply, author) for reply, author in shown]
        for one in self.said:
            self._column.addWidget(one)


def _said(reply: Reply, author: Member | None) -> QWidget:
    made = QWidget()
    column = stack(made, 0.2)
    column.addWidget(author_line(author))
    text = readable(reply.text)
    text.setAccessibleName(f"{name_of(author)}. {reply.text}")
    column.addWidget(text)
    return made
