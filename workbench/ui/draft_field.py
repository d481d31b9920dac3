"""A box for words that are begun and not kept yet: they wait in memory with their member until they are."""

from collections.abc import MutableMapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.ui.style import em

Drafts = MutableMapping[tuple[str, str], str]
"""By member and by what is written about."""


class DraftField(QPlainTextEdit):
    """`words` name it for screen readers. It begins with what waits, or else with `text`."""

    def __init__(
        self, words: str, drafts: Drafts, key: tuple[str, str], text: str = "", *, high: float = 6
    ) -> None:
        super().__init__()
        self._drafts = drafts
        self._key = key
        self._begun_with = text
        self._high = high
        self.setAccessibleName(words)
        self.setTabChangesFocus(True)
        self.setPlainText(drafts.get(key, text))
        self.setMinimumHeight(em(high))
        self.textChanged.connect(self._remember)

    def sizeHint(self) -> QSize:
        return QSize(em(14), em(self._high))

    @property
    def text(self) -> str:
        """What is written, without blanks around it."""
        return self.toPlainText().strip()

    @property
    def waiting(self) -> bool:
        """Whether there are words in it that are not kept."""
        return bool(self.text) and self.text != self._begun_with.strip()

    def forget(self) -> None:
        """What is written is kept elsewhere now, or is not wanted."""
        self._drafts.pop(self._key, None)
        self._begun_with = self.toPlainText()

    def _remember(self) -> None:
        if self.waiting:
            self._drafts[self._key] = self.toPlainText()
        else:
            self._drafts.pop(self._key, None)


def unkept(parts: QWidget) -> list[DraftField]:
    """The boxes inside in which words wait."""
    return [one for one in parts.findChildren(DraftField) if one.waiting]
