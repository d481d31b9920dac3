"""Keeps the bokmål catalogue in step with the sentences in the code.

`python -m tests.tools.catalogue [FILE ...]` extracts every marked sentence from workbench/, drops from the
catalogue what is gone, fills in translations from files of lines `English<TAB>Bokmål` (a line break written
as `\\n`; each form of a plural on a line of its own), writes the .po and the .mo, and says what is still
without a translation and which lines fit no sentence.
"""

import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "resources/translations/nb/LC_MESSAGES/workbench.po"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "mark": None, "_n": (1, 2)}
_TRANSLATORS = "the Lifeworld Workbench contributors"
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)  # a date that moved would make every update a change


def template(code: Path = ROOT / "workbench") -> Catalog:
    """The marked sentences of all Python files below `code`, untranslated."""
    found = Catalog(
        locale="nb",
        header_comment="# The sentences of the Lifeworld Workbench in bokmål; kept by tests/tools/catalogue.py.",
        project="Lifeworld Workbench",
        version="1",
        msgid_bugs_address="README.md",
        last_translator=_TRANSLATORS,
        language_team=_TRANSLATORS,
        creation_date=_WRITTEN,
        revision_date=_WRITTEN,
        fuzzy=False,
    )
    for _file, _line, words, comments, context in extract_from_dir(
        code, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
    ):
        found.add(words, auto_comments=comments, context=context)
    return found


def read(po: Path = PO) -> Catalog:
    """The catalogue as written in `po`; an empty one if there is no such file."""
    if not po.exists():
        return Catalog(locale="nb")
    with po.open("rb") as stream:
        return read_po(stream, locale="nb")


def messages(catalogue: Catalog) -> list[Message]:
    """The sentences of `catalogue`, without its header."""
    return [message for message in catalogue if message.id]


def forms(words: str | Iterable[str] | None) -> tuple[str, ...]:
    """The one sentence, or the forms of a plural; none for a translation that is not there."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def placeholders(sentence: str) -> set[str]:
    """The names in braces that `sentence` wants filled in."""
    return {name for _text, name, _spec, _how in Formatter().parse(sentence) if name is not None}


def untranslated(catalogue: Catalog) -> list[str]:
    """The English of every sentence that has no bokmål, or not in all its forms."""
    return [
        forms(message.id)[0] for message in messages(catalogue) if not all(forms(message.string) or ("",))
    ]


def lines(file: Path) -> dict[str, str]:
    """The translations of a file of lines `English<TAB>Bokmål`; others of its lines are left out."""
    pairs = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {pair[0].replace("\\n", "\n"): pair[1].replace("\\n", "\n") for pair in pairs if len(pair) == 2}


def fill(catalogue: Catalog, known: Mapping[str, str]) -> set[str]:
    """Take the translations of `known` into `catalogue`; the English of those that fit no sentence."""
    unused = set(known)
    for message in messages(catalogue):
        english = forms(message.id)
        unused.difference_update(english)
        before = (*forms(message.string), *[""] * len(english))
        new = tuple(known.get(form, old) for form, old in zip(english, before, strict=False))
        message.string = new[0] if isinstance(message.id, str) else new
    return unused


def updated(old: Catalog, code: Path = ROOT / "workbench") -> Catalog:
    """The sentences of the code with the translations of `old`."""
    new = template(code)
    for message in messages(new):
        before = old.get(message.id)
        if before is not None and before.id == message.id:
            message.string = before.string
    return new


def read_compiled(po: Path = PO) -> Catalog:
    """The machine form beside `po`, as the program reads it."""
    with po.with_suffix(".mo").open("rb") as stream:
        return read_mo(stream)


def write(catalogue: Catalog, po: Path = PO) -> None:
    """Write `catalogue` as `po` and, beside it, in its machine form."""
    po.parent.mkdir(parents=True, exist_ok=True)
    stream = BytesIO()
    write_po(stream, catalogue, width=110, no_location=True, sort_output=True)
    po.write_bytes(stream.getvalue())
    with po.with_suffix(".mo").open("wb") as machine_form:
        write_mo(machine_form, catalogue)


def main(files: Iterable[str]) -> int:
    """Bring the catalogue up to date; 0 if every sentence has its bokmål."""
    catalogue = updated(read())
    for file in files:
        for english in sorted(fill(catalogue, lines(Path(file)))):
            print(f"No such sentence in the code ({file}): {english}")
    write(catalogue)
    lacking = untranslated(catalogue)
    for english in lacking:
        print(f"Without bokmål: {english}")
    print(f"{len(messages(catalogue))} sentences, {len(lacking)} without bokmål.")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
