"""Reading the whole: the words of an interview, quiet, and beside them the impression that one writes."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.methods.protocol import Artefact
from workbench.study.about import About
from workbench.ui import icons
from workbench.ui.downwards import Downwards
from workbench.ui.draft_field import DraftField
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.method.others import Others
from workbench.ui.method.page import Page
from workbench.ui.method.whole_text import WholeText
from workbench.ui.parts import OneLine, button, label, reword, stack
from workbench.ui.style import em, space

WIDE = 56
"""Ems of width from which on the impression stands beside the words; below, one of them is shown at a time."""


class ReadingPage(Page):
    """Tells by `sound_wanted` of which interview the sound is to be at hand, and by `heard` what is to be heard."""

    sound_wanted = Signal(str)
    heard = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        steps = [one for one in desk.method.now.steps if one.leaves is Artefact.IMPRESSIONS]
        super().__init__(desk, hub, _(steps[0].words) if steps else _("Reading the whole"), parent)
        self.interview = ""
        self.title = OneLine("subheading")
        self.above.addWidget(self.title, 1)
        self.above.addStretch(0)
        self.choice = button(_("Another interview …"), self.choose, icon="list")
        self.above.addWidget(self.choice)
        self.turner = button("", self.turn, icon="edit")
        self.above.addWidget(self.turner)
        self._wide, self._writing = True, False
        self.whole = WholeText(desk)
        self.whole.heard.connect(self._hear)
        self.whole.left.connect(self.step_back)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._sides, 0.8)
        self._sides.addWidget(self.whole, 3)
        beside = QWidget()
        self._beside = stack(beside, 0.5, 0.3)
        self._beside.addWidget(label(_("My impression"), "subheading"))
        prompts = [prompt for step in steps for prompt in step.prompts]
        for prompt in prompts:
            self._beside.addWidget(label(_("– {prompt}").format(prompt=_(prompt)), "hint"))
        self.text = self._field("")
        self._beside.addWidget(self.text)
        self.keeper = button(_("Keep this"), self.keep, look="primary")
        self.state = label("", "small")
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(line, 0.6)
        line.addWidget(self.keeper)
        line.addWidget(self.state, 1)
        self._beside.addLayout(line)
        self.others = Others(_("Impressions of the others"))
        self._beside.addWidget(self.others)
        self._beside.addStretch(1)
        self._area = Downwards(beside)
        self._sides.addWidget(self._area, 2)
        self.nothing = label(_("There are no words to read yet. Add a recording and have it transcribed."))
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._sides, 1)

    def step_back(self) -> None:
        if self._writing and not self._wide:
            self.turn()
        else:
            super().step_back()

    def start(self) -> None:
        (self.whole if self.interview else self.leaver).setFocus()

    def read(self, interview: str = "") -> None:
        """Read an interview: this one, or the first that one has not read yet."""
        readable = [one.id for one in self._desk.preparing.readable()]
        unread = [one.id for one in self._desk.preparing.unread()]
        chosen = next((one for one in (interview, *unread, *readable) if one in readable), "")
        if chosen != self.interview or not chosen:
            self.interview = chosen  # what was begun to the one before waits there
            self.whole.show_interview(chosen)
            self._begin_writing()
            if chosen:
                self.sound_wanted.emit(chosen)
        self.refresh()

    def choose(self) -> None:
        """Offer all interviews that can be read."""
        menu = QMenu(self)
        menu.setAccessibleName(_("Which interview is read"))
        for identity, words in self._titles().items():
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(identity == self.interview)
            action.triggered.connect(lambda _checked=False, one=identity: self.read(one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.choice.mapToGlobal(self.choice.rect().bottomLeft()))

    def keep(self) -> None:
        """Keep the impression that is written."""
        if self._hub.attempt(lambda: self._desk.preparing.impress(self.interview, self.text.text_written)):
            self.text.forget()
            self.state.setText(_("Saved"))
            announce(self.state, _("Saved"))
        self.refresh()

    def refresh(self) -> None:
        there = bool(self.interview)
        self.nothing.setVisible(not there)
        self.choice.setVisible(len(self._titles()) > 1)
        self.title.setVisible(there)
        self._share()
        if not there:
            return
        self.title.say(self._titles()[self.interview])
        preparing, me = self._desk.preparing, self._desk.context.reader
        own = preparing.impression(self.interview)
        said = own.text if own else ""
        if not self.text.waiting and said != self.text.text_written:
            self.text.setPlainText(said)
            self.text.forget()
        waiting = 0 if own else preparing.waiting_for(self.interview)
        sentence = _n(
            "{count} of you has written an impression. Once yours is kept you can read it.",
            "{count} of you have written an impression. Once yours is kept you can read them.",
            waiting,
        ).format(count=waiting)
        others = [one for one in preparing.impressions(self.interview) if one.author != me]
        members = {member.id: member for member in self._desk.members.list()}
        self.others.show_written(others, members, sentence if waiting else "")

    def words_changed(self) -> None:
        """The words of the interview have changed."""
        self.whole.update_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        self._wide = self.width() / em() >= WIDE
        self._share()

    def turn(self) -> None:
        """Where there is room for one of them only, show the impression instead of the words, or the words again."""
        self._writing = not self._writing
        self._share()
        (self.text if self._writing else self.whole).setFocus()

    def _share(self) -> None:
        there = bool(self.interview)
        self.heading.setVisible(self._wide)
        self._put_title()
        self.turner.setVisible(there and not self._wide)
        reword(self.turner, _("Back to the words") if self._writing else _("My impression"))
        icons.put(self.turner, "left" if self._writing else "edit")
        self.whole.setVisible(there and (self._wide or not self._writing))
        self._area.setVisible(there and (self._wide or self._writing))

    def _put_title(self) -> None:
        """Beside the buttons; where they leave it no room, on a line of its own below them."""
        beside = self.above.indexOf(self.title) >= 0
        if self._wide and not beside:
            self.above.insertWidget(self.above.indexOf(self.heading) + 1, self.title, 1)
        elif beside and not self._wide:
            self.above.removeWidget(self.title)
            self.column.insertWidget(1, self.title)

    def _begin_writing(self) -> None:
        own = self._desk.preparing.impression(self.interview) if self.interview else None
        field = self._field(own.text if own else "")
        self._beside.replaceWidget(self.text, field)
        self.setTabOrder(self.text, field)  # what is new would come last
        self.text.hide()
        self.text.deleteLater()
        self.text = field
        self.state.setText("")

    def _field(self, text: str) -> DraftField:
        key = DraftKey(self._desk.context.reader, self.interview, "impression")
        made = DraftField(_("My impression"), self._desk.drafts, key, text, high=7)
        made.textChanged.connect(lambda: self.state.setText(""))
        return made

    def _titles(self) -> dict[str, str]:
        """The interviews that can be read, by identity; those not read yet say so."""
        unread = {one.id for one in self._desk.preparing.unread()}
        return {
            one.id: _("{title} – not read yet").format(title=one.title) if one.id in unread else one.title
            for one in self._desk.preparing.readable()
        }

    def _hear(self, position: int) -> None:
        """From a word on to the end of its turn."""
        reading = self.whole.view.sheet.reading
        number = reading.turn_at(position)
        last = reading.starts[number] + len(reading.turns[number].tokens) - 1
        words: About | None = self._hub.ask(
            lambda: self._desk.targets.words(self.interview, position, last, reading)
        )
        if words:
            self.heard.emit(words)
