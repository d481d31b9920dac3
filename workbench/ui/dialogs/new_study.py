"""Making a study, in three small steps: what it is called, its passphrase, who you are."""

import os
import re
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.places import projects
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.opening import Founder, make_study
from workbench.desk.whereabouts import refuse_unfit
from workbench.study.people import Role
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.secret import PinField, SecretField, once_alike, refuse_unalike
from workbench.ui.file_chooser import choose_folder
from workbench.ui.parts import button, field, label, labelled, reword, stack
from workbench.ui.wordings import ROLES

STEPS = 3


class NewStudyDialog(Dialog):
    """Asks, then makes the study; `desk` holds it when the dialog was accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Make a new study"))
        self.desk: Desk | None = None
        self.folder_named = False
        self.step_words = label("", "small")
        self.body.addWidget(self.step_words)
        self.steps = QStackedWidget()
        for page in (self._study_page(), self._passphrase_page(), self._member_page()):
            self.steps.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addStretch(1)
        self.offer_cancel()
        self.back = self.offer(_("Back"), self.go_back)
        self.next = self.offer("", self.go_on, look="primary")
        self._show_step(0)

    def go_on(self) -> None:
        """To the next step, or make the study after the last."""
        step = self.steps.currentIndex()
        if not self.attempt(
            (self._check_study, partial(refuse_unalike, self.passphrase, self.again), self._make)[step]
        ):
            return
        if step + 1 < STEPS:
            self._show_step(step + 1)
        else:
            self.accept()

    def go_back(self) -> None:
        """To the step before."""
        self.refusal.hide()
        self._show_step(self.steps.currentIndex() - 1)

    def _study_page(self) -> QWidget:
        page = QWidget()
        column = stack(page, 0.9)
        self.name = field(_("Name of the study"))
        self.name.textChanged.connect(self._propose_folder)
        column.addWidget(labelled(_("What is the study called?"), self.name))
        self.folder = field(_("Folder of the study"), text=str(projects()))
        self.folder.textEdited.connect(self._folder_is_named)
        column.addWidget(
            labelled(
                _("Where should it be kept?"),
                self.folder,
                _("One folder on this computer, made for the study. Everything in it is encrypted."),
            )
        )
        line = QHBoxLayout()
        line.addWidget(button(_("Choose another place …"), self._browse, icon="folder"))
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        return page

    def _passphrase_page(self) -> QWidget:
        page = QWidget()
        column = stack(page, 0.9)
        column.addWidget(
            label(
                _(
                    "The passphrase opens the study. Nobody can recover it: without it the study stays "
                    "closed for good, for everybody. Write it down and keep it in a safe place."
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

    def _member_page(self) -> QWidget:
        page = QWidget()
        column = stack(page, 0.9)
        self.member = field(_("Your name"))
        column.addWidget(
            labelled(
                _("What is your name?"), self.member, _("The others see it beside what you mark and write.")
            )
        )
        roles = QWidget()
        roles.setAccessibleName(_("What is your role in the study?"))
        role_column = stack(roles, 0.2)
        role_column.addWidget(label(_("What is your role in the study? (More than one is possible.)")))
        self.roles = {role: QCheckBox(_(words)) for role, words in ROLES.items()}
        for box in self.roles.values():
            box.setAccessibleName(box.text())
            role_column.addWidget(box)
        self.roles[Role.LEAD].setChecked(True)
        column.addWidget(roles)
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
        last = step + 1 == STEPS
        reword(self.next, _("Make the study") if last else _("Next"))
        (self.name, self.passphrase.line, self.member)[step].setFocus()
        self.see_top()
        self.setTabOrder(self.pin.line, self.next)

    def _check_study(self) -> None:
        if not self.name.text().strip():
            raise Refusal(_("The study needs a name, such as “Back to work”."))
        if not self.folder.text().strip():
            raise Refusal(_("The study needs a folder to be kept in."))
        refuse_unfit(Path(self.folder.text().strip()))

    def _make(self) -> None:
        chosen = tuple(role for role, box in self.roles.items() if box.isChecked())
        founder = Founder(self.member.text(), chosen, self.pin.text())
        folder = Path(self.folder.text().strip())
        self.desk = make_study(folder, self.name.text(), self.passphrase.text(), founder)

    def _propose_folder(self, name: str) -> None:
        if not self.folder_named:
            self.folder.setText(str(projects() / folder_name(name)))

    def _folder_is_named(self) -> None:
        self.folder_named = True

    def _browse(self) -> None:
        if place := choose_folder(self, _("Where should the study be kept?"), projects()):
            self.folder_named = True
            self.folder.setText(str(place / folder_name(self.name.text())))


def folder_name(name: str) -> str:
    """The name of a study as the name of a folder, without what some systems do not take."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name)
    return re.sub(r"\s+", " ", kept).strip(" .")[:80]


def free_place(where: Path, name: str, ending: str = "") -> Path:
    """A place that nothing lies at yet: of this name, or with the next number at its end."""
    words, _space, last = name.rpartition(" ")
    words, number = (words, int(last)) if words and last.isdecimal() and ending else (name, 1)
    place = where / f"{name}{ending}"
    while os.path.lexists(place):
        number += 1
        place = where / f"{words} {number}{ending}"
    return place
