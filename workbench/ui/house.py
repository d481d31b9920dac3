"""Which rooms a study has, in their order."""

from workbench.cellar.words import _, mark
from workbench.ui.method.room import MethodRoom
from workbench.ui.report.room import ReportRoom
from workbench.ui.results.room import ResultsRoom
from workbench.ui.rooms import INTERVIEWS, Door
from workbench.ui.table.room import TableRoom

ROOMS = (
    Door("method", mark("Method"), MethodRoom),
    Door("table", mark("Table"), TableRoom),
    Door("results", mark("Results"), ResultsRoom),
    Door("report", mark("Report"), ReportRoom),
)


def names_of_rooms() -> dict[str, str]:
    """The rooms by name, each with its words, in the order of the switch."""
    return {INTERVIEWS: _("Interviews"), **{door.name: _(door.words) for door in ROOMS}}
