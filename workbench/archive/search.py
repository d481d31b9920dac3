"""Finding words in a study: which records hold all the words asked for, and where in a text they stand."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, or_, select, text
from sqlalchemy.dialects.sqlite import insert

from workbench.archive.database import Database
from workbench.archive.packing import unpack_values
from workbench.archive.tables import record, word
from workbench.archive.word_forms import Asked, asked, meeting, stems, words_in
from workbench.study.records import Json
from workbench.study.spans import Span

MOST_FORMS = 400
"""How many word forms one asked word stands for at most; the shortest come first."""

_BATCH = 200
_FAR = 1 << 62
_LAST = "\U0010ffff"

_KEEP_WORD = insert(word).on_conflict_do_nothing()
_ALL_FORMS = select(record.c.forms).where(record.c.forms.is_not(None))
_ALL_WORDS = select(word.c.form)
_FORGET = delete(word).where(word.c.form == bindparam("unused"))
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
    "SELECT record.number, record.kind, record.id, record.scope, record.fields FROM record_search "
    "JOIN record ON record.number = record_search.rowid "
    "WHERE record_search MATCH :forms AND record_search.rowid > :after "
    "ORDER BY record_search.rowid LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words, and its shown values; `scope` is what it is read by (its interview)."""

    kind: str
    id: str
    scope: str
    values: dict[str, Json]


Choose = Callable[[Sequence[Hit]], Iterable[Hit]]
"""Picks out of some hits those that a reader may see."""


class SearchIndex:
    """The words of a study's records. Written by the shelf, in the transaction that writes the record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def learn(self, forms: Collection[str]) -> None:
        """Keep the word forms of some records. Only inside a transaction."""
        self._database.run_all(
            _KEEP_WORD, [{"form": form, **stems(form)._asdict()} for form in sorted(forms)]
        )

    def find(self, words: str, limit: int, choose: Choose = iter) -> list[Hit]:
        """At most `limit` records that hold all of `words` in some form, out of those that `choose` leaves.

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
            found = [
                Hit(kind, identity, scope, unpack_values(fields))
                for _at, kind, identity, scope, fields in rows
            ]
            hits.extend(choose(found))
        return hits[:limit]

    def forget_unused(self) -> None:
        """Let go of the word forms that no record holds any more. Only inside a transaction."""
        used = {form for (forms,) in self._database.rows(_ALL_FORMS) for form in forms.split()}
        unused = [form for (form,) in self._database.rows(_ALL_WORDS) if form not in used]
        if unused:
            self._database.run_all(_FORGET, [{"unused": form} for form in unused])

    def matches(self, content: str, words: str, reach: int = _FAR) -> tuple[Span, ...]:
        """Where any of `words` stands in `content`, in some form: (start, end) in code points.

        In a compound that is only the part which is meant, so that the word itself can be told from it. Only the
        first match and those in words that begin at most `reach` code points after its beginning.
        """
        meets = meeting(words)
        found: list[Span] = []
        for one, start, _end in words_in(content):
            if found and start - found[0][0] > reach:
                break
            if place := meets(one):
                found.append((start + place[0], start + place[1]))
        return tuple(found)

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
