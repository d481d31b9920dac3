"""The command of a campaign: many seeds tried one after the other, and how many came to what."""

import argparse
from collections import Counter
from collections.abc import Callable


def command(
    doc: str | None, count: int, run: Callable[[int, int], Counter[str]], *, wide: int = 24, asked: str = ""
) -> int:
    """Run a campaign as the command line says, `count` seeds from 1 where it says nothing; 0 if all hold.

    `run` is given the first seed and how many, and raises for one that does not hold. `asked` are the words of a last line.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=count)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    results = run(wish.seed, wish.count)
    for result, found in sorted(results.items()):
        print(f"{result:<{wide}}{found:>8,}")
    if asked:
        print(f"{asked}: {results.total():,} of {wish.count:,}   asked: all")
    return 0
