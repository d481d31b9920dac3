"""Readings that one author has put before the others: each agrees for oneself, or does not."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.differing import Differing, Proposal
from workbench.desk.drafts import DraftKey
from workbench.desk.open_words import joined
from workbench.study.people import Member
from workbench.ui.differ_words import names_of
from workbench.ui.draft_field import DraftField
from workbench.ui.flow import FlowLayout
from workbench.ui.item_layout import emptied
from workbench.ui.parts import button, frame, label, readable, stack
from workbench.ui.style import em

Do = Callable[[Callable[[], object]], bool]
"""Does a gesture; whether it was done."""


class SharedReadings(QWidget):
    """Shown below the positions, which stay. Tells by `opened`, with what is lowest, that there is something new to see."""

    opened = Signal(QWidget)

    def __init__(self, desk: Desk, do: Do) -> None:
        super().__init__()
        self._desk = desk
        self._do = do
        self._id = ""
        self._interview = ""
        self._column = stack(self, 0.6)
        self.cards: list[QFrame] = []
        self._texts: dict[str, QWidget] = {}
        self.field: DraftField | None = None
        self._cards = QWidget()
        self._rows = stack(self._cards, 0.6)
        self.opener = button(_("Write a shared reading"), self.write, icon="edit")
        holder = QWidget()
        FlowLayout(holder, em(0.3)).addWidget(self.opener)
        self._writing = QWidget()
        self._box = stack(self._writing, 0.4)
        for part in (self._cards, holder, self._writing):
            self._column.addWidget(part)
        self._writing.hide()

    def show_readings(self, differing: Differing, members: Mapping[str, Member]) -> None:
        """Show the readings of a disagreement as they stand."""
        self._id, self._interview = differing.disagreement.id, differing.disagreement.interview
        had = self._cards.isAncestorOf(self.window().focusWidget() or self)
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        me = self._desk.context.reader
        order = sorted(differing.proposals, key=lambda one: not one.shared)
        self._texts = {}
        self.cards = [self._card(one, me, members) for one in order]
        for card in self.cards:
            self._rows.addWidget(card)
            card.show()
        if had and self.cards:
            self._texts[order[0].reading.id].setFocus()
        may = differing.voice(me) is not None and len(differing.voices) > 1
        self.opener.setVisible(may and self.field is None)
        if may and self.field is None and self._desk.drafts.get(self._key):
            self.write()
        self._cards.setVisible(bool(self.cards))
        self.setVisible(bool(self.cards) or may)

    def write(self) -> None:
        """Put a field where the button was."""
        words = _("A reading that all of you could share")
        self.field = DraftField(words, self._desk.drafts, self._key)
        above = label(words, "subheading")
        above.setBuddy(self.field)
        self._box.addWidget(above)
        self._box.addWidget(
            label(
                _(
                    "It becomes shared only when each of you has agreed. Until then, and afterwards, what each "
                    "of you wrote stays."
                ),
                "small",
            )
        )
        self._box.addWidget(self.field)
        below = QWidget()
        line = FlowLayout(below, em(0.4))
        line.addWidget(button(_("Put it before the others"), self._propose, look="primary"))
        line.addWidget(button(_("Leave it"), self._leave, look="quiet"))
        self._box.addWidget(below)
        self.opener.hide()
        self._writing.show()
        self.field.setFocus()
        self.opened.emit(below)

    @property
    def _key(self) -> DraftKey:
        return DraftKey(self._desk.context.reader, self._interview, f"{self._id}/reading")

    def _propose(self) -> None:
        field, identity = self.field, self._id
        if field is None:
            return
        text = field.toPlainText()
        field.forget()
        self.field = None
        if self._do(lambda: self._desk.disagreements.propose(identity, text)):
            self._leave()
        else:
            self.field = field
            field.setPlainText(text)
            field.setFocus()

    def _leave(self) -> None:
        if self.field:
            self.field.forget()
        self.field = None
        emptied(self._box)
        self._writing.hide()
        self.opener.show()
        self.opener.setFocus()

    def _card(self, proposal: Proposal, me: str, members: Mapping[str, Member]) -> QFrame:
        card = frame("card")
        column = stack(card, 0.4, 0.9)
        [name] = names_of([proposal.reading.author], members)
        heading = _("The reading that you share") if proposal.shared else _("A reading by {name}")
        column.addWidget(label(heading.format(name=name), "subheading"))
        text = readable(proposal.reading.text, "words")
        # Not as the card's focus proxy: Tab would go to the card, before all that stands above it.
        self._texts[proposal.reading.id] = text
        text.setAccessibleName(f"{heading.format(name=name)}. {proposal.reading.text}")
        column.addWidget(text)
        column.addWidget(label(_agreed(proposal, members), "hint"))
        below = QWidget()
        line = FlowLayout(below, em(0.3))
        reading, differing = proposal.reading.id, self._desk.disagreements
        if me in proposal.missing:
            agree = button(_("I agree with this reading"), lambda: self._do(lambda: differing.agree(reading)))
            line.addWidget(agree)
        elif me in proposal.agreed:
            no_more = button(
                _("I do not agree any more"),
                lambda: self._do(lambda: differing.agree_no_more(reading)),
                look="quiet",
            )
            line.addWidget(no_more)
        column.addWidget(below)
        return card


def _agreed(proposal: Proposal, members: Mapping[str, Member]) -> str:
    yes = joined(names_of(proposal.agreed, members))
    if proposal.shared:
        return _("Each of you has agreed: {names}.").format(names=yes)
    no = joined(names_of(proposal.missing, members))
    if not yes:
        return _("Not agreed yet: {names}.").format(names=no)
    return _("Agreed: {yes}. Not yet: {no}. It is shared once each of you has agreed.").format(yes=yes, no=no)
