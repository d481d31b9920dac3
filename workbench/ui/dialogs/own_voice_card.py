"""The own voice among the voices of an interview: what is known of it, and what it has just named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.cellar.words import _
from workbench.desk.team_voices import Known
from workbench.ui.dialogs.own_voice import named_words, own_voice_words
from workbench.ui.flow import FlowLayout
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em


class OwnVoiceCard(QFrame):
    """Asks by signals."""

    sample_asked = Signal()
    forget_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        column = stack(self, 0.4, 0.7)
        self.known = label("", "small")
        column.addWidget(self.known)
        self.named = label("")
        self.named.hide()
        column.addWidget(self.named)
        line = QWidget()
        flow = FlowLayout(line, em(0.4))
        self.sample = button(_("My own voice …"), self.sample_asked.emit, icon="member")
        flow.addWidget(self.sample)
        self.forget = button(_("Forget my voice"), self.forget_asked.emit, icon="remove")
        flow.addWidget(self.forget)
        column.addWidget(line)

    def show_known(self, mine: Known | None) -> None:
        """Show what is known of the own voice."""
        self.known.setText(own_voice_words(mine))
        self.forget.setVisible(mine is not None)
        if mine is None:
            self.named.hide()

    def tell_named(self, interviews: int) -> None:
        """Say in how many interviews the voice that has just come to be known was named."""
        self.named.setText(named_words(interviews))
        self.named.show()
        self.sample.setFocus()  # what is said stands above it, and with it comes into sight
        announce(self.named, self.named.text())
