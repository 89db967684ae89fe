"""Draw order: every layer of a picture, from the far shore to the rain before everybody; what is drawn later covers what was before."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pygame

from game.level.model import Level
from game.view.characters import foothold
from game.view.characters.characters import Characters
from game.view.effects.splashes.foam import Disc
from game.view.frame import Frame
from game.view.layers import Layers
from game.view.people_layer import PeopleLayer
from game.view.poses import BarrierPose, RunnerPose, SpiderwebPose, WavePose
from game.view.render.time_of_day import LevelPalette
from game.view.snapshot import Snapshot
from game.view.terrain.background.night_sky import MOON_X, moonlight
from game.view.water.surface import SurfaceProfile

WOOD_SPEED_BONUS = 3.6
"""m/s by which one must be quicker on the ground than on a lake for the same speed lines."""
LIP_OF_LOG = 0.5
"""Metres of the lake's lip before a floating log, to each side of its middle, for each of its length."""
GLOW_TICKS = 60
"""Ticks in which a web that has woken lights up the lake."""
FULL_MOON_GLITTER = 1.7
"""How much more a full moon glitters on the lake than the thin one of a level's own night."""
METER_DELAY_TICKS = 10
"""Ticks after a grab from which it is shown how one gets loose."""
INK_CLEAR_SHARE = 0.35
"""Share of the picture's width from its side within which no ink shoots in where a sealmaster is played: he stands there."""
INK_DELAY_TICKS, GRAB_HEIGHT, MIN_INK_GRIP = 12, 1.0, 0.5
"""Ticks after a grab from which ink closes round the two, metres above the soles of its middle, and the grip under which it goes again."""


