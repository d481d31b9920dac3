"""Whose wording a name or a sentence is: peer, researcher, joint, or the participant's own words."""

from dataclasses import dataclass
from typing import ClassVar

import pytest

from workbench.study.people import Role
from workbench.study.provenance import WORDING, Provenance, Wording, provenance
from workbench.study.records import Record, coded

ROLES = {
    "ada": (Role.LEAD, Role.PEER),
    "bo": (Role.PEER,),
    "cy": (Role.PEER, Role.RESEARCHER),
    "dee": (Role.RESEARCHER,),
    "eli": (),
}
VOICED = ("It felt like walking through deep snow [pause 2 s] alone", "I was so tired.", "[laughter]")


@dataclass(frozen=True, kw_only=True)
class Named(Record):
    """A record of the kind that a cluster will be."""

    KIND: ClassVar[str] = "named"
    name: Wording = coded(WORDING, Wording())


@pytest.mark.parametrize(
    ("text", "authors", "whose"),
    [
        ("Being carried", ("bo",), Provenance.PEER),
        ("Being carried", ("bo", "cy"), Provenance.PEER),
        ("Being carried", ("dee",), Provenance.RESEARCHER),
        ("Being carried", ("ada",), Provenance.RESEARCHER),
        ("Being carried", ("ada", "eli", "dee"), Provenance.RESEARCHER),
        ("Being carried", ("bo", "ada"), Provenance.JOINT),
        ("Being carried", ("dee", "cy", "bo"), Provenance.JOINT),
        ("“Walking through  DEEP snow”", ("ada",), Provenance.PARTICIPANT),
        ("deep snow alone", ("bo", "ada"), Provenance.PARTICIPANT),
        ("tired", ("dee",), Provenance.PARTICIPANT),
        ("deep alone", ("dee",), Provenance.RESEARCHER),
        ("walking through deep snows", ("bo",), Provenance.PEER),
        ("alone I was", ("bo",), Provenance.PEER),
        ("laughter", ("bo",), Provenance.PEER),
        ("pause 2 s", ("bo",), Provenance.PEER),
        ("Being carried", (), None),
        ("…", ("bo",), None),
        ("", ("bo",), None),
    ],
)
def test_whose_a_wording_is(text: str, authors: tuple[str, ...], whose: Provenance | None) -> None:
    assert provenance(Wording(text, authors), ROLES, VOICED) is whose


def test_a_record_keeps_text_and_authors_as_one_value() -> None:
    named = Named(id="1", name=Wording("Dyp snø", ("bo", "ada")))
    assert named.values() == {"name": ["Dyp snø", ["bo", "ada"]]}
    assert Named.from_values("1", named.values()) == named
    assert Named.from_values("1", {}).name == Wording()
