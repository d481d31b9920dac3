"""Transcribing one file outside any study: its sound lies encrypted, under a key that nobody keeps, until the end."""

import logging
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from types import TracebackType
from typing import Literal, Self

from workbench.archive.vault import Vault
from workbench.cellar.errors import Refusal
from workbench.cellar.faults import told
from workbench.cellar.words import _
from workbench.cellar.words import language as language_of_sentences
from workbench.desk.exporting import PROGRAM
from workbench.desk.hearing_voices import HearingSetup, hear
from workbench.desk.hearings import HowMany
from workbench.desk.intake import IntakeSetup, TakenIn, take_in
from workbench.desk.models import Models
from workbench.desk.pieces import sentences, token_of
from workbench.desk.voiced import Spoken
from workbench.desk.who_speaks import unnamed
from workbench.desk.work import Work
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn
from workbench.speech.heard import Segment
from workbench.speech.languages import as_engines_know
from workbench.speech.messages import Failed, Note, PieceDone, Progress
from workbench.speech.pool import TranscriptionRun
from workbench.speech.speakers.grouping import group
from workbench.speech.speakers.parts import Parts
from workbench.speech.speakers.timeline import lay
from workbench.speech.verbatim import among_silences

_LOG = logging.getLogger(__name__)
_PREFIX = "workbench-sound-"
_DAY_S = 24 * 60 * 60

Stage = Literal["reading", "preparing", "transcribing", "done"]


@dataclass(frozen=True)
class HowToTranscribe:
    """What a person chose; `language` "" means detect, `processes` None as many as the computer can spare.

    With `speakers` the voices are told apart.
    """

    model: str = "base"
    engine: str = "auto"
    language: str = ""
    processes: int | None = None
    speakers: HowMany | None = None


