"""What one sentence rests on, down to the participants' words; whose wording it is, and what it may be asked about."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.cellar.words import _
from workbench.desk.artificial import artificial
from workbench.desk.desk import Desk
from workbench.desk.overlook import UNASKED
from workbench.desk.result_words import ground_words
from workbench.desk.thread import Standing, Strand
from workbench.desk.whose_words import WhoseWords
from workbench.study.about import About
from workbench.study.clusters import Cluster
from workbench.study.hints import Noticed
from workbench.study.interviews import Interview
from workbench.study.people import Member, Role
from workbench.study.provenance import provenance
from workbench.study.quotes import Quote
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.units import Unit
from workbench.ui import actions
from workbench.ui.dialogs.conflicts import ConflictsDialog
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.keyboard import coming_back, focused
from workbench.ui.parts import Card, button, frame, icon_button, label, row, stack
from workbench.ui.quotes.quote_words import voices_words
from workbench.ui.results.marks import standing_words
from workbench.ui.results.unit_card import UnitCard, UnitCards
from workbench.ui.results.whose_dialog import WhoseDialog
from workbench.ui.results.words import hint_words, whose_words

_LEFT = Qt.AlignmentFlag.AlignLeft


class SentencePanel(QWidget):
    """Shows a sentence of a text; tells by signals what is wanted."""

    heard = Signal(str)
    unit_wanted = Signal(str)
    cluster_wanted = Signal(str)
    rest_asked = Signal()
    passage_heard = Signal(object)
    """The words of a quote (`study.about.About`) are to be heard, or to be seen where they were said."""
    passage_wanted = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What the sentence rests on"))
        self._desk = desk
        self._hub = hub
        self.section: Section | None = None
        self.sentence: Sentence | None = None
        self._alone = False
        outer = stack(self)
        self.body = QWidget()
        self._column = stack(self.body, 0.7, 0.7)
        self.told = label("", "words")
        self.area = Downwards(self.body)
        outer.addWidget(self.area, 1)
        actions.build("results.rest", self, self.rest_asked.emit)
        self.show_sentence(None, None)

    def show_sentence(self, section: Section | None, sentence: Sentence | None) -> None:
        """Show a sentence, or that there is none."""
        self.section, self.sentence = section, sentence
        with coming_back(self.body):
            emptied(self._column, (self.told,))
            self.told.setText(sentence.text.text if sentence and not sentence.quote else "")
            self._column.addWidget(self.told)
            self.set_alone(self._alone)
            if section is None or sentence is None:
                self._say_nothing(section)
            else:
                self._show(section, sentence)
            self._column.addStretch(1)

    def keeps(self, identity: str) -> bool:
        """Whether it is this sentence that it shows, and the keyboard is here: what is undone is seen here then."""
        shown = self.sentence is not None and self.sentence.id == identity
        return shown and self.isVisible() and self.isAncestorOf(focused(self))

    def set_alone(self, alone: bool) -> None:
        """Whether it stands in the place of the text, and so has to say itself which sentence it is about."""
        self._alone = alone
        self.told.setVisible(alone and bool(self.told.text()))

    def _say_nothing(self, section: Section | None) -> None:
        words = (
            _("Write a sentence, or put the cursor into one. What it rests on is shown here.")
            if section
            else _("Choose a text, or begin one.")
        )
        self._column.addWidget(label(words, "hint"))

    def _show(self, section: Section, sentence: Sentence) -> None:
        standing = self._desk.thread.standings([sentence])[sentence.id]
        strands = self._desk.thread.under(sentence)
        condensed = bool(strands) and not sentence.rests
        said = _("What the condensate takes up carries it") if condensed else standing_words(standing)
        self._column.addWidget(label(said, "subheading"))
        if sentence.quote:
            self._show_quote(sentence)
            self._show_hints(section, sentence)
            return
        whose = self._desk.thread.whose()
        for strand in strands:
            self._column.addWidget(self._strand(strand, whose))
        self._column.addWidget(self._ways(section, sentence, standing))
        self._show_hints(section, sentence)
        self._show_conflicts(sentence)
        if section.genre is not Genre.CONDENSATE:
            units = (unit for strand in strands for unit in strand.units)
            self._column.addWidget(self._whose(sentence, whose.voiced(units)))

    def _ways(self, section: Section, sentence: Sentence, standing: Standing) -> QWidget:
        holder = QWidget()
        column = stack(holder, 0.4)
        waits = standing is Standing.BARE and section.genre not in UNASKED
        asks = button(
            _("Say what it rests on …"),
            self.rest_asked.emit,
            look="primary" if waits else "",
            tip=actions.tip("results.rest"),
        )
        column.addWidget(asks, 0, _LEFT)
        near = self._near(section, sentence)
        if near:
            words = ground_words(self._desk.context, near)
            rests = partial(self._rest, near)
            column.addWidget(
                Card("", words, _("The text was begun from this. The sentence rests on it, too."), rests)
            )
        whole = QCheckBox(_("The whole carries it"))
        whole.setAccessibleName(whole.text())
        whole.setChecked(sentence.whole)
        whole.toggled.connect(self._carry)
        hint = _("No words alone carry it, but all of them together.")
        whole.setAccessibleDescription(hint)
        column.addWidget(whole)
        column.addWidget(label(hint, "small"))
        return holder

    def _near(self, section: Section, sentence: Sentence) -> Ground | None:
        """What the text was begun from, where the sentence does not rest on it yet."""
        for kind, identity in ((Cluster, section.cluster), (Interview, section.interview)):
            ground = Ground(kind.KIND, identity)
            if identity and ground not in sentence.rests and self._desk.context.find(kind, identity):
                return ground
        return None

    def _strand(self, strand: Strand, whose: WhoseWords) -> QWidget:
        holder = QWidget()
        column = stack(holder, 0.35)
        if strand.ground.kind not in (Unit.KIND, Section.KIND) or strand.gone:
            column.addWidget(self._strand_heading(strand))
        if strand.gone:
            column.addWidget(label(_("It has been taken away since."), "hint"))
        for after in strand.went_on:
            ground = Ground(Cluster.KIND, after.id)
            words = ground_words(self._desk.context, ground)
            rests = partial(self._rest, ground)
            column.addWidget(Card("", words, _("It went on as this. The sentence rests on it, too."), rests))
        if strand.ground.kind == Cluster.KIND and not strand.gone and not strand.units:
            column.addWidget(label(_("Nothing lies in it now."), "hint"))

        def card(unit: Unit) -> UnitCard:
            made = UnitCard(self._desk, unit, ", ".join(whose.of_unit(unit.interview, unit.id)))
            made.heard.connect(self.heard)
            made.wanted.connect(self.unit_wanted)
            if strand.ground.kind == Unit.KIND:
                made.offer(self._letting_go(strand))
            return made

        if strand.units:
            column.addWidget(UnitCards(strand.units, card))
        return holder

    def _strand_heading(self, strand: Strand) -> QWidget:
        holder = QWidget()
        line = row(holder, 0.3)
        line.addWidget(label(ground_words(self._desk.context, strand.ground), "subheading"), 1)
        if strand.ground.kind == Cluster.KIND and not strand.gone:
            shower = icon_button(
                "right", _("Show it on the table"), partial(self.cluster_wanted.emit, strand.ground.id)
            )
            line.addWidget(shower)
        line.addWidget(self._letting_go(strand))
        return holder

    def _letting_go(self, strand: Strand) -> QWidget:
        made = icon_button(
            "close", _("The sentence does not rest on this"), partial(self._let_go, strand.ground)
        )
        made.setAccessibleDescription(ground_words(self._desk.context, strand.ground))
        return made

    def _show_quote(self, sentence: Sentence) -> None:
        quote = self._desk.context.find(Quote, sentence.quote)
        said = quote and not artificial(self._desk.context, quote.unit)
        doubt = voices_words(self._desk.quotes.one(sentence.quote)) if said else ""
        told = doubt or _("A quote stands here, in the participant’s words.")
        self._column.addWidget(label(told, "hint"))
        if quote:
            about = self._desk.quotes.about(sentence.quote)
            code = self._desk.thread.whose().of_quote(quote)
            unit = Unit(id="", interview=about.interview, anchor=about.passage)
            card = UnitCard(self._desk, unit, code)
            card.heard.connect(partial(self._pass_on, self.passage_heard, about))
            card.wanted.connect(partial(self._pass_on, self.passage_wanted, about))
            self._column.addWidget(card)

    def _pass_on(self, signal: SignalInstance, about: About, _unit: str) -> None:
        signal.emit(about)

    def _show_hints(self, section: Section, sentence: Sentence) -> None:
        for hint in self._desk.results.hints(sentence, section.genre):
            self._column.addWidget(self._hint(hint_words(hint), partial(self._put_aside, hint)))

    def _hint(self, words: str, aside: partial[None]) -> QWidget:
        holder = frame("notice")
        column = stack(holder, 0.3, 0.6)
        column.addWidget(label(words))
        away = button(_("Put aside"), aside, look="quiet")
        away.setAccessibleDescription(words)
        column.addWidget(away, 0, _LEFT)
        return holder

    def _show_conflicts(self, sentence: Sentence) -> None:
        for number, conflict in enumerate(self._desk.conflicts.of_records()):
            if conflict.id == sentence.id:
                words = _("Changed in two ways on two computers. Both are kept until somebody chooses.")
                opener = button(_("Show both"), partial(self._show_both, number))
                holder = frame("notice")
                column = stack(holder, 0.3, 0.6)
                column.addWidget(label(words))
                column.addWidget(opener, 0, _LEFT)
                self._column.addWidget(holder)
                return

    def _whose(self, sentence: Sentence, voiced: Iterable[str]) -> QWidget:
        members = {member.id: member for member in self._desk.members.list()}
        source = provenance(sentence.text, _roles(members), voiced)
        holder = QWidget()
        column = stack(holder, 0.2)
        column.addWidget(label(whose_words(source, sentence.text.authors, members), "small"))
        column.addWidget(button(_("Whose words these are …"), self._ask_whose, look="quiet"), 0, _LEFT)
        return holder

    # what is done

    def _rest(self, ground: Ground) -> None:
        if self.sentence:
            identity = self.sentence.id
            self._hub.attempt(lambda: self._desk.results.rest(identity, [ground]))

    def _let_go(self, ground: Ground) -> None:
        if self.sentence:
            identity = self.sentence.id
            self._hub.attempt(lambda: self._desk.results.let_go(identity, ground))

    def _carry(self, whole: bool) -> None:
        if self.sentence:
            identity = self.sentence.id
            self._hub.attempt(lambda: self._desk.results.carry(identity, whole=whole))

    def _put_aside(self, hint: Noticed) -> None:
        if self.sentence:
            identity = self.sentence.id
            self._hub.attempt(lambda: self._desk.results.put_aside(identity, hint))

    def _show_both(self, number: int) -> None:
        ConflictsDialog(self._desk, self._hub, self.window(), number).exec()

    def _ask_whose(self) -> None:
        if self.sentence:
            WhoseDialog(self._desk, self._hub, self.sentence, self.window()).exec()


def _roles(members: dict[str, Member]) -> dict[str, tuple[Role, ...]]:
    return {identity: member.roles for identity, member in members.items()}
