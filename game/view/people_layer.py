"""People layer: runner, hunters and sealmaster with what clings to them: the lake's lip at their legs, barrier, wraps of the spiderweb."""

import math
from functools import partial

import numpy as np
import pygame

from game.core.ticks import TICKS_PER_SECOND
from game.sim.characters.character import HELD_STANCES
from game.view.characters.characters import Characters
from game.view.characters.wading import SWIMS, SWIMS_IN_SQUALL
from game.view.frame import Frame
from game.view.layers import Layers
from game.view.poses import BarrierPose, HunterPose, PersonPose, RunnerPose, SealmasterPose
from game.view.sealmaster.quiet_water import draw_diving, draw_sinking
from game.view.techniques.barrier import half_chord
from game.view.water.surface import highest_edges

SHALLOW_M = 0.08
"""Metres of leg in the water from which it is seen through the water."""
UNCUT_STANCES = ("under", "drowned", "climb", "dive")
"""Stances of bodies that the surface does not cut in two."""
SUBMERGED = ("under", "drowned")
BOARDS_HEIGHT_M = 0.4
"""Metres over the ground from which he stands on the boards of a jetty, and his lantern with him."""
LIP_BEYOND, LEGS = 0.25, 0.42
"""Metres of the lake's lip that run on before the water beside the barrier, and to each side of a leg."""
LIP_BEFORE = 0.86
"""Share of the barrier's breadth at the water before which no lip is drawn: it would go through whoever sits in it."""

LEAPS_M, LEAPS_UP = np.linspace(-3.0, 3.0, 13), 0.75
"""Metres about one on the boards within which a wave lifts him, and how steeply he comes up before its crest."""

EXHALES_S, EXHALED, MOUTH = 0.4, 2, (0.45, 0.75)
"""Seconds from one breath of a swimmer's to the next, the bubbles of one, and metres ahead of his soles and over them of his mouth."""
AWAY_SPEED = 7.0
"""m/s at which somebody is seen to run who goes from stream to stream behind the trees."""


