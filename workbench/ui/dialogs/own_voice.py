"""The own voice of who works here: given by a short sample, kept encrypted in this copy, forgotten in one step."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.beside import Beside
from workbench.desk.desk import Desk
from workbench.desk.team_voices import OF_TEAM, Known
from workbench.desk.work import outcome
from workbench.study.people import Role, VoiceRole
from workbench.ui.dialogs.speaker import ROLES
from workbench.ui.dialogs.working import WorkDialog
from workbench.ui.file_chooser import choose_file
from workbench.ui.flow import FlowLayout
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, field, label, labelled
from workbench.ui.style import em


class OwnVoiceDialog(WorkDialog):
    """Nothing is known before a sample was chosen here; no sound of it is kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("My own voice"),
            _(
                "If your voice is known, you are named at once where voices are told apart. Kept is how you sound, in "
                "numbers, and no sound: encrypted, in this copy of the study alone. It leaves with no export and with "
                "nothing that you give to colleagues, and one press erases it."
            ),
            wide=36,
        )
        self._desk = desk
        self._team = desk.who_speaks.team
        known = self._team.mine
        self.now = label("", "subheading")
        self.body.addWidget(self.now)
        self.named = label("")
        self.body.addWidget(self.named)
        self.name = field(_("Label"), text=known.label if known else _("Interviewer"))
        self.role = QComboBox()
        for role in OF_TEAM:
            self.role.addItem(_(ROLES[role]), role.value)
        self.role.setCurrentIndex(self.role.findData((known.role if known else self._usual()).value))
        hint = _("It stands before your turns in every transcript, so never your name.")
        self.body.addWidget(labelled(_("What are you called in transcripts?"), self.name, hint))
        self.body.addWidget(labelled(_("Whose voice is it?"), self.role))
        line = QWidget()
        flow = FlowLayout(line, em(0.4))
        self.sample = button(_("Choose a sound file …"), self.choose, look="primary", icon="sound")
        self.forget = button(_("Forget my voice"), self._forget, icon="remove")
        flow.addWidget(self.sample)
        flow.addWidget(self.forget)
        self.body.addWidget(line)
        self.body.addWidget(
            label(
                _(
                    "Half a minute in which you alone speak is enough, as you speak in interviews; the file stays as it "
                    "is. Or take a stretch of an interview: under “Tell the voices apart”, beside a voice, choose “Who is "
                    "it?” and “This is me”."
                ),
                "small",
            )
        )
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept)
        self._tell()
        self.sample.setFocus()

    def choose(self) -> None:
        """Ask for a sound file, and know the voice in it."""
        if file := choose_file(self, _("A sound file with my voice"), Path.home()):
            self.learn(file)

    def learn(self, file: Path) -> None:
        """Know the voice in this file, or say why that cannot be."""
        listening = Beside(partial(outcome, self._team.hearing_sample(file)))
        self.work(_("Listening to your voice …"), listening, self._keep)

    def _keep(self, heard: bytes) -> None:
        role = VoiceRole(str(self.role.currentData()))
        named: list[int] = []
        if self.attempt(lambda: named.append(self._team.learn_sample(heard, self.name.text(), role))):
            self._tell(*named, aloud=True)
            self.forget.setFocus()

    def _forget(self) -> None:
        if self.attempt(self._team.forget):
            self._tell(aloud=True)
            self.sample.setFocus()

    def _tell(self, *named: int, aloud: bool = False) -> None:
        mine = self._team.mine
        self.named.setText(" ".join(named_words(interviews) for interviews in named))
        self.named.setVisible(bool(named))
        self.now.setText(
            _known_words(mine) if mine else _("Your voice is not known in this copy of the study.")
        )
        self.forget.setVisible(mine is not None)
        if aloud:
            announce(self.now, f"{self.now.text()} {self.named.text()}".strip())
        if self.isVisible():
            self.fit()

    def _usual(self) -> VoiceRole:
        member = self._desk.member
        only_peer = member is not None and set(member.roles) == {Role.PEER}
        return VoiceRole.PEER if only_peer else VoiceRole.RESEARCHER


def named_words(interviews: int) -> str:
    """In how many interviews a voice that has just come to be known was named at once."""
    if not interviews:
        return _("From now on you are named where voices are told apart.")
    return _n(
        "You are named in {count} interview that was told apart before. Undo takes it back.",
        "You are named in {count} interviews that were told apart before. Undo takes it back in all of them.",
        interviews,
    ).format(count=interviews)


def own_voice_words(mine: Known | None) -> str:
    """What is known of the own voice, and how it is kept."""
    if mine is None:
        return _("Your own voice can be known here from a short sample, so that you are named at once.")
    kept = _(
        "How you sound is kept encrypted in this copy of the study alone, and leaves with no export. "
        "“Forget my voice” erases it at once."
    )
    return f"{_known_words(mine)} {kept}"


def _known_words(mine: Known) -> str:
    return _("Your voice is known as “{label}”.").format(label=mine.label)
