"""The balance of the group: who took the word, by role, as words and simple bars; nothing of a round still blind."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from workbench.cellar.words import _
from workbench.desk.balance import Line, Tally, balance_words, tallies, text_of
from workbench.desk.desk import Desk
from workbench.ui import theme
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import application, label, reword, row, stack
from workbench.ui.style import em


class BalanceDialog(Dialog):
    """Shown as it stands when it is opened."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Balance"),
            _(
                "Who takes the word, and in whose words. For the group to talk about, never to watch anyone: only "
                "roles are told, and no clicks, minutes or words are counted."
            ),
            wide=36,
        )
        found = desk.balance.now()
        self._text = text_of(found)
        self.ground = label(balance_words(found))
        self.body.addWidget(self.ground)
        self.tallies = [TallyFrame(tally) for tally in tallies(found)]
        for shown in self.tallies:
            self.body.addWidget(shown)
        self.body.addStretch(1)
        self.copier = self.offer(_("Copy as text"), self._copy)
        closer = self.offer(_("Close"), self.accept, look="primary")
        (self.tallies[0] if self.tallies else closer).setFocus()

    def _copy(self) -> None:
        application().clipboard().setText(self._text)
        reword(self.copier, _("Copied"))


class TallyFrame(QFrame):
    """One tally; the keyboard stops at it once, and a screen reader then tells all of it."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(". ".join([tally.title, *map(tally.told, tally.lines)]))
        self.setAccessibleDescription(tally.hint)
        column = stack(self, 0.35, 0.5)
        column.addWidget(label(tally.title, "subheading"))
        if tally.hint:
            column.addWidget(label(tally.hint, "small"))
        for line in tally.lines:
            column.addWidget(_line(line, tally))


class Bar(QWidget):
    """A length for a share from 0 to 1; what it says stands in words beside it."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(em(6), em(0.7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_ = whole.height() / 2
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(whole, round_, round_)
        if self._share:
            part = QRectF(whole)
            part.setWidth(max(whole.height(), whole.width() * self._share))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(part, round_, round_)
        painter.end()


def _line(line: Line, tally: Tally) -> QWidget:
    holder = QWidget()
    column = stack(holder, 0.15)
    above = QWidget()
    words = row(above, 0.6)
    words.addWidget(label(line.words), 1)
    count = label(_("{count} of {whole}").format(count=line.count, whole=tally.whole))
    count.setWordWrap(False)
    words.addWidget(count, 0, Qt.AlignmentFlag.AlignBottom)
    column.addWidget(above)
    column.addWidget(Bar(line.count / tally.whole))
    return holder
