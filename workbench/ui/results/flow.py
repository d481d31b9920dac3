"""What takes a question or two in the results: beginning a text, saying what a sentence rests on, putting in a quote."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.study.clusters import Cluster
from workbench.study.results import Genre
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.results import choices
from workbench.ui.results.text_page import TextPage
from workbench.ui.results.words import genre_from
from workbench.ui.rooms import Room


class ResultsFlow(QObject):
    """Works in a room, on the page that is shown there. Tells by `text_wanted` which text is to be written in."""

    text_wanted = Signal(str)

    def __init__(self, room: Room, page: TextPage) -> None:
        super().__init__(room)
        self._room, self._page = room, page
        self._desk, self._hub = room.desk, room.hub

    def write_from(self, identity: str) -> None:
        """Go on with the text that was begun from a cluster, or begin one of the kind that the method has."""
        texts = self._desk.results.of_cluster(identity)
        if texts:
            self.text_wanted.emit(texts[0].id)
            return
        cluster = self._desk.context.find(Cluster, identity)
        genre = genre_from(self._desk.method.now, part=bool(cluster and cluster.within))
        self._made(genre, cluster=identity)

    def begin(self, kind: str, chosen: str) -> None:
        """Begin a text of a kind (`Genre`); `chosen` is the one that a variation is of."""
        genre = Genre(kind)
        if genre in (Genre.CONDENSATE, Genre.ANALYTIC):
            cluster = choices.ask_cluster(self._desk, self._window)
            if cluster is not None:
                self._made(genre, cluster=cluster)
        elif genre is Genre.NEW_WHOLE:
            interview = choices.ask_interview(self._desk, self._window)
            if interview is not None:
                self._made(genre, interview=interview)
        else:
            self._made(genre, within=chosen if genre is Genre.VARIATION else "")

    def begin_from(self) -> None:
        """Ask for a cluster, and write from it."""
        cluster = choices.ask_cluster(self._desk, self._window)
        if cluster:
            self.write_from(cluster)

    def shift(self, text: str, step: int) -> None:
        """Move a text up (-1) or down (1)."""
        self._hub.attempt(lambda: self._desk.results.shift(text, step))

    def remove(self, identity: str) -> None:
        """Take a text away, after asking where something is written in it."""
        if self._desk.results.sentences(identity) and not confirmed(
            self._window,
            _("Take the text away?"),
            _("It goes with all its sentences, for all of you. Undo brings it back."),
            _("Take it away"),
            _("Leave it"),
        ):
            return
        if self._hub.attempt(lambda: self._desk.results.remove(identity)):
            self._hub.said.emit(_("The text was taken away. Undo brings it back."))

    def ask_rest(self) -> None:
        """Ask what the sentence that the cursor is in rests on."""
        self._page.keep()
        section, sentence = self._page.section, self._page.sentence
        if section is None or sentence is None:
            self._hub.said.emit(_("Put the cursor into a sentence first."))
            return
        if grounds := choices.ask_grounds(self._desk, section, sentence, self._window):
            self._hub.attempt(lambda: self._desk.results.rest(sentence.id, grounds))

    def ask_quote(self) -> None:
        """Ask which quote is to stand after the sentence that the cursor is in."""
        self._page.keep()
        section, sentence = self._page.section, self._page.sentence
        if section is None or not self._hub.attempt(lambda: self._desk.results.expects_quotes(section.id)):
            return
        if not self._desk.results.quotes():
            self._hub.said.emit(_("No quote has been chosen yet."))
            return
        if quote := choices.ask_quote(self._desk, self._window):
            after = sentence.id if sentence else ""
            self._hub.attempt(lambda: self._desk.results.put_quote(section.id, quote, after))

    def _made(self, genre: Genre, *, cluster: str = "", interview: str = "", within: str = "") -> None:
        begin = self._desk.results.begin
        made = self._hub.ask(lambda: begin(genre, cluster=cluster, interview=interview, within=within))
        if made:
            self.text_wanted.emit(made.id)

    @property
    def _window(self) -> QWidget:
        return self._room.window()
