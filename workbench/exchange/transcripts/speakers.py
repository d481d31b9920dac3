"""Who speaks: names before a colon, and which of them are names and which only the beginning of a sentence."""

import re
from collections import Counter
from collections.abc import Iterable

from workbench.exchange.plain import one_line

MOST_LETTERS = 60
_LABEL = re.compile(
    r"\s*\*{0,2}([^\s:*#\[\]<>\"“”«»?!;][^:#\[\]<>\"“”«»?!;\n]{0,58}?)\*{0,2}\s?:\*{0,2}(?=\s|$)"
)
_MARKED = re.compile(r"(?:>{2,3}|[-–—])?\s*(?:\[([^\[\]]+)\]|\(([^()]+)\)|(.+))")
_MOST_WORDS = 5
_OFTEN = 2
_ROLE = (
    r"speaker|voice|person|stemme|taler|sprecher|sprecherin|befragte[r]?|deltaker|participant|informant|respondent"
    r"|interviewer|intervjuer|moderator|forsker|researcher|kvinne|mann|woman|man"
)
_ALONE = (
    r"[ipmrbdfqa]|(?-i:[A-Z])|mod|interviewer|intervjuer|moderator|participant|deltaker|informant|forsker"
    r"|researcher|respondent"
)
_CODE = re.compile(rf"(?:{_ROLE})?[ _-]*[a-z]{{0,3}}\d{{1,3}}|{_ALONE}", re.IGNORECASE)


def before_colon(line: str) -> tuple[str, str] | None:
    """What may be a name at the beginning of a line, and the rest behind its colon."""
    found = _LABEL.match(line[: MOST_LETTERS + 8])
    if not found:
        return None
    label = one_line(found[1])
    if not label or len(label.split()) > _MOST_WORDS or label.isdigit() or "," in label:
        return None
    return label, line[found.end() :].strip()


def may_be_heading(text: str) -> bool:
    """Whether a line may hold a name and nothing else."""
    return (
        0 < len(text) <= MOST_LETTERS
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith((".", ",", "?", "!", "…"))
        and text[0].isalpha()
        and (not text[0].islower() or is_code(text))
    )


def may_be_label(text: str) -> bool:
    """Whether this could be a name where it stands in a heading again and again."""
    return (
        0 < len(text) <= MOST_LETTERS
        and any(letter.isalnum() for letter in text)
        and not text.endswith((".", ",", "?", "!", "…"))
    )


def believed(labels: Iterable[str]) -> set[str]:
    """Which of these are names: what comes again and again, and what looks like one."""
    counts = Counter(labels)
    often = {label for label, count in counts.items() if count >= _OFTEN and _begins_like_a_name(label)}
    return often | {label for label in counts if looks_like_a_name(label)}


def is_code(label: str) -> bool:
    """Whether this names nobody: P1, S00, SPEAKER_01, Kvinne 1, Interviewer, I, or a letter as voices of a group have it."""
    return bool(_CODE.fullmatch(label.strip()))


def is_number(label: str) -> bool:
    """Whether this is a voice by its number, such as SPEAKER_01."""
    return is_code(label) and label[-1:].isdigit()


def looks_like_a_name(label: str) -> bool:
    """Whether this is a code, or up to three words with a capital letter each."""
    words = label.split()
    return is_code(label) or (len(words) <= 3 and all(map(_has_capital, words)))


def tidy(label: str) -> str:
    """A name as it is kept: one line, without signs around it."""
    return one_line(label.strip().strip("*/").rstrip(":").strip())[:MOST_LETTERS]


def bare(label: str) -> str:
    """A name without what subtitles set around it: [Name], (Name), >> NAME, - Name."""
    found = _MARKED.fullmatch(label)
    return tidy(found[1] or found[2] or found[3]) if found else tidy(label)


def _begins_like_a_name(label: str) -> bool:
    return _has_capital(label.split(maxsplit=1)[0]) or label[0].isdigit() or is_code(label)


def _has_capital(word: str) -> bool:
    return word[0].isalpha() and any(letter.isupper() for letter in word)
