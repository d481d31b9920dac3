"""What this copy was asked to listen for and has not heard yet, the words heard so far and their language: in this copy alone.

It belongs to an interview, and is destroyed with it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select

from workbench.archive.database import Database
from workbench.archive.tables import fact

_ASKED, _HEARD, _LANGUAGE = "asked", "heard-words", "heard-language"


def keep(database: Database, interview: str, name: str, wish: Mapping[str, object]) -> None:
    """Keep what is asked for under this name in place of what was. Raises Refusal when the disk does not take it."""
    database.set_fact(f"{_ASKED}/{interview}/{name}", json.dumps(dict(wish)))


def all_of(database: Database) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """All that is asked for: interview, name, wish."""
    for key, value in database.rows(select(fact.c.name, fact.c.value).where(_begins(f"{_ASKED}/"))):
        _asked, interview, name = str(key).split("/", 2)
        yield interview, name, json.loads(str(value))


def forget(database: Database, interview: str, name: str) -> None:
    """It is done, or nobody wants it any more."""
    database.run(delete(fact).where(fact.c.name == f"{_ASKED}/{interview}/{name}"))


def keep_words(database: Database, interview: str, recording: str, piece: int, words: Sequence[Any]) -> None:
    """Keep what was heard in a piece of a recording. Raises Refusal when the disk does not take it."""
    database.set_fact(f"{_HEARD}/{interview}/{recording}/{piece:06d}", json.dumps(words))


def words_of(database: Database, interview: str, recording: str) -> dict[int, list[Any]]:
    """What was heard of a recording, by piece."""
    begins = f"{_HEARD}/{interview}/{recording}/"
    rows = database.rows(select(fact.c.name, fact.c.value).where(_begins(begins)).order_by(fact.c.name))
    return {int(str(name).removeprefix(begins)): json.loads(str(value)) for name, value in rows}


def keep_language(database: Database, interview: str, recording: str, language: str) -> None:
    """Keep the language that was found out for these words. Raises Refusal when the disk does not take it."""
    database.set_fact(f"{_LANGUAGE}/{interview}/{recording}/", language)


def language_of(database: Database, interview: str, recording: str) -> str:
    """The language that was found out; empty where none was."""
    known = database.rows(select(fact.c.value).where(fact.c.name == f"{_LANGUAGE}/{interview}/{recording}/"))
    return next((str(value) for (value,) in known), "")


def forget_words(database: Database, interview: str, recording: str) -> None:
    """The words have done what they were heard for."""
    for kind in (_HEARD, _LANGUAGE):
        database.run(delete(fact).where(_begins(f"{kind}/{interview}/{recording}/")))


def destroy(database: Database, interviews: Iterable[str]) -> None:
    """Destroy all of these interviews, inside a transaction."""
    for interview in interviews:
        for kind in (_ASKED, _HEARD, _LANGUAGE):
            database.run(delete(fact).where(_begins(f"{kind}/{interview}/")))


def _begins(name: str) -> Any:
    return fact.c.name.startswith(name, autoescape=True)
