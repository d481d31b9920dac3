"""Erasing a participant for good: who, what goes with it, and the code typed once more."""

from PySide6.QtWidgets import QComboBox, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.erasing import ToErase, several
from workbench.desk.telling import going_words
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.parts import field, label, labelled


class EraseDialog(Dialog):
    """Accepted once it is erased; `erased` is the code then."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Erase a participant for good"),
            _("For somebody who has withdrawn. It cannot be undone."),
        )
        self._desk = desk
        self._hub = hub
        self.erased = ""
        self._asked: ToErase | None = None
        self.code = QComboBox()
        self.code.addItems(desk.erasures.codes())
        self.code.currentTextChanged.connect(self._show)
        self.choice = labelled(_("Which participant?"), self.code)
        self.nothing = label(_("There is no participant in this study."))
        self.numbers = label("", "subheading")
        self.several = label("")
        self.others = label(
            _(
                "It goes from this study at once, with the copies that the program has made. In your colleagues' studies it goes when they next take in changes from you or meet at "
                "the team's server. Backups and files that you have made yourselves you must delete yourselves."
            )
        )
        self.server = label(desk.team.before_erasing)
        self.results = label("")
        self.again = field(_("Type the code once more"))
        self.again_line = labelled(_("Type the code once more, so that it is the right one"), self.again)
        parts = (
            self.choice, self.numbers, self.several, self.others, self.server, self.results, self.again_line
        )  # fmt: skip
        for part in (self.nothing, *parts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.leave = self.offer_cancel()
        self.eraser = self.offer(_("Erase for good"), self.erase, look="care")
        some = self.code.count() > 0
        self.nothing.setVisible(not some)
        self.several.setVisible(False)
        for part in (self.choice, self.numbers, self.others, self.again_line, self.eraser):
            part.setVisible(some)
        self.server.setVisible(some and bool(self.server.text()))
        self._show(self.code.currentText())
        (self.code if some else self.leave).setFocus()

    def erase(self) -> None:
        """Erase it, if the code was typed once more."""
        if self.attempt(self._erase):
            self._hub.poll()
            self.accept()

    def _erase(self) -> None:
        asked = self._asked
        if asked is None or self.again.text().strip().upper() != asked.code:
            raise Refusal(
                _("Nothing was erased. Type the code of the participant in the line below, to be sure.")
            )
        self._hub.settling.emit()
        self._desk.erasures.erase(self._desk.erasures.asked(asked.code))
        self.erased = asked.code

    def _show(self, code: str) -> None:
        self._asked = None
        if code and self.attempt(lambda: self._ask(code)) and self._asked:
            self.numbers.setText(going_words(self._asked))
            self.several.setText(several(self._asked))
            self.several.setVisible(len(self._asked.participants) > 1)
            resting = len(self._desk.overlook.resting_on(self._asked.interviews))
            self.results.setText(results_words(resting))
            self.results.setVisible(bool(resting))
            if self.isVisible():
                self.fit()

    def _ask(self, code: str) -> None:
        self._asked = self._desk.erasures.asked(code)


def results_words(count: int) -> str:
    """That sentences of the results rest on what goes, and stay."""
    return _n(
        "{count} sentence of the results rests on what was said there. It is the group's and stays. Look first whether "
        "it holds words of the participant, and say it in your own.",
        "{count} sentences of the results rest on what was said there. They are the group's and stay. Look first whether "
        "they hold words of the participant, and say them in your own.",
        count,
    ).format(count=count)
