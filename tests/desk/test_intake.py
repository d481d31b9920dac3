"""A recording is taken in with all its parts, or the study's folder is as it was."""

from pathlib import Path

import pytest

from tests.speech import sounds
from workbench.archive.vault import Vault
from workbench.cellar.errors import Refusal
from workbench.desk.intake import take


@pytest.mark.parametrize("when", [0.0, 0.5, 0.95])
def test_what_is_refused_or_stopped_leaves_nothing(tmp_path: Path, when: float) -> None:
    file = sounds.write(tmp_path / "sound.wav", sounds.encoded("wav", 25.0))
    (tmp_path / "vault").mkdir()
    vault = Vault(tmp_path / "vault", bytes(32))

    def full(share: float) -> None:
        if share >= when:
            raise Refusal("The disk is full.")

    with pytest.raises(Refusal, match="full"):
        take(file, vault, full)
    assert list(vault.folder.iterdir()) == []
    taken = take(file, vault, lambda _share: None)
    assert sorted(vault.ids()) == sorted([taken.original, taken.sound, taken.waveform])


def test_how_long_somebody_speaks_is_known_and_is_less_than_the_recording(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    vault = Vault(tmp_path / "vault", bytes(32))
    taken = take(Path(__file__).parents[1] / "data" / "jfk.flac", vault, lambda _share: None)
    assert 5_000 < taken.speech < sum(end - start for start, end in taken.plan) <= taken.duration
