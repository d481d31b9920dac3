"""What a command is: the `COMMAND` of its module."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """`words` say what it does (untranslated, marked); `describe` adds its arguments; `run` gives the exit code.

    `run` raises Refusal for what is not possible.
    """

    name: str
    words: str
    describe: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
