"""The sample study as it looks when the analysis has gone on: what three members have marked, grouped and written.

`resources/sample/analysis.json` says it. It is written straight into the log, in the names of its authors: a member who
works here would need a hundred gestures for it.
"""

from workbench.desk.desk import Desk
from workbench.desk.opening import sample_facts
from workbench.desk.prepared.before import write_preparing, write_trail
from workbench.desk.prepared.grouping import write_table
from workbench.desk.prepared.marking import write_notes, write_units
from workbench.desk.prepared.told import Prepared, unfit
from workbench.desk.prepared.writing import write_quotes, write_results
from workbench.study.interviews import SCRIPT, Transcription


def write_analysis(desk: Desk) -> dict[str, str]:
    """Write the analysis into the sample study, whose transcripts are those of its script; all of it or nothing.

    What was written, by kind and name ("unit:faces"), and its identities. The lead works here afterwards. Raises Refusal
    where the words are others.
    """
    prepared = Prepared(desk)
    for member in reversed(sample_facts()["members"]):
        desk.members.switch(prepared.member(member["name"]), member["pin"])
    with desk.context.log.together():
        write_trail(prepared)
        write_preparing(prepared)
        write_units(prepared)
        write_notes(prepared)
        write_table(prepared)
        write_quotes(prepared)
        write_results(prepared)
    return prepared.ids


def refuse_unfit(desk: Desk) -> None:
    """Raise Refusal where people or interviews of the analysis are not in the study, or a machine has listened."""
    prepared = Prepared(desk)
    for made in desk.context.all(Transcription):
        if made.engine != SCRIPT and made.interview in prepared.interviews.values():
            raise unfit()


def is_analysed(desk: Desk) -> bool:
    """Whether anything has been marked in the study."""
    return any(desk.units.of(interview.id) for interview in desk.interviews.list())
