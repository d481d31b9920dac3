"""Measures telling voices apart: `python -m tests.benchmarks.speakers [--senko PYTHON] [--hours 6]`.

On eight pieces of meetings and a telephone call (`tests/data`, with who speaks when) it prints the diarization error rate
(collar 0.25 s, overlap scored), with the number of speakers given and without; on the sample interviews, whose script
knows who says what, the share of words that get the right voice by their own middle; and what 10 minutes of sound take.
`--senko` names a Python that has the package `senko`, which then does the same beside it. `--hours` repeats the sample to
that length and tells the memory that all processes need.
"""

import argparse
import io
import json
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from tests.tools.diarization import Errors, Timeline, errors, pairs, read_rttm
from workbench.cellar import places
from workbench.speech.sound import Block, decode
from workbench.speech.sources import RATE
from workbench.speech.speakers.grouping import group
from workbench.speech.speakers.listening import listen
from workbench.speech.speakers.networks import Networks
from workbench.speech.speakers.timeline import Stretch, lay
from workbench.speech.speakers.words import VoicesOfWords

DATA = Path(__file__).parent.parent / "data"
SAMPLE = places.resources() / "sample"
ASKED = {"meetings": (0.22, 0.30), "telephone": (0.05, 0.05)}
WORDS_ASKED = 0.97
_SENKO = """
import json, sys, senko
diarizer = senko.Diarizer(device="cpu", warmup=False, quiet=True)
for file in sys.argv[1:]:
    told = diarizer.diarize(file, generate_colors=False) or {"merged_segments": []}
    print(json.dumps([[s["start"], s["end"], str(s["speaker"])] for s in told["merged_segments"]]))
"""


@dataclass(frozen=True)
class Sound:
    """A recording, what of it is asked for, and who speaks when or (of a sample) who says which word."""

    samples: Block
    true: Timeline
    words: tuple[tuple[str, int, int], ...] = ()


