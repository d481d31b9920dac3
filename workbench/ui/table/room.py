"""The table: units as cards, and the clusters that the group lays."""

from workbench.ui.rooms import Room


class TableRoom(Room):
    """The table."""
