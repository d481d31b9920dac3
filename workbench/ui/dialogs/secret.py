"""Fields for what others should not see: a passphrase, a PIN. What is written can be shown for a moment."""

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.ui import icons
from workbench.ui.parts import field, icon_button, label, row, stack


class SecretField(QWidget):
    """Words above, a line with a button to show what is written, a hint below."""

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__()
        column = stack(self, 0.25)
        self.words = label(words)
        column.addWidget(self.words)
        holder = QWidget()
        line = row(holder, 0.3)
        self.line = field(words, secret=True)
        self.line.setAccessibleDescription(hint)
        self.words.setBuddy(self.line)
        self.eye = icon_button("shown", _("Show what is written"))
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        line.addWidget(self.line, 1)
        line.addWidget(self.eye)
        column.addWidget(holder)
        if hint:
            column.addWidget(label(hint, "small"))
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field for good."""
        # Not by clear(), which undo takes back.
        self.line.setText("")

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        icons.put(self.eye, "quiet" if shown else "shown")


def once_alike(one: SecretField, other: SecretField, then: Callable[[], object]) -> None:
    """Do something as soon as the same is written in both."""

    def look() -> None:
        if one.text() == other.text():
            then()

    for field_ in (one, other):
        field_.line.textChanged.connect(look)


def refuse_unalike(passphrase: SecretField, again: SecretField) -> None:
    """Raises Refusal for a new passphrase that is empty, or was not written twice alike."""
    if not passphrase.text():
        raise Refusal(_("The passphrase is empty. Type a passphrase."))
    if passphrase.text() != again.text():
        raise Refusal(_("The two passphrases are not the same. Type the second one again."))


class PinField(SecretField):
    """Digits only."""

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__(words, hint)
        self.line.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,12}"), self.line))
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
