"""A transcription in child processes: hands out the plan's pieces, brings back what was heard, never blocks.

The plan is given and stays as it is; what is done is known by index, so that a run can be broken off anywhere
and another one can take it up without doing or doubling anything again.
"""

import logging
import time
from collections import deque
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from multiprocessing.connection import wait
from typing import Any, Literal

from workbench.cellar import machine
from workbench.cellar.child import Child, Ending
from workbench.cellar.words import language as language_of_sentences
from workbench.speech import endings
from workbench.speech.crew import crew_size, threads_each
from workbench.speech.engines import choose
from workbench.speech.jobs import (
    Answer,
    DetectLanguage,
    Device,
    Guess,
    Heard,
    Job,
    Ready,
    Setup,
    Span,
    Transcribe,
    Trouble,
    TroubleKind,
)
from workbench.speech.languages import detection_windows, most_probable
from workbench.speech.messages import Failed, Finished, LanguageFound, Message, PieceDone
from workbench.speech.model_files import ModelFiles
from workbench.speech.pace import Pace
from workbench.speech.sources import SoundSource
from workbench.speech.worker import work

State = Literal["new", "running", "paused", "finished", "failed", "cancelled"]

_LOG = logging.getLogger(__name__)

_AHEAD = 2
"""Jobs a worker holds, so that it never waits for the desk's next look."""


class _Hand:
    """A worker and the jobs it holds."""

    def __init__(self, setup: Setup) -> None:
        self.child = Child.start(work, setup)
        self.jobs: list[Job] = []


