"""What is said coarsely of participants, by their codes: asked wherever a participant is described or told of.

Of whoever is interviewed it lies with the `Participant`, and is erased with them. Who is only heard in a group has no
record but the voice: there it lies with the voice, in each interview in which it is called so, and is erased with that.
"""

from collections.abc import Iterator
from dataclasses import replace

from workbench.desk.context import Context
from workbench.history.log import Write, setting
from workbench.study.people import Participant, Speaker, participant_code

Traits = tuple[tuple[str, str], ...]
"""What is said of a participant, each by what it is called."""


class Described:
    """Answers as things stand when it is made."""

    def __init__(self, context: Context) -> None:
        self._participants = context.all(Participant)
        self._voices = context.all(Speaker)

    def of(self, code: str) -> Traits:
        """What is said of a participant. Where the same is said twice, what lies with the participant comes first."""
        told = (one.traits for one in (*self._with(code), *self._called(code)))
        return together(*told)

    def names(self) -> list[str]:
        """What is told of participants in this study ("Age"), as it was first told."""
        told = (name for one in (*self._participants, *self._voices) for name, _value in one.traits)
        return list(dict.fromkeys(told))

    def saying(self, code: str, traits: Traits) -> Iterator[Write]:
        """The writes after which this is what is said of a participant, and nothing else."""
        told = tidy(traits)
        if not code or dict(told) == dict(self.of(code)):
            return
        known = self._with(code)
        for one in known:
            yield from setting(replace(one, traits=told), "traits")
        yield from self._by_voices(code, () if known else told)

    def moved(self, code: str) -> Iterator[Write]:
        """The writes after which nothing is said of a participant beside the voices that are called so."""
        return self._by_voices(code, ())

    def called(self, voice: Speaker) -> "Described":
        """How things stand once a voice is called as it is here."""
        self._voices = [*(one for one in self._voices if one.id != voice.id), voice]
        return self

    def _by_voices(self, code: str, told: Traits) -> Iterator[Write]:
        for one in self._called(code):
            if one.traits != told:
                yield from setting(replace(one, traits=told), "traits")

    def _with(self, code: str) -> list[Participant]:
        return [one for one in self._participants if code and one.code == code]

    def _called(self, code: str) -> list[Speaker]:
        return [one for one in self._voices if code and participant_code(one.label) == code]


def tidy(traits: Traits) -> Traits:
    """As it is kept: nothing without a name or without a value, each name once."""
    spaced = ((" ".join(name.split()), " ".join(value.split())) for name, value in traits)
    return tuple({name: value for name, value in spaced if name and value}.items())


def together(*told: Traits) -> Traits:
    """What is said in any of these; of two values under one name the first."""
    found: dict[str, str] = {}
    for name, value in (pair for traits in told for pair in traits):
        found.setdefault(name, value)
    return tuple(found.items())