class FileTranscription:
    """Use as `with FileTranscription(...) as work:` and call `wait` until `stage` is "done"."""

    def __init__(self, path: Path, how: HowToTranscribe, models: Models | None = None) -> None:
        """Raises Refusal for an unknown model, engine or language, before anything is begun."""
        self._path = path
        self._how = how
        self._models = models or Models()
        self._models.refuse_unfit(how.model, how.engine)
        self._language = as_engines_know(how.language)
        self._taken: TakenIn | None = None
        self._run: TranscriptionRun | None = None
        self._heard: dict[int, tuple[Segment, ...]] = {}
        self._told = 0
        self._hearing: Work[Parts] | None = None
        self._spoken: Spoken | None = None
        self.stage: Stage = "reading"
        self.share = 0.0
        self.seconds_left: float | None = None
        self.note = ""
        """That the processor did what the graphics card could not, and why the voices were not told apart."""

    def __enter__(self) -> Self:
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._vault = Vault(self._folder, token_bytes(32))
        setup = IntakeSetup(self._path, self._vault, language_of_sentences())
        self._intake: Work[TakenIn] = Work(take_in, setup, lambda taken: taken)
        self._preparation: Work[None] | None = None
        self._intake.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._intake.cancel()
        if self._preparation:
            self._preparation.cancel()
        if self._hearing:
            self._hearing.cancel()
        if self._run:
            self._run.cancel()
        shutil.rmtree(self._folder, ignore_errors=True)

    def wait(self, seconds: float) -> None:
        """Go on for up to `seconds`. Raises Refusal when the file or the model is not fit for it."""
        if self._run:
            self._listen(self._run, seconds)
        elif self._preparation:
            self._prepare(self._preparation, seconds)
        else:
            self._read(seconds)

    def fresh(self) -> list[ExportedTurn]:
        """The turns that have come since the last call, in order, as soon as nothing before them is missing.

        Where the voices are told apart, not before that is done.
        """
        turns: list[ExportedTurn] = []
        while not self._hearing and self._told in self._heard:
            turns.extend(self._turns(self._told))
            self._told += 1
        return turns

    def transcript(self) -> ExportedTranscript:
        """All that was heard."""
        turns = [turn for number in sorted(self._heard) for turn in self._turns(number)]
        return ExportedTranscript(
            title=self._path.stem,
            language=(self._run.language if self._run else None) or self._language,
            recordings=(self._taken.duration,) if self._taken else (),
            turns=tuple(turns),
            is_machine_draft=True,
            engine=self._run.engine if self._run else "",
            model=self._how.model,
            program=PROGRAM,
        )

    def _turns(self, number: int) -> Iterator[ExportedTurn]:
        assert self._taken
        heard = among_silences(self._taken.plan, number, self._heard[number], self._taken.duration)
        for count, sentence in enumerate(sentences(heard)):
            row = tuple(token_of(word, f"{number}.{count}.{at}") for at, word in enumerate(sentence))
            spoken = self._spoken
            for speaker, tokens in spoken.parted(spoken.marked(row)) if spoken else [("", row)]:
                end = max(token.end for token in tokens)
                yield ExportedTurn(
                    speaker=speaker, recording=0, start=tokens[0].start, end=end, tokens=tokens
                )

    def _read(self, seconds: float) -> None:
        status = self._intake.wait(seconds)
        self.share = status.share
        if not status.finished:
            return
        if status.result is None:
            raise Refusal(status.sentence or "")
        if not self._language:
            self._models.refuse_to_guess(self._how.model, status.result.speech)
        self._taken = status.result
        self._preparation = self._models.preparation(self._how.model, self._how.engine)
        if self._preparation:
            self._preparation.start()
            self.stage, self.share = "preparing", 0.0
        else:
            self._begin(self._taken)

    def _prepare(self, preparation: Work[None], seconds: float) -> None:
        status = preparation.wait(seconds)
        self.share = status.share
        if status.sentence is not None:
            raise Refusal(status.sentence)
        if status.finished and self._taken:
            self._begin(self._taken)

    def _begin(self, taken: TakenIn) -> None:
        self._run = TranscriptionRun(
            self._vault.source(taken.sound),
            taken.plan,
            frozenset(),
            self._models.files(self._how.model),
            self._how.engine,
            language=self._language or None,
            processes=self._how.processes,
        )
        self.stage, self.share = "transcribing", 0.0
        self._run.start()
        if self._how.speakers:
            original = self._vault.source(taken.original) if taken.channels == 2 else None
            sound = self._vault.source(taken.sound)
            setup = HearingSetup(sound, taken.duration, language_of_sentences(), original)
            self._hearing = Work(hear, setup, Parts.unpacked)
            self._hearing.start()

    def _listen(self, run: TranscriptionRun, seconds: float) -> None:
        for message in run.messages(seconds) if run.state != "finished" else ():
            match message:
                case PieceDone(index, segments):
                    self._heard[index] = segments
                case Progress(share, seconds_left):
                    self.share, self.seconds_left = share, seconds_left
                case Note(sentence):
                    self.note = sentence
                case Failed(sentence):
                    raise Refusal(sentence)
                case _:
                    pass
        if self._hearing:
            self._hear(self._hearing, seconds if run.state == "finished" else 0)
        if run.state == "finished" and not self._hearing:
            self.stage = "done"

    def _hear(self, hearing: Work[Parts], seconds: float) -> None:
        """See how far the listening for voices is. Whatever comes of it, the words stay."""
        try:
            status = hearing.wait(seconds) if seconds else hearing.poll()
            if not status.finished:
                return
            self.note = " ".join(filter(None, (self.note, status.sentence)))
            if status.result and (many := self._how.speakers):
                found = lay(status.result, group(status.result, many.number, at_most=many.at_most))
                self._spoken = Spoken(unnamed(found))
        except Exception as wrong:  # noqa: BLE001  (a bug of ours must not cost somebody an hour's transcript)
            _LOG.error("the voices of a file were not told apart: %s", told(wrong))
            hearing.cancel()
            self.note = _(
                "The voices could not be told apart: something in the program went wrong. The words are all there, "
                "without who speaks."
            )
        self._hearing = None


def _sweep() -> None:
    """Take away what a killed program left, a day later; nobody has its key."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY_S:
                shutil.rmtree(left)
