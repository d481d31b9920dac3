"""Passphrases and PINs: from a file, from the surroundings, or asked for; never on the command line itself."""

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

PASSPHRASE = "WORKBENCH_PASSPHRASE"
PIN = "WORKBENCH_PIN"
CODE = "WORKBENCH_CODE"
TEAM_PASSWORD = "WORKBENCH_TEAM_PASSWORD"
_LONGEST_BYTES = 64 * 1024


def describe_passphrase(parser: ArgumentParser) -> None:
    """Add the option for the passphrase's file."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar=_("FILE"),
        help=_(
            "a file whose first line is the passphrase (or set WORKBENCH_PASSPHRASE; otherwise it is asked for)"
        ),
    )


def given_passphrase(options: Namespace) -> str | None:
    """The passphrase from file or surroundings, or None. Raises Refusal for a file that cannot be read."""
    return _given(options.passphrase_file, PASSPHRASE)


def passphrase(options: Namespace) -> str:
    """The passphrase, asked for if need be. Raises Refusal where there is nobody to ask."""
    given = given_passphrase(options)
    return given if given is not None else _asked(_("Passphrase of the study:"), _no_passphrase())


def new_passphrase(options: Namespace) -> str:
    """A passphrase for a new study, asked for twice. Raises Refusal if the two differ."""
    given = given_passphrase(options)
    if given is not None:
        return given
    first = _asked(_("Passphrase for the new study:"), _no_passphrase())
    if first != _asked(_("The same once more:"), _no_passphrase()):
        raise Refusal(_("The two passphrases differ. Nothing was made. Try again."))
    return first


def pin(options: Namespace, name: str) -> str:
    """A member's PIN, asked for if need be. Raises Refusal where there is nobody to ask."""
    given = _given(options.pin_file, PIN)
    if given is not None:
        return given
    nobody = _("{name} has a PIN. Give it with --pin-file or WORKBENCH_PIN.").format(name=name)
    return _asked(_("PIN of {name}:").format(name=name), nobody)


def given_pin(options: Namespace) -> str:
    """A new PIN from file or surroundings; empty for none. Raises Refusal for a file that cannot be read."""
    return _given(options.pin_file, PIN) or ""


def code(options: Namespace) -> str:
    """An invitation's code, asked for if need be. Raises Refusal where there is nobody to ask."""
    given = _given(options.code_file, CODE)
    nobody = _("The invitation has a code. Give it with --code-file or WORKBENCH_CODE.")
    return given if given is not None else _asked(_("The invitation's code:"), nobody)


def team_password(options: Namespace) -> str | None:
    """The password on a team's server from file or surroundings; None where the address or the system has it."""
    return _given(options.password_file, TEAM_PASSWORD)


def _given(file: Path | None, variable: str) -> str | None:
    if file is None:
        return os.environ.get(variable)
    try:
        with file.open("rb") as opened:  # which may be a pipe
            line = opened.readline(_LONGEST_BYTES)
        if len(line) < _LONGEST_BYTES:
            return line.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        pass
    raise Refusal(_("The file {name} could not be read.").format(name=file.name))


def _asked(question: str, nobody: str) -> str:
    if not sys.stdin or not sys.stdin.isatty():
        raise Refusal(nobody)
    try:
        return getpass.getpass(question + " ")
    except EOFError:
        raise Refusal(nobody) from None


def _no_passphrase() -> str:
    return _("The study has a passphrase. Give it with --passphrase-file or WORKBENCH_PASSPHRASE.")
