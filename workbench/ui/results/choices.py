"""What can be chosen in the results: for a sentence to rest on, for a text to begin from, for a quote to stand there."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.open_words import beginning
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview
from workbench.study.quotes import Quote
from workbench.study.results import Ground, Section, Sentence
from workbench.study.tokens import in_language
from workbench.study.units import Unit
from workbench.ui.results.choose_dialog import Choice, ChooseDialog
from workbench.ui.wordings import quoted

_MOST = 100
"""So many units are shown for words that somebody looks for."""


def ask_grounds(desk: Desk, section: Section, sentence: Sentence, parent: QWidget | None) -> list[Ground]:
    """Ask what a sentence of a text rests on; nothing where that was cancelled."""
    whose = desk.thread.whose()

    def found(words: str) -> Iterator[Choice]:
        yield from _clusters(desk, words, section.cluster)
        units = _units_found(desk, words) if words else _nearest(desk, section)
        for unit in units:
            text = quoted(in_language(unit.anchor.text, language()))
            yield Choice(
                (Unit.KIND, unit.id),
                text,
                _("Unit of meaning · {code}").format(code=", ".join(whose.of_unit(unit.interview, unit.id))),
            )
        if section.interview and not words and (interview := desk.interviews.get(section.interview)):
            yield Choice((Interview.KIND, interview.id), interview.title, _("The interview as a whole"))

    dialog = ChooseDialog(
        parent,
        _("What does the sentence rest on?"),
        _("Tick what carries it. Words find units of meaning in all interviews."),
        found,
        about=sentence.text.text,
        several=True,
    )
    dialog.exec()
    return [Ground(*key) for key in dialog.chosen]


def ask_cluster(desk: Desk, parent: QWidget | None) -> str | None:
    """Ask which cluster a text is begun from: empty for none, None where that was cancelled."""
    groups = desk.method.now.groups

    def found(words: str) -> Iterator[Choice]:
        yield from _clusters(desk, words)
        if not words:
            yield Choice((Cluster.KIND, ""), _("None: write it by itself"))

    dialog = ChooseDialog(parent, _(groups.several), _("What is the text begun from?"), found)
    dialog.exec()
    return dialog.chosen[0][1] if dialog.chosen else None


def ask_interview(desk: Desk, parent: QWidget | None) -> str | None:
    """Ask in which interview something does not fit: empty for none of them, None where that was cancelled."""

    def found(words: str) -> Iterator[Choice]:
        for one in desk.interviews.list():
            if words.casefold() in one.title.casefold():
                yield Choice((Interview.KIND, one.id), one.title, desk.interviews.participant_code(one))
        if not words:
            yield Choice((Interview.KIND, ""), _("None: in the whole of them"))

    dialog = ChooseDialog(
        parent, _("What does not fit"), _("Which interview do you hold against the result?"), found
    )
    dialog.exec()
    return dialog.chosen[0][1] if dialog.chosen else None


def ask_quote(desk: Desk, parent: QWidget | None) -> str:
    """Ask which of the quotes is to stand in a text; empty where that was cancelled."""
    whose = desk.thread.whose()

    def found(words: str) -> Iterator[Choice]:
        for one in desk.results.quotes():
            printed = desk.results.printed(one.id)
            if words.casefold() in printed.casefold():
                yield Choice((Quote.KIND, one.id), quoted(printed), whose.of_quote(one))

    dialog = ChooseDialog(
        parent, _("Quotes"), _("Which quote is to stand after the sentence that you are in?"), found
    )
    dialog.exec()
    return dialog.chosen[0][1] if dialog.chosen else ""


def _clusters(desk: Desk, words: str, first: str = "") -> Iterator[Choice]:
    """Those with these words in their names; `first` comes first, and those without a name are left out."""
    one_called = beginning(_(desk.method.now.groups.one))
    clusters = sorted(desk.context.all(Cluster), key=lambda one: (one.id != first, one.name.text.casefold()))
    for one in clusters:
        if one.name.text and words.casefold() in one.name.text.casefold():
            yield Choice((Cluster.KIND, one.id), one.name.text, one_called)


def _nearest(desk: Desk, section: Section) -> list[Unit]:
    return desk.thread.units_in(section.cluster)[:_MOST] if section.cluster else []


def _units_found(desk: Desk, words: str) -> list[Unit]:
    found = desk.finder.find(words, 4 * _MOST)
    units = (desk.units.get(one.unit_id) for one in found if one.kind == Unit.KIND)
    return [unit for unit in units if unit][:_MOST]
