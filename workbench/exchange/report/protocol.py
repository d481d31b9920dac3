"""What a format of the report is: it is given a report and a file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from workbench.exchange.report.content import Report

Writer: TypeAlias = Callable[[Report, BinaryIO], None]


@dataclass(frozen=True)
class ReportFormat:
    """A way to write the report down: the `FORMAT` of its module.

    `words` says for people what it is (untranslated, marked); `suffix` is the file's ending with its dot.
    """

    name: str
    suffix: str
    words: str
    write: Writer
