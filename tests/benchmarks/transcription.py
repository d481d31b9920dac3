"""Measures transcription: `python -m tests.benchmarks.transcription [--minutes 10] [--clips FOLDER]`.

One recording is joined from clips whose words are known, and written down with the same weights and with word
times by

- openai-whisper used directly, with its defaults,
- faster-whisper used directly and sequentially, with its defaults,
- the workbench: `workbench transcribe FILE --json`, with everything that it does besides,

- with `--speakers` instead: faster-whisper, and the workbench telling the voices apart as well,

each in a fresh process of its own, one after the other. Prints the seconds by the clock, the ratios that are
asked for, and the word error rates. `--rounds` repeats it all and takes the fastest of each.
"""

import argparse
import importlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jiwer
import numpy as np
import psutil

from workbench.cellar import places
from workbench.speech.model_files import ModelFiles
from workbench.speech.models import work
from workbench.speech.models.store import ModelStore
from workbench.speech.sound import Block, decode
from workbench.speech.sources import RATE

CLIPS = Path(__file__).parent.parent / "data"
SAMPLE = places.resources() / "sample"
PAUSES_S = (0.3, 1.2)
ROOM_DB = -62


@dataclass(frozen=True)
class Clip:
    """A recording and what is said in it."""

    samples: Block
    text: str


@dataclass(frozen=True)
class Outcome:
    """What one way took and what it heard. Seconds by the clock, and of processor time over all processes."""

    clock: float
    work: float
    text: str


def openai_whisper(sound: Path, model: ModelFiles) -> str:
    """The reference, as its own documentation uses it; PyAV decodes, since no ffmpeg program is needed here."""
    whisper: Any = importlib.import_module("whisper")
    torch: Any = importlib.import_module("torch")
    loaded = whisper.load_model(str(model.openai))
    heads = torch.load(model.openai, weights_only=True, mmap=True)["alignment_heads"]
    mask = torch.zeros(loaded.dims.n_text_layer, loaded.dims.n_text_head, dtype=torch.bool)
    for layer, head in heads:
        mask[layer, head] = True
    loaded.register_buffer("alignment_heads", mask.to_sparse(), persistent=False)
    samples = np.concatenate(list(decode(sound))).astype(np.float32) / np.float32(32768)
    return str(loaded.transcribe(samples, word_timestamps=True, fp16=False)["text"])


def faster_whisper(sound: Path, model: ModelFiles) -> str:
    """faster-whisper with its defaults."""
    return _faster_whisper(sound, model)


def faster_whisper_int8(sound: Path, model: ModelFiles) -> str:
    """faster-whisper with 8-bit weights; nothing is asked of the ratio to this one."""
    return _faster_whisper(sound, model, compute_type="int8")


def workbench(sound: Path, model: ModelFiles) -> str:
    """The whole road of the program, told nothing but the file."""
    return _workbench(sound)


def workbench_with_speakers(sound: Path, model: ModelFiles) -> str:
    """The same, and who speaks; asked is no more time than faster-whisper takes for the words alone."""
    return _workbench(sound, "--speakers", "auto")


def _workbench(sound: Path, *more: str) -> str:
    command = [sys.executable, "-m", "workbench", "transcribe", str(sound), "--json", *more]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return " ".join(segment["text"] for segment in json.loads(told.stdout)["segments"])


WAYS: dict[str, Callable[[Path, ModelFiles], str]] = {
    way.__name__: way
    for way in (openai_whisper, faster_whisper, faster_whisper_int8, workbench, workbench_with_speakers)
}


_SPEAKERS = workbench_with_speakers.__name__


