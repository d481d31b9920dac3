"""The printed key: making and printing one, and a new PIN by it."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.code import CodeLabel, plain_code
from workbench.ui.dialogs.new_study import folder_name
from workbench.ui.dialogs.secret import PinField, SecretField
from workbench.ui.file_chooser import choose_place
from workbench.ui.flow import FlowLayout
from workbench.ui.parts import button, label, reword, stack
from workbench.ui.style import em


class RecoveryDialog(Dialog):
    """Makes a key for the member who works here, shows it once and prints it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Your recovery key"),
            _(
                "A key on paper for the day when you have forgotten your PIN or the passphrase. It opens this copy "
                "of the study on this computer, and your own keys in it."
            ),
        )
        self._desk = desk
        self._code = ""
        self.before = label(
            _(
                "Whoever has it can read the study: keep the paper where you keep important papers, away from the "
                "computer. A key that you printed before opens nothing any more once a new one is made."
            )
        )
        self.body.addWidget(self.before)
        self.page_shown = QWidget()
        column = stack(self.page_shown, 0.7)
        self.code = CodeLabel()
        column.addWidget(label(_("This is your key. It is shown only now; print it, or write it down.")))
        column.addWidget(self.code)
        holder = QWidget()
        line = FlowLayout(holder, em(0.6))
        self.printer = button(_("Print …"), self._print)
        self.printer.setEnabled(bool(QPrinterInfo.availablePrinterNames()))
        self.saver = button(_("Save as a PDF file …"), self._save, icon="file")
        line.addWidget(self.printer)
        line.addWidget(self.saver)
        column.addWidget(holder)
        column.addWidget(
            label(_("A PDF file is not encrypted. Print it, and delete it afterwards."), "small")
        )
        self.page_shown.hide()
        self.body.addWidget(self.page_shown)
        self.body.addStretch(1)
        self.leave = self.offer_cancel()
        self.maker = self.offer(_("Make a new key"), self.make, look="primary")

    def make(self) -> None:
        """Make the key and show it."""
        if not self.attempt(self._make):
            return
        self.maker.hide()
        self.before.hide()
        self.code.show_code(self._code)
        self.page_shown.show()
        reword(self.leave, _("Close"))
        self.fit()
        self.saver.setFocus()

    def save(self, place: Path) -> None:
        """Write the key into a PDF file."""
        printer = _printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(place))
        self._document().print_(printer)
        if not place.is_file():
            self.refuse(_("The file could not be written there. Choose another place."))

    def done(self, result: int) -> None:
        """Leave the dialog, and no key in it."""
        self._code = ""
        self.code.show_code("")
        super().done(result)

    def _make(self) -> None:
        self._code = self._desk.members.recovery_key()

    def _save(self) -> None:
        name = folder_name(_("Recovery key of {name}").format(name=self._name)) or "key"
        kind = "PDF (*.pdf)"
        proposed = Path.home() / f"{name}.pdf"
        if chosen := choose_place(self, _("Save as a PDF file …"), proposed, [kind], kind):
            self.save(chosen[0] if chosen[0].suffix else chosen[0].with_suffix(".pdf"))

    def _print(self) -> None:
        printer = _printer()
        asking = QPrintDialog(printer, self)
        if asking.exec() == QDialog.DialogCode.Accepted:
            self._document().print_(printer)
        asking.deleteLater()

    def _document(self) -> QTextDocument:
        made = QTextDocument(self)
        heading = _("Recovery key of {name}").format(name=self._name)
        sentences = (
            _("Study: {name}").format(name=self._desk.facts.name),
            _(
                "With this key a forgotten PIN is set anew: choose your name under “Who is working now?”, then "
                "“Forgotten PIN …”. In place of the passphrase it opens this copy of the study."
            ),
            _("Whoever has this paper can read the study. Keep it where you keep important papers."),
        )
        told = "".join(f"<p>{escape(one)}</p>" for one in sentences)
        made.setHtml(
            f"<h1>{escape(heading)}</h1>"
            f"<p style='font-family: monospace; font-size: 20pt'>{escape(self._code)}</p>{told}"
        )
        return made

    @property
    def _name(self) -> str:
        return self._desk.member.name if self._desk.member else ""


class ForgottenPinDialog(Dialog):
    """A new PIN by the printed key; accepted once the member works here."""

    def __init__(self, desk: Desk, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Forgotten PIN"),
            _("With the recovery key that {name} printed, {name} gets a new PIN.").format(name=member.name),
        )
        self._desk = desk
        self._member = member
        self.key = SecretField(_("Recovery key"), _("Five groups of five letters and digits."))
        self.pin = PinField(
            _("New PIN"), _("4 to 12 digits. Let the member type it without anybody looking.")
        )
        self.body.addWidget(self.key)
        self.body.addWidget(self.pin)
        self.body.addStretch(1)
        self.offer_cancel()
        self.setter = self.offer(_("Set the new PIN"), self.set, look="primary")
        self.key.line.setFocus()

    def set(self) -> None:
        """Set the PIN, if the key is right."""
        if self.attempt(self._set):
            self.accept()

    def _set(self) -> None:
        if not self.pin.text():
            raise Refusal(_("The new PIN is empty. Type 4 to 12 digits."))
        self._desk.members.recover(self._member.id, plain_code(self.key.text()), self.pin.text())


def _printer() -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 20, 20, 20),
            QPageLayout.Unit.Millimeter,
        )
    )
    return made
