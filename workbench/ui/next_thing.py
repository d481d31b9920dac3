"""Where an interview has no words yet: what is missing, and the next thing to do."""

from collections.abc import Callable

from workbench.cellar.words import _
from workbench.desk.interviews import InterviewOverview
from workbench.study.interviews import TranscriptionState
from workbench.ui.empty_state import EmptyState

_UNDER_WAY = (TranscriptionState.RUNNING, TranscriptionState.WAITING)


def say_first(empty: EmptyState, add: Callable[[], object]) -> None:
    """A study without interviews."""
    empty.tell(
        "add-recording",
        _("Add your first recording"),
        _("Choose a file, or drop it anywhere in this window. The file itself stays as it is."),
        _("Add a recording"),
        add,
    )


def say_taking_in(empty: EmptyState) -> None:
    """A recording that is on its way into the study."""
    empty.tell(
        "sound",
        _("The recording is being taken in"),
        _("It is read and encrypted into the study. The file itself stays as it is."),
    )


def say_next(
    empty: EmptyState,
    overview: InterviewOverview,
    state: TranscriptionState | None,
    add: Callable[[], object],
    transcribe: Callable[[], object],
) -> None:
    """An interview without words; `state` of its transcription by the queue."""
    if not overview.recordings:
        empty.tell(
            "add-recording",
            _("This interview has no recording yet"),
            _("Choose the file, or drop it anywhere in this window. The file itself stays as it is."),
            _("Add a recording"),
            add,
        )
    elif state is None:
        empty.tell(
            "transcribe",
            _("Ready to be transcribed"),
            _("A speech model on this computer turns the sound into text. Nothing leaves the computer."),
            _("Transcribe"),
            transcribe,
        )
    elif state in _UNDER_WAY:
        empty.tell(
            "transcribe",
            _("The first words appear here soon"),
            _("You can read along while the rest is being transcribed."),
        )
    elif state is TranscriptionState.DONE:
        empty.tell(
            "sound",
            _("No words were heard in this recording"),
            _("Perhaps it is silent, or very quiet. Listen to it below."),
        )
    else:
        empty.tell(
            "transcribe",
            _("Transcribing was stopped"),
            _("It goes on from where it stopped; nothing is done twice."),
            _("Continue transcribing"),
            transcribe,
        )
