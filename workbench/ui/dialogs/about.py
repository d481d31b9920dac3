"""What the program is, and what it keeps to itself."""

from PySide6.QtWidgets import QWidget

from workbench import __version__
from workbench.cellar.words import _
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import label


class AboutDialog(Dialog):
    """Name, version, promises, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent, _("Lifeworld Workbench"), _("Version {version}").format(version=__version__), wide=30
        )
        for words in (
            _(
                "For reading interviews together: listening, correcting, marking units of meaning, and holding "
                "back what one thinks one knows already."
            ),
            _(
                "Everything stays on this computer. The program opens no connection of its own; "
                "a speech model is fetched only when you ask for it."
            ),
            _("Free software under the Apache License 2.0."),
        ):
            self.body.addWidget(label(words))
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept, look="primary").setFocus()
