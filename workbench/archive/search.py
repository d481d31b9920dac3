"""Finding words in a study: which records hold all the words asked for, and where in a text they stand."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select, text
from sqlalchemy.dialects.sqlite import insert

from workbench.archive.database import Database
from workbench.archive.tables import word
from workbench.archive.word_forms import Asked, Placed, asked, forms_of, placed_words, stems

MOST_FORMS = 400
"""How many word forms one asked word stands for at most; the shortest come first."""

_BEFORE, _AFTER = 40, 120
_BATCH = 200
_LAST = "\U0010ffff"

_KEEP_WORD = insert(word).on_conflict_do_nothing()
_WORDS_BY_STEM = select(word.c.form).where(
    or_(word.c.norwegian == bindparam("norwegian"), word.c.english == bindparam("english"))
)
_WORDS_BY_BEGINNING = (
    select(word.c.form)
    .where(word.c.form >= bindparam("beginning"), word.c.form < bindparam("beyond"))
    .limit(MOST_FORMS)
)
_WORDS_BY_PART = text(
    "SELECT form FROM word_search WHERE word_search MATCH :part ORDER BY length(form), form LIMIT :most"
)
_RECORDS = text(
    "SELECT record.number, record.kind, record.id, record.scope FROM record_search "
    "JOIN record ON record.number = record_search.rowid "
    "WHERE record_search MATCH :forms AND record_search.rowid > :after "
    "ORDER BY record_search.rowid LIMIT :most"
)


class Hit(NamedTuple):
    """A record that holds the words; `scope` is what it is read by (its interview)."""

    kind: str
    id: str
    scope: str


def _anyone(_hit: Hit) -> bool:
    return True


class SearchIndex:
    """The words of a study's records. Written by the shelf, in the transaction that writes the record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def forms(self, texts: Iterable[str]) -> str | None:
        """What a record with these texts is found by; its word forms are kept. Only inside a transaction."""
        forms = forms_of(texts)
        if forms:
            new = [
                {"form": form, "norwegian": found.norwegian, "english": found.english}
                for form in forms
                for found in (stems(form),)
            ]
            self._database.run(_KEEP_WORD, new)
        return " ".join(forms) or None

    def find(self, words: str, limit: int, readable: Callable[[Hit], bool] = _anyone) -> list[Hit]:
        """At most `limit` records that hold all of `words` in some form and that are `readable`.

        They come in the order in which they were first made.
        """
        match = self._match(asked(words))
        hits: list[Hit] = []
        after = 0
        while match and len(hits) < limit:
            rows = self._database.rows(_RECORDS, {"forms": match, "after": after, "most": max(limit, _BATCH)})
            if not rows:
                break
            after = rows[-1][0]
            hits.extend(
                hit
                for hit in (Hit(kind, identity, scope) for _number, kind, identity, scope in rows)
                if readable(hit)
            )
        return hits[:limit]

    def matches(self, content: str, words: str) -> tuple[tuple[int, int], ...]:
        """Where any of `words` stands in `content`, in some form: (start, end) in code points."""
        terms = asked(words)
        return tuple((place.start, place.end) for place in placed_words(content) if _met(place, terms))

    def snippet(self, content: str, words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The part of `content` around the first of `words`, and where they stand in that part.

        Positions are (start, end) in code points. What is left out at an end is shown by "…".
        """
        found = [place for place in placed_words(content) if _met(place, asked(words))]
        first = found[0].start if found else 0
        start, end = _cut(content, first)
        before, after = "…" if start else "", "…" if end < len(content) else ""
        shift = len(before) - start
        matches = tuple(
            (place.start + shift, place.end + shift)
            for place in found
            if start <= place.start and place.end <= end
        )
        return f"{before}{content[start:end]}{after}", matches

    def _match(self, terms: tuple[Asked, ...]) -> str:
        """The full-text query for records that hold each term in one of its forms; empty where none can."""
        groups = [self._known_forms(term) for term in terms]
        if not all(groups):
            return ""
        return " AND ".join("(" + " OR ".join(f'"{form}"' for form in group) + ")" for group in groups)

    def _known_forms(self, term: Asked) -> list[str]:
        rows = self._database.rows
        if term.beginning:
            between = {"beginning": term.form, "beyond": term.form + _LAST}
            return [row[0] for row in rows(_WORDS_BY_BEGINNING, between)]
        forms = {row[0] for row in rows(_WORDS_BY_STEM, term.stems._asdict())}
        if term.part:
            parts = rows(_WORDS_BY_PART, {"part": f'"{term.part}"', "most": MOST_FORMS})
            forms.update(row[0] for row in parts if term.meets(row[0]))
        return sorted(forms)


def _met(place: Placed, terms: tuple[Asked, ...]) -> bool:
    return any(term.meets(place.form) for term in terms)


def _cut(content: str, first: int) -> tuple[int, int]:
    """Where a part of `content` around `first` begins and ends, between words."""
    start, end = max(0, first - _BEFORE), min(len(content), first + _AFTER)
    if start:
        start = content.find(" ", start, first) + 1 or first
    if end < len(content):
        end = max(content.rfind(" ", first, end), first) if " " in content[first:end] else end
    return start, end
