"""One recording that is listened to, in the queue: for what, how far it is, stop; why it came to no end, continue."""

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.hearings import For, Hearing
from workbench.ui.hub import Hub
from workbench.ui.parts import button, icon_button, label, row, stack
from workbench.ui.wordings import per_cent


class HearingRow(QFrame):
    """Stopped by a person it is gone; what was told before stays."""

    def __init__(self, desk: Desk, hub: Hub, hearing: Hearing) -> None:
        super().__init__()
        self._desk, self._hub, self._recording, self._what = desk, hub, hearing.recording, hearing.what
        self.setProperty("role", "card")
        line = row(self, 0.3, 0.5)
        holder = QWidget()
        texts = stack(holder, 0.2)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        title = hearing.interview_title
        voices = self._what is For.VOICES
        about = _("Who speaks in “{title}”") if voices else _("When the words of “{title}” were said")
        self.bar.setAccessibleName(about.format(title=title))
        self.state = label("", "small")
        self.go_on = button(_("Continue"), self._go_on, icon="play")
        again = (
            _("Continue listening to who speaks: {title}")
            if voices
            else _("Continue listening for when words were said: {title}")
        )
        self.go_on.setAccessibleName(again.format(title=title))
        for part in (label(title), self.bar, self.state, self.go_on):
            texts.addWidget(part)
        line.addWidget(holder, 1)
        name = (
            _("Stop listening to who speaks: {title}")
            if voices
            else _("Stop listening for when words were said: {title}")
        )
        self.stopper = icon_button("close", name.format(title=title), self.stop)
        line.addWidget(self.stopper)

    def show_hearing(self, hearing: Hearing) -> None:
        """Show how far it is."""
        self.bar.setValue(round(hearing.share * 1000))
        words = hearing.stopped or _words(hearing)
        if self.state.text() != words:
            self.state.setText(words)
            self.bar.setAccessibleDescription(words)
        held = self.go_on.hasFocus()
        self.go_on.setVisible(bool(hearing.stopped))
        if held and not hearing.stopped:
            self.stopper.setFocus()

    def stop(self) -> None:
        """Listen no more."""
        self._desk.hearings.stop(self._recording, self._what)
        self._hub.ticked.emit()

    def _go_on(self) -> None:
        self._hub.attempt(lambda: self._desk.hearings.go_on(self._recording, self._what))
        self._hub.ticked.emit()


def _words(hearing: Hearing) -> str:
    share = per_cent(hearing.share)
    if hearing.what is For.VOICES:
        return _("who speaks: {share} done").format(share=share)
    words = _("when words were said: {share} done").format(share=share)
    return f"{words}. {hearing.note}" if hearing.note else words
