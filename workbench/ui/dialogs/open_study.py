"""Opening a study: which one, and its passphrase."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.places import projects
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.opening import open_study
from workbench.desk.sample import is_sample_folder, sample_words
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.secret import SecretField
from workbench.ui.file_chooser import choose_folder
from workbench.ui.parts import button, label
from workbench.ui.style import em

_PATH = Qt.ItemDataRole.UserRole


class OpenStudyDialog(Dialog):
    """Asks, then opens; `desk` holds the study when the dialog was accepted."""

    def __init__(self, known: list[Path], chosen: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Open a study"))
        self.desk: Desk | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(_("Studies on this computer"))
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(em(11))
        self.nothing = label(_("No study was found on this computer yet. Choose the folder of one."), "hint")
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list)
        line = QHBoxLayout()
        line.addWidget(button(_("Another folder …"), self._browse, icon="folder"))
        line.addStretch(1)
        self.body.addLayout(line)
        self.passphrase = SecretField(_("Passphrase of the study"))
        self.body.addWidget(self.passphrase)
        self.sample = label(sample_words(), "hint")
        self.body.addWidget(self.sample)
        self.body.addStretch(1)
        self.offer_cancel()
        self.opener = self.offer(_("Open"), self.open, look="primary")
        for folder in known if chosen is None or chosen in known else [chosen, *known]:
            self._add(folder)
        self.list.currentItemChanged.connect(self._tell_sample)
        self._choose(chosen or (known[0] if known else None))
        self.passphrase.line.setFocus()

    @property
    def folder(self) -> Path | None:
        """The study that is chosen now."""
        item = self.list.currentItem()
        return Path(item.data(_PATH)) if item else None

    def open(self) -> None:
        """Open the chosen study with the passphrase written."""
        if self.attempt(self._open):
            self.accept()
        else:
            self.passphrase.line.setFocus()
            self.passphrase.line.selectAll()

    def _open(self) -> None:
        if self.folder is None:
            raise Refusal(_("Choose a study first."))
        if not self.passphrase.text():
            raise Refusal(_("The passphrase is empty. Type a passphrase."))
        self.desk = open_study(self.folder, self.passphrase.text())

    def _add(self, folder: Path) -> None:
        item = QListWidgetItem(f"{folder.name}\n{folder.parent}")
        item.setData(_PATH, str(folder))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, folder.name)
        item.setToolTip(str(folder))
        self.list.addItem(item)

    def _choose(self, folder: Path | None) -> None:
        for number in range(self.list.count()):
            if self.list.item(number).data(_PATH) == str(folder):
                self.list.setCurrentRow(number)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        self._tell_sample()

    def _tell_sample(self) -> None:
        self.sample.setVisible(self.folder is not None and is_sample_folder(self.folder))

    def _browse(self) -> None:
        place = choose_folder(self, _("Choose the folder of a study"), projects())
        if place:
            self._add(place)
            self._choose(place)
            self.fit()
            self.passphrase.line.setFocus()
