"""Going over an interview and putting other words in the place of some: each place is seen and heard first."""

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from workbench.cellar.words import _, _n, language, mark
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
from workbench.ui.player.bar import PlayerBar
from workbench.ui.style import em
from workbench.ui.transcript.doubts import around

_AROUND = 12
"""How many words are shown before and after the place."""


ALL = mark("Hear and replace all the rest")


class ReplaceDialog(Dialog):
    """Walks from place to place; every change is a gesture that undo takes back."""

    reached = Signal(int, int)
    """The first and the last position of the words that are looked at."""

    def __init__(
        self, desk: Desk, hub: Hub, interview: str, player: PlayerBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Replace words in the whole interview"),
            _(
                "Only the words of this interview are changed, never notes or quotes. Whole words are found, with small "
                "or large letters. Undo takes each change back."
            ),
            wide=42,
        )
        self._desk, self._hub, self._interview, self._player = desk, hub, interview, player
        self._reading = Reading(())
        self._done: set[str] = set()
        """The first words of places that have been replaced or left."""
        self._seen: Hit | None = None
        self._heard: tuple[str, ...] = ()
        """The words of the place that is or was heard."""
        self._silent = ""
        """Why the place that is shown could not be heard."""
        self._all = False
        """Whether each of the rest is replaced once it was heard."""
        self._changing = False
        self.left: list[Hit] = []
        """The places that are still to be looked at; the first is shown."""
        self._build()
        self.look()
        hub.touched.connect(self._touched)
        hub.hushed.connect(self._stop)
        player.ended.connect(self._heard_out)

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
        self.listen = button(_("Listen"), self._listen, icon="play")
        self.all = button(_(ALL), self._replace_all, look="care")
        for way in (self.replace, self.leave, self.listen, self.all):
            flow.addWidget(way)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept)
        self.words.textChanged.connect(self._begin_anew)
        self.by.textChanged.connect(self._write_other)
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key pressed while one writes replaces nothing yet: it goes on to the other field, and then to the first place.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(self.focusWidget(), QLineEdit):
            if self.focusWidget() is self.words:
                self.by.setFocus()
            elif self.left:
                self._listen()
                (self.listen if self._silent else self.replace).setFocus()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        if self._all:
            self._fall_silent()
        super().done(result)

    def look(self) -> None:
        """Find the places anew, without those that were dealt with, and show the first."""
        self._find()
        self._show()

    def _find(self) -> None:
        self._reading = self._desk.transcripts.reading(self._interview)
        found = hits(self._reading, self.words.text())
        self.left = [hit for hit in found if hit.tokens[0] not in self._done]

    def _begin_anew(self) -> None:
        self._stop()
        self._silent = ""
        self._done.clear()
        self.look()

    def _write_other(self) -> None:
        self._stop()
        self._show()

    def _touched(self, touched: list[Touched]) -> None:
        if (
            self._changing
        ):  # it is shown with the sound; a button that went off before it would lose the keyboard
            return
        if any(one.kind == Turn.KIND and one.interview_id == self._interview for one in touched):
            self.look()

    def _replace(self) -> None:
        self._stop()
        self._put_in()

    def _replace_all(self) -> None:
        """Replace this place and each of the rest once it was heard to its end, until somebody stops it."""
        if self._all:
            self._fall_silent()
            return
        self._all = True
        reword(self.all, _("Stop"))
        self._put_in()

    def _heard_out(self) -> None:
        if self._all and self.left and self.left[0].tokens == self._heard:
            self._put_in()

    def _stop(self) -> None:
        if self._all:
            self._all = False
            self._heard = ()  # this place has only begun to sound
            reword(self.all, _(ALL))
            if self.all.hasFocus():
                self.listen.setFocus()
            self._offer_replacing()
            QTimer.singleShot(0, self, self.fit)  # once the buttons have asked for the room of their words

    def _fall_silent(self) -> None:
        self._stop()
        self._player.pause()

    def _put_in(self) -> None:
        found = self.left[:1]
        # Known before the change is told: the words put in may be such as are looked for.
        self._done.update(hit.tokens[0] for hit in found)
        self._changing = True
        kept = self.attempt(lambda: self._desk.transcripts.replace_words(found, self.by.text()))
        if kept:
            self._hub.poll()
        self._changing = False
        if kept:
            self._go_on()
        else:
            self._stop()
            self._done.difference_update(hit.tokens[0] for hit in found)
            self.look()

    def _leave(self) -> None:
        self._stop()
        self._done.update(hit.tokens[0] for hit in self.left[:1])
        self._go_on()

    def _go_on(self) -> None:
        self._find()
        self._hear()
        self._show()
        now = f" {self.before.accessibleName()}" if self.left else ""
        announce(self.count, f"{self.count.text()}{now}")
        if not self.left:
            self._stop()
            self.words.setFocus()
        elif self._waits():
            self._stop()
            self.listen.setFocus()
        elif self._all and self._span() is None:
            QTimer.singleShot(0, self, self._heard_out)

    def _listen(self) -> None:
        self._stop()
        self._hear()
        if self._silent:
            announce(self.count, self.count.text())

    def _hear(self) -> None:
        self._silent = ""
        if self.left:
            hit = self.left[0]
            self.reached.emit(hit.position, hit.last)
            if span := self._span():
                self._silent = self._player.let_hear(*span)
            if not self._silent:
                self._heard = hit.tokens
            self._offer_replacing()

    def _span(self) -> tuple[str, int, int] | None:
        hit = next(iter(self.left), None)
        return around(self._reading, hit.position, hit.last) if hit else None

    def _waits(self) -> bool:
        """Whether the place that is shown can be heard and was not yet."""
        return bool(self.left) and self.left[0].tokens != self._heard and self._span() is not None

    def _offer_replacing(self) -> None:
        """What can be heard is heard before it is replaced, by mouse as by the keyboard."""
        waits = self._waits()
        why = (self._silent or _("Listen to the place first.")) if waits else ""
        for way in (self.replace, self.all):
            way.setEnabled(bool(self.left) and not waits)
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
