"""The models that can be fetched by name, and where they are kept."""

import re
from dataclasses import dataclass

from workbench.cellar.words import _
from workbench.speech.models.dims import Size, size_words

_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
_NORWEGIAN: tuple[Size, ...] = ("tiny", "base", "small", "medium", "large")

_REPOSITORIES = {
    "tiny": "Systran/faster-whisper-tiny",
    "tiny.en": "Systran/faster-whisper-tiny.en",
    "base": "Systran/faster-whisper-base",
    "base.en": "Systran/faster-whisper-base.en",
    "small": "Systran/faster-whisper-small",
    "small.en": "Systran/faster-whisper-small.en",
    "medium": "Systran/faster-whisper-medium",
    "medium.en": "Systran/faster-whisper-medium.en",
    "large-v1": "Systran/faster-whisper-large-v1",
    "large-v2": "Systran/faster-whisper-large-v2",
    "large-v3": "Systran/faster-whisper-large-v3",
    "turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
    **{f"nb-whisper-{size}": f"NbAiLab/nb-whisper-{size}" for size in _NORWEGIAN},
    **{f"nb-whisper-{size}-verbatim": f"NbAiLab/nb-whisper-{size}-verbatim" for size in _NORWEGIAN},
}
_SIZES: dict[str, Size] = {size: size for size in (*_NORWEGIAN, "turbo")}


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be fetched: its name here, its repository, and what it is good for."""

    name: str
    repository: str
    words: str


def offers() -> list[Offer]:
    """Every model that is known by name, the small ones of each family first."""
    return [Offer(name, repository, _words(name)) for name, repository in _REPOSITORIES.items()]


def repository_of(name: str) -> str | None:
    """Where the model called `name` is kept; `name` may be a repository itself. None where it is neither."""
    return _REPOSITORIES.get(name) or (name if _REPOSITORY.fullmatch(name) else None)


def _words(name: str) -> str:
    size = size_words(_size(name))
    if name.endswith("-verbatim"):
        return _("{size}; Norwegian, word for word, without punctuation").format(size=size)
    if name.startswith("nb-"):
        return _("{size}; Norwegian").format(size=size)
    return _("{size}; English only").format(size=size) if name.endswith(".en") else size


def _size(name: str) -> Size:
    for part in re.split(r"[-.]", name):
        if part in _SIZES:
            return _SIZES[part]
    return "other"
