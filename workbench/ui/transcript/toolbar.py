"""The bar above the text: what is read, and the few things that one does with it; and the strip below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from workbench.cellar.words import _, _n
from workbench.ui import actions
from workbench.ui.flow import FlowLayout
from workbench.ui.parts import button, label, reword, row, stack
from workbench.ui.style import em, space


class Toolbar(QWidget):
    """Title, mode, marking, speakers, marks; the buttons' doings are connected by the pane."""

    def __init__(self) -> None:
        super().__init__()
        self._short = False
        self._column = column = stack(self)
        # The buttons have a rim of their own: their pictures stand under the beginning of the title.
        space(column, 0.4, 0.2, 0.5)
        self.title = label("", "subheading")
        self.title.setContentsMargins(em(0.6), 0, em(0.6), 0)
        column.addWidget(self.title)
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons, em(0.2))
        self.mark = _tool(_("Mark a unit"), "unit.mark", "unit")
        self.correct = _tool(_modes()[False], "text.edit", "edit", _ModeButton)
        self.correct.setCheckable(True)
        self.speaker = _tool(_("Who speaks"), "text.speaker", "member")
        self.insert = _tool(_("Put in"), "text.mark", "new")
        for each in (self.mark, self.correct, self.speaker, self.insert):
            flow.addWidget(each)
        self.mark.setEnabled(False)
        column.addWidget(self.buttons)

    def set_short(self, short: bool) -> None:
        """With little height: no title, and one line of buttons, some of them without words if need be."""
        self._short = short
        self.title.setHidden(short)
        space(self._column, 0.4, 0.2, 0.1 if short else 0.5)
        self._say()

    def show_correcting(self, correcting: bool) -> None:
        """Say in which mode the text is."""
        words = _modes()[correcting]
        self.correct.setChecked(correcting)
        reword(self.correct, words)
        self._say()
        if correcting:
            self.mark.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        """Give the buttons their words; with little height no more of them than one line has room for."""
        tools = (self.mark, self.correct, self.speaker, self.insert)
        for tool in tools:
            tool.setText(tool.accessibleName())
        for silent in ((self.speaker, self.insert), (self.mark, self.correct)) if self._short else ():
            wanted = sum(tool.sizeHint().width() for tool in tools) + len(tools) * em(0.2)
            if wanted > self.buttons.width():
                for tool in silent:
                    tool.setText("")

    def sizeHint(self) -> QSize:
        return QSize(em(20), super().sizeHint().height())


class Strip(QFrame):
    """One calm line below the text, such as how it comes to be, and what is to be done; hidden while there is nothing.

    It stands below, since it comes and goes: the words stay where they are under the mouse.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.words = label("")
        self.review = _tool("", "", "care")
        self.review.hide()
        self._line = line = row(self)
        self.set_short(False)
        line.addWidget(self.words, 1)
        line.addWidget(self.review)
        self._sentence = self._meanwhile = ""
        self._asked = 0
        self.hide()

    def set_short(self, short: bool) -> None:
        """Whether there is little height."""
        space(self._line, 0.5, 0.8, 0.15 if short else 0.35)

    def tell(self, sentence: str) -> None:
        """Say something, or with an empty sentence nothing."""
        self._sentence = sentence
        self._show()

    def tell_meanwhile(self, sentence: str) -> None:
        """Say something else for a time; with an empty sentence what was said before."""
        self._meanwhile = sentence
        self._show()

    def show_review(self, count: int) -> None:
        """Say how many own units an edit has touched; nothing if there are none."""
        self._asked = count
        words = _n("{count} unit to review", "{count} units to review", count).format(count=count)
        reword(self.review, words)
        self.review.setToolTip(
            _("Words of your units have been changed, moved or taken away since you marked them")
        )
        self._show()

    def _show(self) -> None:
        sentence = self._meanwhile or self._sentence
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.review.setVisible(self._asked > 0)
        self.setVisible(bool(sentence) or self._asked > 0)


class _ModeButton(QPushButton):
    """As wide in both modes: else the buttons might take another line, and push the words down."""

    def sizeHint(self) -> QSize:
        hint, now, metrics = super().sizeHint(), self.text(), self.fontMetrics()
        if not now:
            return hint
        widest = max(_width(metrics, words) for words in (now, *_modes()))
        return QSize(hint.width() + widest - _width(metrics, now), hint.height())


def _width(metrics: QFontMetrics, words: str) -> int:
    return metrics.size(Qt.TextFlag.TextShowMnemonic, words).width()


def _modes() -> tuple[str, str]:
    return _("Correct the text"), _("Stop correcting")


def _tool(words: str, action: str, icon: str, kind: type[QPushButton] = QPushButton) -> QPushButton:
    tip = actions.tip(action) if action else ""
    return button(words, lambda: None, look="quiet", icon=icon, tip=tip, kind=kind)
