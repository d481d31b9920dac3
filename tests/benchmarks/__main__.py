"""All benchmarks, one after the other: `python -m tests.benchmarks [NAME …]`. Takes about half an hour.

Each prints what is asked and what was measured; run them while nothing else runs.
"""

import subprocess
import sys

ALL = (
    "start", "window", "table", "scale", "report", "bundle", "team", "live", "transcription", "speakers", "kills", "team_kills",
)  # fmt: skip


def main() -> int:
    """Run those that are named, or all; 0 if none of them ended with a fault."""
    named = sys.argv[1:] or ALL
    if unknown := [name for name in named if name not in ALL]:
        print(f"There is no benchmark called {unknown[0]}. There are: {', '.join(ALL)}.", file=sys.stderr)
        return 2
    worst = 0
    for name in named:
        print(f"\n== {name}", flush=True)
        worst = max(
            worst,
            abs(subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode),
        )
    return worst


if __name__ == "__main__":
    sys.exit(main())
