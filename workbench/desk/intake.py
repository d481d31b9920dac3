"""Taking a recording in, in a child process: one pass that checks, encrypts, draws and plans it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.archive.sealing import VaultWriter
from workbench.archive.vault import Vault
from workbench.cellar.child import Pipe
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.work import in_child
from workbench.speech.activity import ActivityDetector
from workbench.speech.pieces import plan, spoken
from workbench.speech.sound import decode, probe
from workbench.speech.sources import RATE
from workbench.speech.waveform import WaveformWriter
from workbench.study.spans import Span

_PIECE = 1024 * 1024


@dataclass(frozen=True)
class IntakeSetup:
    """What the child needs: the file, the vault it goes into, the language of sentences."""

    path: Path
    vault: Vault
    language: str


@dataclass(frozen=True)
class TakenIn:
    """A recording that lies in the vault whole. `duration`, `plan` and `speech` in milliseconds, `rate` in Hz."""

    sha256: str
    original: str
    sound: str
    waveform: str
    duration: int
    channels: int
    rate: int
    format: str
    plan: tuple[Span, ...]
    speech: int = 0


def take_in(pipe: Pipe, setup: IntakeSetup) -> None:
    """The child's entry."""
    in_child(pipe, setup.language, lambda progress: take(setup.path, setup.vault, progress))


def take(path: Path, vault: Vault, progress: Callable[[float], None]) -> TakenIn:
    """Take the recording at `path` into `vault`. Raises Refusal when it is none, or damaged, or cut short."""
    try:
        _refuse_no_file(path)  # a pipe, or a device without end, would be waited for
        with path.open("rb") as file:
            facts = probe(file)
            expected = facts.duration or _guessed(path)
            size = max(1, path.stat().st_size)
            # Nested, so that all three parts are kept or none: a full disk is not made fuller by a refusal.
            with vault.writer() as sound, vault.writer() as waveform, vault.writer() as original:
                heard = _heard(
                    file, sound, waveform, lambda seconds: progress(0.9 * min(1.0, seconds / expected))
                )
                file.seek(0)
                while piece := file.read(_PIECE):
                    original.write(piece)
                    progress(0.9 + 0.1 * min(1.0, file.tell() / size))
    except OSError as fault:
        raise Refusal(
            _("The file {name} could not be read. Nothing was changed. Check that it is still there.").format(
                name=path.name
            )
        ) from fault
    return TakenIn(
        sha256=original.entry.sha256,
        original=original.entry.id,
        sound=sound.entry.id,
        waveform=waveform.entry.id,
        duration=heard.duration,
        channels=facts.channels,
        rate=facts.rate,
        format=f"{facts.container}/{facts.codec}",
        plan=heard.plan,
        speech=heard.speech,
    )


@dataclass(frozen=True)
class _Heard:
    duration: int
    plan: tuple[Span, ...]
    speech: int


def _heard(file: BinaryIO, sound: VaultWriter, waveform: VaultWriter, at: Callable[[float], None]) -> _Heard:
    """Decode once: into the vault, into the waveform and into the plan. `at` is told the seconds done."""
    outline, activity, samples = WaveformWriter(), ActivityDetector(), 0
    for block in decode(file):
        sound.write(block.astype("<i2", copy=False).tobytes())
        outline.add(block)
        activity.add(block)
        samples += len(block)
        at(samples / RATE)
    waveform.write(outline.finish())
    duration = samples * 1000 // RATE
    curve = activity.finish()
    return _Heard(duration, tuple(plan(curve, duration)), spoken(curve))


def _refuse_no_file(path: Path) -> None:
    if path.exists() and not path.is_file():
        raise Refusal(
            _("“{name}” is not a file, so there is nothing to take in. Choose a recording.").format(
                name=path.name
            )
        )


def _guessed(path: Path) -> float:
    """A guess at the length in seconds of a file that does not say it, for the progress alone."""
    return max(1.0, path.stat().st_size / 8000)
