"""Boxes for words that are begun and not kept yet: they wait for their member until they are."""

from typing import TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workbench.desk.drafts import DraftKey, Drafts
from workbench.ui.style import em


class Waiting:
    """What a box has waiting; who inherits says what stands in it."""

    _drafts: Drafts
    _key: DraftKey
    _begun_with: str

    def written(self) -> str:
        """What stands in the box."""
        raise NotImplementedError

    @property
    def text_written(self) -> str:
        """What is written, without blanks around it."""
        return self.written().strip()

    @property
    def waiting(self) -> bool:
        """Whether there are words in it that are not kept."""
        return bool(self.text_written) and self.text_written != self._begun_with.strip()

    def forget(self) -> None:
        """What is written is kept elsewhere now, or is not wanted."""
        self._drafts.put(self._key, "")
        self._begun_with = self.written()

    def _begin(self, drafts: Drafts, key: DraftKey, text: str) -> str:
        self._drafts, self._key, self._begun_with = drafts, key, text
        return drafts.get(key) or text

    def _remember(self) -> None:
        self._drafts.put(self._key, self.written() if self.waiting else "")


class DraftField(Waiting, QPlainTextEdit):
    """`words` name it for screen readers. It begins with what waits, or else with `text`."""

    def __init__(self, words: str, drafts: Drafts, key: DraftKey, text: str = "", *, high: float = 6) -> None:
        super().__init__()
        self._high = high
        self.setAccessibleName(words)
        self.setTabChangesFocus(True)
        self.setPlainText(self._begin(drafts, key, text))
        self.setMinimumHeight(em(high))
        self.textChanged.connect(self._remember)

    def written(self) -> str:
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        return QSize(em(14), em(self._high))


class DraftLine(Waiting, QLineEdit):
    """The same of one line."""

    def __init__(self, words: str, drafts: Drafts, key: DraftKey) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setText(self._begin(drafts, key, ""))
        self.textChanged.connect(self._remember)

    def written(self) -> str:
        return self.text()


Draft: TypeAlias = DraftField | DraftLine


def unkept(parts: QWidget) -> list[Draft]:
    """The boxes inside in which words wait."""
    return [one for one in parts.findChildren(QWidget) if isinstance(one, Draft) and one.waiting]
