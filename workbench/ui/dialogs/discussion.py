"""A discussion: what it was about, who was there, when, and what was said. Its author writes, the others read."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.desk.open_words import joined
from workbench.study.about import About
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview
from workbench.ui.dates import date_words
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.date_field import DateField
from workbench.ui.dialogs.member_boxes import MemberBoxes
from workbench.ui.dialogs.target_choice import TargetChoice
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.differ_words import about_words, names_of
from workbench.ui.draft_field import DraftField
from workbench.ui.hub import Hub
from workbench.ui.parts import label, labelled, readable, stack
from workbench.ui.style import em


class DiscussionDialog(WritingDialog):
    """Writes a new one about one of `choices`, or changes an own one (`known`)."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        choices: Sequence[About],
        known: Discussion | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent, _("A discussion") if known else _("Write down a discussion"), _sentence(choices), wide=40
        )
        self._desk = desk
        self._hub = hub
        self._known = known
        me = desk.context.reader
        self.target = TargetChoice(choices)
        self.body.addWidget(self.target)
        self.none = QCheckBox(_("There was no discussion"))
        self.none.setAccessibleName(self.none.text())
        self.none.setChecked(known is not None and not known.held)
        self.none.setVisible(all(not one.passage.text and one.about == Interview.KIND for one in choices))
        self.none.toggled.connect(self._ask)
        self.body.addWidget(self.none)
        self.there = MemberBoxes(desk, _("Who was there?"), known.present if known else [me])
        self.body.addWidget(self.there)
        self.date = DateField(
            _("When was it?"), known.date if known else datetime.now(UTC).astimezone().date().isoformat()
        )
        self.dated = labelled(_("When was it?"), self.date, _("9.3.2026, or empty."))
        self.body.addWidget(self.dated)
        key = DraftKey(me, choices[0].interview, known.id if known else "discussion")
        self.text = DraftField("", desk.drafts, key, known.text if known else "", high=9)
        holder = QWidget()
        column = stack(holder, 0.25)
        self.asked = label("", "subheading")
        self.asked.setBuddy(self.text)
        column.addWidget(self.asked)
        column.addWidget(self.text, 1)
        self.body.addWidget(holder, 1)
        if known:
            self.remover = self.offer(_("Remove"), self.remove, look="care", icon="remove")
        self.offer_cancel()
        self.keeper = self.offer(_("Keep this"), self.keep, look="primary")
        self._ask()
        self.text.setFocus()

    def keep(self) -> None:
        """Keep it, or say what is missing."""
        if self.attempt(self._keep):
            self._kept()
        else:
            self.text.setFocus()

    def remove(self) -> None:
        """Take it away; undo brings it back."""
        known = self._known
        if known and self.attempt(lambda: self._desk.discussions.remove(known.id)):
            self._kept()
            self._hub.said.emit(_("The discussion was removed. Undo brings it back."))

    def _kept(self) -> None:
        self.text.forget()
        self._hub.poll()
        self.accept()

    def _keep(self) -> None:
        told = (self.there.chosen, self.date.iso(), self.text.text_written)
        held = not self.none.isChecked()
        if self._known:
            self._desk.discussions.change(self._known.id, told, held=held)
        else:
            self._desk.discussions.write(self.target.chosen, told, held=held)

    def _ask(self) -> None:
        held = not self.none.isChecked()
        words = _("What was said?") if held else _("Why was there none? One line is enough.")
        self.asked.setText(words)
        self.text.setAccessibleName(words)
        self.there.setVisible(held)
        self.dated.setVisible(held)
        if self.isVisible():
            self.fit()


class DiscussionReader(Dialog):
    """Another's discussion, to read. `adds` tells at the end that somebody wants to write down one of their own."""

    def __init__(self, desk: Desk, discussion: Discussion, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("A discussion"), wide=40)
        self.adds = False
        members = {member.id: member for member in desk.members.list()}
        interview = desk.interviews.get(discussion.interview)
        title = interview.title if interview else ""
        self.body.addWidget(label(about_words(discussion), "words"))
        self.body.addWidget(label(_("In “{title}”").format(title=title), "hint"))
        there = joined(names_of(discussion.present, members))
        told = [date_words(discussion.date), _("There were: {names}").format(names=there) if there else ""]
        self.body.addWidget(label(" · ".join(part for part in told if part)))
        self.body.addSpacing(em(0.4))
        text = discussion.text
        if not discussion.held:
            text = _("There was none: {why}").format(why=text)
        self.text = readable(text, "words")
        self.body.addWidget(self.text)
        [author] = names_of([discussion.author], members)
        self.body.addWidget(
            label(_("Written down by {name}. Only {name} can change it.").format(name=author), "small")
        )
        self.body.addStretch(1)
        self.adder = self.offer(_("Write down what you remember …"), self._add)
        self.offer(_("Close"), self.reject).setFocus()

    def _add(self) -> None:
        self.adds = True
        self.accept()


def _sentence(choices: Sequence[About]) -> str:
    whole = choices[0].about == Interview.KIND and not choices[0].passage.text
    if whole and len(choices) == 1:
        return _(
            "Straight after an interview, those who led it write a reflection note each, alone; then they talk. "
            "What was said belongs here."
        )
    return _("Who was there, and what was said. You can change what you wrote; the others can add their own.")