def main() -> int:
    """Measure and print; 0 if all that is asked for was reached."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--senko", type=Path, help="a Python that has senko 0.2.2")
    asked.add_argument("--hours", type=float, default=0.0)
    asked.add_argument("--more", type=Path, help="a folder with more recordings, an .rttm beside each")
    wish = asked.parse_args()
    if wish.hours:
        return _long(wish.hours)
    networks = Networks(places.resources() / "speakers")
    sounds = _sounds(wish.more)
    began = time.process_time()
    heard = {name: _heard(networks, sound.samples) for name, sound in sounds.items()}
    spent = time.process_time() - began
    seconds = sum(len(sound.samples) for sound in sounds.values()) / RATE
    print(
        f"10 minutes of sound take {spent * 600 / seconds:.1f} s of one core (load {psutil.getloadavg()[0]:.1f})\n"
    )
    given, unknown = {}, {}
    for name, sound in sounds.items():
        number = len({who for *_times, who in sound.true})
        given[name], unknown[name] = heard[name](number), heard[name](None)
        counts = [len({stretch.voice for stretch in found}) for found in (given[name], unknown[name])]
        print(f"{name:<12} {number} speakers: given {counts[0]}, not given {counts[1]}")
    print()
    reached = _table("the number given", sounds, {name: _timeline(found) for name, found in given.items()}, 0)
    reached &= _table("not given", sounds, {name: _timeline(found) for name, found in unknown.items()}, 1)
    reached &= _words(
        "the number given", sounds, {name: VoicesOfWords(found) for name, found in given.items()}
    )
    _words("not given", sounds, {name: VoicesOfWords(found) for name, found in unknown.items()})
    if wish.senko:
        _table("senko as it is", sounds, _senko(wish.senko, sounds), None)
    else:
        print("senko was not measured beside it: name a Python that has it with --senko")
    print("reached" if reached else "missed")
    return 0 if reached else 1


def _sounds(more: Path | None) -> dict[str, Sound]:
    files = {f"meeting {file.stem}": file for file in sorted((DATA / "voices").glob("*.flac"))}
    files["telephone"] = DATA / "telephone.flac"
    for file in sorted(more.rglob("*.rttm")) if more else ():
        files[f"more {file.stem}"] = next(one for one in file.parent.glob(f"{file.stem}.*") if one != file)
    sounds = {
        name: Sound(_samples(file), read_rttm(file.with_suffix(".rttm"))) for name, file in files.items()
    }
    for end in ("", "-2", "-3"):
        reference = json.loads((SAMPLE / f"reference{end}.json").read_text("utf-8"))
        turns = [(turn["start"], turn["end"], turn["speaker"]) for turn in reference["turns"]]
        words = tuple(
            (who, word[1], word[2])
            for who, spoken in json.loads((SAMPLE / f"words{end}.json").read_text("utf-8"))
            for word in spoken
            if len(word) == 3 and word[0] not in {"p", "l"}
        )
        sounds[f"sample {end.strip('-') or 1}"] = Sound(
            _samples(SAMPLE / f"interview{end}.opus"), turns, words
        )
    return sounds


def _samples(file: Path) -> Block:
    return np.concatenate(list(decode(file)))


def _heard(networks: Networks, samples: Block) -> Callable[[int | None], list[Stretch]]:
    parts = listen(io.BytesIO(samples.tobytes()), len(samples), networks, lambda _share: None)
    return lambda number: lay(parts, group(parts, number))


def _timeline(found: list[Stretch]) -> Timeline:
    return [(one.start / 1000, one.end / 1000, str(one.voice)) for one in found]


def _table(way: str, sounds: Mapping[str, Sound], found: Mapping[str, Timeline], column: int | None) -> bool:
    reached = True
    print(f"{way:<20}{'error':>8}{'missed':>9}{'invented':>10}{'confused':>10}   (shares of all speech)")
    for kind in ("meeting", "telephone", "more", "sample"):
        of_kind = [errors(sounds[name].true, found[name]) for name in sounds if name.startswith(kind)]
        if not of_kind:
            continue
        sums = sum(of_kind, Errors())
        shares = [value / sums.total for value in (sums.missed, sums.invented, sums.confused)]
        asked = ASKED.get("meetings" if kind == "meeting" else kind) if column is not None else None
        most = asked[column] if asked and column is not None else None
        reached &= most is None or sums.rate <= most
        wanted = "" if most is None else f"   asked: at most {most} ({way})"
        print(f"  {kind:<18}{sums.rate:>8.3f}{shares[0]:>9.3f}{shares[1]:>10.3f}{shares[2]:>10.3f}{wanted}")
    return reached


def _words(way: str, sounds: Mapping[str, Sound], voices: Mapping[str, VoicesOfWords]) -> bool:
    right = total = 0
    for name, sound in sounds.items():
        if not sound.words:
            continue
        names = sorted({who for who, *_times in sound.words})
        together = np.zeros((len(names), 16))
        for who, start, end in sound.words:
            voice = voices[name].of(start, end)
            if voice is not None:
                together[names.index(who), voice] += 1
        right += sum(int(together[one, other]) for one, other in pairs(together))
        total += len(sound.words)
    print(
        f"words of the sample with the right voice, {way}: {right / total:.4f}   asked: at least {WORDS_ASKED}"
    )
    return right / total >= WORDS_ASKED


def _senko(python: Path, sounds: Mapping[str, Sound]) -> dict[str, Timeline]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.wav" for number in range(len(sounds))]
        for file, sound in zip(files, sounds.values(), strict=True):
            with wave.open(str(file), "wb") as target:
                target.setnchannels(1)
                target.setsampwidth(2)
                target.setframerate(RATE)
                target.writeframes(sound.samples.tobytes())
        command = [str(python), "-c", _SENKO, *map(str, files)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    lines = [line for line in told.stdout.splitlines() if line.startswith("[")]
    return {
        name: [(start, end, who) for start, end, who in json.loads(line)]
        for name, line in zip(sounds, lines, strict=True)
    }


def _long(hours: float) -> int:
    samples = _samples(SAMPLE / "interview.opus")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sound.pcm"
        with file.open("wb") as target:
            while target.tell() < hours * 3600 * RATE * 2:
                target.write(samples.tobytes())
        count = file.stat().st_size // 2
        del samples
        networks, began = Networks(places.resources() / "speakers"), time.monotonic()
        with file.open("rb") as sound:
            parts = listen(sound, count, networks, lambda _share: None)
    heard = time.monotonic()
    found = lay(parts, group(parts))
    print(
        f"{hours:g} hours: listened {heard - began:.0f} s, grouped and laid {time.monotonic() - heard:.1f} s by the clock"
    )
    memory = getattr(psutil.Process().memory_info(), "peak_wset", 0) or _peak()
    print(
        f"voices {len({one.voice for one in found})}, kept {len(parts.packed()) / 1e6:.1f} MB, most memory {memory / 1e6:.0f} MB"
    )
    return 0 if memory < 1.5e9 else 1


def _peak() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
