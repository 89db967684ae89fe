"""The picture of wet and dry: what it says is what the water does."""

from pathlib import Path

import pygame
import pytest

from game.core.errors import UserError
from game.tools import swash_picture
from tests.level import samples

GROUND = {
    "line": [
        [-16, -3],
        [-4, -3],
        [2, -0.2],
        [6, 0.4],
        [9, 0.1],
        [10.5, -0.5],
        [12, 0.1],
        [15, 0.36],
        [18, 0.1],
        [24, 0.5],
        [34, 2],
        [44, 2],
    ]
}
START = [{"kind": "start", "id": "start", "at": [38, 2]}]


def test_it_tells_bars_and_how_long_they_lie_dry(tmp_path: Path) -> None:
    lakes = [
        {
            "id": "flat",
            "left": -16,
            "right": 34,
            "cell": 0.125,
            "drainage": 0.008,
            "surge": {"height": 0.5, "period": 11, "waves": 2, "pause": 10},
        }
    ]
    level = samples.write(tmp_path, ground=GROUND, lakes=lakes, things=START)
    said = swash_picture.main(str(level), tmp_path / "out.png", 60.0)
    assert any(abs(float(line.split()[2]) - 15.0) < 0.3 and "dry spells" in line for line in said)
    assert pygame.image.load(tmp_path / "out.png").get_width() == swash_picture.ACROSS
    assert swash_picture.main(str(level), tmp_path / "out.png", 20.0)  # its own picture may be written over


def test_a_lake_without_waves_has_nothing_to_show(tmp_path: Path) -> None:
    assert "no lake of it makes waves" in swash_picture.main(str(samples.write(tmp_path)), tmp_path / "out.png", 5.0)[0]


def test_it_is_a_picture_or_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        swash_picture.main(str(samples.write(tmp_path)), tmp_path / "out.txt", 5.0)
