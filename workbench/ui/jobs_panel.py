"""The queue of transcriptions: how far each is, pause, go on, stop."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.hearings import For
from workbench.desk.models import EMBEDDED
from workbench.desk.transcribing import Job
from workbench.study.interviews import TranscriptionState as State
from workbench.ui.hearing_row import HearingRow
from workbench.ui.hub import Hub
from workbench.ui.parts import button, frame, icon_button, label, rename, row, stack
from workbench.ui.style import em
from workbench.ui.wordings import per_cent, time_left

_GONE_ON = {State.WAITING, State.RUNNING}
_AWAY = {State.DONE, State.CANCELLED}
"""What is not in the queue any more; a stopped one goes on from the interview's own menu."""


class JobsPanel(QWidget):
    """Hidden while there is nothing in the queue."""

    models_asked = Signal()

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Transcribing"))
        self._desk = desk
        self._hub = hub
        column = stack(self, 0.5)
        column.addWidget(label(_("Transcribing"), "subheading"))
        self._column = column
        self.rows: dict[str, JobRow] = {}
        self.hearings: dict[tuple[str, For], HearingRow] = {}
        self.notice = _small_model_notice(self.models_asked)
        column.addWidget(self.notice)
        hub.ticked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the queue as it is now."""
        jobs = [job for job in self._hub.jobs if job.state not in _AWAY]
        known = {job.transcription.id for job in jobs}
        for identity in [identity for identity in self.rows if identity not in known]:
            gone = self.rows.pop(identity)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for job in jobs:
            if job.transcription.id not in self.rows:
                self.rows[job.transcription.id] = JobRow(self._desk, self._hub, job)
                self._column.insertWidget(self._column.count() - 1, self.rows[job.transcription.id])
            self.rows[job.transcription.id].show_job(job)
        self._show_hearings()
        self.notice.setVisible(any(job.transcription.model == EMBEDDED for job in jobs))
        self.setVisible(bool(jobs or self.hearings))

    def _show_hearings(self) -> None:
        known = [*self._desk.hearings.all(), *self._desk.hearings.stopped()]
        hearings = {(one.recording, one.what): one for one in known}
        for identity in [one for one in self.hearings if one not in hearings]:
            gone = self.hearings.pop(identity)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for identity, hearing in hearings.items():
            if identity not in self.hearings:
                self.hearings[identity] = HearingRow(self._desk, self._hub, hearing)
                self._column.insertWidget(self._column.count() - 1, self.hearings[identity])
            self.hearings[identity].show_hearing(hearing)


class JobRow(QFrame):
    """One transcription."""

    def __init__(self, desk: Desk, hub: Hub, job: Job) -> None:
        super().__init__()
        self._desk = desk
        self._hub = hub
        self._id = job.transcription.id
        self.setProperty("role", "card")
        line = row(self, 0.3, 0.5)
        holder = QWidget()
        texts = stack(holder, 0.2)
        self.title = label(job.interview_title)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.state = label("", "small")
        self.go_on = button(_("Continue"), self._go_on, icon="play")
        for part in (self.title, self.bar, self.state, self.go_on):
            texts.addWidget(part)
        line.addWidget(holder, 1)
        self.pause = icon_button("pause", "", self._pause)
        self.cancel = icon_button("close", "", self._cancel)
        buttons = QHBoxLayout()
        buttons.setSpacing(em(0.1))
        buttons.addWidget(self.pause)
        buttons.addWidget(self.cancel)
        line.addLayout(buttons)
        self._running = True
        self._words(job)

    def show_job(self, job: Job) -> None:
        """Show how far it is."""
        if self._running != (job.state in _GONE_ON) or self.title.text() != job.interview_title:
            self._words(job)
        self.bar.setValue(round(job.share * 1000))
        words = job_words(job)
        if self.state.text() != words:
            self.state.setText(words)
            self.bar.setAccessibleDescription(words)

    def take_focus(self) -> None:
        """Put the keyboard on what can be done with it."""
        (self.pause if self._running else self.go_on).setFocus()

    def _words(self, job: Job) -> None:
        self._running = job.state in _GONE_ON
        title = job.interview_title
        self.title.setText(title)
        self.bar.setAccessibleName(_("Transcribing “{title}”").format(title=title))
        rename(self.pause, "pause", _("Pause transcribing: {title}").format(title=title))
        rename(self.cancel, "close", _("Stop transcribing: {title}").format(title=title))
        self.go_on.setAccessibleName(_("Continue transcribing: {title}").format(title=title))
        held = self.focusWidget()
        self.pause.setVisible(self._running)
        self.go_on.setVisible(not self._running)
        if held in (self.pause, self.go_on):
            (self.pause if self._running else self.go_on).setFocus()

    def _pause(self) -> None:
        self._hub.attempt(lambda: self._desk.transcribing.pause(self._id))
        self._hub.ticked.emit()

    def _go_on(self) -> None:
        self._hub.attempt(lambda: self._desk.transcribing.resume(self._id))
        self._hub.ticked.emit()

    def _cancel(self) -> None:
        self._hub.attempt(lambda: self._desk.transcribing.cancel(self._id))
        self._hub.said.emit(
            _("Stopped. What was transcribed stays. It goes on with “Transcribe …” in the interview's menu.")
        )
        self._hub.ticked.emit()


def job_words(job: Job) -> str:
    """How far a transcription is, in words."""
    done = _("{share} done").format(share=per_cent(job.share))
    if job.state is State.WAITING:
        return _("waits for its turn")
    if job.state is State.RUNNING:
        left = time_left(job.seconds_left)
        far = f"{done}, {left}" if left else (done if job.share else _("getting ready"))
        return f"{far}. {job.sentence}" if job.sentence else far
    if job.state is State.FAILED:
        return job.sentence or _("It stopped. It can be continued.")
    if job.transcription.state in _GONE_ON:  # nobody let it rest
        return _("{done}. The program ended meanwhile; it waits for you.").format(done=done)
    return _("{done}; stopped here, can be continued").format(done=done)


def _small_model_notice(asked: SignalInstance) -> QFrame:
    notice = frame("notice")
    column = stack(notice, 0.4, 0.7)
    column.addWidget(
        label(
            _(
                "What turns sound into text here is a small model, good for trying out. "
                "A larger one hears far better, above all Norwegian."
            ),
            "small",
        )
    )
    line = QHBoxLayout()
    line.addWidget(button(_("Get a better model …"), asked.emit, look="quiet"))
    line.addStretch(1)
    column.addLayout(line)
    return notice
