"""Small parts that all pages and dialogs are put together from, each with its name for screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from workbench.cellar.words import _
from workbench.ui import icons
from workbench.ui.style import em, space


def application() -> QApplication:
    """The running application."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def label(text: str, role: str = "") -> QLabel:
    """Plain text that wraps. Roles: title, heading, subheading, words, hint, small, quiet, refusal."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def readable(text: str, role: str = "") -> QLabel:
    """Plain text that the keyboard can stand on and select from."""
    made = label(text, role)
    flags = Qt.TextInteractionFlag
    made.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


class OneLine(QLabel):
    """A line that ends in "…" where it is longer than its place; the whole of it is the tooltip."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def say(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


def button(
    text: str,
    then: Callable[[], object],
    *,
    look: str = "",
    icon: str = "",
    tip: str = "",
    kind: type[QPushButton] = QPushButton,
) -> QPushButton:
    """A button. Looks: primary (the next thing to do), quiet, care (takes something away)."""
    made = kind(text)
    made.setProperty("look", look)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(True)
    if tip:
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
    if icon:
        icons.put(made, icon, "on_accent" if look == "primary" else "care" if look == "care" else "text")
    made.clicked.connect(lambda _checked=False: then())
    return made


def tab_button(words: str) -> QPushButton:
    """A button that stays pressed while what it leads to is shown."""
    made = button(words, lambda: None, look="quiet")
    made.setCheckable(True)
    return made


class IconButton(QToolButton):
    """Its tip, the only words that it has, is shown to whoever is on it with the keyboard, too."""

    def __init__(self) -> None:
        super().__init__()
        # After a while: who goes on at once has no use for it, and what changes with the keyboard would hide it.
        self._resting = QTimer(self, interval=REST_MS, singleShot=True)
        self._resting.timeout.connect(self._tell)

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        if arg__1.reason() in _KEYS:
            self._resting.start()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        self._resting.stop()

    def _tell(self) -> None:
        if self.hasFocus() and self.toolTip() and not self.text():
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)


REST_MS = 700
"""How long the keyboard rests on an icon before its words are shown."""
_FOCUS = Qt.FocusReason
_KEYS = {
    _FOCUS.TabFocusReason,
    _FOCUS.BacktabFocusReason,
    _FOCUS.ShortcutFocusReason,
    _FOCUS.OtherFocusReason,
}
"""Neither the mouse nor a window that has come to the front again."""


def icon_button(icon: str, name: str, then: Callable[[], object] | None = None) -> QToolButton:
    """A button that shows only an icon; `name` is its tooltip and its name for screen readers."""
    made = IconButton()
    made.setProperty("look", "quiet")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    icons.put(made, icon)
    if then:
        made.clicked.connect(lambda _checked=False: then())
    return made


def rename(target: QToolButton, icon: str, name: str) -> None:
    """Give an icon button another meaning."""
    icons.put(target, icon)
    target.setAccessibleName(name)
    target.setToolTip(name)


def reword(target: QAbstractButton, words: str) -> None:
    """Give a button other words, for screen readers as well."""
    target.setText(words)
    target.setAccessibleName(words)


def field(
    words: str, *, secret: bool = False, text: str = "", hint: str = "", example: str = ""
) -> QLineEdit:
    """A line to write in, named for screen readers. `secret` hides what is written.

    `hint` stands in it while it is empty; or `example`, as something that nobody takes for filled in.
    """
    made = QLineEdit(text)
    made.setAccessibleName(words)
    if example:
        hint = _("for example {example}").format(example=example)
    if hint:
        made.setPlaceholderText(hint)
        made.setAccessibleDescription(hint)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def labelled(words: str, control: QWidget, hint: str = "") -> QWidget:
    """A control with its words above and, if given, a hint below."""
    holder = QWidget()
    column = stack(holder, 0.25)
    above = label(words)
    above.setBuddy(control)
    column.addWidget(above)
    column.addWidget(control)
    if not control.accessibleName():
        control.setAccessibleName(words.replace("&", ""))
    if hint:
        control.setAccessibleDescription(hint)
        column.addWidget(label(hint, "small"))
    return holder


def no_wider_than_its_place(chooser: QComboBox) -> QComboBox:
    """A list to choose from whose longest words may be longer than it is wide, as they are with large text."""
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(12)
    return chooser


def stack(holder: QWidget, gap: float = 0.8, margin: float = 0.0) -> QVBoxLayout:
    """A column laid out in `holder`, gaps and margin in ems."""
    column = QVBoxLayout(holder)
    space(column, gap, margin, margin)
    return column


def row(holder: QWidget, gap: float = 0.6, margin: float = 0.0) -> QHBoxLayout:
    """A row laid out in `holder`, gaps and margin in ems."""
    made = QHBoxLayout(holder)
    space(made, gap, margin, margin)
    return made


def frame(role: str) -> QFrame:
    """A frame. Roles: card, bar, notice, warning."""
    made = QFrame()
    made.setProperty("role", role)
    return made


class Card(QPushButton):
    """A large button: an icon, a title and a sentence that wraps."""

    def __init__(self, icon: str, title: str, sentence: str, then: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setAutoDefault(True)
        line = row(self, 1.0, 0.9)
        self.sign = QLabel()
        if icon:
            icons.put(self.sign, icon, "accent", 1.9)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(em(0.15))
        self.title = label(title, "subheading")
        self.sentence = label(sentence, "hint")
        texts.addWidget(self.title)
        if sentence:
            texts.addWidget(self.sentence)
        line.addLayout(texts, 1)
        for child in (self.sign, self.title, self.sentence):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: then())

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Up and down go to the next card of the same column and stop at its ends, instead of at any other button."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(e.key()))
        column = self._column()
        if by is None or self not in column:
            super().keyPressEvent(e)
            return
        at = column.index(self) + by
        if 0 <= at < len(column):
            column[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _column(self) -> "list[Card]":
        holder = self.parentWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        cards = holder.findChildren(Card, options=direct) if holder else []
        beneath = [one for one in cards if one.isVisible() and one.isEnabled() and one.x() == self.x()]
        return sorted(beneath, key=lambda one: one.y())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inner().heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inner().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inner().minimumSize()

    def _inner(self) -> QBoxLayout:
        inner = self.layout()
        assert isinstance(inner, QBoxLayout)
        return inner
