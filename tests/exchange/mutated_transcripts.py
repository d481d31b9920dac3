"""Transcripts that chance has damaged: `python -m tests.exchange.mutated_transcripts [COUNT] [--seed N]`.

Bits are turned, bytes left out, put in, repeated and spliced from elsewhere: in the file as it lies there, and, packed
anew, in the text of packed documents. Each must be refused with a sentence or read as a transcript that can be kept, and
within ten seconds.
"""

import io
import random
import sys
import time
import zipfile
from collections import Counter
from itertools import pairwise

from tests.exchange.elsewhere import SAMPLES
from tests.exchange.elsewhere_typed import packed
from tests.exchange.making import said, transcript, written
from tests.exchange.mutations import mutated
from tests.tools.campaign import command
from workbench.cellar.errors import Refusal
from workbench.exchange import formats
from workbench.exchange.transcripts import read
from workbench.exchange.transcripts.protocol import ReadTranscript, Timing

LONGEST_S = 10.0
_OWN = transcript(
    said("Then I went home. Nobody was there.", 500), said("And after that?", 4000, speaker="Interviewer")
)
FILES = {
    **SAMPLES,
    **{f"own-{one.name}": (one.suffix.lstrip("."), written(one.name, _OWN)) for one in formats()},
}
INSIDE = {"docx": "word/document.xml", "odt": "content.xml"}


def damaged(name: str, chance: random.Random) -> bytes:
    """A file with a fault; half of the packed documents with one in their text."""
    ending, content = FILES[name]
    part = INSIDE.get(ending)
    if part is None or chance.random() < 0.5:
        return mutated(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    return packed({**parts, part: mutated(parts[part], chance)})


def look_at(found: ReadTranscript) -> None:
    """Fails for what could not be kept as the turns of an interview."""
    assert found.turns
    assert all(warning.endswith(".") for warning in found.warnings)
    for turn in found.turns:
        assert turn.words
        assert "\n" not in turn.speaker
        for word in turn.words:
            assert "\n" not in word.text
            if found.timing is not Timing.NONE:
                assert word.start is not None
                assert word.end is not None
                assert 0 <= word.start <= word.end
        if found.timing is Timing.TURNS:
            assert all((one.start or 0) <= (two.start or 0) for one, two in pairwise(turn.words)), turn


def try_one(seed: int) -> str:
    """Damage one file and read it; what came of it."""
    chance = random.Random(seed)
    name = chance.choice(sorted(FILES))
    content = damaged(name, chance)
    ending = FILES[name][0] if chance.random() < 0.7 else chance.choice(["", "txt", "exe"])
    begun = time.monotonic()
    try:
        look_at(read(content, ending))
        outcome = "read"
    except Refusal as refused:
        outcome = "refused" if refused.sentence.endswith(".") else "refused without a sentence"
    except BaseException as fault:
        fault.add_note(f"seed {seed}, {name}, ending {ending!r}: {content.hex()}")
        raise
    assert outcome in ("read", "refused"), f"seed {seed}, {name}"
    assert time.monotonic() - begun < LONGEST_S, f"seed {seed}, {name}"
    return f"{FILES[name][0]}: {outcome}"


def campaign(first: int, count: int) -> Counter[str]:
    """Try `count` of them; how many came to what."""
    results: Counter[str] = Counter()
    for seed in range(first, first + count):
        results[try_one(seed)] += 1
    return results


def main() -> int:
    """Try many; 0 if all hold."""
    return command(__doc__, 5_000, campaign, asked="damaged transcripts read, or refused with a sentence")


if __name__ == "__main__":
    sys.exit(main())
