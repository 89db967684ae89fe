"""Senses layer: everything that the senses add to a forest's picture, drawn at four places of the draw order."""

from collections.abc import Callable
from typing import Any

import pygame

from game.level.model import Level
from game.sim.events import BirdsFellSilent, Event, FeatDone, HunterThrew, MarkRefused, NoiseMarked, StalkersMoved
from game.sim.senses.bolt import BoltPose
from game.sim.senses.gusts import FrontPose
from game.sim.senses.noises import NoisePose
from game.sim.senses.senses import SensesPose
from game.view.camera.camera import Camera
from game.view.characters.characters import Characters
from game.view.frame import Frame
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.birds import Birds
from game.view.senses.composure import ComposureBand
from game.view.senses.excuse_sign import ExcuseSign
from game.view.senses.gusts.bushes import Bushes
from game.view.senses.gusts.grass import Grass
from game.view.senses.gusts.gust_field import blow_at, shaking
from game.view.senses.gusts.gust_fronts import GustFronts
from game.view.senses.listening.closeness import Closeness
from game.view.senses.listening.hearing import Hearing
from game.view.senses.listening.ink_blot import InkBlot
from game.view.senses.listening.marked import FALLS_S, HEAD, MarkedHunters
from game.view.senses.listening.notes import Notes
from game.view.senses.listening.ripples import Ripples, is_shown
from game.view.senses.pebble_arcs import PebbleArcs

NOTHING = SensesPose((), (), (), None, None)
STARTLE_M, NEAR_M = 60.0, 15.0
"""Metres within which birds fly up at a blade; beyond the picture's sides, from which a front still moves something in it."""
Height = Callable[[float], float]

BRUSH_LOW, BRUSH_HIGH, BRUSH_OVER, BRUSH_CLEAR = 0.9, 1.95, 0.5, 1.5
"""Metres over the ground of the brush's tip, away from him and over his head; metres from him within which and from which on."""
FAR_M = 1e6
"""Where the runner is if he is not there."""
EDGE_M = 0.9
"""Metres from the picture's edge at which the ring is seen of somebody who is beyond it."""


