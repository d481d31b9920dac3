"""One transcription at work: its model is made ready, its pieces are committed as they arrive."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

from workbench.cellar.errors import Refusal
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.models import Models
from workbench.desk.pieces import committed, keep_piece
from workbench.desk.work import Work
from workbench.history.log import setting
from workbench.speech.messages import Failed, Finished, LanguageFound, Message, Note, PieceDone, Progress
from workbench.speech.pool import TranscriptionRun
from workbench.study.interviews import Recording, Transcription, TranscriptionState


def keep_state(context: Context, transcription: Transcription) -> None:
    """Keep how far a transcription is, in the name of the member who asked for it; undo passes over it."""
    writes = setting(transcription, "state", "engine", "detected", "reason")
    context.log.record(context.hand(transcription.member), Gesture.TRANSCRIPTION.value, writes, lasting=True)


class Running:
    """Runs until it is `over`: done, failed or stopped. `transcription` is kept up to date."""

    def __init__(
        self, context: Context, models: Models, transcription: Transcription, processes: int | None
    ) -> None:
        """Start. Raises Refusal when the model, the engine or the sound cannot be used."""
        self._context = context
        self._models = models
        self._processes = processes
        self._run: TranscriptionRun | None = None
        self.transcription = transcription
        self.progress: Progress | None = None
        self.note = ""
        self.over = False
        self._preparing: Work[None] | None = models.preparation(transcription.model, transcription.engine)
        if self._preparing:
            self._become(state=TranscriptionState.RUNNING)
            self._preparing.start()
        else:
            self._begin()

    def wait(self, seconds: float) -> None:
        """Commit what is new, waiting up to `seconds` for the first news.

        Raises Refusal when the disk does not take it; the transcription has stopped then.
        """
        with self._over_on_failure():
            if self._preparing:
                self._look_at_preparation(self._preparing, seconds)
            elif self._run:
                self._take(self._run.messages(seconds))

    def stop(self, state: TranscriptionState) -> None:
        """End the children at once; what they had told by then is kept."""
        with self._over_on_failure():
            if self._run:
                self._run.pause()
                self._take(self._run.messages())
            if not self.over:
                self._end(state)

    def _look_at_preparation(self, preparing: Work[None], seconds: float) -> None:
        status = preparing.wait(seconds)
        if not status.finished:
            return
        self._preparing = None
        if status.sentence:
            self._end(TranscriptionState.FAILED, status.sentence)
            return
        try:
            self._begin()
        except Refusal as refusal:
            self._end(TranscriptionState.FAILED, refusal.sentence)

    def _begin(self) -> None:
        transcription = self.transcription
        recording = self._context.need(Recording, transcription.recording)
        self._run = TranscriptionRun(
            self._context.archive.vault.source(recording.sound),
            transcription.plan,
            committed(self._context, transcription.id),
            self._models.files(transcription.model),
            transcription.engine,
            language=transcription.language or transcription.detected or None,
            processes=self._processes,
        )
        self._become(state=TranscriptionState.RUNNING, engine=self._run.engine)
        self._run.start()

    def _take(self, messages: list[Message]) -> None:
        for message in messages:
            self._hear(message)

    def _hear(self, message: Message) -> None:
        match message:
            case LanguageFound(code):
                self._become(detected=code)
            case PieceDone(index, segments):
                keep_piece(self._context, self.transcription, index, segments)
            case Progress():
                self.progress = message
            case Note(sentence):
                self.note = sentence
            case Failed(sentence):
                self._end(TranscriptionState.FAILED, sentence)
            case Finished():
                self._end(TranscriptionState.DONE)

    @contextmanager
    def _over_on_failure(self) -> Generator[None]:
        """Whatever fails inside: a piece that could not be kept must not be passed over by those after it."""
        try:
            yield
        except BaseException:
            self._leave_children()
            self.over = True
            raise

    def _end(self, state: TranscriptionState, reason: str = "") -> None:
        self._leave_children()
        self.over = True
        self._become(state=state, reason=reason)

    def _leave_children(self) -> None:
        if self._preparing:
            self._preparing.cancel()
        if self._run:
            self._run.cancel()
        self._preparing = self._run = None

    def _become(self, **changed: str) -> None:
        self.transcription = replace(self.transcription, **changed)  # pyright: ignore[reportArgumentType]
        keep_state(self._context, self.transcription)
