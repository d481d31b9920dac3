"""Pre-understanding: each writes the own; then the others' can be read."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, _n, mark
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.methods.protocol import Artefact
from workbench.ui.downwards import Downwards
from workbench.ui.draft_field import DraftField
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.method.others import Others
from workbench.ui.method.page import Page
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em

_NOTHING = mark("You have said that you bring nothing to write down.")


class BringingPage(Page):
    """For the member who works here now."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        steps = [one for one in desk.method.now.steps if one.leaves is Artefact.PRE_UNDERSTANDINGS]
        super().__init__(desk, hub, _(steps[0].words) if steps else _("Pre-understanding"), parent)
        page = QWidget()
        page.setMaximumWidth(em(56))
        column = stack(page, 0.6, 0.4)
        for step in steps[:1]:
            column.addWidget(label(_(step.asks)))
            for prompt in step.prompts:
                column.addWidget(label(_("– {prompt}").format(prompt=_(prompt)), "hint"))
        own = desk.preparing.own()
        key = DraftKey(desk.context.reader, "", "pre-understanding")
        self.text = DraftField(_("What I bring"), desk.drafts, key, own.text if own else "", high=11)
        self.text.textChanged.connect(self._written)
        column.addWidget(self.text)
        below = QWidget()
        buttons = FlowLayout(below, em(0.4))
        self.keeper = button(_("Keep this"), self.keep, look="primary")
        self.none = button(_("I bring nothing to write down"), self.bring_nothing, look="quiet")
        for one in (self.keeper, self.none):
            buttons.addWidget(one)
        column.addWidget(below)
        self.state = label("", "small")
        column.addWidget(self.state)
        self.others = Others(_("What the others bring"))
        column.addWidget(self.others)
        column.addStretch(1)
        self.column.addWidget(Downwards(page), 1)
        self.refresh()

    def start(self) -> None:
        self.text.setFocus()

    def keep(self) -> None:
        """Keep what is written."""
        if self._hub.attempt(lambda: self._desk.preparing.bring(self.text.text_written)):
            self._saved()
        self.refresh()

    def bring_nothing(self) -> None:
        """Say that there is nothing; never in place of words that stand in the field."""
        if self.text.text_written:
            return
        # What was pressed goes, and the keyboard would come to what somebody else brings.
        self.text.setFocus()
        if self._hub.attempt(self._desk.preparing.bring_nothing):
            self._saved(_NOTHING)
        self.refresh()

    def refresh(self) -> None:
        own = self._desk.preparing.own()
        said = own.text if own else ""
        if not self.text.waiting and said != self.text.text_written:
            self.text.setPlainText(said)
            self.text.forget()
        self._offer_nothing()
        waiting = self._desk.preparing.waiting()
        sentence = ""
        if waiting:
            sentence = _n(
                "{count} of you has written theirs. Once yours is kept you can read it.",
                "{count} of you have written theirs. Once yours is kept you can read them.",
                waiting,
            ).format(count=waiting)
        elif own and not own.text:
            sentence = _(_NOTHING)
        me = self._desk.context.reader
        members = {member.id: member for member in self._desk.members.list()}
        others = [one for one in self._desk.preparing.brought() if one.author != me]
        self.others.show_written(others, members, sentence, _("Brings nothing to write down."))

    def _saved(self, said: str = "") -> None:
        self.text.forget()
        self.state.setText(_("Saved"))
        announce(self.state, f"{_('Saved')}. {_(said)}" if said else _("Saved"))

    def _written(self) -> None:
        self.state.setText("")
        self._offer_nothing()

    def _offer_nothing(self) -> None:
        written = bool(self.text.text_written)  # while one types nothing else is asked
        own = None if written else self._desk.preparing.own()
        self.none.setVisible(not written and (own is None or bool(own.text)))
