"""The log of what went wrong, in this computer's own settings: kinds and places of errors, never any words."""

import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from workbench import __version__
from workbench.cellar.faults import told
from workbench.cellar.places import settings

_MOST_BYTES = 256 * 1024
_LOG = logging.getLogger("workbench")


def log_file() -> Path:
    """Where the log lies."""
    return settings() / "workbench.log"


@contextmanager
def kept_log(*, verbose: bool = False) -> Generator[None]:
    """Inside the `with`, what the program logs goes to the file (with `verbose` to standard error, too)."""
    # What libraries log is not ours to keep: it may hold anything.
    handlers: list[logging.Handler] = [
        _LateFile(log_file(), maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
    ]
    if verbose:
        handlers.append(logging.StreamHandler(sys.stderr))
    form = logging.Formatter(f"%(asctime)s {__version__} %(name)s %(levelname)s %(message)s")
    before = _LOG.propagate, _LOG.level, logging.raiseExceptions
    _LOG.propagate, logging.raiseExceptions = False, verbose
    _LOG.setLevel(logging.DEBUG if verbose else logging.INFO)
    for handler in handlers:
        handler.setFormatter(form)
        _LOG.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            _LOG.removeHandler(handler)
            handler.close()
        _LOG.propagate, level, logging.raiseExceptions = before
        _LOG.setLevel(level)


class _LateFile(RotatingFileHandler):
    """Makes its folder only when there is something to write."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()


def note_sentence(where: str) -> None:
    """Log that something was refused where nobody is told: its kind and place, never its words."""
    _LOG.info("%s", where)


def note_bug(error: BaseException) -> None:
    """Log an error of our own."""
    _LOG.error("%s", told(error))
