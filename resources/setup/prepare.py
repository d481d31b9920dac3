"""Set everything up in this checkout and start: `prepare.py try`, `prepare.py test` or `prepare.py check`.

Makes the environment `.venv`, installs the workbench into it and what it wants from the system, and then
runs the program's trial, its tests, or what else is asked of its code. Running it again is quick: what is there already is not done twice.
Words after `try` or `test` are handed on. Standard library only.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import system_parts

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv"
BORROWED = ENVIRONMENT / "system"
DONE = ENVIRONMENT / "prepared.json"
OLDEST, TOO_NEW = (3, 11), (3, 14)
USAGE = "Usage: python3.11 resources/setup/prepare.py try|test|check [words for the program or for pytest]"

EXTRAS: dict[str, list[str]] = {"try": [], "test": ["test"], "check": ["check", "test"]}
COMMANDS = {
    "try": ["workbench try"],
    "test": ["pytest -n 2"],
    "check": ["ruff format --check", "ruff check", "basedpyright", "lint-imports --no-logo"],
}


class CannotPrepare(Exception):
    """A sentence for the person who runs this: what is missing and what to do."""


def program(name: str) -> Path:
    """A program of the environment: `python`, or one that a package brought."""
    return ENVIRONMENT / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _wanted(goal: str) -> list[system_parts.Part]:
    """What `goal` wants from the system; without a display the trial opens no window and plays nothing."""
    wanted = list(system_parts.ENVIRONMENT)
    if goal == "test" or _has_display():
        wanted += [*system_parts.WINDOW, *system_parts.SOUND]
    if goal == "test":
        wanted += [*system_parts.SCREEN, *system_parts.SERVER, *system_parts.OFFICE]
    return wanted


def provide_system_parts(goal: str) -> list[system_parts.Part]:
    """Install what is missing for `goal` for the whole computer, if this user may; what is missing after that."""
    lacking = system_parts.missing(_wanted(goal))
    if lacking and system_parts.install(lacking):
        lacking = system_parts.missing(lacking)
    return lacking


def _works(python: Path, module: str) -> bool:
    return (
        python.exists()
        and subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode
        == 0
    )


def make_environment() -> None:
    """Make `.venv` with pip in it, unless it is there and works.

    Raises:
        CannotPrepare: this Python has no pip to give, and Debian's could not be had either.
    """
    python = program("python")
    if _works(python, "pip"):
        return
    print(f"Making the environment {ENVIRONMENT}", flush=True)
    with_pip = system_parts.has_pip_in_python()
    order = [sys.executable, "-m", "venv", "--clear", *([] if with_pip else ["--without-pip"]), ENVIRONMENT]
    if not system_parts.went_well(order):
        raise CannotPrepare(f"{sys.executable} could not make an environment; the lines above say why.")
    if not with_pip:
        _pip_from_debian(python)


def _pip_from_debian(python: Path) -> None:
    """Put the pip that Debian ships for new environments into ours, without being the administrator."""
    wheels = BORROWED / "usr/share/python-wheels"
    if not system_parts.borrow(["python3-pip-whl"], BORROWED):
        raise CannotPrepare(
            system_parts.consequences(system_parts.ENVIRONMENT) + " Ask for it to be installed."
        )
    pip = next(wheels.glob("pip-*.whl"))
    subprocess.run([python, pip / "pip", "install", "-q", "--no-index", "--no-deps", pip], check=True)


def _fingerprint() -> str:
    kept = hashlib.sha256(repr((str(ROOT), sys.version_info[:2])).encode())
    for name in ("pyproject.toml", "constraints.txt"):
        kept.update((ROOT / name).read_bytes())
    return kept.hexdigest()


def _done() -> tuple[str, set[str]]:
    """The fingerprint and extras of the last installation that went well."""
    try:
        read = json.loads(DONE.read_text(encoding="utf-8"))
        return str(read["fingerprint"]), set(read["extras"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", set()


def install_workbench(extras: Sequence[str]) -> None:
    """Install the workbench, editable, with `extras`, unless that was done for these very requirements.

    Raises:
        CannotPrepare: pip did not manage.
    """
    before, there = _done()
    wanted = _fingerprint()
    if before == wanted and there.issuperset(extras):
        return
    names = sorted(there.union(extras) if before == wanted else extras)
    print("Installing the workbench and what it is made of; this takes some minutes.", flush=True)
    target = f"{ROOT}[{','.join(names)}]" if names else str(ROOT)
    quiet = [] if sys.stdout.isatty() else ["-q"]
    order = [program("python"), "-m", "pip", "install", "--disable-pip-version-check", *quiet]
    if not system_parts.went_well([*order, "-e", target, "-c", ROOT / "constraints.txt"]):
        raise CannotPrepare(
            "The installation did not succeed; the lines above say why. "
            "Run the same line again when the cause is mended; what is there already is kept."
        )
    DONE.write_text(json.dumps({"fingerprint": wanted, "extras": names}), encoding="utf-8")


def provide_here(lacking: Sequence[system_parts.Part]) -> None:
    """Unpack `lacking` beside the environment where that can be done, and say what is missing after that."""
    wanted = [part for part in lacking if part in (*system_parts.WINDOW, *system_parts.SOUND)]
    absent = [part for part in wanted if not (BORROWED / "usr/share/doc" / part.package).exists()]
    borrowed = not absent or system_parts.borrow([part.package for part in absent], BORROWED)
    whole = (*system_parts.SCREEN, *system_parts.SERVER, *system_parts.OFFICE)
    still = [part for part in lacking if part in whole or (part in absent and not borrowed)]
    if still:
        print(system_parts.consequences(still), flush=True)


def prepare(goal: str) -> dict[str, str]:
    """Do all set-up for `goal`; the surroundings to run it in.

    Raises:
        CannotPrepare: something that only a person can mend is missing.
    """
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise CannotPrepare(
            f"The workbench wants Python 3.11 (or 3.12, 3.13); this is {sys.version.split()[0]}."
        )
    lacking = provide_system_parts(goal)
    make_environment()
    provide_here(lacking)
    install_workbench(EXTRAS[goal])
    return system_parts.surroundings(BORROWED)


def run(command: str, words: Sequence[str], surroundings: dict[str, str]) -> int:
    """Run one of `COMMANDS` with `words` after it; its exit code."""
    name, *own = command.split()
    return subprocess.run([program(name), *own, *words], cwd=ROOT, env=surroundings, check=False).returncode


def main(words: Sequence[str]) -> int:
    """Prepare and run; the first exit code that tells of a failure, 1 if it could not be prepared, 2 for wrong words."""
    if not words or words[0] not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return 2
    goal, *rest = words
    try:
        surroundings = prepare(goal)
        codes = [run(command, rest, surroundings) for command in COMMANDS[goal]]
        return next((code for code in codes if code), 0)
    except CannotPrepare as fault:
        print(fault, file=sys.stderr)
        return 1
    except (OSError, shutil.Error, subprocess.CalledProcessError) as fault:
        print(f"The set-up stopped: {fault}. Run the same line again when that is mended.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
