"""What cannot be done where one is, each with the reason as a sentence; said before somebody tries."""

from collections.abc import Callable

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.transcripts import Transcripts
from workbench.desk.units import Units
from workbench.ui.transcript.commands import READING
from workbench.ui.transcript.marking import Marking, no_unit, select_first
from workbench.ui.transcript.view import TranscriptView


class WhyNot:
    """Asks the text and the desk; changes nothing."""

    def __init__(
        self, view: TranscriptView, marking: Marking, transcripts: Transcripts, units: Units
    ) -> None:
        self._view = view
        self._marking = marking
        self._checks: dict[str, Callable[[], str]] = {
            "unit.mark": lambda: "" if view.words.selected() else select_first(),
            "unit.bridle": lambda: "" if marking.wanted() else no_unit(),
            "unit.remove": lambda: (
                _refused(units.removable, marking.wanted()) if marking.wanted() else no_unit()
            ),
            "text.split": lambda: self._at_caret(transcripts.parts),
            "text.join": lambda: self._at_caret(lambda turn, _index: transcripts.joined_with(turn)),
        }

    def reason(self, action: str) -> str:
        """Why an action cannot be done here and now; empty where it can."""
        if not self._view.sheet.reading.turns:
            return no_words()
        if action in READING and not self._view.isReadOnly():
            return _("You are correcting the text. Go back to reading first, with Esc.")
        check = self._checks.get(action)
        return check() if check else ""

    def _at_caret(self, tried: Callable[[str, int], object]) -> str:
        cursor, sheet = self._view.textCursor(), self._view.sheet
        number = cursor.blockNumber()
        if number >= len(sheet.reading.turns):
            return no_words()
        index = sheet.turn_text(number).boundary(cursor.positionInBlock())
        return _refused(tried, sheet.reading.turns[number].id, index)


def no_words() -> str:
    """For an interview that is not transcribed."""
    return _("There are no words here yet. Add a recording and have it transcribed first.")


def _refused(tried: Callable[..., object], *given: object) -> str:
    try:
        tried(*given)
    except Refusal as refusal:
        return refusal.sentence
    return ""
