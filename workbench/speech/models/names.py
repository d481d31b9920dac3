"""What a model may be called: a name that is a folder's name on every computer."""

import re
from itertools import count

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
_TAKEN_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


def is_safe(name: str) -> bool:
    """Whether a model may have this name as it is."""
    return bool(_SAFE.fullmatch(name)) and ".." not in name and not _TAKEN_BY_WINDOWS.fullmatch(name)


def safe_name(wish: str) -> str:
    """The name closest to `wish` that is safe: small letters, digits, dots and hyphens. Raises Refusal."""
    letters = re.sub(r"[^a-z0-9._]+", "-", wish.lower().translate(str.maketrans("æøå", "aoa")))
    name = re.sub(r"\.{2,}", ".", letters).strip("._-")[:64].strip("._-")
    if not is_safe(name):
        raise Refusal(
            _("A model cannot be called “{name}”. Choose a name of letters and digits.").format(
                name=wish[:64]
            )
        )
    return name


def free_name(wish: str, taken: set[str]) -> str:
    """A safe name close to `wish` that is not in `taken`, with a number behind it if need be. Raises Refusal."""
    name = safe_name(wish)
    if name not in taken:
        return name
    stem = name[:58].rstrip("._-")
    return next(numbered for number in count(2) if (numbered := f"{stem}-{number}") not in taken)
