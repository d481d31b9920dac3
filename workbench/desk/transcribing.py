"""Transcribing: one queue of interviews; pieces are committed as they arrive and never done or kept twice."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from workbench.archive.lock import OneAtATime
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.known_transcriptions import KnownTranscriptions
from workbench.desk.models import Models
from workbench.desk.pieces import committed
from workbench.desk.running import Running, keep_state
from workbench.history.log import making, moment, removing
from workbench.speech.languages import as_engines_know, tells_language
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Recording, Transcription, TranscriptionState, Turn
from workbench.study.records import Record

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
        self._running: Running | None = None
        self._known = KnownTranscriptions(context)
        self._turn = OneAtATime(context.archive.folder)
        self._asked: set[str] = set()

    def enqueue(
        self,
        interview_id: str,
        *,
        recording: str = "",
        model: str = "base",
        engine: str = "auto",
        language: str = "",
        again: bool = False,
    ) -> Transcription:
        """Ask for a recording of an interview to be transcribed; `language` "" means detect, if 30 s are spoken.

        `recording` is its identity; without one it is the first that nobody has asked for yet, or else the
        newest. With `again` a transcript of it that is there is set aside first; it stays in the log. Raises
        Refusal without a recording, for an unknown model or an engine that cannot use it, where a transcript
        is there already, or where its language must be said.
        """
        context = self._context
        interview = context.need(Interview, interview_id)
        sound = self._chosen(interview_id, recording)
        before = self._earlier(sound, again)
        self._models.refuse_unfit(model, engine)
        spoken = as_engines_know(language or interview.language)
        if not spoken:
            self._models.refuse_to_guess(model, sound.said)
        transcription = Transcription(
            id=new_id(),
            interview=interview_id,
            recording=sound.id,
            engine=engine,
            model=model,
            language=spoken,
            plan=sound.plan,
            asked=moment(),
            member=context.me,
        )
        for earlier in before:
            self.cancel(earlier.id)
        with context.log.together():
            if before:
                self._set_aside(sound, before)
            context.record(Gesture.TRANSCRIPTION, making(transcription), lasting=True)
        self._asked.add(transcription.id)
        return transcription

    def tick(self) -> None:
        """Look at the children, commit what they heard, start what waits.

        What is at work for an interview that was taken away, here or elsewhere, is stopped.
        """
        self.wait(0)

    def wait(self, seconds: float) -> None:
        """Like `tick`, but wait up to `seconds` for news; for callers without a timer."""
        running = self._running
        if running is None:
            self._start_next()
            return
        if not self._known.has(running.transcription):
            self.cancel(running.transcription.id)
            return
        try:
            with self._given_up_on_failure(running.transcription.id):
                running.wait(seconds)
        finally:
            if running.over:
                self._running = None

    @property
    def busy(self) -> bool:
        """Whether something is being transcribed or waits for it in this session."""
        return self._running is not None or bool(self._waiting())

    def jobs(self) -> list[Job]:
        """All transcriptions that are not done, and those that were finished in this session.

        Those of an interview that was taken away are left out until it is there again.
        """
        return [
            self._job(item)
            for item in self._known.all()
            if item.id in self._asked or item.state is not TranscriptionState.DONE
        ]

    def not_asked_for(self, interview_id: str) -> list[Recording]:
        """The recordings of an interview that nobody has asked to be transcribed yet, in order."""
        asked = {item.recording for item in self._context.all(Transcription, interview_id)}
        recordings = sorted(self._context.all(Recording, interview_id), key=lambda item: item.place)
        return [recording for recording in recordings if recording.id not in asked]

    def must_say_language(self, recording: Recording) -> bool:
        """Whether so little is spoken that its language would not be found out reliably."""
        return not tells_language(recording.said)

    def reached(self, transcription_id: str) -> int | None:
        """Up to where of the recording nothing is missing, in milliseconds; None when nothing is."""
        transcription = self._context.need(Transcription, transcription_id)
        done = committed(self._context, transcription_id)
        missing = (start for number, (start, _end) in enumerate(transcription.plan) if number not in done)
        return next(missing, None)

    def unfinished(self) -> list[Transcription]:
        """Those that were broken off (by a crash, a power cut, a stop) and can be taken up again."""
        return [item for item in self._known.all() if item.state in _RESUMABLE or self._broken_off(item)]

    def elsewhere(self) -> list[Transcription]:
        """Those that another window or program has taken on and is at work with right now."""
        open_ones = [item for item in self._known.all() if item.state in _OPEN and item.id not in self._asked]
        return open_ones if open_ones and self._turn.elsewhere() else []

    def pause(self, transcription_id: str) -> None:
        """Stop at once; `resume` goes on with the pieces that are not done."""
        self._stop(transcription_id, TranscriptionState.PAUSED)

    def cancel(self, transcription_id: str) -> None:
        """Stop at once. What was transcribed stays; it can be taken up again."""
        self._stop(transcription_id, TranscriptionState.CANCELLED)

    def resume(self, transcription_id: str) -> None:
        """Take up a transcription that was broken off, from the last committed piece."""
        transcription = self._context.need(Transcription, transcription_id)
        self._context.need(Interview, transcription.interview)
        if transcription.state is TranscriptionState.DONE:
            raise Refusal(_("This recording is transcribed already."))
        self._models.refuse_unfit(transcription.model, transcription.engine)
        self._asked.add(transcription_id)
        if not self._at_work(transcription_id):
            waiting = replace(transcription, state=TranscriptionState.WAITING, reason="")
            keep_state(self._context, waiting)

    def close(self) -> None:
        """Stop all children; what runs now is kept as paused."""
        if self._running:
            self.pause(self._running.transcription.id)
        self._turn.leave()

    def _chosen(self, interview_id: str, recording_id: str) -> Recording:
        if recording_id:
            recording = self._context.need(Recording, recording_id)
            if recording.interview != interview_id:
                raise Refusal(_("This recording belongs to another interview."))
            return recording
        recordings = sorted(self._context.all(Recording, interview_id), key=lambda item: item.place)
        if not recordings:
            raise Refusal(_("This interview has no recording yet. Add one first."))
        return next(iter(self.not_asked_for(interview_id)), recordings[-1])

    def _earlier(self, recording: Recording, again: bool) -> list[Transcription]:
        """The transcriptions of a recording until now. Raises Refusal if there are, except `again`."""
        asked = self._context.all(Transcription, recording.interview)
        before = [item for item in asked if item.recording == recording.id]
        if before and not again:
            if any(item.state is not TranscriptionState.DONE for item in before):
                raise Refusal(_("This recording waits to be transcribed already. It can be continued."))
            raise Refusal(
                _(
                    "This recording is transcribed already. Transcribing it again would set that "
                    "transcript aside; ask for it plainly if you want that."
                )
            )
        return before

    def _set_aside(self, recording: Recording, before: list[Transcription]) -> None:
        """Take turns and earlier transcriptions of a recording away: taken up again, they would double words."""
        turns = self._context.all(Turn, recording.interview)
        gone: list[Record] = [*before, *(turn for turn in turns if turn.recording == recording.id)]
        # Lasting: undoing it under the new transcript would double every word.
        writes = [write for record in gone for write in removing(record)]
        self._context.record(Gesture.TRANSCRIPT_REPLACED, writes, lasting=True)
        self._asked.difference_update(item.id for item in before)

    def _at_work(self, transcription_id: str) -> Running | None:
        running = self._running
        return running if running and running.transcription.id == transcription_id else None

    def _stop(self, transcription_id: str, state: TranscriptionState) -> None:
        if running := self._at_work(transcription_id):
            self._running = None
            with self._given_up_on_failure(transcription_id):
                running.stop(state)
            return
        transcription = self._context.need(Transcription, transcription_id)
        if transcription.state is not TranscriptionState.DONE:
            keep_state(self._context, replace(transcription, state=state, reason=""))

    def _waiting(self) -> list[Transcription]:
        if not self._asked:
            return []
        return [item for item in self._known.all() if item.state in _OPEN and item.id in self._asked]

    def _start_next(self) -> None:
        waiting = self._waiting()[:1]
        if not waiting:
            self._turn.leave()
        elif not self._turn.take():
            return  # another window of this study transcribes
        for transcription in waiting:
            with self._given_up_on_failure(transcription.id):
                try:
                    self._running = Running(self._context, self._models, transcription, self.processes)
                except Refusal as refusal:
                    failed = replace(transcription, state=TranscriptionState.FAILED, reason=refusal.sentence)
                    keep_state(self._context, failed)

    @contextmanager
    def _given_up_on_failure(self, transcription_id: str) -> Generator[None]:
        """Whatever fails inside: it shall not begin again at the next look, only to fail again."""
        try:
            yield
        except BaseException:
            self._asked.discard(transcription_id)
            raise

    def _broken_off(self, transcription: Transcription) -> bool:
        """Whether it should be at work or wait, and nobody does it: neither this window nor another."""
        mine = transcription.id in self._asked
        return transcription.state in _OPEN and not mine and not self._turn.elsewhere()

    def _job(self, transcription: Transcription) -> Job:
        running = self._at_work(transcription.id)
        progress = running.progress if running else None
        state = transcription.state
        if self._broken_off(transcription):
            state = TranscriptionState.PAUSED
        return Job(
            transcription,
            self._known.title(transcription),
            state,
            progress.share if progress else self._known.share(transcription),
            progress.seconds_left if progress else None,
            transcription.reason or (running.note if running else "") or None,
        )
