"""The laptops of random histories: each a whole copy of one study in memory, on which one member works.

Rounds go through the desk itself, with real keys; of the archive they need no more than a shelf.
"""

import random
from types import SimpleNamespace
from typing import Any

from workbench.cellar.age import new_identity, recipient_of
from workbench.cellar.errors import Refusal
from workbench.desk.context import Context
from workbench.desk.replies import Replies
from workbench.desk.rounds import Rounds
from workbench.history import undo
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.proof import unsigned
from workbench.history.steps import Step
from workbench.study.interviews import Interview
from workbench.study.people import Member, Role
from workbench.study.records import ALIVE
from workbench.study.rounds import PartState, Round

WORKS_ON = {"a": "ada", "b": "bo", "c": "cy", "d": "ada"}
"""Who works on which laptop: Ada has two."""
INTERVIEWS = ("i1", "i2")
NOTES = tuple(f"n{number}" for number in range(5))
ELSEWHERE = (
    ("placement", "c1", "i1"),
    ("placement", "c2", "i2"),
    ("sentence", "q1", "i1"),
    ("sentence", "q2", "i2"),
)
"""What is written beneath what, and the interview that one of the two is of."""
FIELDS = ("voice", "why", "another")
PROMPTS = ("first", "second")
SECRET = "sealed words"

_SECRETS = {member: new_identity() for member in ("ada", "bo", "cy")}
_ROLES = {"ada": (Role.LEAD,), "bo": (Role.PEER,), "cy": (Role.PEER,)}
MEMBERS = {
    member: Member(id=member, name=member, roles=_ROLES[member], opening=recipient_of(secret))
    for member, secret in _SECRETS.items()
}


def _begin() -> list[Step]:
    log = Log(MemoryShelf(), "s")
    begun = [*MEMBERS.values(), *(Interview(id=one, title="a talk") for one in INTERVIEWS)]
    log.record("ada", "g", [write for one in begun for write in making(one)], lasting=True)
    return [step for _number, step in log.shelf.steps_after(0)]


BEGIN = _begin()
"""What every laptop has from the beginning: the members and the interviews."""


def secret_of(member: str) -> str:
    """What a member opens with what is sealed for that member alone."""
    return _SECRETS[member]


class Laptop:
    """One copy of the study."""

    def __init__(self, name: str, chance: random.Random, keen: float) -> None:
        """`keen` is how much of what is done there belongs to rounds."""
        self.shelf = MemoryShelf()
        self.name, self.member = name, WORKS_ON[name]
        self._chance, self._keen = chance, keen
        self.log = Log(self.shelf, name, self._wrong_clock)
        self.log.take(BEGIN)
        identity = SimpleNamespace(opening=_SECRETS[self.member])
        keyring: Any = SimpleNamespace(
            sign=unsigned,
            identity=lambda member: identity if member == self.member else None,
            own=lambda _member: identity,
        )
        archive: Any = SimpleNamespace(shelf=self.shelf, replica=name)
        self.context = Context(archive, keyring)
        self.context.log = self.log
        self.context.member = MEMBERS[self.member]
        self.rounds = Rounds(self.context, transcripts=None)  # pyright: ignore[reportArgumentType]
        self.replies = Replies(self.context, self.rounds)

    def act(self) -> None:
        """One gesture."""
        if self._chance.random() < self._keen:
            self._take_part()
        elif self._chance.random() < 0.3:
            self._write_elsewhere()
        else:
            self._change_a_note()

    def _write_elsewhere(self) -> None:
        """Units into clusters, and quotes into texts: beneath a record that is not erased with what is written."""
        chance = self._chance
        kind, ground, interview = chance.choice(ELSEWHERE)
        of = {"placement": "cluster", "sentence": "quote"}[kind]
        what = chance.random()
        if what < 0.15 or (of, ground) not in self.shelf.present:
            there = {"interview": interview} if of == "quote" else {}
            self._make(of, ground, {ALIVE: True, "by": self.member, **there})
        elif what < 0.3:
            self._make(of, ground, {ALIVE: chance.random() < 0.3})
        elif what < 0.8 or (kind, f"u.{ground}") not in self.shelf.present:
            there = {"interview": interview} if kind == "placement" else {"interview": ""}
            values = {ALIVE: True, of: ground, **there, "place": chance.choice("abc")}
            self._make(kind, f"u.{ground}", values)
        else:
            self._make(kind, f"u.{ground}", {ALIVE: False})

    def _make(self, kind: str, identity: str, values: dict[str, Any]) -> None:
        writes = [Write(kind, identity, name, value) for name, value in values.items()]
        self.log.record(self.member, "g", writes)

    def _change_a_note(self) -> None:
        chance = self._chance
        note = chance.choice(NOTES)
        what = chance.random()
        if what < 0.2 or ("note", note) not in self.shelf.present:
            self._write(note, {ALIVE: True, "interview": INTERVIEWS[NOTES.index(note) % 2], "voice": "made"})
        elif what < 0.7:
            self._write(note, {chance.choice(FIELDS): str(chance.randint(0, 9))})
        elif what < 0.85:
            self._write(note, {ALIVE: False})
        elif what < 0.9:
            there = [Write("interview", chance.choice(INTERVIEWS), ALIVE, chance.random() < 0.5)]
            self.log.record(self.member, "g", there)
        elif what < 0.98:
            try:
                chance.choice((undo.undo, undo.redo))(self.log, self.member)
            except undo.ChangedSince:
                return
        else:
            gone = [chance.choice(INTERVIEWS)]
            self.log.record(self.member, "erased", [Write("erasure", f"e{gone[0]}", "interviews", gone)])

    def _take_part(self) -> None:
        chance, rounds = self._chance, self.rounds
        begun = self.context.all(Round)
        if not begun or chance.random() < 0.05:
            self._begin_a_round()
            return
        one = chance.choice(begun).id
        if chance.random() < 0.1:
            self._take_away(one)
            return
        writing = rounds.standing(one).mine is PartState.WRITING
        try:
            match chance.choice("wwwffp" if writing else "ottr"):
                case "w":
                    self._write_a_card(one)
                case "f":
                    if not any(rounds.own(one)):
                        self._write_a_card(one)
                    rounds.finish(one)
                case "p":
                    rounds.pass_by(one)
                case "o":
                    rounds.open_without_the_others(one)
                case "t":
                    rounds.turn(one)
                case _:
                    self.replies.say(
                        chance.choice(rounds.cards(one) or [SimpleNamespace(id="")]).id, "yes, and"
                    )
        except Refusal:
            return

    def _take_away(self, round_: str) -> None:
        try:
            self.rounds.take_away(round_)
        except Refusal:
            return

    def _write_a_card(self, round_: str) -> None:
        text = f"{SECRET} {self.name}{self.shelf.last_number()}"
        self.rounds.write(round_, self._chance.randrange(len(PROMPTS)), text)

    def _begin_a_round(self) -> None:
        members = self._chance.sample(sorted(MEMBERS), self._chance.randint(2, 3))
        begun = Round(
            id=f"r{self.name}{self.shelf.last_number()}",
            interview=self._chance.choice(INTERVIEWS),
            author=self.member,
            prompts=PROMPTS,
            members=tuple(members),
            began=self._wrong_clock(),
        )
        self.log.record(self.member, "round-begun", making(begun), lasting=True)

    def _write(self, note: str, values: dict[str, Any]) -> None:
        self._make("note", note, values)

    def _wrong_clock(self) -> str:
        return f"{self._chance.randint(1970, 2200)}-01-01T00:00:00Z"
