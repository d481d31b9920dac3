"""Going over an interview and putting other words in the place of some: each place is seen and heard first."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from workbench.cellar.words import _, _n, language
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.interviews import Turn
from workbench.study.reading import Reading
from workbench.study.replacing import Hit, hits, in_place_of
from workbench.study.tokens import shown
from workbench.ui.dialogs.base import Dialog
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, field, label, labelled, readable, reword
from workbench.ui.style import em
from workbench.ui.transcript.doubts import around

_AROUND = 12
"""How many words are shown before and after the place."""


class ReplaceDialog(Dialog):
    """Walks from place to place; every change is a gesture that undo takes back."""

    heard = Signal(str, int, int)
    """Recording, start, end (ms): play this much."""
    reached = Signal(int, int)
    """The first and the last position of the words that are looked at."""

    def __init__(self, desk: Desk, hub: Hub, interview: str, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Replace words in the whole interview"),
            _(
                "Only the words of this interview are changed, never notes or quotes. Whole words are found, with small "
                "or large letters. Undo takes each change back."
            ),
            wide=42,
        )
        self._desk, self._hub, self._interview = desk, hub, interview
        self._reading = Reading(())
        self._done: set[str] = set()
        """The first words of places that have been replaced or left."""
        self._seen: Hit | None = None
        self._heard: tuple[str, ...] = ()
        """The words of the place that was played."""
        self.left: list[Hit] = []
        """The places that are still to be looked at; the first is shown."""
        self._build()
        self.look()
        hub.touched.connect(self._touched)

    def _build(self) -> None:
        self.words = field(_("Words to find"))
        self.by = field(_("Words to put in their place"))
        self.body.addWidget(labelled(_("Find these words"), self.words))
        self.body.addWidget(
            labelled(_("Put these in their place; leave it empty to take the words out"), self.by)
        )
        self.count = label("", "hint")
        self.before, self.after = _passage(_("How it reads now")), _passage(_("How it would read"))
        for part in (self.count, self.before, self.after):
            self.body.addWidget(part)
        holder = QWidget()
        flow = FlowLayout(holder, em(0.4))
        self.replace = button(_("Replace this"), self._replace, look="primary")
        self.leave = button(_("Leave it"), self._leave)
        self.listen = button(_("Listen"), self._hear, icon="play")
        self.all = button(_("Replace all the rest"), self._replace_all, look="care")
        for way in (self.replace, self.leave, self.listen, self.all):
            flow.addWidget(way)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept)
        self.words.textChanged.connect(self._begin_anew)
        self.by.textChanged.connect(self._show)
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key pressed while one writes replaces nothing yet: it goes on to the other field, and then to the first place.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            if self.focusWidget() is self.words:
                self.by.setFocus()
            elif self.left:
                self._hear()
                self.replace.setFocus()
        else:
            super().keyPressEvent(event)

    def look(self) -> None:
        """Find the places anew, without those that were dealt with, and show the first."""
        self._find()
        self._show()

    def _find(self) -> None:
        self._reading = self._desk.transcripts.reading(self._interview)
        found = hits(self._reading, self.words.text())
        self.left = [hit for hit in found if hit.tokens[0] not in self._done]

    def _begin_anew(self) -> None:
        self._done.clear()
        self.look()

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind == Turn.KIND and one.interview_id == self._interview for one in touched):
            self.look()

    def _replace(self) -> None:
        self._put_in(self.left[:1])

    def _replace_all(self) -> None:
        self._put_in(self.left)

    def _put_in(self, found: list[Hit]) -> None:
        if not found:
            return
        # Known before the change is told: the words put in may be such as are looked for.
        done = {hit.tokens[0] for hit in found}
        self._done |= done
        if self.attempt(lambda: self._desk.transcripts.replace_words(found, self.by.text())):
            self._find()
            # It is played once the window shows it; a button that went off meanwhile would lose the keyboard.
            self._heard = self.left[0].tokens if self.left else ()
            self._hub.poll()
            self._go_on()
        else:
            self._done -= done
            self.look()

    def _leave(self) -> None:
        self._done.update(hit.tokens[0] for hit in self.left[:1])
        self._go_on()

    def _go_on(self) -> None:
        self._find()
        self._hear()
        self._show()
        announce(self.count, f"{self.count.text()} {self.before.accessibleName()}")
        if not self.left:
            self.words.setFocus()

    def _hear(self) -> None:
        if self.left:
            hit = self.left[0]
            self.reached.emit(hit.position, hit.last)
            if span := around(self._reading, hit.position, hit.last):
                self.heard.emit(*span)
            self._heard = hit.tokens
            self._offer_replacing()

    def _offer_replacing(self) -> None:
        """What can be heard is heard before it is replaced, by mouse as by the keyboard."""
        hit = next(iter(self.left), None)
        waits = bool(hit and hit.tokens != self._heard and around(self._reading, hit.position, hit.last))
        why = _("Listen to the place first.") if waits else ""
        for way in (self.replace, self.all):
            way.setEnabled(hit is not None and not waits)
            way.setToolTip(why)
            way.setAccessibleDescription(why)
        reword(self.listen, _("Listen") if waits else _("Listen again"))
        self.count.setText(f"{self._counted()} {why}".strip())

    def _show(self) -> None:
        there = bool(self.left)
        for part in (self.before, self.after, self.leave, self.listen):
            part.setEnabled(there)
        self._offer_replacing()
        for part in (self.before, self.after):
            part.setVisible(there)
        if there:
            hit = self.left[0]
            number = self._reading.turn_at(hit.position)
            turn, begin = self._reading.turns[number], self._reading.starts[number]
            at, end = hit.position - begin, hit.last + 1 - begin
            now = " ".join(token.text for token in turn.tokens[at:end])
            then = in_place_of(turn.tokens, at, end, self.by.text())
            self._set(self.before, _("Now: {words}"), now, turn, at, end)
            self._set(self.after, _("Then: {words}"), then, turn, at, end)
            if hit != self._seen:  # by mouse, Replace this can be the next thing after the last letter
                self.reached.emit(hit.position, hit.last)
        self._seen = self.left[0] if there else None
        self.fit()

    def _set(self, part: QLabel, sentence: str, words: str, turn: Turn, at: int, end: int) -> None:
        """Show words, in bold, in the place of a turn's tokens from `at` to before `end`."""
        low, high = max(0, at - _AROUND), end + _AROUND
        before = [shown(token, language()) for token in turn.tokens[low:at]]
        after = [shown(token, language()) for token in turn.tokens[end:high]]
        before[:0] = ["…"] if low else []
        after += ["…"] if high < len(turn.tokens) else []
        middle = [words] if words else []
        rich = [
            *map(escape, before),
            *(f"<b><u>{escape(one)}</u></b>" for one in middle),
            *map(escape, after),
        ]
        part.setText(escape(sentence).format(words=" ".join(rich)))
        part.setAccessibleName(sentence.format(words=" ".join([*before, *middle, *after])))

    def _counted(self) -> str:
        if not self.words.text().strip():
            return _("Nothing is changed while you write here. Enter goes on.")
        if not self.left:
            return (
                _("There is no place left with these words.")
                if self._done
                else _("These words were not found.")
            )
        return _n("{count} place is left.", "{count} places are left.", len(self.left)).format(
            count=len(self.left)
        )


def _passage(name: str) -> QLabel:
    made = readable("", "words")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setAccessibleName(name)
    return made
