"""Long work: listening for when the words of a transcript were said that came from a file without times."""

from dataclasses import replace
from typing import NamedTuple

from workbench.archive import asked
from workbench.archive.database import Database
from workbench.cellar.errors import Refusal
from workbench.desk.context import Context
from workbench.desk.finding_times import Said, Search, finding, said_in
from workbench.desk.gestures import Gesture
from workbench.desk.models import EMBEDDED, Models
from workbench.desk.pieces import token_of
from workbench.desk.placing_words import with_times
from workbench.desk.work import Work, WorkStatus
from workbench.history.log import Write, setting
from workbench.history.steps import Step
from workbench.speech.languages import as_engines_know
from workbench.speech.messages import Failed, Finished, LanguageFound, Note, PieceDone, Progress
from workbench.speech.pool import TranscriptionRun
from workbench.study.interviews import SCRIPT, TAKEN_IN, Interview, Recording, Times, Transcription, Turn
from workbench.study.records import ALIVE
from workbench.study.spans import Span
from workbench.study.tokens import TokenKind


class _Searching(NamedTuple):
    """The words that are looked for, and the child that does it."""

    said: Said
    work: Work[list[list[Span]]]


class HearingTimes:
    """Use like `Work`; the result is whether the times were found. What is heard is kept piece by piece until then."""

    def __init__(self, context: Context, models: Models, recording_id: str, member: str) -> None:
        """Raises Refusal when the sound is missing, or its language must be said."""
        self._context = context
        self._models = models
        self._recording = context.need(Recording, recording_id)
        self._member = member
        self._model = self._chosen_model()
        self._language = self._spoken() or asked.language_of(*self._where)
        if not self._language:
            models.refuse_to_guess(self._model, self._recording.said)
        self._preparing: Work[None] | None = models.preparation(self._model, "auto")
        self._run: TranscriptionRun | None = None
        self._search: _Searching | None = None
        self.note = ""
        self.status: WorkStatus[bool] = WorkStatus()

    def start(self) -> None:
        """Begin. Returns at once."""
        if self._preparing:
            self._preparing.start()
        else:
            self._listen()

    def poll(self) -> WorkStatus[bool]:
        """What is known now."""
        return self.wait(0)

    def wait(self, seconds: float) -> WorkStatus[bool]:
        """Like `poll`, but wait up to `seconds` for news."""
        try:
            if self._preparing:
                self._look_at_preparation(self._preparing, seconds)
            elif self._run:
                for message in self._run.messages(seconds):
                    self._hear(message)
            elif self._search:
                self._look_at_search(self._search, seconds)
        except Refusal as refusal:
            self._end(sentence=refusal.sentence)
        return self.status

    def cancel(self) -> None:
        """End the children at once."""
        if self._preparing:
            self._preparing.cancel()
        if self._run:
            self._run.cancel()
        if self._search:
            self._search.work.cancel()
        self._preparing = self._run = self._search = None

    def _look_at_preparation(self, preparing: Work[None], seconds: float) -> None:
        status = preparing.wait(seconds)
        if not status.finished:
            return
        self._preparing = None
        if status.sentence:
            raise Refusal(status.sentence)
        self._listen()

    def _listen(self) -> None:
        recording = self._recording
        self._run = TranscriptionRun(
            self._context.archive.vault.source(recording.sound),
            recording.plan,
            self._kept().keys(),
            self._models.files(self._model),
            language=self._language or None,
        )
        self._run.start()

    def _hear(self, message: object) -> None:
        match message:
            case PieceDone(index, segments):
                words = (token_of(word, "") for segment in segments for word in segment.words)
                row = [[one.text, one.start, one.end] for one in words if one.kind is TokenKind.WORD]
                asked.keep_words(*self._where, index, row)
            case LanguageFound(code):
                asked.keep_language(*self._where, code)
            case Note(sentence):
                self.note = sentence
            case Progress(share):
                self.status = WorkStatus(share)
            case Failed(sentence):
                self._end(sentence=sentence)
            case Finished():
                self._run = None
                self._place()
            case _:
                pass

    def _kept(self) -> dict[int, list[list[object]]]:
        return asked.words_of(*self._where)

    @property
    def _where(self) -> tuple[Database, str, str]:
        return self._context.archive.database, self._recording.interview, self._recording.id

    def _place(self) -> None:
        """Look for the words as they stand now among those that were heard."""
        if not waiting_for_times(self._context, self._recording):
            self._end(result=True)
            return
        said = said_in(self._turns())
        heard = [
            (str(text), int(str(start)), int(str(end)))
            for _number, words in sorted(self._kept().items())
            for text, start, end in words
        ]
        work = finding(Search(said, heard))
        self._search = _Searching(said, work)
        work.start()

    def _look_at_search(self, search: "_Searching", seconds: float) -> None:
        status = search.work.wait(seconds)
        if not status.finished:
            return
        self._search = None
        if status.sentence:
            raise Refusal(status.sentence)
        if not self._keep_times(search.said, status.result or []):
            self._place()
            return
        self._end(result=bool(status.result))

    def _keep_times(self, said: Said, times: list[list[Span]]) -> bool:
        """Give the words their times, in one step; whether they are still those that were looked for."""
        context = self._context
        with context.log.together():
            turns = self._turns()
            if said_in(turns) != said:
                return False
            made = waiting_for_times(context, self._recording) if times else []
            writes: list[Write] = []
            for turn in with_times(turns, times) if made else ():
                writes += setting(turn, "tokens")
            for one in made:
                writes += setting(replace(one, times=Times.FOUND), "times")
            if writes:
                context.log.record(context.hand(self._member), Gesture.WORDS_TIMED.value, writes)
        return True

    def _turns(self) -> list[Turn]:
        recording = self._recording
        turns = [one for one in self._context.all(Turn, recording.interview) if one.recording == recording.id]
        return sorted(turns, key=lambda one: (one.place, one.id))

    def _end(self, result: bool | None = None, sentence: str | None = None) -> None:
        self.cancel()
        self.status = WorkStatus(1.0 if sentence is None else self.status.share, True, result, sentence)

    def _chosen_model(self) -> str:
        """The model that the team listened with last, where it is here; else the one that comes with the program."""
        made = [one for one in self._context.all(Transcription) if one.engine not in (*TAKEN_IN, SCRIPT)]
        for one in sorted(made, key=lambda one: one.asked, reverse=True)[:1]:
            try:
                self._models.refuse_unfit(one.model, "auto")
            except Refusal:
                break
            return one.model
        return EMBEDDED

    def _spoken(self) -> str:
        """The language that is spoken, as far as anybody has said it."""
        of = self._context.find(Interview, self._recording.interview)
        made = waiting_for_times(self._context, self._recording)
        said = [*(one.language for one in made), of.language if of else "", self._context.facts.language]
        try:
            return as_engines_know(next(filter(None, said), ""))
        except Refusal:
            return ""


def brought_back(context: Context, step: Step) -> list[str]:
    """The recordings whose words a step has brought back, and of which nobody knows when they were said."""
    kinds = (Interview.KIND, Recording.KIND, Transcription.KIND)
    back = {one.id for one in step.changes if one.field == ALIVE and one.after and one.kind in kinds}
    if not back:
        return []
    return [
        one.id
        for one in context.all(Recording)
        if any(made.id in back or back & {one.id, one.interview} for made in waiting_for_times(context, one))
    ]


def waiting_for_times(context: Context, recording: Recording) -> list[Transcription]:
    """The transcripts of a recording that were taken in and of whose words nobody knows when they were said."""
    made = context.all(Transcription, recording.interview)
    return [one for one in made if one.recording == recording.id and one.times is Times.GUESSED]
