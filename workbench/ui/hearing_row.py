"""One recording whose voices are being told apart, in the queue: how far it is, and stop."""

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.hearings import Hearing
from workbench.ui.hub import Hub
from workbench.ui.parts import icon_button, label, row, stack
from workbench.ui.wordings import per_cent


class HearingRow(QFrame):
    """Stopped it is gone; what was told before stays."""

    def __init__(self, desk: Desk, hub: Hub, hearing: Hearing) -> None:
        super().__init__()
        self._desk, self._hub, self._recording = desk, hub, hearing.recording
        self.setProperty("role", "card")
        line = row(self, 0.3, 0.5)
        holder = QWidget()
        texts = stack(holder, 0.2)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        title = hearing.interview_title
        self.bar.setAccessibleName(_("Who speaks in “{title}”").format(title=title))
        self.state = label("", "small")
        for part in (label(title), self.bar, self.state):
            texts.addWidget(part)
        line.addWidget(holder, 1)
        name = _("Stop listening to who speaks: {title}").format(title=title)
        self.stopper = icon_button("close", name, self.stop)
        line.addWidget(self.stopper)

    def show_hearing(self, hearing: Hearing) -> None:
        """Show how far it is."""
        self.bar.setValue(round(hearing.share * 1000))
        words = _("who speaks: {share} done").format(share=per_cent(hearing.share))
        if self.state.text() != words:
            self.state.setText(words)
            self.bar.setAccessibleDescription(words)

    def stop(self) -> None:
        """Listen no more."""
        self._desk.hearings.stop(self._recording)
        self._hub.ticked.emit()
