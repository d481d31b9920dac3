"""The doorway between the first page and the rooms behind it.

Database, sound and player take longer to load than the first page takes to show. So they are fetched while that
page is looked at, or at the latest when somebody goes through a door.
"""

import importlib
import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workbench.ui.doors import Doors

_BEHIND = "workbench.ui.doors"


def doors(window: QWidget) -> "Doors":
    """The doors of a window; what lies behind them is loaded if it is not yet."""
    return importlib.import_module(_BEHIND).Doors(window)


def fetch() -> threading.Thread:
    """Load what lies behind the doors, beside the window's own work."""
    fetching = threading.Thread(target=importlib.import_module, args=(_BEHIND,), name="doorway")
    fetching.start()
    return fetching
