"""The people of a study: members who work on it, participants who were interviewed, voices in the sound."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workbench.cellar.age import is_recipient
from workbench.study.records import PAIRS, PLACE, Record, coded, one_of, some_of, text_of_shape
from workbench.study.shapes import digits

_CODE = re.compile(r"P[1-9]\d{0,3}")


def participant_code(words: str) -> str:
    """The participant's code that these words are, P1, P2 …, or empty: also what a voice is called by may be one."""
    code = words.strip().upper()
    return code if _CODE.fullmatch(code) else ""


class Role(StrEnum):
    """What a member is in the study; one person may be several."""

    LEAD = "lead"
    RESEARCHER = "researcher"
    PEER = "peer"


def place_in_turn(roles: Collection[Role]) -> int:
    """Where somebody stands when one after the other is heard: peers first (0), the lead last (2)."""
    if Role.LEAD in roles:
        return 2
    return 0 if Role.PEER in roles else 1


def _is_opening(value: object) -> bool:
    return value == "" or is_recipient(value)


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """Somebody who works on the study. A PIN is none of it: it belongs to a computer, where the keys lie under it.

    `signing` (Ed25519, hexadecimal) is what others check the member's signatures with, `opening` (an age recipient)
    what they seal for the member with; both are the member's for good, and `vouched` says so (see `history.vouching`).
    `left` is the day of leaving (ISO 8601).
    """

    KIND: ClassVar[str] = "member"
    name: str = ""
    roles: tuple[Role, ...] = coded(some_of(Role), ())
    language: str = "en"
    signing: str = coded(text_of_shape(digits(64)), "")
    opening: str = coded(text_of_shape(_is_opening), "")
    vouched: str = ""
    left: str = ""
    sign: int = 0
    """Number of the member's pattern and colour in margins."""


@dataclass(frozen=True, kw_only=True)
class Participant(Record):
    """Somebody who was interviewed; appears as P1, P2 … and never by name.

    `traits` say coarsely who this is, each by what it is called ("Age", "30–39"): for the table of participants.
    """

    KIND: ClassVar[str] = "participant"
    code: str = ""
    traits: tuple[tuple[str, str], ...] = coded(PAIRS, ())


class VoiceRole(StrEnum):
    """Who a voice in the sound belongs to."""

    RESEARCHER = "researcher"
    PEER = "peer"
    PARTICIPANT = "participant"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Speaker(Record):
    """A voice in an interview: what stands before its turns ("Interviewer", "P1").

    `traits` say coarsely who a participant is that is heard in a group and has no interview alone (see `desk.described`);
    `described` is the code of that one, where the voice is called otherwise by now.
    """

    KIND: ClassVar[str] = "speaker"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    label: str = ""
    role: VoiceRole = coded(one_of(VoiceRole), VoiceRole.OTHER)
    place: str = coded(PLACE, "")
    traits: tuple[tuple[str, str], ...] = coded(PAIRS, ())
    described: str = ""

    @property
    def of_whom(self) -> str:
        """The code of whom the traits are of, or empty."""
        return self.described or participant_code(self.label)
