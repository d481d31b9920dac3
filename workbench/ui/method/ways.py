"""Where each kind of thing that a step leaves behind is made: a page or dialog of this room, or another room."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.cellar.words import mark
from workbench.methods.protocol import Artefact
from workbench.ui.rooms import INTERVIEWS

HERE = "method"


@dataclass(frozen=True)
class Way:
    """The words of the button that leads there, the room, and what is to be shown in it."""

    words: str
    room: str
    shows: str = ""


BRINGING, READING, THEMES, QUOTES = "bringing", "reading", "themes", "quotes"

WAYS: Mapping[Artefact, Way] = {
    Artefact.PRE_UNDERSTANDINGS: Way(mark("Write down what I bring"), HERE, BRINGING),
    Artefact.IMPRESSIONS: Way(mark("Read the whole"), HERE, READING),
    Artefact.THEME_LISTS: Way(mark("Go to the lists"), HERE, THEMES),
    Artefact.AGREED_THEMES: Way(mark("Go to the agreed list"), HERE, THEMES),
    Artefact.UNITS: Way(mark("Go to the units"), INTERVIEWS, "units"),
    Artefact.BRIDLING_NOTES: Way(mark("Go to the bridling note"), INTERVIEWS, "bridling"),
    Artefact.CLUSTERS: Way(mark("Go to the table"), "table"),
    Artefact.FIGURES: Way(mark("Go to the table"), "table"),
    Artefact.SUBGROUPS: Way(mark("Go to the table"), "table"),
    Artefact.CONDENSATES: Way(mark("Go to the results"), "results"),
    Artefact.CONSTITUENTS: Way(mark("Go to the results"), "results"),
    Artefact.ESSENCE: Way(mark("Go to the results"), "results"),
    Artefact.ANALYTIC_TEXTS: Way(mark("Go to the results"), "results"),
    Artefact.NEW_WHOLE: Way(mark("Go to the results"), "results"),
    Artefact.QUOTES: Way(mark("Go to the quotes"), HERE, QUOTES),
}
