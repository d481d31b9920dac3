"""Who says what in an interview."""

from tests.desk.conftest import Table
from workbench.study.people import Speaker


def spoken(table: Table) -> list[tuple[str, str]]:
    context = table.desk.context
    turns = table.desk.transcripts.reading(table.interview.id).turns
    names = {one.id: one.label for one in context.all(Speaker, table.interview.id)}
    return [(names.get(turn.speaker, ""), turn.text) for turn in turns]


def speaker(table: Table, label: str) -> Speaker:
    return next(one for one in table.desk.interviews.speakers(table.interview.id) if one.label == label)
