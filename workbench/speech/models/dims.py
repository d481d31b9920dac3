"""The measures of a Whisper model, and what they say about it to people."""

from dataclasses import asdict, dataclass
from typing import Literal

from workbench.cellar.words import _

Size = Literal["tiny", "base", "small", "medium", "large", "turbo", "other"]

MULTILINGUAL_VOCABULARY = 51865
"""A vocabulary of this many tokens or more knows languages; the English one has one token less."""

_STANDARD_VOCABULARIES = (51864, 51865, 51866)
_STATES: dict[int, Size] = {384: "tiny", 512: "base", 768: "small", 1024: "medium", 1280: "large"}


@dataclass(frozen=True, slots=True)
class Dims:
    """A model's measures, named as in OpenAI's checkpoints. States are widths; contexts are positions."""

    n_mels: int
    n_audio_ctx: int
    n_audio_state: int
    n_audio_head: int
    n_audio_layer: int
    n_vocab: int
    n_text_ctx: int
    n_text_state: int
    n_text_head: int
    n_text_layer: int

    @property
    def multilingual(self) -> bool:
        """Whether the model was made for more languages than English."""
        return self.n_vocab >= MULTILINGUAL_VOCABULARY

    @property
    def languages(self) -> int:
        """How many languages the model has tokens for."""
        return self.n_vocab - 51766 if self.multilingual else 1

    @property
    def size(self) -> Size:
        """The family of models that this one belongs to by its width; turbo is large with four text layers."""
        size = _STATES.get(self.n_text_state, "other")
        return "turbo" if size == "large" and self.n_text_layer <= 4 else size

    def as_dict(self) -> dict[str, int]:
        """The measures by name."""
        return asdict(self)

    def faults(self) -> list[str]:
        """The names of the measures that no Whisper model can have; empty when all is well."""
        sound = {
            "n_mels": self.n_mels in (80, 128),
            "n_audio_ctx": self.n_audio_ctx == 1500,
            "n_text_ctx": self.n_text_ctx == 448,
            "n_vocab": self.n_vocab in _STANDARD_VOCABULARIES,
            "n_audio_state": 0 < self.n_audio_state <= 4096 and self.n_audio_state == self.n_text_state,
            "n_audio_head": _divides(self.n_audio_head, self.n_audio_state),
            "n_text_head": _divides(self.n_text_head, self.n_text_state),
            "n_audio_layer": 0 < self.n_audio_layer <= 64,
            "n_text_layer": 0 < self.n_text_layer <= 64,
        }
        return [name for name, well in sound.items() if not well]


def _divides(part: int, whole: int) -> bool:
    return 0 < part <= whole and whole % part == 0


def size_words(size: Size) -> str:
    """What a model of this size is good for, for a person who chooses one."""
    return {
        "tiny": _("very small: fast, for trying out only"),
        "base": _("small: for trying out, not for a study"),
        "small": _("middling: readable drafts with many errors"),
        "medium": _("good: slower, fewer errors"),
        "large": _("best: the fewest errors, slow, for a strong computer"),
        "turbo": _("nearly as good as the best, and faster"),
        "other": _("of a size of its own"),
    }[size]
