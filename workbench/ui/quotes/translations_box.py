"""The translations of a quote below it: who wrote each, who has compared it, whether it is stale."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.quotes import Quoted
from workbench.desk.translations import Translated
from workbench.study.people import Member
from workbench.ui.flow import FlowLayout
from workbench.ui.item_layout import emptied, put
from workbench.ui.keyboard import focused
from workbench.ui.parts import button, frame, label, readable, stack
from workbench.ui.quotes.edit_box import Do
from workbench.ui.quotes.quote_words import checked_words, language_words, stale_words
from workbench.ui.style import em
from workbench.ui.wordings import name_of, quoted


class TranslationsBox(QWidget):
    """Tells by `write_asked` which language one wants to write in, with what to begin with, by `check_asked` what to compare."""

    write_asked = Signal(str, str)
    check_asked = Signal(str)

    def __init__(self, desk: Desk, do: Do) -> None:
        super().__init__()
        self._desk = desk
        self._do = do
        column = stack(self, 0.6)
        column.addWidget(label(_("In other languages"), "subheading"))
        self._holder = QWidget()
        self._cards = stack(self._holder, 0.6)
        column.addWidget(self._holder)
        self.nothing = label(_("It is not translated yet."), "hint")
        column.addWidget(self.nothing)
        below = QWidget()
        self.translator = button(_("Translate …"), lambda: self.write_asked.emit("", ""), icon="edit")
        FlowLayout(below, em(0.3)).addWidget(self.translator)
        column.addWidget(below)

    def show_translations(self, quoted_: Quoted, members: Mapping[str, Member]) -> None:
        """Show them as they stand."""
        had = self._holder.isAncestorOf(focused(self))
        emptied(self._cards)
        for one in quoted_.printed.translations:
            put(self._cards, self._card(one, members))
        self.nothing.setVisible(not quoted_.printed.translations)
        if had:
            self.translator.setFocus()

    def _card(self, one: Translated, members: Mapping[str, Member]) -> QWidget:
        translation = one.translation
        card = frame("card")
        column = stack(card, 0.4, 0.8)
        author = name_of(members.get(translation.author))
        head = _("{language}, translated by {name}").format(
            language=language_words(translation.language), name=author
        )
        column.addWidget(label(head, "subheading"))
        text = readable(quoted(translation.text), "words")
        text.setAccessibleName(f"{head}. {text.text()}")
        column.addWidget(text)
        if translation.nuance:
            column.addWidget(_across(author, translation.nuance))
        for check in (*one.checks, *one.earlier):
            if check.note:
                column.addWidget(_across(name_of(members.get(check.author)), check.note))
        if one.stale:
            notice = frame("warning")
            stack(notice, 0.3, 0.5).addWidget(label(stale_words(one)))
            column.addWidget(notice)
        column.addWidget(label(checked_words(one, members), "small"))
        column.addWidget(self._offers(one, head))
        return card

    def _offers(self, one: Translated, head: str) -> QWidget:
        holder = QWidget()
        line = FlowLayout(holder, em(0.3))
        for words, then in self._ways(one):
            made = button(words, then, look="quiet")
            made.setAccessibleDescription(head)
            line.addWidget(made)
        return holder

    def _ways(self, one: Translated) -> list[tuple[str, Callable[[], object]]]:
        """What the member who works here can do with a translation."""
        translation, me = one.translation, self._desk.context.reader
        language, writes = translation.language, self._desk.translations
        if translation.author == me:
            words = _("Translate it anew …") if one.stale else _("Change …")
            return [
                (words, partial(self.write_asked.emit, language, "")),
                (_("Remove"), lambda: self._do(partial(writes.remove, translation.id))),
            ]
        ways: list[tuple[str, Callable[[], object]]] = []
        if any(check.author == me for check in one.checks):
            ways.append(
                (_("Take back that I compared it"), lambda: self._do(partial(writes.uncheck, translation.id)))
            )
        elif not one.stale:
            ways.append((_("Compare it …"), partial(self.check_asked.emit, translation.id)))
        if not writes.own(translation.quote, language):
            ways.append(
                (_("Write my own beside it …"), partial(self.write_asked.emit, language, translation.text))
            )
        return ways


def _across(name: str, nuance: str) -> QWidget:
    return label(_("What does not come across, {name}: {words}").format(name=name, words=nuance))