def main() -> int:
    """Measure and print; 0 if all that is asked for was reached."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--clips", type=Path, default=CLIPS, help="recordings with their words beside them")
    asked.add_argument("--seed", type=int, default=1, help="another order of the clips")
    asked.add_argument("--rounds", type=int, default=1)
    asked.add_argument("--ways", nargs="+", choices=WAYS, default=[one for one in WAYS if one != _SPEAKERS])
    asked.add_argument("--speakers", action="store_true", help="who speaks as well, against faster-whisper")
    asked.add_argument("--one", nargs=3, metavar=("WAY", "SOUND", "STORE"), help=argparse.SUPPRESS)
    wish = asked.parse_args()
    if wish.one:
        way, sound, store = wish.one
        print(json.dumps(WAYS[way](Path(sound), ModelStore(Path(store)).get("base"))))
        return 0
    if wish.speakers:
        wish.ways = ["faster_whisper", _SPEAKERS]
    with tempfile.TemporaryDirectory() as folder:
        sound, store = Path(folder) / "recording.wav", Path(folder) / "models"
        text = _make(sound, [*_clips(wish.clips), _sample()], wish.minutes, wish.seed)
        work.prepare(store, "base", "openai")
        outcomes: dict[str, Outcome] = {}
        for _ in range(wish.rounds):
            for way in wish.ways:
                outcome = _measured(way, sound, store)
                if way not in outcomes or outcome.clock < outcomes[way].clock:
                    outcomes[way] = outcome
    return _print(outcomes, text, wish.minutes)


def _measured(way: str, sound: Path, store: Path) -> Outcome:
    command = [sys.executable, "-m", "tests.benchmarks.transcription", "--one", way, str(sound), str(store)]
    before, started = _work_of_children(), time.monotonic()
    environment = {**os.environ, "WORKBENCH_MODELS": str(store)}
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, text=True)
    return Outcome(
        time.monotonic() - started, _work_of_children() - before, json.loads(told.stdout.splitlines()[-1])
    )


def _work_of_children() -> float:
    times = psutil.Process().cpu_times()
    return times.children_user + times.children_system


def _print(outcomes: dict[str, Outcome], text: str, minutes: float) -> int:
    print(f"{minutes:g} minutes of speech; {os.cpu_count()} processors, load {psutil.getloadavg()[0]:.1f}")
    print(f"{'':<24}{'clock s':>10}{'work s':>10}{'WER %':>8}")
    errors = {way: _word_error_rate(text, outcome.text) for way, outcome in outcomes.items()}
    for way, outcome in outcomes.items():
        print(f"{way:<24}{outcome.clock:>10.1f}{outcome.work:>10.1f}{errors[way]:>8.2f}")
    reached = True
    if _SPEAKERS in outcomes and "faster_whisper" in outcomes:
        ratio = outcomes[_SPEAKERS].clock / outcomes["faster_whisper"].clock
        reached = ratio <= 1
        print(f"with speakers / faster_whisper{ratio:>6.2f}   asked: at most 1")
    ours = outcomes.get("workbench")
    if not ours:
        print("reached" if reached else "missed")
        return 0 if reached else 1
    for way, most in (("openai_whisper", 0.5), ("faster_whisper", 0.6), ("faster_whisper_int8", None)):
        if way in outcomes:
            ratio = ours.clock / outcomes[way].clock
            reached &= most is None or ratio <= most
            print(f"workbench / {way:<20}{ratio:>6.2f}   asked: {f'at most {most}' if most else 'nothing'}")
    direct = [errors[way] for way in ("openai_whisper", "faster_whisper") if way in errors]
    if direct:
        worse = errors["workbench"] - min(direct)
        reached &= worse <= 0.5
        print(f"word error rate worse by{worse:>13.2f}   asked: at most 0.5 points")
    print("reached" if reached else "missed")
    return 0 if reached else 1


def _word_error_rate(said: str, heard: str) -> float:
    normalizer: Any = importlib.import_module("whisper.normalizers").EnglishTextNormalizer()
    return 100 * float(jiwer.wer(normalizer(said), normalizer(heard)))


def _faster_whisper(sound: Path, model: ModelFiles, **options: str) -> str:
    library: Any = importlib.import_module("faster_whisper")
    segments, _info = library.WhisperModel(str(model.ctranslate2), **options).transcribe(
        str(sound), word_timestamps=True
    )
    return " ".join(segment.text for segment in segments)


def _clips(folder: Path) -> Iterator[Clip]:
    """The recordings whose words are known: from a `.txt` or `.stm` beside them, or a `refs.tsv` in their folder."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".wav", ".flac", ".mp3", ".m4a", ".opus") and (text := _said_in(file)):
            yield Clip(np.concatenate(list(decode(file))), text)


def _said_in(file: Path) -> str:
    words, turns, row = (file.with_suffix(end) for end in (".txt", ".stm", ""))
    if words.is_file():
        return words.read_text("utf-8")
    if turns.is_file():
        return " ".join(line.split(maxsplit=5)[5] for line in turns.read_text("utf-8").splitlines())
    rows = file.with_name("refs.tsv")
    known = (
        dict(line.split("\t", 1) for line in rows.read_text("utf-8").splitlines()) if rows.is_file() else {}
    )
    text = re.sub(r"\[laughter\]|<hes-(\w+)>", r"\1", known.get(row.name, ""))
    return "" if "<cutoff" in text else text  # half words, which nobody could write down alike


def _sample() -> Clip:
    reference = json.loads((SAMPLE / "reference.json").read_text("utf-8"))
    text = "\n".join(turn["text"] for turn in reference["turns"])
    return Clip(np.concatenate(list(decode(SAMPLE / "interview.opus"))), text)


def _make(sound: Path, clips: Sequence[Clip], minutes: float, seed: int) -> str:
    """Write the clips, shuffled again and again, with pauses of a quiet room between them; what is said."""
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    texts: list[str] = []
    with wave.open(str(sound), "wb") as target:
        target.setnchannels(1)
        target.setsampwidth(2)
        target.setframerate(RATE)
        while target.getnframes() < minutes * 60 * RATE:
            for clip in chance.sample(clips, len(clips)):
                pause = noise.normal(0, 32768 * 10 ** (ROOM_DB / 20), round(chance.uniform(*PAUSES_S) * RATE))
                target.writeframes(clip.samples.tobytes() + pause.astype("<i2").tobytes())
                texts.append(clip.text)
                if target.getnframes() >= minutes * 60 * RATE:
                    break
    return " ".join(texts)


if __name__ == "__main__":
    sys.exit(main())
