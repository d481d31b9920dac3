"""The sample study when the analysis has gone on, without sound: for tests of what comes after marking."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.archive.header import LEAST_COST
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.opening import make_sample_study, sample_facts
from workbench.desk.prepared import write_analysis
from workbench.desk.sample import write_scripts
from workbench.history.log import making
from workbench.study.ids import new_id
from workbench.study.interviews import Recording

LENGTH = 240_000
"""Milliseconds that each recording is said to have: the longest has 230 s."""


@dataclass(frozen=True)
class Analysed:
    """The study, where the lead (Ingrid) works, and the identities of what is in it: `ids["unit:faces"]`.

    The names stand in `resources/sample/analysis.json`.
    """

    desk: Desk
    ids: dict[str, str]

    def work_as(self, name: str) -> None:
        """Let another member work: Ingrid (lead), Jonas or Mariam (peers)."""
        pin = next(told["pin"] for told in sample_facts()["members"] if told["name"] == name)
        member = next(one for one in self.desk.members.list() if one.name == name)
        self.desk.members.switch(member.id, pin)


@contextmanager
def analysed(folder: Path) -> Iterator[Analysed]:
    """The study in `folder`, closed afterwards."""
    desk = make_sample_study(folder, LEAST_COST)
    try:
        with desk.context.log.together():
            for interview in desk.interviews.list():
                recording = Recording(id=new_id(), interview=interview.id, duration=LENGTH, place="11")
                desk.context.record(Gesture.RECORDING_ADDED, making(recording))
            write_scripts(desk, all_of_them=True)
            ids = write_analysis(desk)
        yield Analysed(desk, ids)
    finally:
        desk.close()
