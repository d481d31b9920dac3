"""What the others have done since one last looked, by member and interview."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.news import News
from workbench.desk.telling import news_words
from workbench.study.people import Member
from workbench.ui import signs
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import Card, label, row, stack
from workbench.ui.style import em


class NewsDialog(Dialog):
    """`interview` is the one that was clicked on, or empty."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        unseen = desk.news.since()
        news = unseen.news
        super().__init__(
            parent,
            _("What is new since I last looked"),
            _("Press a line to go to its interview.") if news else "",
        )
        self._desk = desk
        self._unseen = unseen
        self._titles = {one.id: one.title for one in desk.interviews.list()}
        self.interview = ""
        self.cards: list[Card] = []
        members = {member.id: member for member in desk.members.list()}
        for identity, of_one in groupby(news, lambda one: one.member):
            self._add_member(members.get(identity), list(of_one))
        if not news:
            self.body.addWidget(label(_("Nothing new since you last looked.")))
        self.body.addStretch(1)
        self.offer(_("Close"), self.reject, look="" if news else "primary")
        if news:
            self.seen = self.offer(_("I have seen it"), self._see, look="primary")
            self.seen.setFocus()

    def _add_member(self, member: Member | None, news: list[News]) -> None:
        name = member.name if member else "?"
        holder = QWidget()
        column = stack(holder, 0.4)
        head = QWidget()
        line = row(head, 0.5)
        if member:
            badge = QLabel()
            badge.setPixmap(signs.badge(member.sign, em(1.1), self.devicePixelRatioF()))
            line.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label(name, "subheading"), 1)
        column.addWidget(head)
        for one in news:
            sentence = news_words(one, name, self._titles.get(one.interview, ""))
            if one.interview in self._titles:
                column.addWidget(self._card(sentence, one.interview))
            else:
                column.addWidget(label(sentence))
        self.body.addWidget(holder)

    def _card(self, sentence: str, interview: str) -> Card:
        card = Card("", sentence, "", lambda: self._go(interview))
        card.title.setProperty("role", "")
        card.sign.hide()
        self.cards.append(card)
        return card

    def _go(self, interview: str) -> None:
        self.interview = interview
        self.accept()

    def _see(self) -> None:
        if self.attempt(lambda: self._desk.news.looked(self._unseen)):
            self.accept()