class PeopleLayer:
    def __init__(self, layers: Layers, characters: Characters) -> None:
        self._layers, self._characters = layers, characters

    def draw(self, frame: Frame) -> None:
        """From the sealmaster, who is farthest away, to the runner."""
        now, camera, layers = frame.now, frame.camera, self._layers
        if now.sealmaster is not None and frame.sees(now.sealmaster):
            ground = now.terrain.height(layers.lantern.place(now.sealmaster)) if now.terrain is not None else 0.0
            if now.sealmaster.y > ground + BOARDS_HEIGHT_M:
                ground = now.sealmaster.y
            layers.lantern.draw(frame.surface, camera, now.sealmaster, ground, now.seconds, frame.dt)
            self._draw_sealmaster(frame, now.sealmaster)
        for number, hunter in enumerate(now.hunters):
            if _swims_below(frame, hunter):
                continue
            if not hunter.cover:
                self._draw_hunter(frame, hunter)
            elif hunter.marked:
                self._draw_marked(frame, hunter, number)
        for courier in now.couriers:
            if courier.on != "barrier":
                self._draw_held(frame, courier)
        if now.barrier is not None:
            if now.wave is not None:
                layers.curl_sign.draw(frame.surface, camera, frame.profile, now.wave, now.barrier, frame.dt)
                if layers.leap_sign.mode != "off" and now.outcome is None:
                    layers.hop_sign.draw(frame.surface, camera, frame.profile, now.barrier, now.wave, now.logs)
            self._draw_barrier(frame, now.barrier)
            layers.curl_sign.draw_stars(frame.surface, camera, now.barrier, now.seconds)
        elif now.runner is not None:
            self._draw_runner(frame, now.runner)

    def draw_divers(self, frame: Frame) -> None:
        """Those who swim below, in the lake's colour, before rocks, posts and reeds are drawn: they swim past behind them."""
        layers, seconds = self._layers, frame.now.seconds
        shade = SWIMS if layers.weather.light is None else SWIMS_IN_SQUALL
        breathes_out = int(seconds / EXHALES_S) != int((seconds - frame.dt) / EXHALES_S)
        for hunter in frame.now.hunters:
            if _swims_below(frame, hunter) and frame.sees(hunter):
                layers.wading.draw(frame.surface, frame.camera, frame.profile, self._characters, hunter, seconds, frame.dt, shade)
                if breathes_out:
                    layers.effects.drops.bubbles(hunter.x + MOUTH[0] * hunter.facing, hunter.y + MOUTH[1], EXHALED)

    def draw_behind_trees(self, frame: Frame) -> None:
        """Those in the crowns whom he has not marked: leaves hide most of them; and a marked one on his way from stream to stream."""
        for hunter in frame.now.hunters:
            if hunter.cover == "crown" and not hunter.marked:
                self._draw_person(frame, hunter)
            elif hunter.cover == "away" and hunter.marked:
                self._draw_under_way(frame, hunter)

    def _draw_under_way(self, frame: Frame, hunter: HunterPose) -> None:
        """He runs behind the trees; in a lake that lies there nothing of him is seen."""
        ground = frame.now.terrain
        if ground is None or any(lake.left < hunter.x < lake.right for lake in frame.now.lakes):
            return
        y = ground.height(hunter.x)
        pose = hunter._replace(y=y, vx=AWAY_SPEED * hunter.facing, vy=0.0, stance="run", on="ground", sunk=0.0, stride=hunter.x, angle=0.0)
        self._characters.draw(frame.surface, frame.camera.to_screen, pose, frame.now.seconds, frame.dt, lambda _: y)

    def _draw_marked(self, frame: Frame, hunter: HunterPose, number: int) -> None:
        """He knows where this one is: he is seen before the leaves, with the mark about him; of one under way no mark is needed."""
        if hunter.cover == "away":
            return
        if hunter.cover == "crown":
            self._draw_person(frame, hunter)
        senses, ground = self._layers.senses, frame.now.terrain
        if senses is not None and ground is not None:
            y = max(hunter.y, ground.height(hunter.x)) + 0.8
            x, row = frame.camera.to_screen(hunter.x, y)
            if any(rect.collidepoint(x, row) for rect in self._layers.lesson_signs.hung):
                return  # he is seen himself, and the words before him are to be read
            senses.ripples.draw_mark(frame.surface, frame.camera, hunter.x, y, frame.now.seconds, number * 2.3, senses.mask(hunter.kind))

    def _draw_runner(self, frame: Frame, runner: RunnerPose) -> None:
        self._draw_person(frame, runner)
        if self._layers.burn_mark is not None:
            self._layers.burn_mark.draw(frame.surface, frame.camera, runner, frame.now.seconds)
        if runner.wince_ticks:
            self._layers.pain_mark().draw(frame.surface, frame.camera, runner, frame.now.seconds)

    def _draw_barrier(self, frame: Frame, barrier: BarrierPose) -> None:
        """With its rider in it, and the lake's lip before it."""
        runner, profile, layers = frame.now.runner, frame.profile, self._layers
        ours = [*(() if runner is None else (runner,)), *frame.now.couriers]
        rider = next((person for person in ours if person.on == "barrier"), None)
        draw_rider = partial(self.draw_rider, frame, rider) if rider is not None else None
        layers.barrier().draw(frame.surface, frame.camera, profile, barrier, frame.now.seconds, draw_rider)
        half = half_chord(barrier.radius, profile.height(barrier.x) - barrier.y)
        if half > 0.0:
            layers.waterline.draw_lip(frame.surface, frame.camera, profile, barrier.x, half + LIP_BEYOND, LIP_BEFORE * half)
        if rider is not runner and runner is not None:
            self._draw_runner(frame, runner)

    def draw_rider(self, frame: Frame, rider: PersonPose, layer: pygame.Surface, corner: tuple[int, int]) -> None:
        """Whoever is in the barrier, on a layer whose upper left corner lies at `corner` of the picture."""
        camera = frame.camera
        to_layer = lambda x, y: (camera.screen_x(x) - corner[0], camera.screen_y(y) - corner[1])  # noqa: E731
        self._characters.draw(layer, to_layer, rider, frame.now.seconds, frame.dt)

    def _draw_sealmaster(self, frame: Frame, master: SealmasterPose) -> None:
        """His hands light up while he signs."""
        self._draw_person(frame, master)
        if master.technique:
            self._layers.spiderweb().draw_halo(frame.surface, frame.camera, master.x + 0.45 * master.facing, master.y + 1.15)

    def _draw_hunter(self, frame: Frame, hunter: HunterPose) -> None:
        if frame.now.trap is not None and hunter.stance == "drowned":
            draw_sinking(frame, self._characters, hunter)
            return
        if frame.now.trap is not None and hunter.stance == "dive":
            draw_diving(frame, self._characters, hunter)
            return
        self._draw_held(frame, hunter)

    def _draw_held(self, frame: Frame, hunter: PersonPose) -> None:
        """Somebody whom the web may have: he glows, and is wrapped in it."""
        web, camera = frame.now.spiderweb, frame.camera
        held = hunter.stance in HELD_STANCES and web is not None and web.awake
        x, y = hunter.x - 0.8 * math.sin(hunter.angle), hunter.y + 0.8 * math.cos(hunter.angle)
        if held and hunter.stance in SUBMERGED:
            self._layers.spiderweb().draw_halo(frame.surface, camera, x, y)
        self._draw_person(frame, hunter)
        if held and web is not None:
            ages = [captive.age_ticks / TICKS_PER_SECOND for captive in web.captives if captive.who == hunter.id]
            self._layers.spiderweb().draw_wraps(frame.surface, camera, x, y, hunter.angle, *ages[:1])

    def _draw_person(self, frame: Frame, person: PersonPose) -> None:
        wades = person.on == "water" and person.sunk > SHALLOW_M and person.stance not in UNCUT_STANCES
        if frame.now.trap is not None and person.on == "log":
            person = self._lifted(frame, person)
        if not (wades and frame.sees(person)):
            self._characters.draw(frame.surface, frame.camera.to_screen, person, frame.now.seconds, frame.dt)
            return
        layers, profile = self._layers, frame.profile
        layers.wading.draw(frame.surface, frame.camera, profile, self._characters, person, frame.now.seconds, frame.dt)
        layers.waterline.draw_lip(frame.surface, frame.camera, profile, person.x, LEGS)

    @staticmethod
    def _lifted(frame: Frame, person: PersonPose) -> PersonPose:
        """On top of a wave that goes over the boards he stands on: he goes up before its crest is there, and lets it through under him."""
        edge = float((highest_edges(frame.profile, person.x + LEAPS_M) - LEAPS_UP * np.abs(LEAPS_M)).max())
        return person._replace(y=edge) if edge > person.y + SHALLOW_M else person


def _swims_below(frame: Frame, hunter: HunterPose) -> bool:
    """Whether he is under water by his own will, and no shade in somebody's trap."""
    return hunter.stance == "dive" and not hunter.cover and frame.now.trap is None
