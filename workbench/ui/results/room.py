"""The results: constituents, variations and the essence, each sentence with what it rests on."""

from workbench.ui.rooms import Room


class ResultsRoom(Room):
    """The results."""
