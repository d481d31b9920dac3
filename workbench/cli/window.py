"""Opening the window from the command line, where that can be done."""

from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.ui.display import why_no_window


def open_alone() -> int:
    """The window without a study. Raises Refusal where no window can open."""
    if reason := why_no_window():
        raise Refusal(
            _(
                "{reason} Without a window, `workbench try` shows what the program does; `workbench --help` more."
            ).format(reason=reason)
        )
    return run(None, None)


def run(study: Path | None, passphrase: str | None, *, sample: bool = False) -> int:
    """Open the window and stay until it is closed; the exit code. Ask `why_no_window` first."""
    # Not at the top: on a computer without a screen Qt's own libraries are missing, and it cannot be imported.
    from workbench.ui.application import run_window  # noqa: PLC0415

    return run_window(study, passphrase, sample=sample)
