"""Our own errors, told for the log: where and of which kind, never their words, which may hold what was said."""

import traceback
from pathlib import Path


def told(wrong: BaseException) -> str:
    """The kind of an error and the places it passed, outermost first."""
    cause = wrong.__cause__ or wrong
    places = traceback.extract_tb(cause.__traceback__)
    lines = [f"{Path(place.filename).name}:{place.lineno} {place.name}" for place in places]
    return f"{type(cause).__name__} at " + " > ".join(lines)


def is_lack_of_memory(wrong: BaseException) -> bool:
    """Whether an error says that memory ran out; the libraries of engines say it in words of their own."""
    return isinstance(wrong, MemoryError) or "alloc" in str(wrong)
