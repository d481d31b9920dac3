"""What is said of the voices of one interview: who is called by a code, who asks, and who may be its participant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from workbench.cellar.words import in_each_language
from workbench.study.people import Speaker, VoiceRole, participant_code
from workbench.study.provenance import Provenance

Codes = tuple[str, ...]
"""Codes of participants, P1, P2 …, each once."""

_ASKING = (VoiceRole.RESEARCHER, VoiceRole.PEER)


def asks(voice: Speaker) -> bool:
    """Whether a voice is an interviewer's: by its role, or by its label where nobody has said a role."""
    if participant_code(voice.label):
        return False
    called = voice.label.casefold().rstrip(" 0123456789")
    return voice.role in _ASKING or (voice.role is VoiceRole.OTHER and called in _interviewers())


@cache
def _interviewers() -> set[str]:
    # A file names them in the language in which the program was then.
    return {words.casefold() for words in in_each_language("Interviewer")}


@dataclass(frozen=True)
class InterviewVoices:
    """The voices of an interview. `own` is the code of its participant, or empty."""

    own: str
    voices: Sequence[Speaker]
    named: dict[str, str] = field(init=False)
    """The voices that are called by a code."""
    asking: dict[str, VoiceRole] = field(init=False)
    """The voices of interviewers."""
    strangers: frozenset[str] = field(init=False)
    """Those of whom nothing is said, where the participant is another: such words are nobody's."""

    def __post_init__(self) -> None:
        named = {one.id: code for one in self.voices if (code := participant_code(one.label))}
        asking = {one.id: one.role for one in self.voices if asks(one)}
        rest = [one for one in self.voices if one.id not in named and one.id not in asking]
        strange = (one.id for one in rest if one.role is VoiceRole.OTHER and self.own in named.values())
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "asking", asking)
        object.__setattr__(self, "strangers", frozenset(strange))

    @cached_property
    def alike(self) -> bool:
        """Whether all words are the participant's own, whoever speaks."""
        return not (self.of_others or self.asking or self.strangers)

    @property
    def of_others(self) -> bool:
        """Whether somebody else than the interview's participant is called by a code."""
        return bool(set(self.named.values()) - {self.own})

    @property
    def uncalled(self) -> set[str]:
        """The voices that have no code and are no interviewers'."""
        return {one.id for one in self.voices} - self.named.keys() - self.asking.keys()

    def spoken(self, voices: Iterable[str]) -> Codes:
        """Whose words are heard where these voices speak, in their order.

        That is who they are called by; the interview's participant, where none is called by a code and one may be theirs.
        """
        heard = list(voices)
        if codes := tuple(dict.fromkeys(self.named[one] for one in heard if one in self.named)):
            return codes
        theirs = not heard or any(one not in self.asking and one not in self.strangers for one in heard)
        return (self.own,) if self.own and theirs else ()

    def asked_by(self, voices: Iterable[str]) -> Provenance | None:
        """Whose words they are where nobody but interviewers speak; None where somebody else does, or nobody."""
        heard = list(voices)
        if not heard or any(one not in self.asking for one in heard):
            return None
        peers = {self.asking[one] is VoiceRole.PEER for one in heard}
        if len(peers) > 1:
            return Provenance.JOINT
        return Provenance.PEER if peers.pop() else Provenance.RESEARCHER

    def surely_own(self, voice: Speaker) -> bool:
        """Whether a voice without a code is the participant's: said so, or the only one that can be."""
        if voice.role is VoiceRole.PARTICIPANT:
            return True
        return bool(self.own) and self.own not in self.named.values() and self.uncalled == {voice.id}
