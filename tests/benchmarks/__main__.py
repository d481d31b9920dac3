"""All benchmarks, one after the other: `python -m tests.benchmarks [NAME …]`. Takes about an hour.

Each prints what is asked and what was measured; run them while nothing else runs. `transcript-chain` is all that is asked
of the way from sound to a transcript: who speaks, words and their errors, speed, slow speech, six hours, damaged files.
At the end all lines that say what was asked stand once more together.
"""

import subprocess
import sys
from collections.abc import Sequence

ALL = (
    "start", "window", "table", "scale", "report", "bundle", "team", "live", "transcription", "speakers", "hard",
    "kills", "team_kills",
)  # fmt: skip
GROUPS: dict[str, tuple[Sequence[str], ...]] = {
    "transcript-chain": (
        ["tests.benchmarks.speakers"],
        ["tests.benchmarks.transcription"],
        ["tests.benchmarks.transcription", "--speakers"],
        ["tests.benchmarks.hard"],
        ["tests.benchmarks.hard", "--hours", "6", "--spoken", "0.2"],
        ["tests.exchange.mutated_transcripts"],
        ["tests.speech.mutated_recordings"],
    ),
}


def main() -> int:
    """Run those that are named, or all; 0 if none of them ended with a fault."""
    named = sys.argv[1:] or ALL
    if unknown := [name for name in named if name not in (*ALL, *GROUPS)]:
        known = ", ".join([*ALL, *GROUPS])
        print(f"There is no benchmark called {unknown[0]}. There are: {known}.", file=sys.stderr)
        return 2
    worst, asked = 0, list[str]()
    for command in (one for name in named for one in GROUPS.get(name, ([f"tests.benchmarks.{name}"],))):
        print(f"\n== {' '.join(command)}", flush=True)
        running = subprocess.Popen(
            [sys.executable, "-m", *command], stdout=subprocess.PIPE, text=True, bufsize=1
        )
        assert running.stdout
        for line in running.stdout:
            print(line, end="", flush=True)
            if "asked:" in line:
                asked.append(f"{command[0].rpartition('.')[2]:<20} {line.strip()}")
        worst = max(worst, abs(running.wait()))
    if asked:
        print("\n== Measured and asked", *asked, sep="\n")
    return worst


if __name__ == "__main__":
    sys.exit(main())
