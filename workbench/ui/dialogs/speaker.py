"""Names a voice of an interview, and says whose it is."""

from PySide6.QtWidgets import QComboBox, QWidget

from workbench.cellar.words import _, mark
from workbench.desk.described import Traits
from workbench.desk.desk import Desk
from workbench.study.people import Speaker, VoiceRole, participant_code
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.traits import TraitsEditor
from workbench.ui.hub import Hub
from workbench.ui.parts import field, label, labelled, stack

ROLES: dict[VoiceRole, str] = {
    VoiceRole.RESEARCHER: mark("researcher"),
    VoiceRole.PEER: mark("competence-group member"),
    VoiceRole.PARTICIPANT: mark("participant"),
    VoiceRole.OTHER: mark("somebody else"),
}


class SpeakerDialog(Dialog):
    """Names a new voice (`speaker` None), or changes one."""

    def __init__(
        self, desk: Desk, hub: Hub, interview: str, speaker: Speaker | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Rename a voice") if speaker else _("A new voice"),
            _("This stands before what the voice says. Participants appear as P1, P2 …, never by name."),
            wide=26,
        )
        self._desk, self._hub = desk, hub
        self._interview, self._speaker = interview, speaker
        self.made = ""
        self.name = field(_("Label"), text=speaker.label if speaker else "")
        self.role = QComboBox()
        for role, words in ROLES.items():
            self.role.addItem(_(words), role.value)
        now = speaker.role if speaker else VoiceRole.PARTICIPANT
        self.traits: TraitsEditor | None = None
        self.role.setCurrentIndex(self.role.findData(now.value))
        self.body.addWidget(labelled(_("Label, such as Interviewer or P1"), self.name))
        self.body.addWidget(labelled(_("Whose voice is it?"), self.role))
        self._code = ""
        self._typed: Traits = ()
        holder = QWidget()
        self._about = stack(holder)
        self.along = label("", "hint")
        self.body.addWidget(self.along)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        self._describe()
        self._say_what_goes_along()
        self.name.textChanged.connect(self._describe)
        self.offer_cancel()
        self.offer(_("Keep"), self.keep, look="primary")
        self.name.setFocus()

    def keep(self) -> None:
        """Write the name and close; what is refused is said in the dialog."""
        if self.attempt(self._keep):
            self._hub.poll()
            self.accept()

    def _describe(self) -> None:
        """Let whoever the voice is called by be described; nobody where that is no participant's code."""
        code = participant_code(self.name.text())
        if code == self._code:
            return
        self._code = code
        if self.traits:
            if self.traits.changed:
                self._typed = self.traits.told
            self.traits.setParent(None)
            self.traits.deleteLater()
            self.traits = None
        if code:
            interviews = self._desk.interviews
            told = interviews.traits_of(code, self._speaker)
            self.traits = TraitsEditor(told, interviews.trait_names(), code)
            self.traits.write(self._typed)
            self._about.addWidget(self.traits)
            self.traits.show()  # else the layout shows it later, and no room is counted for it
        self._say_what_goes_along()
        self.fit()

    def _say_what_goes_along(self) -> None:
        """Say of whom that is what is told already, once the voice is called otherwise."""
        voice, words = self._speaker, ""
        if voice and voice.traits and voice.of_whom not in ("", self._code):
            if self._desk.interviews.goes_along(voice, self._code):
                words = _("What is told of {before} goes along, and is told of {code} then.")
            else:
                words = _("What is told of {before} stays with {before}.")
            words = words.format(before=voice.of_whom, code=self._code)
        self.along.setText(words)
        self.along.setVisible(bool(words))

    def _keep(self) -> None:
        label, role = self.name.text(), VoiceRole(str(self.role.currentData()))
        told = self.traits.told if self.traits and self.traits.changed else None
        if self._speaker:
            self._desk.interviews.rename_speaker(self._speaker.id, label, role, told)
            self.made = self._speaker.id
        else:
            self.made = self._desk.interviews.add_speaker(self._interview, label, role, told).id
