"""Codes that are told or printed: shown large in groups, and read again however they were typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel

from workbench.cellar.words import _


class CodeLabel(QLabel):
    """A code in large groups of letters, the hyphens between them places to break the line."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "heading")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()))
        self.setAccessibleName(_("Code"))

    def show_code(self, code: str) -> None:
        """Show a code; nothing with an empty one."""
        self.setText(code.replace("-", "-\u200b"))
        self.setAccessibleName(_("The code: {code}").format(code=code) if code else _("Code"))


def plain_code(code: str) -> str:
    """A code as it was made, whatever stands between its groups."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    groups = "-".join(plain[start : start + 5] for start in range(0, len(plain), 5))
    return groups or code
