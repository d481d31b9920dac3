"""Every sentence that a person reads is there in bokmål, whole, and compiled."""

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from tests.tools import catalogue


def _literal(call: ast.Call) -> bool:
    return not isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)


def test_every_sentence_of_the_code_has_its_bokmal() -> None:
    now = catalogue.updated(catalogue.read())
    assert catalogue.messages(now)
    assert catalogue.untranslated(now) == []


def test_the_catalogue_holds_no_sentence_that_is_gone() -> None:
    in_code = {catalogue.forms(message.id) for message in catalogue.messages(catalogue.template())}
    assert {catalogue.forms(message.id) for message in catalogue.messages(catalogue.read())} <= in_code


def test_both_languages_want_the_same_filled_in() -> None:
    for message in catalogue.messages(catalogue.read()):
        if not message.string:
            continue
        wanted = [catalogue.placeholders(form) for form in catalogue.forms(message.id)]
        given = [catalogue.placeholders(form) for form in catalogue.forms(message.string)]
        assert given == wanted, message.id


def test_the_compiled_catalogue_says_what_the_written_one_says() -> None:
    assert _said(catalogue.read_compiled()) == _said(catalogue.read())


def _marked() -> Iterator[tuple[str, ast.Call]]:
    """Where a sentence is marked, and how."""
    for file in (catalogue.ROOT / "workbench").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "_n"}:
                yield f"{file.name}:{node.lineno}", node


def test_only_whole_literal_sentences_are_marked() -> None:
    """A sentence that is put together before it is looked up is in no catalogue."""
    assert [where for where, call in _marked() if not _literal(call)] == []


def test_no_sentence_is_marked_where_it_is_not_found() -> None:
    """Within a sentence that is put together nothing is looked for."""
    found = {catalogue.forms(message.id)[0] for message in catalogue.messages(catalogue.template())}
    asked = {call.args[0].value: where for where, call in _marked() if isinstance(call.args[0], ast.Constant)}
    assert [asked[words] for words in asked.keys() - found if words] == []


def _said(found: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    translated = (one for one in catalogue.messages(found) if one.string)
    return {catalogue.forms(one.id): catalogue.forms(one.string) for one in translated}


def _code(folder: Path) -> Path:
    folder.mkdir()
    (folder / "a.py").write_text(
        '_("Good day {name}")\n_n("{n} unit", "{n} units", n)\nmark("later")\n_(name)\n'
    )
    return folder


def test_lines_fill_the_catalogue_and_what_fits_nothing_is_told(tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text("Good day {name}\tGod dag {name}\n{n} unit\t{n} enhet\nGone\tBorte\nno tab\n", "utf-8")
    found = catalogue.updated(catalogue.read(tmp_path / "none.po"), _code(tmp_path / "code"))

    assert catalogue.fill(found, catalogue.lines(lines)) == {"Gone"}
    assert set(catalogue.untranslated(found)) == {"later", "{n} unit"}
    catalogue.fill(found, {"{n} units": "{n} enheter", "later": "senere"})
    assert catalogue.untranslated(found) == []


def test_what_is_written_is_read_again_and_speaks(tmp_path: Path) -> None:
    code = _code(tmp_path / "code")
    found = catalogue.updated(catalogue.read(tmp_path / "none.po"), code)
    catalogue.fill(found, {"later": "senere", "{n} unit": "{n} enhet", "{n} units": "{n} enheter"})
    po = tmp_path / "nb/workbench.po"
    catalogue.write(found, po)
    written = po.read_bytes()

    again = catalogue.updated(catalogue.read(po), code)
    catalogue.write(again, po)

    assert po.read_bytes() == written
    with po.with_suffix(".mo").open("rb") as stream:
        spoken = gettext.GNUTranslations(stream)
    assert spoken.gettext("later") == "senere"
    assert spoken.ngettext("{n} unit", "{n} units", 2) == "{n} enheter"


def test_placeholders_are_found_in_braces() -> None:
    assert catalogue.placeholders("{who} at {when:%d} {{not}}") == {"who", "when"}
