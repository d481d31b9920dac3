"""What goes where: results on standard output, everything else on standard error."""

import json
import os
import shutil
import sys
from types import TracebackType
from typing import Self, TextIO

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.exchange.plain import clock, one_line


def say(sentence: str) -> None:
    """A sentence for a person, on standard error: one line, whatever names are in it."""
    try:
        print(one_line(sentence), file=sys.stderr, flush=True)
    except BrokenPipeError:
        raise
    except OSError:  # a full disk takes no sentence; the work and its exit code are not changed by that
        _drop(sys.stderr)


def tell(line: str = "") -> None:
    """A line of the result, on standard output, at once. Raises Refusal where it is not taken."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        raise
    except OSError as fault:
        drop_output()
        raise Refusal(
            _("The output could not be written ({fault}). Nothing in the study was changed by that.").format(
                fault=fault.strerror
            )
        ) from fault


def tell_json(values: object) -> None:
    """The result as JSON, the only thing then on standard output. Raises Refusal where it is not taken."""
    tell(json.dumps(values, ensure_ascii=False, indent=2))


def drop_output() -> None:
    """Let nothing more be written on standard output; the interpreter does not complain at its end either."""
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class ProgressLine:
    """How far the work is, on standard error: one line that is written over, or a line each tenth in a log."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._shown = ""
        self._tenth = -1

    def show(self, words: str, share: float, seconds_left: float | None = None) -> None:
        """Show what is done; `share` is 0 to 1."""
        text = f"{one_line(words)} {int(share * 100):3d} %"
        if seconds_left:
            text += " · " + _("about {time} left").format(time=clock(round(seconds_left * 1000)))
        if self._terminal:
            self._write_over(text)
        elif int(share * 10) != self._tenth:
            self._tenth = int(share * 10)
            say(text)

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._shown:
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")
            sys.stderr.flush()
            self._shown = ""

    def begin(self) -> None:
        """Something new is measured from here."""
        self.clear()
        self._tenth = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def _write_over(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]
        if text != self._shown:
            self.clear()
            sys.stderr.write(text)
            sys.stderr.flush()
            self._shown = text
