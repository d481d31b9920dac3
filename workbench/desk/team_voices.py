"""Voices of the team: how a member sounds, given by that member alone, so that the voice is named at once."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language
from workbench.desk.context import Context
from workbench.desk.hearing_voices import SampleSetup, hear_sample
from workbench.desk.interviews import labelled
from workbench.desk.voiced import only_numbered
from workbench.desk.work import Work
from workbench.speech.speakers.grouping import group
from workbench.speech.speakers.known import recognised, sound_of
from workbench.speech.speakers.parts import Parts
from workbench.speech.speakers.timeline import Stretch, lay
from workbench.speech.speakers.tree import Floats
from workbench.study.people import Speaker, VoiceRole
from workbench.study.voices import Voices

_ALONE = 0.8
"""In a sample, at least this share of what is said is said by the one whose it is."""

OF_TEAM = (VoiceRole.RESEARCHER, VoiceRole.PEER)


@dataclass(frozen=True)
class Known:
    """What a voice is called by, and whose it is."""

    label: str
    role: VoiceRole


Recognise = Callable[[Parts, Sequence[Stretch]], Mapping[int, Known]]
"""Which of the voices found are known, and how."""


class TeamVoices:
    """In this copy's database alone: in no step, bundle or export."""

    def __init__(self, context: Context, name_told: Callable[[Recognise], int]) -> None:
        """`name_told` calls what was told apart before as it is known by now, and says in how many interviews."""
        self._context, self._name_told = context, name_told

    @property
    def mine(self) -> Known | None:
        """What the voice of the member who works here is called, if it is known."""
        kept = kept_parts.voice_of(self._context.archive.database, self._context.me)
        return _read(kept)[0] if kept else None

    def learn(self, speaker_id: str) -> int:
        """Know the voice of the member who works here from now on: it is this one, also where it was told apart before.

        In how many interviews the member was named by it at once, which undo takes back in one step.

        Raises Refusal for a voice that nobody has named, for one that is not said to be of the team, and where too little
        of it was heard on this computer.
        """
        speaker = self._context.need(Speaker, speaker_id)
        if speaker.role is VoiceRole.PARTICIPANT:
            raise Refusal(_("This is a participant's voice. Only members of the team can have theirs known."))
        if only_numbered(self._context, speaker):
            raise Refusal(_("Say first who this is, such as Interviewer. Then the voice can be known."))
        if speaker.role not in OF_TEAM:
            raise Refusal(
                _(
                    "Only members of the team can have their voices known. If this is you, choose “Another name …” first "
                    "and say that this voice is a researcher's or a competence-group member's."
                )
            )
        sound = self._heard(speaker)
        if sound is None:
            raise Refusal(_("Too little of this voice was heard on this computer to know it again."))
        return self._keep(Known(speaker.label, speaker.role), sound)

    def hearing_sample(self, file: Path) -> Work[bytes]:
        """Long work that hears a sound file in which the member who works here speaks; nothing is kept by it."""
        return Work(hear_sample, SampleSetup(file, language()), bytes)

    def learn_sample(self, heard: bytes, label: str, role: VoiceRole) -> int:
        """Know the voice of the member who works here from now on: it is the one heard in a sample.

        In how many interviews, as `learn`.

        Raises Refusal for an empty label or a role that is none of the team's, and where several speak or too little is
        said.
        """
        known = Known(labelled(label), role)
        if role not in OF_TEAM:
            raise Refusal(_("This is a participant's voice. Only members of the team can have theirs known."))
        parts = Parts.unpacked(heard)
        spans = _by_voice(lay(parts, group(parts)))
        spoken = {voice: sum(end - start for start, end in rows) for voice, rows in spans.items()}
        mine = max(spoken, key=lambda voice: spoken[voice], default=None)
        if mine is not None and spoken[mine] < _ALONE * sum(spoken.values()):
            raise Refusal(
                _("More than one person is heard in this file. Choose one in which you alone speak.")
            )
        sound = None if mine is None else sound_of(parts, spans[mine])
        if sound is None:
            raise Refusal(
                _("Too little is said in this file. Speak for half a minute, as you do in an interview.")
            )
        return self._keep(known, sound)

    def forget(self) -> None:
        """Know the voice of the member who works here no more; names that were given stay.

        The parts of recordings, everybody's voices in them, are forgotten by `WhoSpeaks.forget`. Raises Refusal when the
        disk does not let all of it go at once.
        """
        with self._context.archive.forgetting():
            kept_parts.forget_voice_of(self._context.archive.database, self._context.me)

    def named(self, parts: Parts, found: Sequence[Stretch]) -> dict[int, Known]:
        """Which of the voices found are known."""
        return {voice: known for voice, (_member, known) in self._recognised(parts, found).items()}

    def _mine_among(self, parts: Parts, found: Sequence[Stretch]) -> dict[int, Known]:
        """Which of the voices found is that of the member who works here: one more like a colleague's is not."""
        recognised_here = self._recognised(parts, found).items()
        return {voice: known for voice, (member, known) in recognised_here if member == self._context.me}

    def _recognised(self, parts: Parts, found: Sequence[Stretch]) -> dict[int, tuple[str, Known]]:
        kept = kept_parts.voices_of_members(self._context.archive.database)
        if not kept:
            return {}
        known = {member: _read(one) for member, one in kept.items()}
        spans = _by_voice(found)
        heard = {
            voice: sound for voice, rows in spans.items() if (sound := sound_of(parts, rows)) is not None
        }
        same = recognised(heard, {member: sound for member, (_known, sound) in known.items()})
        return {voice: (member, known[member][0]) for voice, member in same.items()}

    def _keep(self, known: Known, sound: Floats) -> int:
        kept = {
            "label": known.label,
            "role": known.role.value,
            "voice": b64encode(sound.astype("<f4").tobytes()).decode(),
        }
        with self._context.log.together():
            kept_parts.keep_voice_of(self._context.archive.database, self._context.me, json.dumps(kept))
            return self._name_told(self._mine_among)

    def _heard(self, speaker: Speaker) -> Floats | None:
        for told in self._context.all(Voices, speaker.interview):
            packed = kept_parts.kept(self._context.archive.database, told.interview, told.recording)
            spans = [
                (start, end)
                for start, end, voice in told.stretches
                if voice < len(told.speakers) and told.speakers[voice] == speaker.id
            ]
            if packed and spans and (sound := sound_of(Parts.unpacked(packed), spans)) is not None:
                return sound
        return None


def _read(kept: str) -> tuple[Known, Floats]:
    told = json.loads(kept)
    voice = np.frombuffer(b64decode(told["voice"]), "<f4").astype(np.float32)
    return Known(str(told["label"]), VoiceRole(told["role"])), voice


def _by_voice(found: Sequence[Stretch]) -> dict[int, list[tuple[int, int]]]:
    """The times at which each voice speaks."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for one in found:
        spans.setdefault(one.voice, []).append((one.start, one.end))
    return spans
