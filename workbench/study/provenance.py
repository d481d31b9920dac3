"""Whose wording became a name or a sentence that the whole group goes on with.

Source of the terms: METHODS, "Balance": peer, researcher, joint, participant's word. A record that holds such words
declares its field as `name: Wording = coded(WORDING, Wording())`, so that text and authors are always changed together.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.study.people import Role, place_in_turn
from workbench.study.records import Codec

_MARK = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"\w+")


class Provenance(StrEnum):
    """Where a wording comes from. The lead researcher's is a researcher's; a participant's word stays theirs,
    whoever chose it.
    """

    PEER = "peer"
    RESEARCHER = "researcher"
    JOINT = "joint"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and the members who wrote them, each once; several where they wrote them together."""

    text: str = ""
    authors: tuple[str, ...] = ()

    def encoded(self) -> list[list[str] | str]:
        """The wording as a list: text, authors."""
        return [self.text, list(self.authors)]

    @classmethod
    def decoded(cls, row: Sequence[Sequence[str] | str]) -> "Wording":
        """The inverse of `encoded`."""
        text, authors = row
        return cls(str(text), tuple(authors))


def reworded(before: Wording, text: str, member: str) -> Wording:
    """A wording once `member` has changed it to `text`.

    Who only mends how something is written is no author of it; and where no word is left, neither are those before.
    """
    old, new = _words(before.text).split(), _words(text).split()
    if old == new and before.authors:
        return Wording(text, before.authors)
    kept = before.authors if set(old) & set(new) else ()
    return Wording(text, tuple(dict.fromkeys((*kept, member))))


WORDING = Codec(lambda wording: wording.encoded(), Wording.decoded, (str, [str]))


def provenance(
    wording: Wording, roles: Mapping[str, Collection[Role]], voiced: Iterable[str]
) -> Provenance | None:
    """Where a wording comes from; None for one that says nothing or has no author.

    `roles` are those of the members, by member. `voiced` is what participants said in whatever the wording is about,
    each text for itself: where the wording is a run of their own words, it is the participant's.
    """
    words = _words(wording.text)
    if not words:
        return None
    longest = max(
        words.split(), key=len
    )  # where that is not, the run of them is not; most texts are passed by so
    if any(_words(_MARK.sub(" ", text)).find(words) >= 0 for text in voiced if longest in text.casefold()):
        return Provenance.PARTICIPANT
    peers = {place_in_turn(roles.get(author, ())) == 0 for author in wording.authors}
    if len(peers) > 1:
        return Provenance.JOINT
    if not peers:
        return None
    return Provenance.PEER if peers.pop() else Provenance.RESEARCHER


def _words(text: str) -> str:
    """The words of a text between single spaces, without what distinguishes only how they are written."""
    found = _WORD.findall(text.casefold())
    return f" {' '.join(found)} " if found else ""
