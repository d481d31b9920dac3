"""The door: `python -m workbench` and the program `workbench`."""

import multiprocessing
import sys

from workbench.cli import entry


def main() -> int:
    """Start the window or run one command; the exit code.

    In the packaged program a child process comes in by this door too, and goes to its own work here.
    """
    multiprocessing.freeze_support()
    return entry.main()


if __name__ == "__main__":
    sys.exit(main())