class SensesLayer:
    def __init__(self, level: Level, palette: Palette, px: float, cache: SpriteCache, height: Height, assets: Assets) -> None:
        dry = lambda x: not any(lake.left < x < lake.right and height(x) < lake.level + 0.1 for lake in level.lakes)  # noqa: E731
        trees = level.things_of("tree")
        self.pose, self._height = NOTHING, height
        self.fronts_near: list[FrontPose] = []
        self.heard: list[NoisePose] = []
        """What of the noises may be shown."""
        self.shaken: dict[str, float] = {}
        self.grass = Grass(palette, px, cache, (level.left, level.right), height, dry)
        self.bushes = Bushes(palette, px, cache, level.things_of("bush"), height)
        self.birds = Birds(palette, px, cache, level.things_of("birds"), trees)
        self.fronts = GustFronts(palette, px, cache, height, dry)
        self.hearing, self.ripples, self.composure = (
            Hearing(palette, px, cache),
            Ripples(palette, px, cache),
            ComposureBand(palette, px, cache),
        )
        self.excuse_sign, self.pebbles = ExcuseSign(palette, px, cache), PebbleArcs(palette, px)
        kinds = {stalker.id: stalker.type for stalker in level.things_of("stalker")}
        self.marked = MarkedHunters(palette, px, cache, kinds, [(tree.at[0], height(tree.at[0])) for tree in trees])
        self._driven, self._assets, self._px = level.momentum, assets, px
        self._kinds = kinds | {hunter.id: hunter.type for hunter in level.things_of("hunter")}
        """Of everybody who may come after him, by id."""
        self.notes, self.closeness = Notes(assets, px, level.texts, kinds), Closeness(palette, px, cache)
        self.blot = InkBlot(palette, px, cache)

    def reset(self) -> None:
        self.birds.reset()
        self.hearing.reset()
        self.composure.reset()
        self.marked.reset()
        self.ripples.reset()
        self.pebbles.reset()
        self.notes.reset()
        self.blot.reset()

    def observe(self, event: Event, seconds: float) -> None:
        if isinstance(event, BirdsFellSilent):
            self.birds.fall_silent(seconds)
        elif isinstance(event, HunterThrew):
            self.birds.fly(seconds, event.x, STARTLE_M)
        elif isinstance(event, StalkersMoved):
            self.birds.fly(seconds, event.x, NEAR_M)
            self.marked.slip(seconds)
        elif isinstance(event, NoiseMarked):
            self.ripples.mark(event.x, event.y, seconds)
            self.marked.find(event.who, event.x)
        elif isinstance(event, MarkRefused):
            self.blot.fall(event.x, event.y, seconds)
        self.pebbles.observe(event, seconds)
        if not (self._driven and isinstance(event, FeatDone)):  # where legs are driven a slip follows him that tells it
            self.notes.observe(event, seconds)

    def begin_frame(self, frame: Frame) -> None:
        """Take in the moment."""
        self.pose = frame.now.senses or NOTHING
        left, right = frame.camera.left - NEAR_M, frame.camera.right + NEAR_M
        self.fronts_near = [front for front in self.pose.fronts if left < front.x < right]
        self.shaken = shaking(self.pose.noises)
        self.heard = [noise for noise in self.pose.noises if noise.heard and noise.kind != "birds"]
        self.ripples.take(self.pose.noises, self.pose.fronts)
        runner = frame.now.runner
        self.marked.pass_time(self.pose.marks, frame.now.seconds, frame.dt, runner.x if runner is not None else FAR_M)
        if self.pose.composure is not None:
            self.composure.pass_time(self.pose.composure, frame.dt)

    def watched(self, camera: Camera) -> list[tuple[float, float]]:
        """Pixels of what could be marked while he listens; else of what rings in still air: each gust would draw the eye to the display."""
        listens = self.pose.listening is not None and self.pose.listening.open
        shown = [noise for noise in self.heard if is_shown(noise, listens) and (listens or self.ripples.is_large(noise))]
        return [camera.to_screen(noise.x, noise.y) for noise in shown]

    def blown(self, x: float) -> float:
        """The gust at a place, with the sign of its way."""
        return blow_at(self.fronts_near, x)

    def draw_behind_trees(self, frame: Frame, characters: Characters) -> None:
        """The moving air, the hush, and who hides."""
        self.fronts.draw_band(frame.surface, frame.camera, self.fronts_near)
        if self.pose.listening is not None:
            self.hearing.draw_hush(frame.surface, self.pose.listening, frame.dt)
        self._draw_marked(frame, characters, False)

    def _draw_marked(self, frame: Frame, characters: Characters, above: bool) -> None:
        runner = frame.now.runner
        if runner is not None and self.pose.marks:
            self.marked.draw_figures(frame.surface, frame.camera, characters, runner.x, frame.now.seconds, frame.dt, above)

    def draw_behind_land(self, frame: Frame, characters: Characters) -> None:
        """Who sits in a fork; birds on their twigs, bushes, tall grass."""
        self._draw_marked(frame, characters, True)
        surface, camera, pose, seconds = frame.surface, frame.camera, self.pose, frame.now.seconds
        silent = pose.composure is not None and pose.composure.birds_silent
        self.birds.draw(surface, camera, silent, self.shaken, self.blown, seconds)
        self.grass.draw_row(frame, self.fronts_near, 1)
        self.bushes.draw(surface, camera, self.fronts_near, self.shaken, seconds)

    def draw_before_land(self, frame: Frame) -> None:
        self.grass.draw_row(frame, self.fronts_near, 0)

    def draw_behind_people(self, frame: Frame, characters: Characters) -> None:
        runner, composure = frame.now.runner, self.pose.composure
        if runner is not None and composure is not None and frame.now.outcome is None:
            self.excuse_sign.draw_places(frame.surface, frame.camera, composure, runner, self._height)
            self.excuse_sign.draw(frame.surface, frame.camera, composure, runner)
        self._draw_composure(frame, characters, True)

    def draw_before_people(self, frame: Frame, characters: Characters, said: pygame.Rect | None = None) -> None:
        """The gust's strokes and leaves; what he hears and has marked. `said` is where a line is being said: no note lies on it."""
        surface, camera, pose, seconds = frame.surface, frame.camera, self.pose, frame.now.seconds
        self._draw_composure(frame, characters, False)
        self.fronts.draw_lines(surface, camera, self.fronts_near, seconds)
        self.pebbles.draw(surface, camera, seconds)
        runner, listening = frame.now.runner, pose.listening
        chosen = listening.chosen if listening is not None else 0
        self.ripples.draw_noises(surface, camera, self.heard, chosen, listening is not None and listening.open, seconds)
        if runner is None:
            return
        if frame.now.outcome is None:
            self.closeness.draw(surface, camera, pose.stalkers, runner.x, seconds)
        self.draw_marks(frame)
        for x, y, since in self.marked.fallen:
            self.ripples.draw_fallen(surface, camera, x, y, (seconds - since) / FALLS_S)
        self.ripples.draw_bursts(surface, camera, seconds)
        self.marked.draw_sight(surface, camera, (runner.x, runner.y + HEAD), seconds)
        if listening is not None:
            self.hearing.draw_ring(surface, camera, listening, (runner.x, runner.y), seconds)
            self.blot.draw(surface, camera, seconds)
        brush = self._draw_brush(surface, camera, runner, seconds)
        taken = [rect for rect in (said, brush) if rect is not None]
        self.notes.draw(surface, camera, seconds, taken, {who: (x, y) for who, x, y in self.marked.places()})

    def draw_marks(self, frame: Frame) -> None:
        """Rings about those whom he has marked; before a bolt about all: he hears them all, those beyond the picture at its side."""
        camera, places = frame.camera, self.marked.places()
        known = {who for who, _, _ in places}
        for bolt in (pose for pose in frame.now.things if isinstance(pose, BoltPose)):
            places += [(who, max(x, camera.left + EDGE_M), bolt.y + 0.8) for who, x in bolt.gaps if who not in known]
        for number, (who, x, y) in enumerate(places):
            self.ripples.draw_mark(frame.surface, camera, x, y, frame.now.seconds, number * 2.3, self.mask(self._kinds.get(who, "tracker")))

    def mask(self, kind: str) -> pygame.Surface:
        """The face of hunters of a kind."""
        return self._assets.picture(f"hud-mask-{kind}", self._px)

    def _draw_brush(self, surface: pygame.Surface, camera: Camera, runner: Any, seconds: float) -> pygame.Rect | None:
        """Where it points: where it was led, or along the ground; near him it hangs over his head, and hides nobody."""
        listening = self.pose.listening
        if listening is None or not listening.open:
            return None
        near = min(1.0, max(0.0, (BRUSH_CLEAR - abs(listening.brush - runner.x)) / (BRUSH_CLEAR - BRUSH_OVER)))
        low = runner.y + BRUSH_LOW + (BRUSH_HIGH - BRUSH_LOW) * near
        y = low if listening.stays_at is None else listening.stays_at
        return self.hearing.draw_brush(surface, camera, listening.brush, y, seconds)

    def _draw_composure(self, frame: Frame, characters: Characters, back: bool) -> None:
        runner = frame.now.runner
        if self.pose.composure is not None and runner is not None and frame.now.outcome is None:
            self.composure.draw(frame.surface, frame.camera, runner, characters.shoulders(runner), frame.now.seconds, back)
