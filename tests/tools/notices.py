"""Lists the licences of everything that the workbench is made of when it runs.

`python -m tests.tools.notices` asks the packages that are installed and writes the list.
"""

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "resources/licences/third-party.md"
PROGRAM = "lifeworld-workbench"

_SAID_IN_ITS_TEXT = {"pyrage": "MIT", "resvg-py": "MIT", "sqlcipher3": "Zlib"}
_HEAD = """# Licences of what the workbench is made of

Written by `python -m tests.tools.notices`. The exact versions stand in `constraints.txt`; each package
brings the text of its licence with it.

| package | licence |
|---|---|
"""


def _needed_by(found: Distribution, extras: set[str]) -> Iterator[Requirement]:
    """What `found` needs here, with these of its extras."""
    for line in found.requires or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement


def made_of(name: str = PROGRAM) -> dict[str, Distribution]:
    """Every package that `name` needs, directly or not, by its normalised name; itself left out."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    open_ends = list(_needed_by(distribution(name), set()))
    while open_ends:
        requirement = open_ends.pop()
        needed = canonicalize_name(requirement.name)
        wanted = {(needed, extra) for extra in ("", *requirement.extras)}
        if wanted <= seen:
            continue
        seen |= wanted
        try:
            found[needed] = distribution(needed)
        except PackageNotFoundError:
            continue
        open_ends.extend(_needed_by(found[needed], requirement.extras))
    return dict(sorted(found.items()))


def licence(package: Distribution) -> str:
    """The licence that `package` states, or nothing if it states none that can be read."""
    stated = package.metadata.json
    classifiers = [str(kind) for kind in stated.get("classifier", ())]
    kinds = [kind.rpartition("::")[2].strip() for kind in classifiers if kind.startswith("License ::")]
    return (
        str(stated.get("license_expression", ""))
        or _SAID_IN_ITS_TEXT.get(canonicalize_name(package.name), "")
        or ", ".join(kinds)
        or str(stated.get("license", "")).partition("\n")[0].strip()
    )


def text() -> str:
    """The whole list, as Markdown."""
    return _HEAD + "".join(f"| {package.name} | {licence(package)} |\n" for package in made_of().values())


def main() -> int:
    """Write the list."""
    LIST.parent.mkdir(parents=True, exist_ok=True)
    LIST.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