class DrawOrder:
    """The one place that knows which layer covers which."""

    def __init__(self, level: Level, palette: LevelPalette, layers: Layers, characters: Characters, scale: float) -> None:
        """`scale` is pixels of the picture for one reference pixel."""
        self.level, self.palette, self.layers, self.characters, self.scale = level, palette, layers, characters, scale
        self.people = PeopleLayer(layers, characters)
        self.two_players = False
        """Whether both runner and sealmaster are played by somebody."""
        self.ink_strength = 1.0
        """Of the strokes about one who is caught: behind the card they are gone."""

    def draw_surroundings(self, frame: Frame) -> None:
        """All that stays where it is, and the water."""
        surface, now, camera, profile, layers = frame.surface, frame.now, frame.camera, frame.profile, self.layers
        seconds, web, disc = now.seconds, now.spiderweb, _disc(frame)
        self._set_light(now)
        deep = layers.land.covers_from(camera, profile)
        hidden = layers.forest.hides(camera, deep)
        if hidden < surface.get_width():
            surface.set_clip((hidden, 0, *surface.get_size()))
            self._draw_distance(frame, hidden)
            surface.set_clip(None)
        layers.forest.draw(surface, camera, deep)
        layers.effects.draw(surface, camera, profile, "plane")
        if deep > camera.edge:
            layers.underwater().sun = layers.weather.sun
            layers.underwater().draw(surface, camera, seconds, deep, frame.number)
        if layers.trap is not None and now.trap is not None:
            layers.trap.draw_behind_land(surface, camera, now.trap)
        layers.waterline.draw(surface, camera, profile)
        if deep > camera.edge:
            layers.underwater().draw_light(surface, camera, seconds)
        if web is not None:
            layers.spiderweb().draw_threads(surface, camera, web, profile, seconds, frame.number)
        if now.wave is not None:
            under = partial(self._draw_logs, frame, True)
            layers.wave().draw(surface, camera, profile, now.wave, seconds, frame.number, disc, under)
        layers.breakers.draw(surface, camera, profile, seconds, disc, self._wave_span(now.wave))
        if layers.woodland is not None and layers.senses is not None:
            layers.senses.begin_frame(frame)
            layers.senses.draw_behind_trees(frame, self.characters)
            self.people.draw_behind_trees(frame)
            layers.woodland.draw_trees(surface, camera, seconds, layers.senses.blown, layers.senses.shaken)
            layers.senses.draw_behind_land(frame, self.characters)
        self.people.draw_divers(frame)
        layers.scenery.draw_back(surface, camera, seconds, now.wind)
        layers.solids.draw(surface, camera)
        layers.land.draw(surface, camera)
        layers.wildlife.draw(surface, camera, profile, seconds)
        layers.land.draw_soaked(surface, camera, profile)
        layers.breakers.draw_beach(surface, camera, profile, seconds, disc)
        layers.scenery.draw_front(surface, camera, seconds, now.wind)
        if layers.woodland is not None and layers.senses is not None:
            layers.woodland.trees.draw_roots(surface, camera)
            layers.senses.draw_before_land(frame)
        self._draw_logs(frame, False)
        layers.weather.darken(surface)
        if now.night:
            layers.night_sky().draw(surface, camera, now.night)
            self._draw_moon_path(frame, MOON_X, FULL_MOON_GLITTER * moonlight(now.night))

    def _set_light(self, now: Snapshot) -> None:
        """What rain, the hour and a web that has woken do to the light of this picture."""
        layers, web = self.layers, now.spiderweb
        layers.weather.take(now.rain)
        layers.weather.night = layers.sky.night = layers.surface_top.night = now.night
        layers.weather.glow = 0.0 if web is None else min(1.0, web.age_ticks / GLOW_TICKS) * (1.0 - web.releasing)
        layers.waterline.light = layers.weather.light

    def _draw_distance(self, frame: Frame, hidden: int) -> None:
        """Sky, lake top and far shore, of which the wood will hide the columns left of `hidden`."""
        surface, camera, seconds, layers = frame.surface, frame.camera, frame.now.seconds, self.layers
        layers.sky.draw(surface, camera, seconds, frame.number)
        layers.weather.draw_far(surface, camera, seconds)
        if layers.herons is not None:
            layers.herons.draw(surface, camera, seconds)
        if layers.flat is not None:
            layers.flat.draw(surface, camera, frame.now.lakes, seconds)
            return
        web = frame.now.spiderweb
        decorate = partial(self._draw_great_web, frame, web) if web is not None else None
        layers.surface_top.draw(surface, camera, frame.profile, seconds, frame.number, decorate, hidden)
        if self.palette.sun is not None and self.palette.sun.crescent:
            self._draw_moon_path(frame, self.palette.sun.x, 1.0)
        layers.scenery.draw_far(surface, camera)

    def _draw_moon_path(self, frame: Frame, column: float, share: float) -> None:
        """Under the level's own moon, or, once all has been darkened, under the one that a nightfall brings out."""
        if share > 0.0:
            self.layers.moon_path().draw(frame.surface, frame.camera, column * self.scale, frame.now.seconds, share)

    def _draw_great_web(self, frame: Frame, web: SpiderwebPose, top: pygame.Surface, offset: tuple[int, int]) -> None:
        self.layers.spiderweb().plane.draw(top, frame.camera, web, frame.profile, offset)

    def _draw_logs(self, frame: Frame, rolled_over: bool) -> None:
        """Those that float, or those that a wave has rolled over: it hides them, and they are drawn before it is."""
        for number, log in enumerate(frame.now.logs):
            if frame.profile.towers_over(log.x) == rolled_over:
                self.layers.scenery.draw_log(frame.surface, frame.camera, frame.profile, log, number)
                if not rolled_over:
                    self.layers.waterline.draw_lip(frame.surface, frame.camera, frame.profile, log.x, log.length * LIP_OF_LOG)

    def draw_bodies(self, frame: Frame, clock: float, said: pygame.Rect | None) -> None:
        """All that moves, and the light and the spray about it. `clock` is real seconds; `said` is where a line is being said."""
        surface, now, camera, profile, layers = frame.surface, frame.now, frame.camera, frame.profile, self.layers
        layers.effects.draw(surface, camera, profile, "under")
        if now.spiderweb is not None:
            layers.spiderweb().draw_strands(surface, camera, now.spiderweb, now.seconds, frame.number)
        layers.effects.draw(surface, camera, profile, "back")
        for x, half in layers.effects.roots():
            layers.waterline.draw_lip(surface, camera, profile, x, half)
        layers.leap_sign.draw(surface, camera, profile, self.reads_leaps(now))
        layers.effects.draw(surface, camera, profile, "light")
        layers.effects.draw(surface, camera, profile, "face")
        layers.dust.draw(surface, camera, now.seconds)
        if layers.slope_landings is not None:
            layers.slope_landings.draw(surface, camera, now.seconds)
        if now.runner is not None:
            in_wood = layers.woodland is not None
            speed = now.runner.vx if now.barrier is None and (now.runner.on != "ground" or in_wood) else 0.0
            faster = WOOD_SPEED_BONUS if self.level.momentum else 0.0
            layers.speed_lines.draw(surface, camera, speed - faster, frame.dt, camera.screen_y(now.runner.y) if in_wood else None)
        layers.lesson_signs.draw(surface, camera, None if now.outcome is not None else now.runner, now.seconds, said)
        self._draw_foot_light(frame)
        self.characters.wind, self.characters.foothold = now.wind, partial(foothold.under, now, profile)
        layers.pictures.draw(surface, camera, profile, now.things, now.seconds, now.night)
        if layers.senses is not None:
            layers.senses.draw_behind_people(frame, self.characters)
        if now.night:
            layers.night_lights().draw(surface, camera, now.things, now.night, now.sealmaster, now.seconds)
        if layers.trap is not None and now.trap is not None:
            layers.trap.draw_behind_people(surface, now.trap, clock, now.night)
        self.people.draw(frame)

    def _draw_foot_light(self, frame: Frame) -> None:
        """The light that leaks from the runner's feet into the lake."""
        runner = frame.now.runner
        if runner is not None and runner.on == "water" and frame.now.barrier is None:
            self.layers.effects.draw_foot_light(frame.surface, frame.camera, frame.profile, runner.x, float(runner.firmness))

    def draw_foreground(self, frame: Frame, clock: float, said: pygame.Rect | None = None) -> None:
        """What is nearer than everybody: spray, crowns, rain. `said` is where a line is being said."""
        surface, now, camera, layers = frame.surface, frame.now, frame.camera, self.layers
        layers.pictures.draw_before(surface, camera, now.things, now.outcome is not None or now.is_runner_held)
        for blade in now.blades:
            layers.projectile.draw(surface, camera, blade)
        layers.effects.draw(surface, camera, frame.profile, "front")
        layers.effects.drops.draw(surface, camera, _disc(frame))
        layers.forest.draw_canopy(surface, camera)
        if layers.senses is not None:
            layers.senses.draw_before_people(frame, self.characters, said)
        layers.weather.draw(surface, camera, now.seconds, now.wind, partial(self.floor, frame.profile))
        layers.wildlife.draw_before(surface, camera, now.seconds)
        if layers.trap is not None and now.trap is not None:
            layers.trap.draw_before_people(frame, now.trap, clock)
        runner = now.runner
        if runner is not None and runner.stance == "caught" and runner.stance_ticks >= INK_DELAY_TICKS and runner.grip > MIN_INK_GRIP:
            column, row = camera.to_screen(runner.x, runner.y + GRAB_HEIGHT)
            if now.trap is None or INK_CLEAR_SHARE < column / surface.get_width() < 1.0 - INK_CLEAR_SHARE:
                layers.ink_frame().draw(surface, (column, row), self.ink_strength)
        held = runner is not None and runner.stance == "caught" and now.outcome is None and self._runner_is_played
        if held and runner is not None and runner.stance_ticks >= METER_DELAY_TICKS:
            layers.grab_meter.draw(surface, camera, runner)
        layers.chakra_losses.draw(surface, camera, now.seconds)
        if now.barrier is not None:
            layers.crack_note.draw(surface, camera, now.barrier, now.seconds)
        if layers.collision_marks is not None:
            layers.collision_marks.draw(surface, camera, now.seconds)
        if layers.pursuit_mark is not None and runner is not None and now.outcome is None:
            layers.pursuit_mark.draw(surface, camera, runner, now.hunters, now.seconds, layers.lesson_signs.hung)

    @property
    def _runner_is_played(self) -> bool:
        return self.two_players or self.level.role != "sealmaster"

    def _on_his_own(self, now: Snapshot) -> RunnerPose | None:
        """The runner, while it is his own legs that take him across, and somebody plays him."""
        gone = now.barrier is not None or now.outcome is not None or now.runner is None or now.runner.stance == "caught"
        return None if gone or not self._runner_is_played else now.runner

    def reads_leaps(self, now: Snapshot) -> RunnerPose | None:
        """The runner, where a crest is something to be leapt over: nobody sets foot on water that holds."""
        return None if self.layers.flat is not None else self._on_his_own(now)

    def floor(self, profile: SurfaceProfile, x: Any) -> Any:
        """How high ground or water is at places in the picture."""
        return np.maximum(self.layers.land.heights(x), np.interp(x, profile.x, np.where(profile.wet, profile.surface, -np.inf)))

    def _wave_span(self, wave: WavePose | None) -> tuple[float, float] | None:
        """The places between which a driven wave has a face of its own, however steep the water."""
        return None if wave is None or self.layers.wave().shown is None else (wave.x - wave.length, wave.x + wave.length)


def _disc(frame: Frame) -> Disc | None:
    """Where the barrier is in the picture."""
    barrier: BarrierPose | None = frame.now.barrier
    return None if barrier is None else (*frame.camera.to_screen(barrier.x, barrier.y), barrier.radius * frame.camera.scale)
