"""A small study with two members and four turns, without sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desk.reported import OF_GROUP, Reported, group, report_of
from tests.speech.made_up import heard
from workbench.archive import kept_parts
from workbench.archive.header import LEAST_COST
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.desk.gestures import Gesture
from workbench.desk.opening import Founder, make_study
from workbench.history.log import making
from workbench.study.interviews import Interview, Recording, Turn
from workbench.study.order import at_time
from workbench.study.people import Member, Role
from workbench.study.tokens import Token

SAID = ("how was work", "I was so tired that day", "and then", "nobody asked me how I was")
PASSPHRASE = "a passphrase"
NEW = "a passphrase of her own"


@dataclass
class Table:
    """The study `desk` with its interview and members: Ada (lead), Bo (peer, PIN 4321)."""

    desk: Desk
    interview: Interview
    ada: Member
    bo: Member

    def turns(self) -> list[str]:
        return [turn.text for turn in self.desk.transcripts.reading(self.interview.id).turns]

    def turn(self, number: int) -> Turn:
        return self.desk.transcripts.reading(self.interview.id).turns[number]


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    desk = make_study(tmp_path / "study", "Work", PASSPHRASE, Founder("Ada"), cost=LEAST_COST)
    assert desk.member
    bo = desk.members.add("Bo", (Role.PEER,), "nb", "4321")
    interview = desk.interviews.add("First", participant_code="p1")
    writes = list(making(Recording(id="rec", interview=interview.id, duration=20_000)))
    time = 0
    for number, said in enumerate(SAID):
        tokens = []
        for word in said.split():
            tokens.append(Token(f"w{number}.{len(tokens)}", word, time, time + 250, 0.8))
            time += 300
        turn = Turn(
            id=f"turn{number}",
            interview=interview.id,
            recording="rec",
            place=at_time(tokens[0].start),
            tokens=tuple(tokens),
        )
        writes.extend(making(turn))
    desk.context.record(Gesture.TRANSCRIBED, writes, lasting=True)
    yield Table(desk, interview, desk.member, bo)
    desk.close()


@pytest.fixture
def told(table: Table) -> Table:
    """The study with what was heard of its recording."""
    kept_parts.keep(table.desk.context.archive.database, table.interview.id, "rec", heard(alike=0.5))
    return table


class Laptops:
    """Ada's table, where Bo works too, and Cy's own laptop."""

    def __init__(self, table: Table, folder: Path) -> None:
        self.table = table
        self.folder = folder
        self.ada = table.desk
        self._number = 0
        invitation = Exchange(self.ada).invite(folder / "invitation", "Cy", (Role.PEER,), "nb")
        self.code = invitation.code
        self.cy = join(folder / "cy", folder / "invitation", invitation.code, NEW, "2468", cost=LEAST_COST)
        self.give(self.cy, self.ada)

    def give(self, here: Desk, there: Desk, everything: bool = False) -> None:
        file = self.file()
        exchange = Exchange(here)
        exchange.pack(file, exchange.colleagues(), everything=everything)
        Exchange(there).take(file)

    def meet(self) -> None:
        """Each takes what the other has not seen."""
        self.give(self.cy, self.ada)
        self.give(self.ada, self.cy)

    def file(self) -> Path:
        self._number += 1
        return self.folder / f"bundle-{self._number}"


@pytest.fixture
def laptops(table: Table, tmp_path: Path) -> Iterator[Laptops]:
    made = Laptops(table, tmp_path)
    yield made
    made.cy.close()


@pytest.fixture
def made(table: Table) -> Reported:
    return report_of(table.desk, table.interview)


@pytest.fixture
def talk(table: Table, made: Reported) -> Interview:
    return group(table.desk, *OF_GROUP)
