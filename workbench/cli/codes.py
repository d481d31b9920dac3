"""What a command's exit code says."""

from enum import IntEnum

from workbench.cellar.words import _


class Code(IntEnum):
    """Exit codes, the same for every command."""

    FINE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    FAULTS = 3
    BUG = 70
    STOPPED = 130


def codes_in_words() -> str:
    """The exit codes as lines for people."""
    told = {
        Code.FINE: _("fine"),
        Code.REFUSED: _("not possible; a sentence on standard error says why"),
        Code.WRONG_USAGE: _("the command was not understood"),
        Code.FAULTS: _("check or verify found faults"),
        Code.BUG: _("an error of the program itself"),
        Code.STOPPED: _("stopped with Ctrl-C"),
    }
    lines = [f"  {code.value:<4}{words}" for code, words in told.items()]
    return "\n".join([_("Exit codes:"), *lines])
