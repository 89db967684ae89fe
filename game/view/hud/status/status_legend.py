"""Status legend: what the figures under the stroke mean, the nut beside the pain tag, and that tag; each is said once, beside it."""

import math

import pygame

from game.view.hud.notes import Notes
from game.view.hud.status.chakra_gauge import DEPTHS, FIGURE, SLIP, SLIP_AT, STROKE, STROKE_AT, marks_of, share_of
from game.view.hud.status.status_panel import StatusPanel
from game.view.poses import RunnerPose
from game.view.render.assets import Assets

SHOWN_S = 7.0
"""Seconds for which each is shown."""
FIGURES, PILL, PAIN = "hud.sinks_so_deep", "hud.soldier_pill", "hud.pain"
EATS = 79.0
"""Chakra under which nothing of a pill is lost."""
GAP = 9.0
"""Reference pixels from what it is about."""


class StatusLegend:
    def __init__(self) -> None:
        self._notes = Notes(SHOWN_S, math.inf)  # whoever looks only now and then has had the time

    def draw(self, surface: pygame.Surface, assets: Assets, runner: RunnerPose, panel: StatusPanel, px: float, seconds: float,
             quiet: bool = True) -> None:  # fmt: skip
        """The figures, as soon as feet are on water; the pill, with its key, once it does him good; the pain, where it hangs
        alone, once it is `quiet`: nothing else has to be read."""
        at, pills = panel.corner, panel.pills
        self._notes.pass_time(seconds)
        if not panel.has_chakra:
            x, y = panel.beside_pain
            self._notes.draw(surface, assets, PAIN, (x + GAP * px, y), px, 1, quiet)
            return
        marks, on_water = marks_of(runner), runner.on == "water"
        if marks[0] > 0.0:
            right = STROKE_AT[0] + share_of(max(marks)) * STROKE[0] + 9.0 * FIGURE + GAP
            middle = SLIP_AT[1] + SLIP[1] + 3.0 + FIGURE * DEPTHS[1] / 1.3
            place = at[0] + right * px, at[1] + middle * px
            self._notes.draw(surface, assets, FIGURES, place, px, 1, on_water)
        pills.is_explained = False
        if pills.place is not None:
            pills.is_explained = not self._notes.is_read(PILL) and (self._notes.is_begun(PILL) or on_water and runner.chakra < EATS)
            place = pills.place.right + GAP * px, pills.place.centery
            self._notes.draw(surface, assets, PILL, place, px, 1, pills.is_explained)
