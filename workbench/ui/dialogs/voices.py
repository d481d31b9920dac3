"""Who speaks: the voices of a recording told apart, more or fewer of them, heard, named and made one."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFrame, QProgressBar, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.hearings import For
from workbench.speech.speakers.grouping import MOST_VOICES
from workbench.study.interviews import Recording
from workbench.study.people import Speaker
from workbench.study.voices import Voices, samples, spoken
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.own_voice import OwnVoiceDialog
from workbench.ui.dialogs.own_voice_card import OwnVoiceCard
from workbench.ui.dialogs.voice_card import VoiceCard
from workbench.ui.flow import FlowLayout
from workbench.ui.how_many import HowManyPeople
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, frame, label, labelled, row, stack
from workbench.ui.style import em
from workbench.ui.wordings import length

Play = Callable[[str, int, int], object]
"""Plays a recording from one time to another, in milliseconds."""

_SAMPLE_MS = 8000
_SAMPLES = 6


class VoicesDialog(Dialog):
    """The voices of one interview. Listening goes on when it is left; what is told arrives by the feed."""

    def __init__(
        self, desk: Desk, hub: Hub, interview: str, play: Play, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Who speaks?"),
            _("The computer listens and says who speaks when. Nothing of it leaves this computer."),
            wide=42,
        )
        self._desk, self._hub, self._interview, self._play = desk, hub, interview, play
        self._recordings = desk.recordings.of(interview)
        self._told: Voices | None = None
        self._heard: dict[str, int] = {}
        self.cards: dict[str, VoiceCard] = {}
        self._listening = False
        self._choose_recording()
        self.found = self._results()
        self.body.addWidget(self.found)
        self.people = HowManyPeople()
        self.body.addWidget(self.people)
        self.go = button(_("Listen now"), self.listen, look="primary", icon="sound")
        line = QWidget()
        FlowLayout(line, em(0.4)).addWidget(self.go)
        self.body.addWidget(line)
        self.body.addWidget(self._progress())
        self.own = OwnVoiceCard()
        self.own.sample_asked.connect(self._show_own_voice)
        self.own.forget_asked.connect(lambda: self._gesture(desk.who_speaks.team.forget))
        self.body.addWidget(self.own)
        self.body.addWidget(self._kept_sound())
        self.body.addWidget(
            label(
                _(
                    "It can be mistaken: voices that are much alike are taken for one, a voice in much noise for "
                    "two, and a word or two between others' words can go to the wrong person. What somebody has "
                    "said by hand stays as it is."
                ),
                "small",
            )
        )
        self.body.addStretch(1)
        self.closer = self.offer(_("Close"), self.accept)
        hub.touched.connect(self._touched)
        hub.ticked.connect(self.look)
        self._show_recording()
        (self.go if not self.cards else next(iter(self.cards.values())).play).setFocus()

    @property
    def recording(self) -> Recording:
        """The one that is looked at."""
        return self._recordings[max(0, self.which.currentIndex())]

    def listen(self) -> None:
        """Have so many voices told apart, at once if this computer has listened before."""
        wish = self.people.said
        if wish and self.attempt(lambda: self._desk.hearings.ask(self.recording.id, wish)):
            self._hub.poll()
            self.look()
            if self._listening:
                self.stopper.setFocus()

    def stop(self) -> None:
        """Listen no more; what was told before stays."""
        self._desk.hearings.stop(self.recording.id)
        self.look()
        self.go.setFocus()

    def look(self) -> None:
        """See how far the listening is."""
        mine = next(
            (
                one
                for one in self._desk.hearings.all()
                if (one.recording, one.what) == (self.recording.id, For.VOICES)
            ),
            None,
        )
        if mine:
            self.bar.setValue(round(mine.share * 1000))
        if self._listening == bool(mine):
            return
        self._listening = bool(mine)
        self.progress.setVisible(self._listening)
        self.people.setEnabled(not self._listening)
        self.go.setEnabled(not self._listening)
        if not self._listening and (why := self._desk.hearings.failed(self.recording.id)):
            self.refuse(why)
        self.fit()

    def done(self, result: int) -> None:
        """Leave the dialog, silent; listening goes on."""
        self._hub.hushed.emit()
        super().done(result)

    def _choose_recording(self) -> None:
        self.which = QComboBox()
        for number, one in enumerate(self._recordings, 1):
            words = _("Recording {number}, {length}").format(number=number, length=length(one.duration))
            self.which.addItem(words)
        several = labelled(_("Which recording?"), self.which)
        self.body.addWidget(several)
        several.setVisible(len(self._recordings) > 1)
        self.which.currentIndexChanged.connect(self._show_recording)

    def _progress(self) -> QFrame:
        self.progress = frame("notice")
        line = row(self.progress, 0.6, 0.7)
        texts = QWidget()
        column = stack(texts, 0.3)
        words = _("Listening to who speaks …")
        column.addWidget(label(words))
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        column.addWidget(self.bar)
        column.addWidget(label(_("You can close this and work on meanwhile."), "small"))
        line.addWidget(texts, 1)
        self.stopper = button(_("Stop"), self.stop, icon="stop")
        line.addWidget(self.stopper)
        self.progress.hide()
        return self.progress

    def _results(self) -> QWidget:
        holder = QWidget()
        column = stack(holder, 0.6)
        self.heading = label("", "subheading")
        column.addWidget(self.heading)
        line = QWidget()
        flow = FlowLayout(line, em(0.4))
        who = self._desk.who_speaks
        self.more = button(_("One voice more"), lambda: self._gesture(lambda: who.more(self.recording.id)))
        self.fewer = button(_("One voice fewer"), lambda: self._gesture(lambda: who.fewer(self.recording.id)))
        flow.addWidget(self.more)
        flow.addWidget(self.fewer)
        column.addWidget(line)
        self.elsewhere = label(
            _("How these voices sound is not kept here. For more or fewer voices, let this computer listen."),
            "small",
        )
        column.addWidget(self.elsewhere)
        cards = QWidget()
        self._cards = stack(cards, 0.4)
        column.addWidget(cards)
        return holder

    def _kept_sound(self) -> QFrame:
        self.kept = frame("notice")
        column = stack(self.kept, 0.4, 0.7)
        column.addWidget(
            label(
                _(
                    "So that more or fewer voices are answered at once, how each sounds is kept, in numbers: encrypted, in "
                    "this copy of the study alone, until the interview is erased or you forget it here."
                ),
                "small",
            )
        )
        line = QWidget()
        self.forget_sound = button(_("Forget how they sound"), self.forget_what_was_kept, icon="remove")
        FlowLayout(line, em(0.4)).addWidget(self.forget_sound)
        column.addWidget(line)
        return self.kept

    def forget_what_was_kept(self) -> None:
        """Keep nothing of how the voices of this recording sound; what was told stays."""
        self._gesture(lambda: self._desk.who_speaks.forget(self.recording.id))
        self._refresh()
        if self.kept.isHidden():
            announce(self.elsewhere, self.elsewhere.text())
            self.go.setFocus()

    def _show_own_voice(self) -> None:
        OwnVoiceDialog(self._desk, self).exec()
        self._refresh()

    def _show_recording(self) -> None:
        told = self._desk.who_speaks.of(self.recording.id)
        interviews = self._desk.interviews
        here = interviews.speakers(self._interview) + interviews.expected_speakers(self._interview)
        count = self._desk.who_speaks.count(self.recording.id)
        self.people.say(count if told else len(here) if len(here) > 1 else 0)
        self._refresh()
        self.look()

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind in (Voices.KIND, Speaker.KIND) for one in touched):
            self._refresh()

    def _refresh(self) -> None:
        before, self._told = self._told, self._desk.who_speaks.of(self.recording.id)
        told, here = self._told, self._desk.who_speaks.heard_here(self.recording.id)
        self.go.setText(_("Tell them apart") if here else _("Listen now"))
        self.go.setAccessibleName(self.go.text())
        held = next((one.held for one in self.cards.values() if one.held), None)
        emptied(self._cards)
        self.cards = {}
        lengths = spoken(told) if told else {}
        known = {one.id: one for one in self._desk.interviews.speakers(self._interview)}
        for identity, milliseconds in lengths.items():
            if speaker := known.get(identity):
                card = VoiceCard(self._desk, self._hub, speaker, list(lengths), length(milliseconds))
                card.play_asked.connect(self._hear)
                card.gesture_asked.connect(self._gesture)
                card.learn_asked.connect(self._learn)
                self._cards.addWidget(card)
                card.show()
                self.cards[identity] = card
        count = len(self.cards)
        self.heading.setText(_("Voices in it: {count}").format(count=count))
        for part in (self.more, self.fewer):
            part.setVisible(here)
        self.more.setEnabled(count < MOST_VOICES)
        self.fewer.setEnabled(count > 1)
        self.elsewhere.setVisible(not here)
        self.kept.setVisible(here)
        self.own.show_known(self._desk.who_speaks.team.mine)
        self.found.setVisible(told is not None)
        if held and (card := self.cards.get(held[0]) or next(iter(self.cards.values()), None)):
            card.take_focus(held[1])
        if told and (before is None or before.id != told.id):
            announce(self.heading, self.heading.text())
            self._go_to_first()
        if self.isVisible():
            self.fit()

    def _go_to_first(self) -> None:
        """Whoever waits for the voices has the first before them: with large text it may be out of sight."""
        if self.focusWidget() in (None, self.go, self.stopper, self.people.number, self.people.fewer):
            for card in list(self.cards.values())[:1] if self.isVisible() else ():
                card.take_focus(0)
                self.see(card)

    def _gesture(self, gesture: Callable[[], object]) -> None:
        if self.attempt(gesture):
            self._hub.poll()
            self._refresh()

    def _learn(self, speaker: str) -> None:
        """Know this voice as that of who works here, and say where it is named by it."""
        team, named = self._desk.who_speaks.team, list[int]()
        self._gesture(lambda: named.append(team.learn(speaker)))
        for count in named:
            self.own.tell_named(count)

    def _hear(self, speaker: str) -> None:
        """Play where this voice speaks alone; each time the next such place."""
        places = samples(self._told, speaker)[:_SAMPLES] if self._told else []
        if not places:
            self.refuse(_("This voice is never heard alone. Listen to its turns in the transcript instead."))
            return
        number = self._heard.get(speaker, 0)
        self._heard[speaker] = number + 1
        start, end = places[number % len(places)]
        self._play(self.recording.id, start, min(end, start + _SAMPLE_MS))
