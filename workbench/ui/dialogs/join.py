"""Joining a study with an invitation, in three small steps: the invitation, an own passphrase, an own PIN."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.places import projects
from workbench.cellar.words import _
from workbench.desk.beside import Beside, Progress
from workbench.desk.desk import Desk
from workbench.desk.exchange import join, refuse_unopened
from workbench.desk.opening import open_study
from workbench.desk.telling import ENDING
from workbench.desk.whereabouts import refuse_unfit
from workbench.ui.dialogs.code import plain_code
from workbench.ui.dialogs.new_study import folder_name, free_place
from workbench.ui.dialogs.secret import PinField, SecretField, once_alike, refuse_unalike
from workbench.ui.dialogs.working import WorkDialog
from workbench.ui.file_chooser import choose_files, choose_folder
from workbench.ui.parts import button, field, label, labelled, reword, stack

STEPS = 3


class JoinDialog(WorkDialog):
    """Asks, then makes this computer's own copy; `desk` holds it when the dialog was accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Join a study with an invitation"))
        self.desk: Desk | None = None
        self.step_words = label("", "small")
        self.body.addWidget(self.step_words)
        self.steps = QStackedWidget()
        for page in (self._invitation_page(), self._passphrase_page(), self._pin_page()):
            self.steps.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addStretch(1)
        self.offer_cancel()
        self.back = self.offer(_("Back"), self.go_back)
        self.next = self.offer("", self.go_on, look="primary")
        self._show_step(0)

    def go_on(self) -> None:
        """To the next step, or make the copy after the last."""
        step = self.steps.currentIndex()
        if step + 1 == STEPS:
            self._join()
        elif self.attempt(
            (self._check_invitation, partial(refuse_unalike, self.passphrase, self.again))[step]
        ):
            if step == 0:
                self._look_in()
            else:
                self._show_step(step + 1)

    def failed(self, sentence: str) -> None:
        """It stays where it is; of an invitation that was not opened the code is typed again."""
        super().failed(sentence)
        if self.steps.currentIndex() == 0:
            self.code.line.setFocus()

    def go_back(self) -> None:
        """To the step before."""
        self.refusal.hide()
        self._show_step(self.steps.currentIndex() - 1)

    def _invitation_page(self) -> QWidget:
        page = QWidget()
        column = stack(page, 0.8)
        self.file = field(_("The file with the invitation"))
        column.addWidget(labelled(_("The file with the invitation"), self.file))
        column.addLayout(_beside(_("Choose the file …"), self._choose_file, "file"))
        self.code = SecretField(
            _("The code that you were told"),
            _("Five groups of five letters and digits. Large or small letters make no difference."),
        )
        # Told by telephone and typed from paper: it has to be read while it is typed.
        self.code.eye.setChecked(True)
        column.addWidget(self.code)
        self.folder = field(_("Where should it be kept?"), text=str(projects()))
        column.addWidget(
            labelled(
                _("Where should it be kept?"),
                self.folder,
                _("A folder with the name of the study is made there. Everything in it is encrypted."),
            )
        )
        column.addLayout(_beside(_("Choose another place …"), self._choose_folder, "folder"))
        column.addStretch(1)
        return page

    def _passphrase_page(self) -> QWidget:
        page = QWidget()
        column = stack(page, 0.9)
        column.addWidget(
            label(
                _(
                    "Choose a passphrase of your own. It opens the study on this computer; your colleagues have "
                    "theirs. Nobody can recover it: write it down and keep it in a safe place."
                )
            )
        )
        self.passphrase = SecretField(
            _("Passphrase"),
            _("Long is what makes it strong: four or five words that only you would put together."),
        )
        self.again = SecretField(_("The same passphrase again"))
        column.addWidget(self.passphrase)
        column.addWidget(self.again)
        once_alike(self.passphrase, self.again, self.refusal.hide)
        column.addStretch(1)
        return page

    def _pin_page(self) -> QWidget:
        page = QWidget()
        column = stack(page, 0.9)
        self.pin = PinField(
            _("PIN (you can leave it empty)"),
            _(
                "4 to 12 digits. It keeps members apart who share this computer; the passphrase protects the study."
            ),
        )
        column.addWidget(self.pin)
        column.addStretch(1)
        return page

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.step_words.setText(_("Step {number} of {count}").format(number=step + 1, count=STEPS))
        self.back.setVisible(step > 0)
        reword(self.next, _("Join the study") if step + 1 == STEPS else _("Next"))
        (self.file, self.passphrase.line, self.pin.line)[step].setFocus()
        self.setTabOrder(self.pin.eye, self.next)
        self.see_top()

    def _check_invitation(self) -> None:
        if not self.file.text().strip():
            raise Refusal(_("Choose the file with the invitation first."))
        if not Path(self.file.text().strip()).is_file():
            raise Refusal(_("There is no such file. Choose the file with the invitation."))
        if not self.code.text().strip():
            raise Refusal(_("The code is missing. The colleague who invited you can tell it to you."))
        if not self.folder.text().strip():
            raise Refusal(_("The study needs a folder to be kept in."))
        refuse_unfit(self._named(""))

    def _look_in(self) -> None:
        file, code = Path(self.file.text().strip()), plain_code(self.code.text())
        looking = Beside(lambda _progress: refuse_unopened(file, code))
        self.work(_("Opening the invitation …"), looking, lambda _opened: self._show_step(1))

    def _join(self) -> None:
        file = Path(self.file.text().strip())
        code, passphrase, pin = plain_code(self.code.text()), self.passphrase.text(), self.pin.text()

        def make(progress: Progress) -> tuple[Path, str]:
            # A study is locked by a thread for itself: this one closes its copy, and the window opens it.
            desk = join(self._named, file, code, passphrase, pin, progress=progress)
            desk.close()
            return desk.folder, desk.context.me

        self.work(_("Making your copy of the study …"), Beside(make), self._made)

    def _made(self, made: tuple[Path, str]) -> None:
        if self.attempt(lambda: self._open(*made)):
            self.accept()

    def _open(self, folder: Path, member: str) -> None:
        self.desk = open_study(folder, self.passphrase.text())
        self.desk.members.switch(member, self.pin.text())

    def _named(self, name: str) -> Path:
        return free_place(Path(self.folder.text().strip()), folder_name(name) or _("Study"))

    def _choose_file(self) -> None:
        kinds = _("Files from colleagues") + f" (*{ENDING});;" + _("All files") + " (*)"
        chosen = choose_files(self, _("The file with the invitation"), Path.home(), kinds)
        if chosen:
            self.file.setText(str(chosen[0]))
            self.code.line.setFocus()

    def _choose_folder(self) -> None:
        if place := choose_folder(self, _("Where should the study be kept?"), projects()):
            self.folder.setText(str(place))


def _beside(words: str, then: Callable[[], object], icon: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(button(words, then, icon=icon))
    line.addStretch(1)
    return line