class TranscriptionRun:
    """One recording, one plan, one model. Use from one thread; `messages` is meant for a timer.

    `plan` holds (start, end) in milliseconds; `done` the indexes already heard earlier. `engine` is a name or
    "auto". `language` is an ISO 639-1 code, or None to detect it once for the whole recording (a resumed run
    should be given the language found before). `processes` None means as many as the computer can spare.
    A graphics card does the work where there is one; if it fails, the processor goes on with a Note.
    """

    def __init__(
        self,
        sound: SoundSource,
        plan: Sequence[Span],
        done: AbstractSet[int],
        model: ModelFiles,
        engine: str = "auto",
        *,
        language: str | None = None,
        processes: int | None = None,
    ) -> None:
        self._plan = [(int(start), int(end)) for start, end in plan]
        self._done = set(done)
        self._engine = choose(engine, model)
        self._language = language if model.multilingual else "en"
        self._wanted = processes
        self._device: Device = "graphics" if machine.graphics_cards() else "processor"
        self._processes = self._crew(model)
        threads = threads_each(self._processes)
        self._setup = Setup(sound, model, self._engine.name, threads, language_of_sentences(), self._device)
        self._hands: list[_Hand] = []
        self._waiting: deque[Job] = deque()
        self._guesses: list[Guess] = []
        self._windows = 0
        self._news: list[Message] = []
        self._held: list[Message] = []
        total, done_before = self._milliseconds(range(len(self._plan))), self._milliseconds(self._done)
        self._pace = Pace(total, done_before, self._processes)
        self.state: State = "new"

    @property
    def engine(self) -> str:
        """The name of the engine at work."""
        return self._engine.name

    @property
    def language(self) -> str | None:
        """The language given or found (ISO 639-1), None while it is not known."""
        return self._language

    @property
    def processes(self) -> int:
        """How many workers there are when it runs."""
        return self._processes

    @property
    def done(self) -> frozenset[int]:
        """The indexes of the pieces told as done, now or given at the start."""
        return frozenset(self._done)

    def start(self) -> None:
        """Start the workers, anew after `pause` or a failure, and hand out the first jobs. Returns at once."""
        if self.state not in ("new", "paused", "failed"):
            return
        self.state = "running"
        if not self._left():
            self._finish()
            return
        self._pace.start(time.monotonic())
        self._waiting.clear()
        self._guesses.clear()
        if self._language is None:
            windows = detection_windows(self._plan)
            self._windows = len(windows)
            self._waiting.extend(DetectLanguage(window) for window in windows)
        else:
            self._plan_pieces(self._language)
        self._hands = [_Hand(self._setup) for _ in range(self._processes)]
        self._hand_out()

    def pause(self) -> None:
        """Stop at once; the pieces begun are dropped and heard again after `start`."""
        if self.state == "running":
            self._collect()
        if self.state == "running":
            self._stop("paused")

    def cancel(self) -> None:
        """Stop at once and for good; what was told as done stays done. May be called at any time."""
        if self.state in ("new", "running", "paused"):
            self._stop("cancelled")

    def connections(self) -> list[Any]:
        """What `multiprocessing.connection.wait` can wait on until there is news."""
        return [
            waitable for hand in self._hands for waitable in (hand.child.pipe, hand.child.process.sentinel)
        ]

    def messages(self, timeout: float = 0.0) -> list[Message]:
        """What is new, oldest first. Waits up to `timeout` seconds for the first news; 0 never waits."""
        if self.state == "running" and not self._news:
            wait(self.connections(), timeout)
            self._collect()
        news, self._news = self._news, []
        return news

    def _collect(self) -> None:
        for hand in list(self._hands):
            try:
                for answer in hand.child.receive():
                    self._take(hand, answer)
                    if hand not in self._hands:
                        return
            except EOFError:
                ending = hand.child.ending()
                self._end_early(endings.of_child(ending), ending)
                return
        self._hand_out()

    def _take(self, hand: _Hand, answer: Answer) -> None:
        match answer:
            case Ready():
                self._pace.ready(time.monotonic())
            case Guess():
                self._tell_held()
                hand.jobs.pop(0)
                self._pace.ready(time.monotonic())
                self._take_guess(answer)
            case Heard(index, segments):
                self._tell_held()
                hand.jobs.pop(0)
                self._take_piece(index, PieceDone(index, segments))
            case Trouble():
                self._end_early(endings.of_trouble(answer, self._setup.model.name), answer.kind)

    def _take_guess(self, guess: Guess) -> None:
        self._guesses.append(guess)
        if len(self._guesses) == self._windows:
            self._language, probability = most_probable(self._guesses)
            self._news.append(LanguageFound(self._language, probability))
            self._plan_pieces(self._language)

    def _take_piece(self, index: int, piece: PieceDone) -> None:
        self._done.add(index)
        self._news.append(piece)
        self._pace.add(self._milliseconds([index]))
        self._news.append(self._pace.progress(time.monotonic()))
        if not self._left():
            self._finish()

    def _hand_out(self) -> None:
        for depth in range(_AHEAD):
            for hand in self._hands:
                if self._waiting and len(hand.jobs) <= depth:
                    job = self._waiting.popleft()
                    hand.jobs.append(job)
                    hand.child.send(job)

    def _plan_pieces(self, language: str) -> None:
        self._waiting.extend(Transcribe(index, self._plan[index], language) for index in self._left())

    def _finish(self) -> None:
        self._stop("finished")
        self._news.append(Finished())

    def _end_early(self, failure: Failed, why: Ending | TroubleKind) -> None:
        """Fail; but where a graphics card may be behind it, try it with the processor first.

        That it was the card is told once the processor has done what the card did not.
        """
        if self._device == "processor" or not endings.may_be_of_card(why):
            self._fail(failure)
            return
        note = endings.without_card(failure.detail)
        _LOG.warning("%s", note.detail)
        self._stop("paused")
        self._device = "processor"
        self._processes = self._crew(self._setup.model)
        self._setup = replace(self._setup, device=self._device, threads=threads_each(self._processes))
        self._held = [note]
        self.start()

    def _tell_held(self) -> None:
        self._news += self._held
        self._held = []

    def _crew(self, model: ModelFiles) -> int:
        """How many workers: a graphics card does one thing at a time."""
        if self._device == "graphics":
            return 1
        left = len(self._left())
        wanted = crew_size(self._engine, model, left) if self._wanted is None else self._wanted
        return max(1, min(wanted, left))

    def _fail(self, failure: Failed) -> None:
        _LOG.error("a transcription ended early: %s", failure.detail)
        self._stop("failed")
        self._news.append(failure)

    def _stop(self, state: State) -> None:
        for hand in self._hands:
            hand.child.kill()
        self._hands = []
        self._waiting.clear()
        self.state = state

    def _left(self) -> list[int]:
        return [index for index in range(len(self._plan)) if index not in self._done]

    def _milliseconds(self, indexes: "range | AbstractSet[int] | Sequence[int]") -> int:
        return sum(self._plan[index][1] - self._plan[index][0] for index in indexes)
