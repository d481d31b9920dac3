"""What is said coarsely of participants, by their codes: asked wherever a participant is described or told of.

Of whoever is interviewed it lies with the `Participant`, and is erased with them. Who is only heard in a group has no
record but the voice: there it lies with the voice, in each interview in which it is called so, and is erased with that.
A label says who somebody is, and what is said is of a code: so a voice that is called otherwise keeps what is said of
whom it was called by before (`Speaker.described`), until a voice beside it is called so.
"""

from collections.abc import Iterator
from dataclasses import replace

from workbench.desk.context import Context
from workbench.history.log import Write, setting
from workbench.study.people import Participant, Speaker, participant_code

Traits = tuple[tuple[str, str], ...]
"""What is said of a participant, each by what it is called."""


class Described:
    """Answers as things stand when it is made, in the same order in every copy, whatever came to it first."""

    def __init__(self, context: Context) -> None:
        self._participants = sorted(
            context.all(Participant), key=lambda one: (len(one.code), one.code, one.id)
        )
        self._voices = sorted(context.all(Speaker), key=lambda one: (one.interview, one.place, one.id))

    def of(self, code: str) -> Traits:
        """What is said of a participant. Where the same is said twice, what lies with the participant comes first."""
        told = (one.traits for one in (*self._with(code), *self._holding(code)))
        return together(*told)

    def names(self) -> list[str]:
        """What is told of participants in this study ("Age"), in the order of their codes."""
        told = (name for one in (*self._participants, *self._voices) for name, _value in one.traits)
        return list(dict.fromkeys(told))

    def saying(self, code: str, traits: Traits) -> Iterator[Write]:
        """The writes after which this is what is said of a participant, and nothing else."""
        told = tidy(traits)
        if dict(told) != dict(self.of(code)):
            yield from self.settled(code, told)

    def settled(self, code: str, told: Traits) -> Iterator[Write]:
        """The same also where this is what is shown already, and something else stands beside it."""
        known = self._with(code)
        for one in known:
            yield from setting(replace(one, traits=told), "traits")
        yield from self._by_voices(code, () if known else told)

    def moved(self, code: str) -> Iterator[Write]:
        """The writes after which nothing is said of a participant beside the voices that are called so."""
        return self._by_voices(code, ())

    def called(self, voice: Speaker) -> "Described":
        """How things stand once there is one voice more."""
        self._voices = [*(one for one in self._voices if one.id != voice.id), voice]
        return self

    def goes_along(self, voice: Speaker, label: str) -> bool:
        """Whether what a voice holds is of whoever it is called by then: where nothing is known of that one, and
        nobody else is whom it was of.
        """
        new = participant_code(label)
        others = [one for one in self._voices if one.id != voice.id]
        known = {one.code for one in self._participants}
        known.update(code for one in others for code in (participant_code(one.label), one.of_whom))
        return bool(new) and new not in known and voice.of_whom not in known

    def renaming(self, voice: Speaker, label: str) -> Iterator[Write]:
        """The writes by which what is said stays with whom it is of when a voice is called otherwise."""
        before = {one.id: (one.traits, one.described) for one in self._voices}
        stays = voice.traits and not self.goes_along(voice, label)
        self.called(_plain(replace(voice, label=label, described=voice.of_whom if stays else "")))
        for held in self._voices:
            if held.interview == voice.interview:
                self._bring_home(held.id)
        for one in self._voices:
            if before.get(one.id) != (one.traits, one.described):
                yield from setting(one, "traits", "described")

    def _bring_home(self, identity: str) -> None:
        """Let two voices change what they hold, where one is called by whom the other holds something of."""
        held = next(one for one in self._voices if one.id == identity)
        for one in self._voices:
            called_so = held.described and participant_code(one.label) == held.described
            if one.interview == held.interview and called_so and not (one.traits and not one.described):
                self.called(_plain(replace(one, traits=held.traits, described="")))
                other = one.of_whom if one.traits else ""
                self.called(_plain(replace(held, traits=one.traits, described=other)))
                return

    def _by_voices(self, code: str, told: Traits) -> Iterator[Write]:
        called = [one for one in self._voices if code and participant_code(one.label) == code]
        places = [*self._holding(code), *(one for one in called if not one.traits)]
        for one in {one.id: one for one in places or (called if told else ())}.values():
            described = one.described if told and one.of_whom == code else ""
            written = replace(one, traits=told, described=described)
            yield from setting(written, "traits", *(["described"] if described != one.described else []))

    def _with(self, code: str) -> list[Participant]:
        return [one for one in self._participants if code and one.code == code]

    def _holding(self, code: str) -> list[Speaker]:
        return [one for one in self._voices if code and one.of_whom == code]


def one_voice(into: Speaker, other: Speaker) -> Speaker:
    """The first of two voices that are one, with what is said by both of the same participant."""
    if not into.traits:
        return _plain(replace(into, traits=other.traits, described=other.of_whom if other.traits else ""))
    same = other.of_whom in ("", into.of_whom)
    return replace(into, traits=together(into.traits, other.traits)) if same else into


def _plain(voice: Speaker) -> Speaker:
    """Nothing is said beside the label where that says it already."""
    return replace(voice, described="") if voice.described == participant_code(voice.label) else voice


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
