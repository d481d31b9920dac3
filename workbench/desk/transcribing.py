"""Transcribing: one queue of interviews; pieces are committed as they arrive and never done or kept twice."""

from dataclasses import dataclass, replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.models import Models
from workbench.desk.pieces import committed, keep_piece
from workbench.desk.work import Work
from workbench.history.log import making, now, removing, setting
from workbench.speech.languages import as_engines_know
from workbench.speech.messages import Failed, Finished, LanguageFound, PieceDone, Progress
from workbench.speech.pool import TranscriptionRun
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Recording, Transcription, TranscriptionState, Turn

_OPEN = (TranscriptionState.WAITING, TranscriptionState.RUNNING)
_RESUMABLE = (TranscriptionState.PAUSED, TranscriptionState.FAILED, TranscriptionState.CANCELLED)


@dataclass(frozen=True)
class Job:
    """One transcription as the queue shows it. `share` of the sound done, 0 to 1."""

    transcription: Transcription
    interview_title: str
    state: TranscriptionState
    share: float
    seconds_left: float | None
    sentence: str | None


class Transcribing:
    """The queue. Call `tick` from a timer; it never blocks."""

    def __init__(self, context: Context, models: Models, processes: int | None = None) -> None:
        self._context = context
        self._models = models
        self.processes = processes
        self._run: TranscriptionRun | None = None
        self._current: Transcription | None = None
        self._preparing: Work[None] | None = None
        self._progress: Progress | None = None
        self._asked: set[str] = set()

    def enqueue(
        self,
        interview_id: str,
        *,
        model: str = "base",
        engine: str = "auto",
        language: str = "",
        again: bool = False,
    ) -> Transcription:
        """Ask for the newest recording of an interview to be transcribed; `language` "" means detect.

        With `again` a transcript that is there is set aside first; it stays in the log. Raises Refusal
        without a recording, for an unknown model or an engine that cannot use it, or where a transcript
        is there already.
        """
        context = self._context
        interview = context.need(Interview, interview_id)
        recording = self._untranscribed(interview_id, again)
        self._models.refuse_unfit(model, engine)
        transcription = Transcription(
            id=new_id(),
            interview=interview_id,
            recording=recording.id,
            engine=engine,
            model=model,
            language=as_engines_know(language or interview.language),
            plan=recording.plan,
            asked=now(),
            member=context.me,
        )
        with context.log.together():
            if again:
                turns = [turn for turn in context.all(Turn, interview_id) if turn.recording == recording.id]
                # Lasting: undoing it under the new transcript would double every word.
                writes = [write for turn in turns for write in removing(turn)]
                context.record(Gesture.TRANSCRIPT_REPLACED, writes, lasting=True)
            context.record(Gesture.TRANSCRIPTION, making(transcription), lasting=True)
        self._asked.add(transcription.id)
        return transcription

    def tick(self) -> None:
        """Look at the children, commit what they heard, start what waits."""
        self.wait(0)

    def wait(self, seconds: float) -> None:
        """Like `tick`, but wait up to `seconds` for news; for callers without a timer."""
        if self._preparing:
            self._preparing.wait(seconds)
            self._look_at_preparation(self._preparing)
        elif self._run:
            for message in self._run.messages(seconds):
                self._hear(message)
        else:
            self._start_next()

    @property
    def busy(self) -> bool:
        """Whether something is being transcribed or waits for it in this session."""
        return self._current is not None or bool(self._waiting())

    def jobs(self) -> list[Job]:
        """All transcriptions that are not done, and those that were finished in this session."""
        listed = [
            item
            for item in self._context.all(Transcription)
            if item.id in self._asked or item.state is not TranscriptionState.DONE
        ]
        return [self._job(item) for item in sorted(listed, key=lambda item: item.asked)]

    def not_asked_for(self, interview_id: str) -> list[Recording]:
        """The recordings of an interview that nobody has asked to be transcribed yet, in order."""
        asked = {item.recording for item in self._context.all(Transcription, interview_id)}
        recordings = sorted(self._context.all(Recording, interview_id), key=lambda item: item.place)
        return [recording for recording in recordings if recording.id not in asked]

    def reached(self, transcription_id: str) -> int | None:
        """Up to where of the recording nothing is missing, in milliseconds; None when nothing is."""
        transcription = self._context.need(Transcription, transcription_id)
        done = committed(self._context, transcription_id)
        missing = (start for number, (start, _end) in enumerate(transcription.plan) if number not in done)
        return next(missing, None)

    def unfinished(self) -> list[Transcription]:
        """Those that were broken off (by a crash, a power cut, a stop) and can be taken up again."""
        return [
            item
            for item in self._context.all(Transcription)
            if item.state in _RESUMABLE or (item.state in _OPEN and item.id not in self._asked)
        ]

    def pause(self, transcription_id: str) -> None:
        """Stop at once; `resume` goes on with the pieces that are not done."""
        self._leave(transcription_id, TranscriptionState.PAUSED)

    def cancel(self, transcription_id: str) -> None:
        """Stop at once. What was transcribed stays; it can be taken up again."""
        self._leave(transcription_id, TranscriptionState.CANCELLED)

    def resume(self, transcription_id: str) -> None:
        """Take up a transcription that was broken off, from the last committed piece."""
        transcription = self._context.need(Transcription, transcription_id)
        if transcription.state is TranscriptionState.DONE:
            raise Refusal(_("This recording is transcribed already."))
        self._models.refuse_unfit(transcription.model, transcription.engine)
        self._asked.add(transcription_id)
        if not (self._current and self._current.id == transcription_id):
            self._set(replace(transcription, state=TranscriptionState.WAITING, reason=""))

    def close(self) -> None:
        """Stop all children; what runs now is kept as paused."""
        if self._current:
            self.pause(self._current.id)

    def _untranscribed(self, interview_id: str, again: bool) -> Recording:
        recordings = sorted(self._context.all(Recording, interview_id), key=lambda item: item.place)
        if not recordings:
            raise Refusal(_("This interview has no recording yet. Add one first."))
        taken = {
            item.recording: item
            for item in sorted(self._context.all(Transcription, interview_id), key=lambda item: item.asked)
        }
        fresh = [recording for recording in recordings if recording.id not in taken]
        if fresh and not again:
            return fresh[0]
        recording = recordings[-1]
        before = taken.get(recording.id)
        if before and before.state is not TranscriptionState.DONE and not again:
            raise Refusal(_("This recording waits to be transcribed already. It can be continued."))
        if before and not again:
            raise Refusal(
                _(
                    "This recording is transcribed already. Transcribing it again would set that "
                    "transcript aside; ask for it plainly if you want that."
                )
            )
        if before and self._current and self._current.id == before.id:
            self.cancel(before.id)
        return recording

    def _waiting(self) -> list[Transcription]:
        items = self._context.all(Transcription)
        waiting = [item for item in items if item.state in _OPEN and item.id in self._asked]
        return sorted(waiting, key=lambda item: item.asked)

    def _start_next(self) -> None:
        for transcription in self._waiting():
            try:
                self._start(transcription)
            except Refusal as refusal:
                self._set(replace(transcription, state=TranscriptionState.FAILED, reason=refusal.sentence))
            return

    def _start(self, transcription: Transcription) -> None:
        self._preparing = self._models.preparation(transcription.model, transcription.engine)
        if self._preparing:
            self._preparing.start()
            self._set(replace(transcription, state=TranscriptionState.RUNNING))
        else:
            self._begin(transcription)

    def _look_at_preparation(self, preparing: Work[None]) -> None:
        status = preparing.poll()
        if status.finished and self._current:
            self._preparing = None
            if status.sentence:
                self._finish(TranscriptionState.FAILED, status.sentence)
            else:
                self._begin(self._current)

    def _begin(self, transcription: Transcription) -> None:
        recording = self._context.need(Recording, transcription.recording)
        run = TranscriptionRun(
            self._context.archive.vault.source(recording.sound),
            transcription.plan,
            committed(self._context, transcription.id),
            self._models.files(transcription.model),
            transcription.engine,
            language=transcription.language or transcription.detected or None,
            processes=self.processes,
        )
        self._run, self._progress = run, None
        self._set(replace(transcription, state=TranscriptionState.RUNNING, engine=run.engine))
        run.start()

    def _hear(self, message: object) -> None:
        current = self._current
        if current is None:
            return
        match message:
            case LanguageFound(code):
                self._set(replace(current, detected=code))
            case PieceDone(index, segments):
                keep_piece(self._context, current, index, segments)
            case Progress():
                self._progress = message
            case Failed(sentence):
                self._finish(TranscriptionState.FAILED, sentence)
            case Finished():
                self._finish(TranscriptionState.DONE, "")
            case _:
                raise TypeError("a transcription said something unknown")

    def _finish(self, state: TranscriptionState, reason: str) -> None:
        current, self._run, self._progress = self._current, None, None
        if current:
            self._set(replace(current, state=state, reason=reason))

    def _leave(self, transcription_id: str, state: TranscriptionState) -> None:
        transcription = self._context.need(Transcription, transcription_id)
        if transcription.state is TranscriptionState.DONE:
            return
        if self._current and self._current.id == transcription_id:
            self._stop()
            transcription = self._current or self._context.need(Transcription, transcription_id)
        if transcription.state is not TranscriptionState.DONE:
            self._set(replace(transcription, state=state, reason=""))

    def _stop(self) -> None:
        """End the children; what they had told by then is kept."""
        if self._preparing:
            self._preparing.cancel()
        if self._run:
            self._run.pause()
            for message in self._run.messages():
                self._hear(message)
        if self._run:
            self._run.cancel()
        self._run, self._preparing, self._progress = None, None, None

    def _set(self, transcription: Transcription) -> None:
        names = ("state", "engine", "detected", "reason")
        self._context.log.record(
            transcription.member, Gesture.TRANSCRIPTION.value, setting(transcription, *names), lasting=True
        )
        self._current = transcription if transcription.state is TranscriptionState.RUNNING else None

    def _job(self, transcription: Transcription) -> Job:
        interview = self._context.find(Interview, transcription.interview)
        running = self._current is not None and self._current.id == transcription.id
        progress = self._progress if running else None
        state = transcription.state
        if state in _OPEN and transcription.id not in self._asked:
            state = TranscriptionState.PAUSED
        return Job(
            transcription,
            interview.title if interview else "",
            state,
            progress.share if progress else self._share(transcription),
            progress.seconds_left if progress else None,
            transcription.reason or None,
        )

    def _share(self, transcription: Transcription) -> float:
        total = sum(end - start for start, end in transcription.plan)
        if not total:
            return 1.0 if transcription.state is TranscriptionState.DONE else 0.0
        done = committed(self._context, transcription.id)
        return sum(end - start for n, (start, end) in enumerate(transcription.plan) if n in done) / total
