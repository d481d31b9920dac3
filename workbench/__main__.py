"""The door: `python -m workbench` and the program `workbench`."""

import multiprocessing
import sys

from workbench import cli


def main() -> int:
    """Start the window or run one command; the exit code.

    In the packaged program a child process comes in by this door too, and goes to its own work here.
    """
    multiprocessing.freeze_support()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
