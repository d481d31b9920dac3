"""Something that was written down once, told part by part: its author changes it, the others read it."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QLabel, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.desk.open_words import joined
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.date_field import DateField
from workbench.ui.dialogs.member_boxes import MemberBoxes
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.differ_words import names_of
from workbench.ui.draft_field import DraftField
from workbench.ui.hub import Hub
from workbench.ui.parts import label, labelled, readable


class TellingDialog(WritingDialog):
    """Texts, members and a date. Who inherits says what is asked, and keeps it."""

    def __init__(
        self, desk: Desk, hub: Hub, about: tuple[str, str, str], known: str, parent: QWidget | None = None
    ) -> None:
        title, sentence, self._kind = about
        super().__init__(parent, title, sentence, wide=42)
        self._desk = desk
        self._hub = hub
        self._known = known
        self.texts: list[DraftField] = []

    def ask(self, words: str, text: str = "", hint: str = "", *, high: float = 3.6) -> DraftField:
        """One more text to be written."""
        key = DraftKey(self._desk.context.reader, "", f"{self._kind}/{self._known}/{len(self.texts)}")
        made = DraftField("", self._desk.drafts, key, text, high=high)
        self.texts.append(made)
        self.body.addWidget(labelled(words, made, hint))
        return made

    def ask_members(self, words: str, ticked: Sequence[str]) -> MemberBoxes:
        """Some of the members."""
        made = MemberBoxes(self._desk, words, ticked)
        self.body.addWidget(made)
        return made

    def ask_date(self, words: str, iso: str) -> DateField:
        """A date, or none."""
        made = DateField(words, iso)
        self.body.addWidget(labelled(words, made, _("9.3.2026, or empty.")))
        return made

    def offer_keeping(self) -> None:
        """The buttons at the foot."""
        self.body.addStretch(1)
        if self._known:
            self.remover = self.offer(_("Remove"), self.remove, look="care", icon="remove")
        self.offer_cancel()
        self.keeper = self.offer(_("Keep this"), self.keep, look="primary")
        self.texts[0].setFocus()

    def keep(self) -> None:
        """Keep it, or say what is missing."""
        if self.attempt(self.kept):
            self._forget()
        else:
            self.texts[0].setFocus()

    def remove(self) -> None:
        """Take it away; undo brings it back."""
        if self.attempt(self.removed):
            self._forget()
            self._hub.said.emit(_("It was removed. Undo brings it back."))

    def kept(self) -> None:
        """Keep what is written. May raise Refusal."""
        raise NotImplementedError

    def removed(self) -> None:
        """Take away what was known. May raise Refusal."""
        raise NotImplementedError

    def _forget(self) -> None:
        for one in self.texts:
            one.forget()
        self._hub.poll()
        self.accept()


class ToldReader(Dialog):
    """Another's, to read: each part under its heading, parts without words left out."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        author: str,
        parts: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, title, wide=42)
        members = {member.id: member for member in desk.members.list()}
        self.texts: list[QLabel] = []
        for heading, text in parts:
            if text:
                self.body.addWidget(label(heading, "subheading"))
                said = readable(text)
                said.setAccessibleName(f"{heading}: {text}")
                self.body.addWidget(said)
                self.texts.append(said)
        [name] = names_of([author], members)
        self.body.addWidget(
            label(_("Written down by {name}. Only {name} can change it.").format(name=name), "small")
        )
        self.body.addStretch(1)
        self.offer(_("Close"), self.reject).setFocus()


def members_told(desk: Desk, members: Iterable[str]) -> str:
    """Members by name, in a row."""
    known = {member.id: member for member in desk.members.list()}
    return joined(names_of(members, known))
