"""Names and titles as they are kept: one line, of which something can be seen, and not without end."""

import re

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.exchange.plain import one_line
from workbench.study.records import fit

MOST_LETTERS = 300
"""More than any system's names of files have, from which titles are taken."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


def fit_name(written: str, nothing: str) -> str:
    """What is kept of a name or title. Raises Refusal: `nothing` where there is none, and for one too long."""
    name = kept(written)
    if not seen(name):
        raise Refusal(nothing)
    if len(name) > MOST_LETTERS:
        raise Refusal(
            _("A name or title has at most {most} letters. Nothing was changed. Write a shorter one.").format(
                most=MOST_LETTERS
            )
        )
    return name


def kept(written: str) -> str:
    """A name as it is kept: one line of whole letters."""
    return one_line(str(fit(written)))


def seen(name: str) -> bool:
    """Whether anything of a name can be seen."""
    return any(letter.isprintable() and not letter.isspace() for letter in name)


def fit_language(code: str) -> str:
    """The code of a language, or empty; the speech models need not know it. Raises Refusal for what is none."""
    if code.strip() and not _LANGUAGE.fullmatch(code.strip()):
        raise Refusal(
            _("“{code}” is not the code of a language. Give one such as nb, nn, se or en.").format(
                code=code[:16]
            )
        )
    return code.strip()
