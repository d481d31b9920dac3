"""What is this recording, and shall it be transcribed now?"""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.interviews import InterviewOverview
from workbench.desk.models import EMBEDDED
from workbench.exchange.facts import language_name
from workbench.speech.languages import as_engines_know
from workbench.study.interviews import Interview
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.interview_facts import InterviewFacts
from workbench.ui.fold import Fold
from workbench.ui.how_many import HowManyPeople
from workbench.ui.hub import Hub
from workbench.ui.parts import field, label, labelled
from workbench.ui.wordings import SPOKEN, size


class RecordingDialog(Dialog):
    """Title, participant, language and model for one interview; then it goes into the queue."""

    def __init__(
        self, desk: Desk, hub: Hub, interview_id: str, parent: QWidget | None = None, *, again: bool = False
    ) -> None:
        super().__init__(parent, _("About this interview"), _("What is it, and what language is spoken?"))
        self._desk = desk
        self._hub = hub
        self._interview = interview_id
        self._again = again
        self.asked = False
        """Whether it was put into the queue."""
        overview = desk.interviews.overview(interview_id)
        self.title = field(_("Title"), text=overview.interview.title)
        self.body.addWidget(
            labelled(
                _("Title of the interview"),
                self.title,
                _("Never the participant's name, even if the file is called so."),
            )
        )
        self.code = field(_("Participant"), text=overview.participant_code, example="P1")
        self.body.addWidget(
            labelled(_("Participant"), self.code, _("P1, P2 and so on, never a name. It can be left empty."))
        )
        can = again or (bool(overview.recordings) and overview.transcription is None)
        self._ask_language(overview, can)
        self.model = QComboBox()
        for model in desk.models.list():
            if not model.damaged and model.engines:
                words = _("{name} ({size})").format(name=model.name, size=size(model.bytes))
                self.model.addItem(words, model.name)
        self.model.currentIndexChanged.connect(self._about_model)
        self.about = label("", "small")
        self.model_holder = labelled(_("Speech model"), self.model)
        self.body.addWidget(self.model_holder)
        self.body.addWidget(self.about)
        self.people = HowManyPeople(not_said=True)
        self.body.addWidget(self.people)
        self._others = [] if again else self._not_asked_for()
        count = len(self._others)
        self.others = QCheckBox(
            _n(
                "Also the {count} other interview not transcribed yet",
                "Also the {count} other interviews not transcribed yet",
                count,
            ).format(count=count)
        )
        self.body.addWidget(self.others)
        self.facts = InterviewFacts(desk, overview.interview)
        self.more = Fold(_("More about the interview"), self.facts)
        self.more.unfold(self.facts.said)
        self.more.unfolded.connect(self._unfolded)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self._offer(can)
        self._about_model()
        self.title.setFocus()
        self.title.selectAll()

    def keep_only(self) -> None:
        """Keep what was written; the recording can be transcribed later."""
        if self.attempt(self._keep):
            self._hub.poll()
            self.accept()

    def transcribe(self) -> None:
        """Keep what was written and put the recording into the queue."""
        if not self.attempt(self._keep):
            return
        if self.attempt(self._enqueue):
            self.asked = True
            self._hub.poll()
            self.accept()
        elif self._must_say():
            self.see(self.language)
            self.language.setFocus()

    def _ask_language(self, overview: InterviewOverview, can: bool) -> None:
        self.language = QComboBox()
        spoken = overview.interview.language or self._desk.facts.language
        for code, words in SPOKEN:
            same = (
                spoken and _plain(spoken) == code
            )  # "nb" is what the engines call "no"; it stays as it was said
            self.language.addItem(_(words), spoken if same else code)
        if self.language.findData(spoken) < 0:
            self.language.addItem(language_name(spoken), spoken)
        self.language.setCurrentIndex(max(0, self.language.findData(spoken)))
        self.body.addWidget(labelled(_("Spoken language"), self.language))
        self.short = label(
            _(
                "This recording is short. Please say which language is spoken: in so few words it is easily mistaken."
            ),
            "small",
        )
        self.body.addWidget(self.short)
        must_say = self._desk.transcribing.must_say_language
        self._is_short = can and any(must_say(one) for one in overview.recordings)
        self.language.currentIndexChanged.connect(self._about_language)
        self._about_language()

    def _must_say(self) -> bool:
        return self._is_short and not self.language.currentData()

    def _about_language(self) -> None:
        asked = self._must_say()
        self.short.setVisible(asked)
        self.language.setAccessibleDescription(self.short.text() if asked else "")
        if asked and self.isVisible():
            self.fit()

    def _offer(self, can: bool) -> None:
        """Buttons and fields for an interview that can be transcribed, or for one that cannot."""
        self.later = self.offer(_("Not now") if can else _("Keep"), self.keep_only, "" if can else "primary")
        self.go = self.offer(_("Transcribe"), self.transcribe, look="primary" if can else "")
        for part in (self.go, self.about, self.model_holder, self.people):
            part.setVisible(can)
        self.others.setVisible(can and bool(self._others))

    def _keep(self) -> None:
        interview = self._desk.interviews.get(self._interview)
        if interview is None:
            return
        try:
            described = self.facts.described(interview)
        except Refusal:
            self.more.unfold(True)
            raise
        changed = replace(described, title=self.title.text(), language=str(self.language.currentData()))
        code = self.code.text().strip()
        before = self._desk.interviews.participant_code(interview)
        own, others = self.facts.traits, self.facts.participants.told_of_others
        if changed != interview or code != before or own.changed or others:
            told = own.told if own.changed or code != before else None
            self._desk.interviews.change(changed, code, told, others)

    def _enqueue(self) -> None:
        model, spoken = str(self.model.currentData()), str(self.language.currentData())
        transcribing = self._desk.transcribing
        asked = [transcribing.enqueue(self._interview, model=model, language=spoken, again=self._again)]
        for interview in self._others if self.others.isChecked() else ():
            own = self._language_of(interview)
            asked.append(transcribing.enqueue(interview.id, model=model, language=own))
        if people := self.people.said:
            for one in asked:  # apart: what cannot be listened to for voices is transcribed all the same
                self._hub.attempt(partial(self._desk.hearings.ask, one.recording, people))

    def _unfolded(self, shown: bool) -> None:
        self.fit()
        if shown:
            self.see(self.more)

    def _not_asked_for(self) -> list[Interview]:
        asked = self._desk.transcribing.not_asked_for
        must_say = self._desk.transcribing.must_say_language
        others = [one for one in self._desk.interviews.list() if one.id != self._interview and asked(one.id)]
        return [one for one in others if self._language_of(one) or not any(map(must_say, asked(one.id)))]

    def _language_of(self, interview: Interview) -> str:
        return interview.language or self._desk.facts.language

    def _about_model(self) -> None:
        chosen = self.model.currentData()
        self.about.setText(
            _(
                "This small model comes with the program and is good for trying out. "
                "Study → Speech models tells how to get a better one."
            )
            if chosen == EMBEDDED
            else _("A larger model hears better and takes longer.")
        )


def _plain(code: str) -> str:
    try:
        return as_engines_know(code)
    except Refusal:
        return code
