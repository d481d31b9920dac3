"""A member's computer as a journey sees it: the study on it, and the window that somebody works in."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.ui.studies import add_interview
from workbench.archive.header import LEAST_COST
from workbench.desk.exchange import Exchange, join
from workbench.desk.opening import Founder, make_study, open_study
from workbench.study.interviews import Interview
from workbench.study.people import Role

PASSPHRASE = "a long passphrase"
ROOT = Path(__file__).parents[2]


class Laptop:
    """A screen, settings and a folder. Windows on it are processes."""

    def __init__(self, folder: Path, screen: Mapping[str, str]) -> None:
        self.folder = folder
        self.study = folder / "study"
        folder.mkdir()
        places = {
            f"WORKBENCH_{name}": str(folder / name.lower()) for name in ("PROJECTS", "SETTINGS", "MODELS")
        }
        self._home = {**screen, **places}
        self._window: subprocess.Popen[str] | None = None

    def walk(self, script: str, way: str, *told: object, seconds: int = 55) -> None:
        """Let a window go a way of a script; after so many seconds it ends as a failure."""
        (self.folder / "told.json").unlink(missing_ok=True)
        words = [way, str(seconds), str(self.study), *map(str, told)]
        with (self.folder / "faults.txt").open("w") as faults:
            self._window = subprocess.Popen(
                [sys.executable, "-m", f"tests.journeys.{script}", *words],
                cwd=ROOT, env=self._home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=faults,
                text=True,
            )  # fmt: skip

    def ended(self, code: int = 0) -> dict[str, Any]:
        """Wait for the window; what it left behind."""
        assert self._window
        ended = self._window.wait()
        assert ended == code, self._faults()
        told = self.folder / "told.json"
        facts: dict[str, Any] = json.loads(told.read_text("utf-8")) if told.is_file() else {}
        return facts

    def _faults(self) -> str:
        """What went wrong here, and at the other laptops: one that waits in vain seldom knows why."""
        files = sorted(self.folder.parent.glob("*/faults.txt"), key=lambda file: file.parent != self.folder)
        return "\n".join(f"{file.parent.name}: {file.read_text()}" for file in files)

    def end(self) -> None:
        """End what still runs."""
        if self._window and self._window.poll() is None:
            self._window.kill()
            self._window.wait()


def share(
    founder: tuple[str, Laptop], others: Sequence[tuple[str, Laptop]], more: tuple[str, str] | None = None
) -> Interview:
    """One study with an interview, on the computer of whoever founded it and of all who joined it.

    `more` is the title and the participant of an interview without words.
    """
    name, first = founder
    with closing(
        make_study(first.study, "Work and support", PASSPHRASE, Founder(name), cost=LEAST_COST)
    ) as desk:
        interview = add_interview(desk)
        if more:
            desk.interviews.add(more[0], participant_code=more[1])
        exchange = Exchange(desk)
        for other, laptop in others:
            packed = laptop.folder / "invitation"
            invitation = exchange.invite(packed, other, (Role.PEER,), "en")
            with closing(join(laptop.study, packed, invitation.code, PASSPHRASE, cost=LEAST_COST)) as joined:
                theirs = Exchange(joined)
                theirs.pack(laptop.folder / "joined", theirs.colleagues())
            exchange.take(laptop.folder / "joined")
        news = first.folder / "news"  # for those who joined before others did
        exchange.pack(news, exchange.colleagues())
    for other, laptop in others[:-1]:
        with closing(open_study(laptop.study, PASSPHRASE)) as joined:
            joined.members.switch(next(one.id for one in joined.members.list() if one.name == other))
            Exchange(joined).take(news)
    return interview
