"""Scene: keeps the last two snapshots of a world, follows them with the camera and draws all layers in order."""

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import pygame

from game.core.ticks import TICKS_PER_SECOND
from game.sim.techniques.barrier_hull import BarrierTuning
from game.sim.techniques.wave import WaveTuning
from game.sim.tuning import Tuning
from game.view.camera.camera import HEIGHT, METRE, WIDTH, Camera, Subject
from game.view.camera.subject import HELD, Framing, camera_floor
from game.view.characters import foothold, support
from game.view.characters.characters import Characters
from game.view.characters.pain_mark import PainMark
from game.view.characters.wading import Wading
from game.view.effects.curl_sign import CurlSign
from game.view.effects.dust import Dust
from game.view.effects.effects import Effects
from game.view.effects.foam import Disc, Foam
from game.view.effects.impact import Impact
from game.view.effects.ink_frame import InkFrame
from game.view.effects.leap_sign import LeapSign
from game.view.effects.speed_lines import SpeedLines
from game.view.effects.weather import Weather
from game.view.hud import speech
from game.view.hud.hud import Hud
from game.view.hud.sealmaster_inset import SealmasterInset
from game.view.interpolation import interpolate
from game.view.objects.lantern import Lantern
from game.view.objects.pictures import Pictures
from game.view.objects.projectile import Blade
from game.view.objects.scenery import Scenery
from game.view.poses import BarrierPose, HunterPose, PersonPose, RunnerPose, SealmasterPose, SpiderwebPose, WavePose
from game.view.render import time_of_day
from game.view.render.assets import Assets
from game.view.render.lazy import Lazy
from game.view.render.palette import rgb
from game.view.render.sprite_cache import SpriteCache
from game.view.snapshot import Snapshot, take_snapshot
from game.view.techniques.barrier import Barrier, half_chord
from game.view.techniques.spiderweb import Spiderweb
from game.view.techniques.wave import Wave
from game.view.terrain.backdrop import lies_in_forest
from game.view.terrain.forest import Forest
from game.view.terrain.land import Land
from game.view.terrain.sky import Sky
from game.view.terrain.solids import Solids
from game.view.water.breakers import Breakers
from game.view.water.surface import SurfaceProfile
from game.view.water.surface_top import SurfaceTop
from game.view.water.underwater import Underwater
from game.view.water.waterline import Waterline
from game.view.water.wildlife import Wildlife
from game.view.woodland.woodland import Woodland

SMALLEST, LARGEST = 0.1, 2.0
"""Scales between which the picture is drawn; beyond, it is drawn at the limit and stretched."""
OUTSIDE = 0.03
"""Share of the picture's width beyond its edge from which somebody cannot be seen."""
LONGEST_STEP = 0.25
"""Seconds between two pictures beyond which nothing is shown moving: it simply is elsewhere."""
SHALLOW = 0.08
"""Metres of leg in the water from which it is seen through the water."""
UNCUT_STANCES = ("under", "drowned", "climb", "dive")
"""Stances of bodies that the surface does not cut in two."""
SUBTITLE_ROW = 0.83
"""The share of the picture's height under which soles are where lines are said."""
SUBMERGED = ("under", "drowned")
GLOWS = 60
"""Ticks in which a web that has woken lights up the lake."""
INK_FROM, GRABBED_AT, INK_GRIP = 12, 1.0, 0.5
"""Ticks after a grab from which ink closes round the two, metres above the soles of its middle, and the grip under which it goes again."""
LIP_BEYOND, LEGS = 0.25, 0.42
"""Metres of the lake's lip that run on before the water beside the ball, and to each side of a leg."""


