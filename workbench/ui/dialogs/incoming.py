"""A transcript from elsewhere: what was found in the file, who its voices are, and where it belongs."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workbench.cellar.words import _, _n, language
from workbench.desk.beside import Beside
from workbench.desk.desk import Desk
from workbench.desk.incoming import Wish, title_of
from workbench.desk.incoming_file import look
from workbench.exchange.plain import clock
from workbench.exchange.transcripts.protocol import ReadTranscript, ReadWord, Timing
from workbench.study.interviews import Interview, Recording
from workbench.study.tokens import Token, shown
from workbench.ui.breakable import breakable_words
from workbench.ui.dialogs.incoming_voices import VoiceNames
from workbench.ui.dialogs.working import WorkDialog
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.parts import field, frame, label, labelled, no_wider_than_its_place, stack
from workbench.ui.tab_order import chain

_SHOWN = 5
_SHOWN_LETTERS = 200


class IncomingDialog(WorkDialog):
    """Looks into the file by itself. `taken` is the interview that the transcript was kept in."""

    def __init__(
        self, desk: Desk, hub: Hub, file: Path, interview: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Take in a transcript"),
            _("“{file}”. Nothing is kept before you have looked at it. The file stays as it is.").format(
                file=breakable_words(file.name)
            ),
            wide=40,
        )
        self._desk = desk
        self._hub = hub
        self._file = file
        self._wanted = interview
        self._found: ReadTranscript | None = None
        self._begun = False
        self.taken: Interview | None = None
        self._form = QWidget()
        self._column = stack(self._form, 0.9)
        self.leave = self.offer_cancel()
        self.keeper = self.offer(_("Take it in"), self.keep, look="primary")
        self.keeper.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._look_into)

    def keep(self) -> None:
        """Keep the transcript as it was asked for, or say why it cannot be."""
        found = self._found
        if found is None:
            return
        chosen = self.chosen
        wish = Wish(
            interview=chosen,
            recording=str(self.recording.currentData() or "") if chosen else "",
            title=self.title.text(),
            participant="" if chosen else self.code.text(),
            voices=self.voices.labels(),
            without=self.voices.left_out(),
            by_machine=self.machine.isChecked(),
            instead=self.instead.isChecked() and not self.instead.isHidden(),
        )

        def keep() -> None:
            self.taken = self._desk.incoming.keep(found, wish)

        if self.attempt(keep):
            self._hub.poll()
            self.accept()

    @property
    def chosen(self) -> str:
        """The interview that is chosen, empty for a new one."""
        return str(self.where.currentData() or "")

    def _look_into(self) -> None:
        work = Beside(lambda progress: look(self._file, progress))
        self.work(_("Looking into the file …"), work, self._show)

    def _show(self, found: ReadTranscript) -> None:
        self._found = found
        self._column.addWidget(label(_facts(found)))
        for warning in found.warnings:
            card = frame("notice")
            stack(card, 0.3, 0.6).addWidget(label(breakable_words(warning)))
            self._column.addWidget(card)
        self._ask_where()
        self.voices = VoiceNames()
        self._column.addWidget(self.voices)
        self.machine = QCheckBox(_("A machine wrote these words"))
        self.machine.setChecked(found.by_machine)
        draft = _("Then they are a draft until somebody has listened to them.")
        self.machine.setAccessibleDescription(draft)
        self._column.addWidget(self.machine)
        self._column.addWidget(label(draft, "small"))
        self._show_beginning(found)
        self.body.addWidget(self._form)
        self._about_place()
        self.body.addStretch(1)
        self._form.show()
        self.keeper.show()
        self.where.setFocus()
        if found.warnings:
            announce(self.where, " ".join(found.warnings))
        self.see_top()
        self.fit()

    def _ask_where(self) -> None:
        self.where = no_wider_than_its_place(QComboBox())
        self.where.addItem(_("A new interview"), "")
        for interview in self._desk.interviews.list():
            self.where.addItem(interview.title, interview.id)
        self.where.setCurrentIndex(max(0, self.where.findData(self._wanted)))
        self._column.addWidget(labelled(_("Where it belongs"), self.where))
        self.title = field(_("Title"), text=title_of(self._file))
        self.code = field(_("Participant"), example="P1")
        self._new = QWidget()
        new = stack(self._new, 0.9)
        hint = _("Never the participant's name, even if the file is called so.")
        new.addWidget(labelled(_("Title of the interview"), self.title, hint))
        new.addWidget(
            labelled(_("Participant"), self.code, _("P1, P2 and so on, never a name. It can be left empty."))
        )
        self._column.addWidget(self._new)
        self.recording = QComboBox()
        self._which = labelled(_("Recording"), self.recording)
        self._column.addWidget(self._which)
        self.about_times = label("", "hint")
        self._column.addWidget(self.about_times)
        self.instead = QCheckBox(_("Set the present transcript aside"))
        self._column.addWidget(self.instead)
        self.where.currentIndexChanged.connect(self._about_place)
        self.recording.currentIndexChanged.connect(self._about_recording)

    def _about_place(self) -> None:
        """What there is to ask depends on where the words belong."""
        if self._found is None:
            return
        chosen = self.chosen
        recordings = self._desk.recordings.of(chosen) if chosen else []
        self._new.setVisible(not chosen)
        self.recording.blockSignals(True)
        self.recording.clear()
        for number, recording in enumerate(recordings, start=1):
            self.recording.addItem(_("Recording {number}").format(number=number), recording.id)
        first = self._desk.incoming.place_for(chosen) if chosen else None
        self.recording.setCurrentIndex(max(0, self.recording.findData(first.id if first else "")))
        self.recording.blockSignals(False)
        self._which.setVisible(len(recordings) > 1)
        self.voices.show_voices(
            self._desk.incoming.voices(self._found, chosen), self._desk.incoming.labels(chosen)
        )
        chain((self._form, self._foot))
        self._about_recording()

    def _about_recording(self) -> None:
        recording = self._recording()
        there = bool(self.chosen) and self._desk.incoming.has_words(
            self.chosen, recording.id if recording else ""
        )
        self.instead.setVisible(there)
        self.instead.setChecked(False)
        self.about_times.setText(self._times(recording, heard=there))
        self.about_times.setVisible(bool(self.about_times.text()))
        self.fit()

    def _recording(self) -> Recording | None:
        return self._desk.recordings.get(str(self.recording.currentData() or "")) if self.chosen else None

    def _times(self, recording: Recording | None, *, heard: bool) -> str:
        """What will be known of when the words were said."""
        found = self._found
        if found is None:
            return ""
        if found.timing is Timing.NONE:
            return _no_times(recording, heard=heard)
        end = max((word.end or 0 for turn in found.turns for word in turn.words), default=0)
        if recording and end > recording.duration + 2000:
            return _(
                "The file goes on to {end}, and the recording only to {length}. Look whether they belong together."
            ).format(end=clock(end), length=clock(recording.duration))
        return ""

    def _show_beginning(self, found: ReadTranscript) -> None:
        card = frame("card")
        inner = stack(card, 0.4, 0.7)
        inner.addWidget(label(_("How it begins"), "subheading"))
        for turn in found.turns[:_SHOWN]:
            text = " ".join(_shown(word) for word in turn.words)
            short = text if len(text) <= _SHOWN_LETTERS else text[:_SHOWN_LETTERS] + " …"
            time = "" if turn.start is None else f"[{clock(turn.start)}] "
            told = f"{time}{turn.speaker + ': ' if turn.speaker else ''}{short}"
            inner.addWidget(label(breakable_words(told)))
        self._column.addWidget(card)


def _no_times(recording: Recording | None, *, heard: bool) -> str:
    if recording is None:
        return _("The file has no times, so the words cannot be heard one by one.")
    if heard:
        return _("The file has no times. They are found by what the machine has heard in the recording.")
    return _(
        "The file has no times. They are guessed at first. Meanwhile the program listens to the recording, and finds "
        "them by the words that it hears; “Transcribing” shows how far it is."
    )


def _shown(word: ReadWord) -> str:
    length = word.length or (word.end or 0) - (word.start or 0)
    return shown(Token("", word.text, 0, length, None, word.kind), language())


def _facts(found: ReadTranscript) -> str:
    """The kind of the file, how much there is in it, and how exact its times are."""
    turns = _n("{count} turn", "{count} turns", len(found.turns)).format(count=len(found.turns))
    times = {
        Timing.WORDS: _("with the time of each word"),
        Timing.TURNS: _("with times"),
        Timing.NONE: _("without times"),
    }
    return f"{found.kind} · {turns} · {times[found.timing]}"
