"""Voices of the team: how a member sounds, given by that member alone, so that the voice is named at once."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.speech.speakers.known import recognised, sound_of
from workbench.speech.speakers.parts import Parts
from workbench.speech.speakers.timeline import Stretch
from workbench.speech.speakers.tree import Floats
from workbench.study.people import Speaker, VoiceRole
from workbench.study.voices import Voices


@dataclass(frozen=True)
class Known:
    """What a voice is called by, and whose it is."""

    label: str
    role: VoiceRole


class TeamVoices:
    """In this copy's database alone: in no step, bundle or export."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def mine(self) -> Known | None:
        """What the voice of the member who works here is called, if it is known."""
        kept = kept_parts.voice_of(self._context.archive.database, self._context.me)
        return _read(kept)[0] if kept else None

    def learn(self, speaker_id: str) -> None:
        """Know the voice of the member who works here from now on: it is this one.

        Raises Refusal for a voice that nobody has named, for a participant's, and where too little of it was heard on
        this computer.
        """
        speaker = self._context.need(Speaker, speaker_id)
        if speaker.role is VoiceRole.PARTICIPANT:
            raise Refusal(_("This is a participant's voice. Only members of the team can have theirs known."))
        if self._unnamed(speaker):
            raise Refusal(_("Say first who this is, such as Interviewer. Then the voice can be known."))
        sound = self._heard(speaker)
        if sound is None:
            raise Refusal(_("Too little of this voice was heard on this computer to know it again."))
        kept = {
            "label": speaker.label,
            "role": speaker.role.value,
            "voice": b64encode(sound.astype("<f4").tobytes()).decode(),
        }
        kept_parts.keep_voice_of(self._context.archive.database, self._context.me, json.dumps(kept))

    def forget(self) -> None:
        """Keep nothing of how the member who works here sounds; names that were given stay."""
        kept_parts.forget_voice_of(self._context.archive.database, self._context.me)

    def named(self, parts: Parts, found: Sequence[Stretch]) -> dict[int, Known]:
        """Which of the voices found are known."""
        kept = kept_parts.voices_of_members(self._context.archive.database)
        if not kept:
            return {}
        known = {member: _read(one) for member, one in kept.items()}
        spans: dict[int, list[tuple[int, int]]] = {}
        for one in found:
            spans.setdefault(one.voice, []).append((one.start, one.end))
        heard = {
            voice: sound for voice, rows in spans.items() if (sound := sound_of(parts, rows)) is not None
        }
        same = recognised(heard, {member: sound for member, (_known, sound) in known.items()})
        return {voice: known[member][0] for voice, member in same.items()}

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

    def _unnamed(self, speaker: Speaker) -> bool:
        state = self._context.archive.shelf.state(Speaker.KIND, speaker.id)
        heads = state.fields.get("label", ()) if state else ()
        steps = [self._context.archive.shelf.step(head.ref) for head in heads]
        machine = all(step is not None and step.gesture == Gesture.VOICES_TOLD for step in steps)
        return machine and speaker.role is VoiceRole.OTHER


def _read(kept: str) -> tuple[Known, Floats]:
    told = json.loads(kept)
    voice = np.frombuffer(b64decode(told["voice"]), "<f4").astype(np.float32)
    return Known(str(told["label"]), VoiceRole(told["role"])), voice
