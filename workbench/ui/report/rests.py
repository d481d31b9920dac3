"""What a sentence of the report rests on: its units, to be heard or to be seen where they were said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.report import Pointed
from workbench.exchange.report.content import Heard, Reference, Report, Strand
from workbench.exchange.report.layout_results import places_in_words
from workbench.study.about import About
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.parts import button, label, stack
from workbench.ui.silence import offer_sound, why_silent
from workbench.ui.style import em
from workbench.ui.wordings import quoted
from workbench.ui.wrapped_items import WholeList


class Rests(QWidget):
    """Tells by `heard` what is to be heard, and by `unit_wanted` which unit, or by `words_wanted` what words without one,
    are to be seen where they were said.
    """

    heard = Signal(object)
    unit_wanted = Signal(str)
    words_wanted = Signal(object)
    chosen = Signal(object)
    """What is chosen may be wanted to be heard next."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        column = stack(self, 0.4, 0.6)
        self.heading = label("", "subheading")
        self.sentence = label("")
        self.state = label("", "hint")
        self.units = WholeList()
        self.units.setAccessibleName(_("What the sentence rests on"))
        self.units.itemActivated.connect(self.hear)
        self.units.currentItemChanged.connect(self._offer)
        for part in (self.heading, self.sentence, self.state):
            column.addWidget(part)
        above = QWidget()
        line = FlowLayout(above, em(0.4))
        self.hearer = button(_("Hear it"), self.hear, look="primary", icon="play")
        self.shower = button(_("Show where it was said"), self.show_unit)
        for one in (self.hearer, self.shower):
            line.addWidget(one)
        column.addWidget(above)
        column.addWidget(self.units)
        column.addStretch(1)

    def show_number(self, report: Report, number: int) -> None:
        """Show what the sentence with a number of the report rests on."""
        reference = next((one for one in report.references if one.number == number), None)
        if reference:
            rows = list(self._all(report, reference))
            gone = [strand.name for strand in reference.strands if strand.gone]
            self._show(number, _sentence(report, number), rows, gone, whole=reference.whole)

    def show_pointed(self, pointed: Pointed) -> None:
        """Show what a sentence that does not leave with the report rests on."""
        rows = [(name, one.place, one.about) for name, found in pointed.strands for one in found]
        self._show(pointed.number, pointed.sentence, rows, pointed.gone, whole=pointed.whole)

    def _show(
        self,
        number: int,
        sentence: str,
        rows: Sequence[tuple[str, Heard, About]],
        gone: Sequence[str],
        *,
        whole: bool,
    ) -> None:
        self.heading.setText(_("Sentence {number}").format(number=number))
        self.sentence.setText(sentence)
        self.units.clear()
        for name, place, about in rows:
            [where] = places_in_words((place,))
            unit = self._desk.units.get(place.unit) if place.unit else None
            told = f"{where}\n{quoted((unit.anchor if unit else about.passage).text)}"
            item = QListWidgetItem(f"{name}: {told}" if name else told)
            item.setData(Qt.ItemDataRole.UserRole, (place, about))
            self.units.addItem(item)
        self.state.setText(
            " ".join(
                (
                    *self._state(gone, whole=whole),
                    *(_gone_words(name, gone.count(name)) for name in dict.fromkeys(gone)),
                )
            )
        )
        self.state.setVisible(bool(self.state.text()))
        self.units.setVisible(self.units.count() > 0)
        self.units.setCurrentRow(0)
        self._offer()

    @property
    def first(self) -> QWidget:
        """What the keyboard is put on: the units, with the first one chosen."""
        return self.units if self.units.count() else self.hearer

    def hear(self, _item: object = None) -> None:
        """Let the chosen unit be heard."""
        chosen = self._chosen()
        if chosen and not self._silent(*chosen):
            self.heard.emit(chosen[1])

    def show_unit(self) -> None:
        """Show the chosen unit, or words without one, in their interview."""
        if chosen := self._chosen():
            place, about = chosen
            if place.unit:
                self.unit_wanted.emit(place.unit)
            else:
                self.words_wanted.emit(about)

    def _all(self, report: Report, reference: Reference) -> Iterator[tuple[str, Heard, About]]:
        strands = list(_listed(report, reference))
        if reference.kept_apart or any(
            there.count or not all(place.unit for place in there.places) for _name, there in strands
        ):
            pointed = self._hub.ask(lambda: self._desk.report.reference(reference.mark))
            for name, found in pointed.strands if pointed else ():
                yield from ((name, one.place, one.about) for one in found)
            return
        for name, place in under(report, reference):
            if unit := self._desk.units.get(place.unit):
                interview = self._desk.interviews.get(unit.interview)
                # In print the title may be left out beside a code.
                titled = replace(place, interview=interview.title) if interview else place
                yield name, titled, self._desk.targets.unit(unit.id)

    def _state(self, gone: Sequence[str], *, whole: bool) -> Iterator[str]:
        if whole:
            yield _("Carried by the whole.")
        elif not (self.units.count() or gone):
            yield _("It does not say yet what it rests on.")

    def _silent(self, place: Heard, about: About) -> str:
        return why_silent(self._desk, about.interview, gone=place.gone, timed=place.start is not None)

    def _chosen(self) -> tuple[Heard, About] | None:
        item = self.units.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _offer(self, *_changed: object) -> None:
        chosen = self._chosen()
        self.shower.setEnabled(chosen is not None)
        offer_sound(self.hearer, self._silent(*chosen) if chosen else "", there=chosen is not None)
        if chosen:
            self.chosen.emit(chosen[1])


def under(report: Report, reference: Reference) -> Iterator[tuple[str, Heard]]:
    """The units under a sentence with the group that each lies in, also where they are listed under another number."""
    for name, there in _listed(report, reference):
        yield from ((name, place) for place in there.places)


def _listed(report: Report, reference: Reference) -> Iterator[tuple[str, Strand]]:
    """The groups under a sentence by their names, each as it is where its units are listed."""
    known = {one.number: one for one in report.references}
    for strand in reference.strands:
        there = strand
        if strand.as_in:
            listed = known[strand.as_in].strands if strand.as_in in known else ()
            there = next((one for one in listed if one.name == strand.name and not one.as_in), strand)
        yield strand.name, there


def _gone_words(name: str, count: int) -> str:
    if not name:
        told = _n(
            "It rested on something that is no longer there.",
            "It rested on {count} things that are no longer there.",
            count,
        )
        return told.format(count=count)
    return _("It rested on {name}, which is no longer there.").format(name=quoted(name))


def _sentence(report: Report, number: int) -> str:
    for text in (*report.texts, *report.artificial):
        for item in (item for paragraph in text.paragraphs for item in paragraph):
            if item.number == number:
                return item.text
    return ""
