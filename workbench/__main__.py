"""The door: `python -m workbench` and the program `workbench`."""

import multiprocessing
import sys


def main() -> int:
    """Start the window or run one command; the exit code.

    In the packaged program a child process comes in by this door too, and goes to its own work here.
    """
    multiprocessing.freeze_support()
    try:
        # Loading takes long enough for Ctrl-C to come in the middle of it, when nothing has begun that could be told.
        from workbench.cli import entry  # noqa: PLC0415

        return entry.main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
