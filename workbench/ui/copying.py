"""What is copied: held by Qt until something else is, so also when the program ends."""

from PySide6.QtCore import QMimeData


def bare(made: QMimeData) -> QMimeData:
    """What Qt itself has made for the clipboard out of a selection, with nothing in it yet.

    One that is made here would bring the program down at its end, when Qt lets go of it after Python has.
    """
    made.text()  # until somebody asks, Qt has its own words still to put in
    made.clear()
    return made
