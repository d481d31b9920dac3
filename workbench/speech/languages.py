"""Which language a recording is in, judged over its whole length rather than its first seconds."""

from collections.abc import Iterable, Sequence

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.jobs import Guess, Span

WINDOW_MS = 30_000
"""What an engine hears at once."""

WINDOWS = 4
"""How many windows are listened to, spread over the recording."""

_SAME = {"nn": "no", "nb": "no"}
"""Codes that mean one spoken language; recordings of Norwegian are often half one, half the other."""

_CODES = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu "
    "hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt "
    "ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh"
)
_KNOWN = frozenset(_CODES.split())


def as_engines_know(code: str) -> str:
    """The engines' code for a language as people write it ("nb", "nb-NO", "EN"); empty stays empty.

    Raises Refusal for a language that no model writes down.
    """
    plain = code.strip().lower().replace("_", "-").split("-", 1)[0]
    known = "no" if plain == "nb" else plain
    if known and known not in _KNOWN:
        raise Refusal(
            _(
                "The speech models do not know the language “{code}”. Give a code such as nb, nn or en, "
                "or none to have it found out."
            ).format(code=code[:16])
        )
    return known


def tells_language(speech: int) -> bool:
    """Whether so many milliseconds of speech are enough to find the language out: 30 s.

    A clip of 3.4 s in Norwegian was taken for English.
    """
    return speech >= WINDOW_MS


def detection_windows(pieces: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Up to four windows of at most 30 s of speech each, spread evenly over `pieces` (start, end in ms).

    With less than 30 s of speech in all, it is one window that holds everything.
    """
    windows = list(_filled(pieces))
    if len(windows) <= WINDOWS:
        return windows
    step = (len(windows) - 1) / (WINDOWS - 1)
    return [windows[round(number * step)] for number in range(WINDOWS)]


def most_probable(guesses: Iterable[Guess]) -> tuple[str, float]:
    """The language with the highest probability, each window counting by its length, and that probability."""
    weights: dict[str, float] = {}
    total = 0
    for guess in guesses:
        total += guess.milliseconds
        for code, probability in guess.probabilities.items():
            spoken = _SAME.get(code, code)
            weights[spoken] = weights.get(spoken, 0.0) + probability * guess.milliseconds
    code = max(weights, key=lambda code: weights[code])
    return code, weights[code] / total


def _filled(pieces: Sequence[Span]) -> Iterable[tuple[Span, ...]]:
    window: list[Span] = []
    room = WINDOW_MS
    for start, end in pieces:
        place = start
        while place < end:
            taken = min(room, end - place)
            window.append((place, place + taken))
            place, room = place + taken, room - taken
            if room == 0:
                yield tuple(window)
                window, room = [], WINDOW_MS
    if window:
        yield tuple(window)
