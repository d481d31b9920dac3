"""The method of the study: its steps, what each asks, and what the group has."""

from workbench.ui.rooms import Room


class MethodRoom(Room):
    """The method of the study."""
