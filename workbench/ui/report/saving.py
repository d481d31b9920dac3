"""Saving the report: first what is to be looked at, then where and as what."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.report import Gathered
from workbench.desk.report_choices import Notice
from workbench.desk.report_writing import PICTURE_SUFFIXES, formats_of_reports, write_picture, write_report
from workbench.exchange.report.content import Figure
from workbench.exchange.report.protocol import ReportFormat
from workbench.ui.dialogs.base import Dialog
from workbench.ui.file_chooser import choose_place
from workbench.ui.hub import Hub
from workbench.ui.parts import label

FIRST = "report-docx"
SHOWN = 12
"""So many things to look at stand in the dialog; all of them stand in the room."""


class BeforeItLeaves(Dialog):
    """What is to be looked at. Nothing of it keeps anybody from saving.

    `looks`: it is to be looked at first.
    """

    def __init__(self, notices: Sequence[Notice], parent: QWidget, title: str = "") -> None:
        super().__init__(
            parent,
            title or _("Before the report leaves"),
            _("The file is not encrypted, and whoever has it can read it. Look at these first:"),
            wide=38,
        )
        self.looks = False
        for one in notices[:SHOWN]:
            self.body.addWidget(label(_("– {sentence}").format(sentence=one.words)))
        if len(notices) > SHOWN:
            more = len(notices) - SHOWN
            told = _n(
                "and {count} more, under “Before it leaves”",
                "and {count} more, under “Before it leaves”",
                more,
            )
            self.body.addWidget(label(told.format(count=more), "hint"))
        self.offer(_("Look at them first"), self._look).setFocus()
        self.offer(_("Save it"), self.accept, look="primary")

    def _look(self) -> None:
        self.looks = True
        self.reject()


def save_report(
    desk: Desk, hub: Hub, found: Gathered, window: QWidget, look: Callable[[], object] = lambda: None
) -> bool:
    """Tell what is to be looked at, ask where the report is to be written, and write it; whether it was.

    `look` leads to where what is to be looked at stands in the room.
    """
    if not _looked_at(found.notices, window, look):
        return False
    formats = {f"{_(one.words)} (*{one.suffix})": one for one in formats_of_reports()}
    first = next((words for words, one in formats.items() if one.name == FIRST), "")
    beside = desk.folder.parent / f"{_name(found.report.title)}.docx"  # outside the study's folder
    title = _("Save the report as a file that is not encrypted")
    chosen = choose_place(window, title, beside, list(formats), first)
    if chosen is None:
        return False
    place, kind = chosen
    endings = {one.suffix: one for one in formats.values()}
    chosen_kind = formats.get(kind) or next(iter(formats.values()))
    return _write(hub, found, endings.get(place.suffix.casefold(), chosen_kind), place)


def save_picture(
    desk: Desk,
    hub: Hub,
    found: Gathered,
    figure: Figure,
    window: QWidget,
    look: Callable[[], object] = lambda: None,
) -> bool:
    """Tell what is to be looked at, ask where a picture is to be written and as what, and write it; whether it was."""
    if not _looked_at(found.of_picture(figure.key), window, look, _("Before the picture leaves")):
        return False
    kinds = {f"{_(words)} (*{suffix})": suffix for suffix, words in PICTURE_SUFFIXES.items()}
    beside = desk.folder.parent / f"{_name(figure.title)}.png"
    title = _("Save the picture as a file that is not encrypted")
    chosen = choose_place(window, title, beside, list(kinds), next(iter(kinds)))
    if chosen is None:
        return False
    place, kind = chosen
    typed = place.suffix.casefold()
    suffix = typed if typed in PICTURE_SUFFIXES else kinds.get(kind, ".png")
    whole = place if place.suffix.casefold() == suffix else place.with_name(place.name + suffix)
    kept = hub.ask(lambda: write_picture(figure, whole, overwrite=whole == place))
    if kept:
        hub.said.emit(_("The picture is saved as {name}. That file is not encrypted.").format(name=kept.name))
    return kept is not None


def _looked_at(
    notices: Sequence[Notice], window: QWidget, look: Callable[[], object], title: str = ""
) -> bool:
    """Whether nothing is to be looked at, or it is to be saved all the same."""
    if not notices:
        return True
    before = BeforeItLeaves(notices, window, title)
    if before.exec() == QDialog.DialogCode.Accepted:
        return True
    if before.looks:
        look()
    return False


def _write(hub: Hub, found: Gathered, format_: ReportFormat, place: Path) -> bool:
    whole = (
        place if place.suffix.casefold() == format_.suffix else place.with_name(place.name + format_.suffix)
    )
    # The chooser has asked about the name that it gave back, and about no other.
    kept = hub.ask(lambda: write_report(found.report, format_.name, whole, overwrite=whole == place))
    if kept:
        hub.said.emit(_("The report is saved as {name}. That file is not encrypted.").format(name=kept.name))
    return kept is not None


def _name(title: str) -> str:
    fit = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in title)
    return " ".join(fit.split())[:80] or _("Report")
