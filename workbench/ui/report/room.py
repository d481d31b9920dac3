"""The report: what leaves the study for an article, with a preview."""

from workbench.ui.rooms import Room


class ReportRoom(Room):
    """The report."""
