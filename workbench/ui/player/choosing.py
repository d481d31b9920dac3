"""Which player there is on this computer. Without Qt's multimedia libraries everything else still works."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.ui.player.protocol import Player

PlayerMaker = Callable[[QObject], Player]


try:
    from workbench.ui.player.qt_player import QtPlayer
except ImportError:  # libpulse0 is missing on a bare Debian
    QtPlayer = None

QT_PLAYER: PlayerMaker | None = QtPlayer
