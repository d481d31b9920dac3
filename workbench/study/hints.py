"""What may be looked at once more in a sentence of the results: gentle hints, by simple rules, in English and bokmål.

Source of the rules: METHODS, "Constituents and the essence" and "Three method templates". A hint asks; it never stands
in the way, and can be put aside for its sentence. A text may be in either language, so words of both are known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.study.results import Genre


class Hint(StrEnum):
    """What a hint is about."""

    EXPLAINS = "explains"
    """Words that explain, or that put a name to somebody: the participant's description, or ours?"""
    PAST = "past"
    """The essence is what something is, not what it was."""
    QUOTED = "quoted"
    """The essence is without quotes."""


@dataclass(frozen=True)
class Noticed:
    """Something in a sentence, in code points from `start` to `end`; `words` are those of the sentence."""

    hint: Hint
    start: int
    end: int
    words: str

    @property
    def key(self) -> str:
        """What is kept when it is put aside: another word of the kind in the same sentence is asked about anew."""
        return f"{self.hint.value}:{self.words.casefold()}"


def noticed(text: str, genre: Genre, *, explaining: bool) -> list[Noticed]:
    """What a sentence of a text of this kind may be asked about, in the order of its words.

    `explaining` tells whether the method withholds explanations in such a text.
    """
    found: list[Noticed] = []
    if explaining:
        found += _all(Hint.EXPLAINS, _EXPLAINING, text)
    if genre is Genre.ESSENCE:
        found += _all(Hint.QUOTED, _QUOTED, text)
        found += (one for one in _all(Hint.PAST, _PAST, text) if not _is_present(one, text))
    return sorted(found, key=lambda one: (one.start, one.hint))


def _is_present(asked: Noticed, text: str) -> bool:
    """Whether a word that could be in the past is none, or a participle: "to be held", "å bli ventet på"."""
    word = asked.words.casefold()
    if word in _NOT_PAST or word not in _PARTICIPLES:
        return word in _NOT_PAST
    before = _BEFORE.search(text, max(0, asked.start - _NEAR), asked.start)
    # Behind a comma alone may stand a verb: "den som er sett, ventet".
    return before is not None and (not before["comma"] or bool(_GOES_ON.match(text, asked.end)))


def _all(hint: Hint, pattern: re.Pattern[str], text: str) -> Iterator[Noticed]:
    for match in pattern.finditer(text):
        yield Noticed(hint, match.start("it"), match.end("it"), match["it"])


def _words(*words: str) -> re.Pattern[str]:
    """Any of these as whole words; "~" at the end stands for any ending."""
    longest_first = sorted(words, key=len, reverse=True)
    parts = "|".join(re.escape(word).replace("\\~", r"\w*").replace("\\ ", r"\s+") for word in longest_first)
    return re.compile(rf"\b(?P<it>{parts})\b", re.IGNORECASE)


_EXPLAINING = _words(
    "because", "because of", "due to", "caused by", "causes", "owing to", "as a result of", "results in",
    "resulted in", "leads to", "led to", "the reason", "the reason why", "therefore", "consequently", "thus",
    "explains", "explained by", "in order to cope", "mechanism~", "coping strateg~", "defence~", "denial",
    "fordi", "skyldes", "skyldtes", "på grunn av", "pga", "forårsak~", "årsak~", "grunnen til", "som følge av",
    "resulterer i", "fører til", "førte til", "derfor", "dermed", "følgelig", "forklar~", "mekanisme~",
    "mestringsstrategi~", "forsvar~", "fornektelse",
    "diagnos~", "disorder~", "symptom~", "syndrom~", "patholog~", "depression", "depressive", "anxiety disorder~",
    "psychosis", "psychotic", "schizophreni~", "bipolar~", "borderline", "ptsd", "adhd", "autis~", "trauma~",
    "lidelse~", "patologi~", "depresjon~", "depressiv~", "angstlidelse~", "psykose~", "psykotisk~",
    "schizofreni~",
)  # fmt: skip

_PAST = re.compile(
    r"\b(?P<it>was|were|had|did|felt|went|came|said|saw|got|made|took|found|knew|thought|became|began|told|kept|left"
    r"|lost|meant|gave|stood|spoke|sought|brought|held|fell|lay"
    r"|var|hadde|ble|gjorde|følte|gikk|kom|sa|fikk|tok|fant|visste|mente|måtte|opplevde|lærte|levde|begynte|mistet"
    r"|ønsket|ga|sto|stod|satt|lå|holdt|falt|ventet|trengte|kjente|snakket|fortalte"
    r"|\w+(?:dde|vde|gde|kte)"
    r"|(?<=\bi )\w+ed|(?<=\bhe )\w+ed|(?<=\bshe )\w+ed|(?<=\bthey )\w+ed|(?<=\bit )\w+ed|(?<=\bwho )\w+ed"
    r"|(?<=\bpeople )\w+ed|(?<=\bparticipants )\w+ed)\b",
    re.IGNORECASE,
)
_NOT_PAST = frozenset("bredde vidde lengde høyde mengde trygde bygde byrde redde hjelpe rekte akte".split())  # noqa: SIM905
_PARTICIPLES = {
    "felt", "said", "got", "made", "found", "thought", "told", "kept", "left", "lost", "meant", "sought", "brought",
    "held", "had", "ventet", "ønsket", "mistet", "snakket", "holdt", "satt", "falt",
}  # fmt: skip
"""What is the same in the past and behind "be" and "have"."""
_ADVERBS = r"(?:(?:not|never|always|also|only|often|still|just|both|ikke|aldri|alltid|også|bare|ofte|fortsatt|lenger|både)\s+){0,3}"
_SMALL = r"(?:\s+(?:på|av|til|med|om|for|etter|to|of|by|with|on|at|after))?"
_ONE = (
    rf"{_ADVERBS}(?:{'|'.join(sorted(_PARTICIPLES))}|seen|heard|known|\w+(?:[fklprst]t|et|dd|ed|en)){_SMALL}"
)
_AND = r"\s*,?\s+(?:og|eller|men|and|or|but)\s+"
_BEFORE = re.compile(
    r"\b(?:be|am|is|are|was|were|been|being|have|has|had|having"
    r"|bli|blir|ble|blei|blitt|være|er|var|vært|ha|har|hadde|hatt)\s+"
    rf"(?:{_ONE}(?:\s*,\s+{_ONE})*(?:{_AND}|(?P<comma>\s*,\s+)))?{_ADVERBS}$",
    re.IGNORECASE,
)
"""A participle stands directly behind "be" or "have", or in a row: "å være sett, hørt og ventet på"."""
_GOES_ON = re.compile(rf"{_SMALL}(?:\s*,\s+{_ONE})*{_AND}{_ONE}\b", re.IGNORECASE)
_NEAR = 200
"""How many letters such a row may be long."""
_QUOTED = re.compile(r"(?P<it>[“”«»\"„][^“”«»\"„]+[“”«»\"„]?)")
