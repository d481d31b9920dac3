"""Why a transcription ended early, as a sentence for a person."""

from workbench.cellar.child import Ending
from workbench.cellar.words import _
from workbench.speech.jobs import Trouble, TroubleKind
from workbench.speech.messages import Failed, Note


def may_be_of_card(why: Ending | TroubleKind) -> bool:
    """Whether a graphics card may be behind such an end, so that the processor could do what it did not."""
    return why in ("crash", "left", "card", "model", "bug")


def without_card(detail: str) -> Note:
    """The words for going on with the processor, after a graphics card that could not be used."""
    return Note(
        _("The graphics card could not be used for transcribing. The processor does it; that takes longer."),
        f"graphics card given up: {detail}",
    )


def of_child(ending: Ending) -> Failed:
    """The words for a worker that is gone without a word of its own."""
    match ending:
        case "memory":
            return Failed(_memory(), "worker ended by the system: out of memory")
        case "killed":
            sentence = _(
                "The transcription was ended from outside the program. {safe} It can be continued."
            ).format(safe=_safe())
            return Failed(sentence, "worker killed")
        case "crash" | "left":
            sentence = _(
                "The transcription stopped because of an error in the speech engine. {safe} "
                "It can be continued; if it stops at the same place, choose another engine."
            ).format(safe=_safe())
            return Failed(sentence, f"worker ended: {ending}")


def of_trouble(trouble: Trouble, model: str) -> Failed:
    """The words for what a worker told before it ended. `model` is the model's name."""
    match trouble.kind:
        case "refused":
            sentence = trouble.sentence
        case "memory":
            sentence = _memory()
        case "model":
            sentence = _(
                "The model {model} could not be loaded; its files may be damaged. {safe} "
                "Check the model or choose another one."
            ).format(model=model, safe=_safe())
        case "sound":
            sentence = _(
                "The recording could not be read. {safe} Check that the disk is still there; then it can be continued."
            ).format(safe=_safe())
        case "bug" | "card":
            sentence = _(
                "The transcription stopped because of an error in the program. {safe} It can be continued."
            ).format(safe=_safe())
    return Failed(sentence, trouble.detail)


def _safe() -> str:
    return _("Everything transcribed so far is kept.")


def _memory() -> str:
    return _(
        "The transcription stopped because the computer ran out of memory. {safe} "
        "Close other programs; then it can be continued. Or have it transcribed anew with a smaller model."
    ).format(safe=_safe())
