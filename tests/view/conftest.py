"""Shared by the tests of the picture: one Crossing for all, and sprites that are made anew."""

import pygame
import pytest

from game.level.files.library import find
from game.level.loader import read
from game.level.model import Level


@pytest.fixture
def no_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is taken from an earlier start."""
    monkeypatch.setenv("SPIDERWEB_LAKE_PRINTS", "off")
    pygame.font.init()


@pytest.fixture(scope="session")
def level() -> Level:
    return read(find("03-the-crossing"))
