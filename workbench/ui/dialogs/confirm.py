"""One question with two answers, in whole sentences."""

from PySide6.QtWidgets import QDialog, QWidget

from workbench.ui.dialogs.base import Dialog


def confirmed(parent: QWidget, question: str, sentence: str, yes: str, no: str) -> bool:
    """Ask; whether the answer was yes. The keyboard stands on no."""
    dialog = Dialog(parent, question, sentence, wide=30)
    dialog.offer(no, dialog.reject).setFocus()
    dialog.offer(yes, dialog.accept, look="care")
    return dialog.exec() == QDialog.DialogCode.Accepted