class Scene:
    def __init__(self, level: Any, size: tuple[int, int], older: "Scene | None" = None) -> None:
        """For a level in a window of `size` pixels; from an `older` scene it takes over the sprites of its people, if they fit."""
        self.level = level
        self.palette = time_of_day.look(level)
        self.framing = Framing(level)
        self.assets = Assets()
        self._older: Characters | None = older.cast if older else None
        self.feel = Impact()
        self.before = self.after = Snapshot()
        self.started = False
        self._drawn_at, self._frames, self._webbed = 0.0, 0, False
        self.resize(size)

    @property
    def hit_stop(self) -> float:
        """How fast the picture wants time to run now: 1 as ever, less while a blow is felt."""
        return self.feel.hit_stop

    def resize(self, size: tuple[int, int]) -> None:
        """Make everything for a window of `size` real pixels."""
        self.size = max(1, int(size[0])), max(1, int(size[1]))
        fit = min(self.size[0] / WIDTH, self.size[1] / HEIGHT)
        k = self.k = min(max(fit, SMALLEST), LARGEST)
        self.picture = round(WIDTH * k), round(HEIGHT * k)
        self.frame = max(1, round(WIDTH * fit)), max(1, round(HEIGHT * fit))
        self.stretched = pygame.Surface(self.picture, 0, 32) if self.frame != self.picture else None
        line = self.level.ground.line
        self.camera, self._placed = Camera(k, line[0][0], line[-1][0]), False
        self._make_layers(k)
        self.cast = self._older = Characters(self.assets, METRE * k, self._older)
        self.hud = Hud(self.assets, k, self.level.texts)
        self.profile = SurfaceProfile(self.edge.column)

    def _make_layers(self, k: float) -> None:
        palette, line = self.palette, self.level.ground.line
        still = self.level.lakes[0].level if self.level.lakes else None
        ends = (self.level.lakes[0].left, self.level.lakes[0].right) if self.level.lakes else (line[0][0], line[0][0])
        land = repr((line, self.level.ground.material, still, ends, self.level.things_of("tree")))
        prints = SpriteCache(palette.model_dump_json() + repr(k), land)
        self.sky, self.plane = Sky(palette, k, prints, self.level.name), SurfaceTop(palette, k, prints)
        self.edge, self.depths = Waterline(palette, k, prints), Lazy(lambda: Underwater(palette, k, prints))
        # Without a lake everything is dry: the water's level is deep under the lowest ground.
        level = min(y for _, y in line) - 4.0 if still is None else still
        self.land = Land(palette, k, prints, line, level, self.level.ground.material)
        self.solids = Solids(palette, k, self.level.solids, still, self.land.height)
        self.scenery = Scenery(self.assets, palette, k, prints, self.level, self.land.height, still)
        self.woodland = (
            Woodland(palette, k, prints, self.level, self.land.height, self.scenery.roots) if lies_in_forest(self.level) else None
        )
        self.wood = self.woodland or Forest(palette, k, prints, self.level, self.scenery.picture)
        self.scenery.drop_intermediates()
        self.life = Wildlife(palette, k, prints, self.scenery, self.land.height, *ends, level)
        trees = self.level.things_of("tree")
        woods = max(tree.at[0] for tree in trees) if trees else None
        snows = self.level.season == "winter"
        self.weather = Weather(palette, k, self.scenery, woods, max(palette.rain, float(self.level.weather == "rain")), snows)
        radius = Tuning(self.level.tuning).of("barrier", BarrierTuning).radius
        self.barrier, self.spiderweb = Lazy(lambda: Barrier(palette, k, prints, radius)), Lazy(lambda: Spiderweb(palette, k, prints))
        foam = Lazy(lambda: Foam(palette, k, prints))
        self.wave, self.twinge = Lazy(lambda: Wave(palette, k, prints, foam())), Lazy(lambda: PainMark(palette, k, prints))
        self.breakers = Breakers(palette, k, prints, foam)
        self.effects, self.blade, self.cartouche = Effects(palette, k, prints), Blade(palette, k, prints), SealmasterInset(palette, k)
        self.wading, self.lantern = Wading(k), Lantern(self.assets, palette, k)
        self.pictures = Pictures(self.assets, palette, k, prints)
        self.dust, self.speed_lines, self.prints = Dust(palette, k, prints), SpeedLines(palette, k, prints), prints
        curl = Tuning(self.level.tuning).of("wave", WaveTuning)
        self.leap_sign, self.curl_sign = LeapSign(palette, k, prints), CurlSign(palette, k, prints, curl.curl_near, curl.curl_far)
        self.ink_frame = Lazy(lambda: InkFrame(palette, k, prints, self.picture))

    def reset(self) -> None:
        """Another world or a retry: forget what was."""
        self.started = False
        self.before = self.after = Snapshot()
        self.effects.reset()
        self.dust.reset()
        self.speed_lines.reset()
        self.leap_sign.reset()
        self.curl_sign.reset()
        self.lantern.reset()
        self.breakers.reset()
        self.cast.reset()
        self.hud.reset()
        self.cartouche.reset()
        self.feel.trauma = 0.0

    def observe(self, world: Any, events: Sequence[Any]) -> None:
        """Take in the world after a tick."""
        self.before, self.after = self.after, take_snapshot(world)
        if not self.started:
            self._begin(world)
        self.effects.now = self.after.seconds
        if self.after.spiderweb is not None or self._webbed:
            self.spiderweb().plane.choose_center(self.after)
            self._webbed = self.after.spiderweb is not None
        people = [person for person in (self.after.runner, *self.after.hunters) if person is not None]
        self.effects.observe_tick(events, {person.id: person.vx for person in people})
        self.leap_sign.observe(events, self.after.seconds)
        for event in events:
            self.dust.observe(event, self.after.seconds)
            self.curl_sign.observe(event, self.after.seconds)
            self.feel.observe(event)
            self.life.observe(event)

    def _begin(self, world: Any) -> None:
        self.started = True
        self.after = self.before = take_snapshot(world)
        self._drawn_at = self.after.seconds
        self._placed = False

    def take_over_from(self, older: "Scene") -> None:
        """Take another scene's place: its camera and its people go on, in this scene's colours; its splashes and dust are left behind."""
        if older.picture == self.picture:
            self.camera, self.hud, self.cast, self.profile = older.camera, older.hud, older.cast, older.profile
            self._older, self._placed = older.cast, older._placed
        self.feel = older.feel
        self.before, self.after, self.started, self._drawn_at = older.before, older.after, older.started, older._drawn_at

    def prepare_next(self) -> bool:
        """Between two frames: make a little (about half a millisecond) of what will be wanted soon; false if nothing is missing."""
        return self.land.prepare_next() | self.solids.prepare_next() | self.cast.prepare_next()

    # drawing

    def draw(self, surface: pygame.Surface, world: Any, alpha: float = 1.0) -> None:
        """The picture, letterboxed on `surface`, `alpha` of the way between the last two ticks that were observed.

        The world is looked at only if nothing has been observed of it yet.
        """
        if not self.started:
            self._begin(world)
        if surface.get_size() != self.size:
            self.resize(surface.get_size())
        if self.stretched is None:
            self._draw_picture(self._window(surface), alpha)
        else:
            self._draw_picture(self.stretched, alpha)
            self._stretch(surface)

    def _window(self, surface: pygame.Surface) -> pygame.Surface:
        """The middle part of the surface that the picture fills."""
        if surface.get_size() == self.picture:
            return surface
        left, top = (surface.get_width() - self.picture[0]) // 2, (surface.get_height() - self.picture[1]) // 2
        self._bars(surface, left, top, self.picture)
        return surface.subsurface((left, top, *self.picture))

    def _stretch(self, surface: pygame.Surface) -> None:
        assert self.stretched is not None
        left, top = (surface.get_width() - self.frame[0]) // 2, (surface.get_height() - self.frame[1]) // 2
        self._bars(surface, left, top, self.frame)
        surface.blit(pygame.transform.scale(self.stretched, self.frame), (left, top))

    def _bars(self, surface: pygame.Surface, left: int, top: int, inner: tuple[int, int]) -> None:
        ink, (width, height) = rgb(self.palette.ink), surface.get_size()
        for box in ((0, 0, width, top), (0, top + inner[1], width, height), (0, 0, left, height), (left + inner[0], 0, width, height)):
            surface.fill(ink, box)

    def _draw_picture(self, surface: pygame.Surface, alpha: float) -> None:
        now = interpolate(self.before, self.after, alpha)
        passed = max(0.0, now.seconds - self._drawn_at)
        dt = min(LONGEST_STEP, passed)
        self._drawn_at = now.seconds
        self._move_camera(now, passed)
        self.profile.read(now.lakes, now.surfaces, self.camera, now.terrain.solids if now.terrain is not None else ())
        self.effects.pass_time(now.seconds, passed, self.profile)
        self.life.pass_time(dt)
        self.leap_sign.pass_time(self.profile, self._on_his_own(now), now.seconds, dt)
        self._draw_lake(surface, now)
        held = support.marked(now)
        self._draw_bodies(surface, held, dt)
        self._draw_before(surface, held)
        self._draw_cartouche(surface, held, dt)
        self.prints.save(self.build_lazy_layers)
        self.feel.draw_flash(surface)
        self.hud.shake = self.feel.shake
        self.hud.draw(surface, now, self.feel.now, self._low(held), self._head(held))

    def _on_his_own(self, now: Snapshot) -> RunnerPose | None:
        """The runner, while it is his own legs that take him across."""
        if now.barrier is not None or now.outcome is not None or now.runner is None or now.runner.stance == "caught":
            return None
        return now.runner

    def _head(self, now: Snapshot) -> tuple[float, float] | None:
        """Over whose head a line may be laid."""
        floor = camera_floor(now, now.runner.x) if now.runner is not None else 0.0
        return speech.head_of(now.line, now, self.camera, floor)

    def _low(self, now: Snapshot) -> list[float]:
        """The columns of those who are so deep down that a line would be laid over them."""
        people = [person for person in (now.runner, *now.hunters) if person is not None]
        places = [self.camera.to_screen(person.x, person.y) for person in people]
        return [x for x, y in places if 0 <= x < self.picture[0] and SUBTITLE_ROW * self.picture[1] < y]

    def build_lazy_layers(self) -> None:
        """Beside the game, once the first picture is there."""
        life, effects = self.life, self.effects
        for late in (
            effects.splashes,
            self.depths,
            self.edge.bare,
            life.weeds,
            life.dark,
            life.reeds,
            self.barrier,
            self.spiderweb,
            lambda: self.spiderweb().bands(),
            self.wave,
            self.twinge,
            self.breakers.lines,
            self.leap_sign.sprites,
            self.curl_sign.sprites,
            self.ink_frame,
        ):
            late()

    def pass_time(self, dt: float) -> None:
        """Let `dt` real seconds go by, whether or not the world moves."""
        self.feel.pass_time(dt)

    def _move_camera(self, now: Snapshot, dt: float) -> None:
        camera = self.camera
        camera.level = self.land.level
        camera.shift_x, camera.shift_y = self.feel.shift(self.k)
        subject = self.framing.subject(now) or Subject(camera.x, 0.0)
        if dt > LONGEST_STEP or not self._placed:
            self._placed = True
            camera.jump(subject)
        else:
            camera.follow(subject, dt)

    def _draw_lake(self, surface: pygame.Surface, now: Snapshot) -> None:
        camera, seconds, web, disc = self.camera, now.seconds, now.spiderweb, self._disc(now.barrier)
        self._frames += 1
        self.weather.take(now.rain)
        self.weather.glow = 0.0 if web is None else min(1.0, web.age_ticks / GLOWS) * (1.0 - web.releasing)
        self.edge.light = self.weather.light
        deep = self.land.covers_from(camera, self.profile)
        hidden = self.wood.hides(camera, deep)
        if hidden < surface.get_width():
            surface.set_clip((hidden, 0, *surface.get_size()))
            self._draw_distance(surface, now, web, hidden)
            surface.set_clip(None)
        self.wood.draw(surface, camera, deep)
        self.effects.draw(surface, camera, self.profile, "plane")
        if deep > camera.edge:
            self.depths().sun = self.weather.sun
            self.depths().draw(surface, camera, seconds, deep, self._frames)
        self.edge.draw(surface, camera, self.profile)
        if deep > camera.edge:
            self.depths().draw_light(surface, camera, seconds)
        if web is not None:
            self.spiderweb().draw_threads(surface, camera, web, self.profile, seconds, self._frames)
        if now.wave is not None:
            under = partial(self._draw_logs, surface, now, True)
            self.wave().draw(surface, camera, self.profile, now.wave, seconds, self._frames, disc, under)
        self.breakers.draw(surface, camera, self.profile, seconds, disc, self._calm(now.wave))
        if self.woodland is not None:
            self.woodland.draw_trees(surface, camera, seconds)
        self.scenery.draw_back(surface, camera, seconds, now.wind)
        self.solids.draw(surface, camera)
        self.land.draw(surface, camera)
        self.life.draw(surface, camera, self.profile, seconds)
        self.land.draw_soaked(surface, camera, self.profile)
        self.breakers.draw_beach(surface, camera, self.profile, seconds, disc)
        self.scenery.draw_front(surface, camera, seconds, now.wind)
        if self.woodland is not None:
            self.woodland.trees.draw_roots(surface, camera)
        self._draw_logs(surface, now, False)
        self.weather.darken(surface)

    def _draw_logs(self, surface: pygame.Surface, now: Snapshot, rolled_over: bool) -> None:
        """Those that float, or those that a wave has rolled over: it hides them, and they are drawn before it is."""
        for number, log in enumerate(now.logs):
            if self.profile.towers_over(log.x) == rolled_over:
                self.scenery.draw_log(surface, self.camera, log, number)

    def _draw_distance(self, surface: pygame.Surface, now: Snapshot, web: SpiderwebPose | None, hidden: int) -> None:
        """Sky, plane and far shore, of which the wood will hide the columns left of `hidden`."""
        camera, seconds = self.camera, now.seconds
        self.sky.draw(surface, camera, seconds, self._frames)
        self.weather.draw_far(surface, camera, seconds)
        adorn = partial(self._adorn_plane, web) if web is not None else None
        self.plane.draw(surface, camera, self.profile, seconds, self._frames, adorn, hidden)
        self.scenery.draw_far(surface, camera)

    def _floor(self, x: Any) -> Any:
        """How high ground or water is at places in the picture."""
        profile = self.profile
        return np.maximum(self.land.heights(x), np.interp(x, profile.x, np.where(profile.wet, profile.surface, -np.inf)))

    def _calm(self, wave: WavePose | None) -> tuple[float, float] | None:
        """The places between which a driven wave has a face of its own, however steep the water."""
        return None if wave is None or self.wave().shown is None else (wave.x - wave.length, wave.x + wave.length)

    def _disc(self, ball: BarrierPose | None) -> Disc | None:
        """Where the ball is in the picture."""
        return None if ball is None else (*self.camera.to_screen(ball.x, ball.y), ball.radius * self.camera.scale)

    def _adorn_plane(self, web: SpiderwebPose, plane: pygame.Surface, offset: tuple[int, int]) -> None:
        self.spiderweb().plane.draw(plane, self.camera, web, self.profile, offset)

    def _draw_bodies(self, surface: pygame.Surface, now: Snapshot, dt: float) -> None:
        camera, seconds, web = self.camera, now.seconds, now.spiderweb
        self.effects.draw(surface, camera, self.profile, "under")
        if web is not None:
            self.spiderweb().draw_strands(surface, camera, web, seconds, self._frames)
        self.effects.draw(surface, camera, self.profile, "back")
        for x, half in self.effects.roots():
            self.edge.draw_lip(surface, camera, self.profile, x, half)
        self.leap_sign.draw(surface, camera, self.profile, self._on_his_own(now))
        self.effects.draw(surface, camera, self.profile, "light")
        self.effects.draw(surface, camera, self.profile, "face")
        self.dust.draw(surface, camera, seconds)
        if now.runner is not None:
            self.speed_lines.draw(surface, camera, now.runner.vx if now.barrier is None and now.runner.on != "ground" else 0.0, dt)
        self._draw_light(surface, now)
        self.cast.wind, self.cast.foothold = now.wind, partial(foothold.under, now, self.profile)
        self.pictures.draw(surface, camera, self.profile, now.things, seconds)
        if now.sealmaster is not None and self._sees(now.sealmaster):
            ground = now.terrain.height(self.lantern.place(now.sealmaster)) if now.terrain is not None else 0.0
            self.lantern.draw(surface, camera, now.sealmaster, ground, seconds, dt)
            self._draw_master(surface, now.sealmaster, now, dt)
        for hunter in now.hunters:
            self._draw_hunter(surface, hunter, now, dt)
        if now.barrier is not None:
            if now.wave is not None:
                self.curl_sign.draw(surface, camera, self.profile, now.wave, now.barrier, dt)
            self._draw_ball(surface, now.barrier, now, dt)
            self.curl_sign.draw_stars(surface, camera, now.barrier, seconds)
        elif now.runner is not None:
            self._draw_runner(surface, now.runner, now, dt)

    def _draw_runner(self, surface: pygame.Surface, runner: RunnerPose, now: Snapshot, dt: float) -> None:
        self._draw_person(surface, runner, now, dt)
        if runner.wince_ticks:
            self.twinge().draw(surface, self.camera, runner, now.seconds)

    def _draw_ball(self, surface: pygame.Surface, ball: BarrierPose, now: Snapshot, dt: float) -> None:
        """With its rider in it, and the lake's lip before it."""
        rider = now.runner if now.runner is not None and now.runner.on == "barrier" else None
        draw_rider = partial(self._draw_rider, rider, now.seconds, dt) if rider is not None else None
        self.barrier().draw(surface, self.camera, self.profile, ball, now.seconds, draw_rider)
        half = half_chord(ball.radius, self.profile.height(ball.x) - ball.y)
        if half > 0.0:
            self.edge.draw_lip(surface, self.camera, self.profile, ball.x, half + LIP_BEYOND)
        if rider is None and now.runner is not None:
            self._draw_runner(surface, now.runner, now, dt)

    def _draw_rider(self, rider: RunnerPose, seconds: float, dt: float, layer: pygame.Surface, corner: tuple[int, int]) -> None:
        camera = self.camera
        self.cast.draw(layer, lambda x, y: (camera.screen_x(x) - corner[0], camera.screen_y(y) - corner[1]), rider, seconds, dt)

    def _draw_light(self, surface: pygame.Surface, now: Snapshot) -> None:
        """The light that leaks from the runner's feet into the lake."""
        runner = now.runner
        if runner is not None and runner.on == "water" and now.barrier is None:
            self.effects.draw_foot_light(surface, self.camera, self.profile, runner.x, float(runner.firmness))

    def _draw_before(self, surface: pygame.Surface, now: Snapshot) -> None:
        self.pictures.draw_before(surface, self.camera, now.things)
        for blade in now.blades:
            self.blade.draw(surface, self.camera, blade)
        self.effects.draw(surface, self.camera, self.profile, "front")
        self.effects.draw_drops(surface, self.camera, self._disc(now.barrier))
        self.wood.draw_canopy(surface, self.camera)
        self.weather.draw(surface, self.camera, now.seconds, now.wind, self._floor)
        self.life.draw_before(surface, self.camera, now.seconds)
        if now.runner is not None and now.runner.stance == "caught" and now.runner.stance_ticks >= INK_FROM and now.runner.grip > INK_GRIP:
            self.ink_frame().draw(surface, self.camera.to_screen(now.runner.x, now.runner.y + GRABBED_AT))

    def _draw_cartouche(self, surface: pygame.Surface, now: Snapshot, dt: float) -> None:
        """What the sealmaster does, while he is out of the picture and it still matters."""
        if now.sealmaster is not None and now.outcome is None:
            self.cartouche.draw(surface, self.cast, now.sealmaster, self._sees(now.sealmaster), now.seconds, dt, self._frames)

    def _sees(self, person: PersonPose) -> bool:
        return -OUTSIDE < self.camera.to_screen(person.x, 0.0)[0] / self.picture[0] < 1.0 + OUTSIDE

    def _draw_master(self, surface: pygame.Surface, master: SealmasterPose, now: Snapshot, dt: float) -> None:
        """His hands light up while he signs."""
        self._draw_person(surface, master, now, dt)
        if master.technique:
            self.spiderweb().draw_halo(surface, self.camera, master.x + 0.45 * master.facing, master.y + 1.15)

    def _draw_hunter(self, surface: pygame.Surface, hunter: HunterPose, now: Snapshot, dt: float) -> None:
        held = hunter.stance in HELD and now.spiderweb is not None and now.spiderweb.awake
        x, y = hunter.x - 0.8 * math.sin(hunter.angle), hunter.y + 0.8 * math.cos(hunter.angle)
        if held and hunter.stance in SUBMERGED:
            self.spiderweb().draw_halo(surface, self.camera, x, y)
        self._draw_person(surface, hunter, now, dt)
        if held and now.spiderweb is not None:
            ages = [captive.age_ticks / TICKS_PER_SECOND for captive in now.spiderweb.captives if captive.who == hunter.id]
            self.spiderweb().draw_wraps(surface, self.camera, x, y, hunter.angle, *ages[:1])

    def _draw_person(self, surface: pygame.Surface, person: PersonPose, now: Snapshot, dt: float) -> None:
        if not (person.on == "water" and person.sunk > SHALLOW and person.stance not in UNCUT_STANCES and self._sees(person)):
            self.cast.draw(surface, self.camera.to_screen, person, now.seconds, dt)
            return
        self.wading.draw(surface, self.camera, self.profile, self.cast, person, now.seconds, dt)
        self.edge.draw_lip(surface, self.camera, self.profile, person.x, LEGS)
