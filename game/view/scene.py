"""Scene: keeps the last two snapshots of a world, follows them with the camera and draws all layers in order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pygame

from game.core.memory import reused_memory
from game.level.model import Level
from game.sim.events import Event
from game.sim.senses.map.map_reckoning import MapPose
from game.view.camera.camera import Camera, Subject, lens_of
from game.view.camera.subject import Framing, camera_floor
from game.view.characters import foothold, support
from game.view.characters.characters import Characters
from game.view.effects.impact import Impact
from game.view.effects.splashes.foam import Disc
from game.view.frame import Frame
from game.view.hud.hud import Hud
from game.view.hud.subtitles import speech
from game.view.interpolation import interpolate
from game.view.layers import Layers
from game.view.letterbox import Letterbox
from game.view.people_layer import PeopleLayer
from game.view.poses import BarrierPose, RunnerPose, SpiderwebPose, WavePose
from game.view.render import time_of_day
from game.view.render.assets import Assets
from game.view.render.draw_list import DrawList, as_surface
from game.view.render.palette import rgb
from game.view.sealmaster.hands import with_hands
from game.view.sealmaster.quiet_water import without_the_gone
from game.view.snapshot import Snapshot, take_snapshot
from game.view.terrain.background.night_sky import MOON_AT, moonlight
from game.view.water.surface import SurfaceProfile

if TYPE_CHECKING:
    from game.sim.world import World

MAX_STEP_S = 0.25
"""Seconds between two pictures beyond which nothing is shown moving: it simply is elsewhere."""
SUBTITLE_ROW = 0.83
"""The share of the picture's height under which soles are where lines are said."""
PACE_OF_A_WOOD = 3.6
"""m/s by which one must be quicker on the ground than on a lake for the same speed lines."""
GLOW_TICKS = 60
"""Ticks in which a web that has woken lights up the lake."""
METER_DELAY_TICKS = 10
"""Ticks after a grab from which it is shown how one gets loose."""
INK_DELAY_TICKS, GRAB_HEIGHT, MIN_INK_GRIP = 12, 1.0, 0.5
"""Ticks after a grab from which ink closes round the two, metres above the soles of its middle, and the grip under which it goes again."""


class Scene:
    """Everything that shows one world in one window: snapshots, camera, and every layer in its order."""

    def __init__(self, level: Level, size: tuple[int, int], older: Scene | None = None) -> None:
        """For a level in a window of `size` pixels; from an `older` scene it takes over the sprites of its people, if they fit."""
        self.level = level
        self.palette = time_of_day.look(level)
        self.lens, self.framing = lens_of(level), Framing(level)
        self.assets = Assets()
        self._older: Characters | None = older.characters if older else None
        self.impact = Impact()
        self.before = self.after = Snapshot()
        self.started = False
        self._drawn_at, self._frames, self._webbed = 0.0, 0, False
        self.two_players = level.role == "both"
        """Whether both runner and sealmaster are played by somebody: a setting, where a level leaves it open."""
        self.resize(size)

    @property
    def hit_stop(self) -> float:
        """How fast the picture wants time to run now: 1 as ever, less while a blow is felt."""
        return self.impact.hit_stop

    @property
    def scale(self) -> float:
        """Pixels of the picture for one reference pixel."""
        return self._letterbox.scale

    @property
    def size(self) -> tuple[int, int]:
        """That of the window, in real pixels."""
        return self._letterbox.size

    @property
    def picture_size(self) -> tuple[int, int]:
        return self._letterbox.picture

    @property
    def painting(self) -> bool:
        """Whether sprites for later are still made beside the game."""
        return self.layers.sprite_cache.open

    def resize(self, size: tuple[int, int]) -> None:
        """Make everything for a window of `size` real pixels."""
        self._letterbox = Letterbox(size, rgb(self.palette.ink))
        line = self.level.ground.line
        self.camera, self._placed = Camera(self.scale, line[0][0], line[-1][0], self.lens), False
        self.layers = Layers(self.level, self.palette, self.assets, self.scale, self.picture_size, self.lens)
        self.characters = self._older = Characters(self.assets, self.lens.metre * self.scale, self._older)
        self.people = PeopleLayer(self.layers, self.characters)
        self.hud = Hud(self.assets, self.scale, self.level.texts, self.layers.senses is not None)
        self.profile = SurfaceProfile(self.layers.waterline.column)

    def begin(self, world: World) -> None:
        """Another world or a retry: forget what was, and show `world` as it is now."""
        self._begin(world)
        self.layers.reset()
        self.characters.reset()
        self.hud.reset()
        self.impact.trauma = 0.0

    def observe(self, world: World, events: Sequence[Event]) -> None:
        """Take in the world after a tick."""
        self.before, self.after = self.after, take_snapshot(world)
        if not self.started:
            self._begin(world)
        layers, seconds = self.layers, self.after.seconds
        layers.effects.now = seconds
        if self.after.spiderweb is not None or self._webbed:
            layers.spiderweb().plane.choose_center(self.after)
            self._webbed = self.after.spiderweb is not None
        layers.effects.observe_tick(events, {person.id: person.vx for person in self.after.people})
        layers.leap_sign.observe(events, seconds)
        for event in events:
            layers.dust.observe(event, seconds)
            if layers.slope_landings is not None:
                layers.slope_landings.observe(event, seconds)
            if layers.collision_marks is not None:
                layers.collision_marks.observe(event, seconds)
            layers.curl_sign.observe(event, seconds)
            layers.wildlife.observe(event)
            if layers.senses is not None:
                layers.senses.observe(event, seconds)
            layers.lesson_signs.observe(event, seconds)
            self.impact.observe(event)

    def _begin(self, world: World) -> None:
        self.started = True
        self.after = self.before = take_snapshot(world)
        self._drawn_at = self.after.seconds
        self._placed = False

    def take_over_from(self, older: Scene) -> None:
        """Take another scene's place: its camera and its people go on, in this scene's colours; its splashes and dust are left behind."""
        if older.picture_size == self.picture_size and older.lens == self.lens:
            self.camera, self.hud, self.characters, self.profile = older.camera, older.hud, older.characters, older.profile
            self._older, self._placed = older.characters, older._placed
            self.people = PeopleLayer(self.layers, self.characters)
        self.impact = older.impact
        self.before, self.after, self.started, self._drawn_at = older.before, older.after, older.started, older._drawn_at

    def prepare_next(self) -> bool:
        """Between two frames: make a little (about half a millisecond) of what will be wanted soon; false if nothing is missing."""
        return self.layers.prepare_next() | self.characters.prepare_next()

    def build_lazy_layers(self) -> None:
        """Beside the game, once the first picture is there."""
        self.layers.build_lazy()

    def draw_land_ahead(self, camera: Camera) -> None:
        """Draw the land where it will be looked at, so that no frame has to wait for it."""
        self.layers.land.draw(pygame.Surface(self.picture_size, 0, 32), camera)

    def pass_time(self, dt: float) -> None:
        """Let `dt` real seconds go by, whether or not the world moves."""
        self.impact.pass_time(dt)

    # drawing

    def draw(self, surface: pygame.Surface, alpha: float = 1.0) -> None:
        """The picture, letterboxed on `surface`, `alpha` of the way between the last two ticks that were observed."""
        if surface.get_size() != self.size:
            self.resize(surface.get_size())
        notes = DrawList(self._letterbox.canvas(surface))
        self._draw_picture(as_surface(notes), alpha)
        notes.flush()
        self._letterbox.show(surface)

    def _draw_picture(self, surface: pygame.Surface, alpha: float) -> None:
        now = interpolate(self.before, self.after, alpha)
        if now.trap is not None:
            now = without_the_gone(now)
        passed = max(0.0, now.seconds - self._drawn_at)
        dt = min(MAX_STEP_S, passed)
        self._drawn_at = now.seconds
        self._move_camera(now, passed)
        self.profile.read(now.lakes, now.surfaces, self.camera, now.terrain.solids if now.terrain is not None else ())
        layers = self.layers
        layers.effects.pass_time(now.seconds, passed, self.profile)
        layers.wildlife.pass_time(dt, now.spiderweb is not None)
        layers.leap_sign.pass_time(self.profile, self._reads_leaps(now), now.seconds, dt)
        self._frames += 1
        frame = Frame(surface, now, self.camera, self.profile, dt, self._frames)
        self._draw_surroundings(frame)
        frame = frame._replace(now=with_hands(support.marked(now)))
        self._draw_bodies(frame)
        self._draw_foreground(frame)
        self._draw_sealmaster_inset(frame)
        reads = self._draw_map(frame)
        layers.sprite_cache.save(layers.build_lazy)
        self.impact.draw_flash(surface)
        self.hud.shake, self.hud.view = self.impact.shake, (self.camera.left, self.camera.right)
        self.hud.two_players = self.two_players
        self.hud.draw(surface, now, self.impact.now, self._low(frame), self._head(frame.now), reads)

    def _head(self, now: Snapshot) -> tuple[float, float] | None:
        """Over whose head a line may be laid."""
        floor = camera_floor(now, now.runner.x) if now.runner is not None else 0.0
        return speech.head_of(now.line, now, self.camera, floor)

    def _low(self, frame: Frame) -> list[float]:
        """The columns of those who are so deep down that a line would be laid over them."""
        places = [self.camera.to_screen(person.x, person.y) for person in frame.now.people]
        width, height = frame.surface.get_size()
        return [x for x, y in places if 0 <= x < width and SUBTITLE_ROW * height < y]

    def _move_camera(self, now: Snapshot, dt: float) -> None:
        camera = self.camera
        camera.level = self.layers.water_table.near(camera.x)
        camera.shift_x, camera.shift_y = self.impact.shift(self.scale)
        self.framing.two_players = self.two_players
        subject = self.framing.subject(now) or Subject(camera.x, 0.0)
        if dt > MAX_STEP_S or not self._placed:
            self._placed = True
            camera.jump(subject)
        else:
            camera.follow(subject, dt)

    def _draw_surroundings(self, frame: Frame) -> None:
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
            layers.senses.draw_behind_land(frame)
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
            self._draw_moon_path(frame, MOON_AT[0], moonlight(now.night))

    def _set_light(self, now: Snapshot) -> None:
        """What rain, the hour and a web that has woken do to the light of this picture."""
        layers, web = self.layers, now.spiderweb
        layers.weather.take(now.rain)
        layers.weather.night = layers.sky.night = now.night
        layers.weather.glow = 0.0 if web is None else min(1.0, web.age_ticks / GLOW_TICKS) * (1.0 - web.releasing)
        layers.waterline.light = layers.weather.light

    def _draw_distance(self, frame: Frame, hidden: int) -> None:
        """Sky, lake top and far shore, of which the wood will hide the columns left of `hidden`."""
        surface, camera, seconds, layers = frame.surface, frame.camera, frame.now.seconds, self.layers
        layers.sky.draw(surface, camera, seconds, frame.number)
        layers.weather.draw_far(surface, camera, seconds)
        if layers.flat is not None:
            layers.flat.draw(surface, camera, frame.now.lakes, seconds, frame.number)
            return
        web = frame.now.spiderweb
        decorate = partial(self._draw_great_web, web) if web is not None else None
        layers.surface_top.draw(surface, camera, frame.profile, seconds, frame.number, decorate, hidden)
        if self.palette.sun is not None and self.palette.sun.crescent:
            self._draw_moon_path(frame, self.palette.sun.x, 1.0)
        layers.scenery.draw_far(surface, camera)

    def _draw_moon_path(self, frame: Frame, column: float, share: float) -> None:
        """Under the level's own moon, or, once all has been darkened, under the one that a nightfall brings out."""
        if share > 0.0:
            self.layers.moon_path().draw(frame.surface, frame.camera, column * self.scale, frame.now.seconds, share)

    def _draw_great_web(self, web: SpiderwebPose, top: pygame.Surface, offset: tuple[int, int]) -> None:
        self.layers.spiderweb().plane.draw(top, self.camera, web, self.profile, offset)

    def _draw_logs(self, frame: Frame, rolled_over: bool) -> None:
        """Those that float, or those that a wave has rolled over: it hides them, and they are drawn before it is."""
        for number, log in enumerate(frame.now.logs):
            if frame.profile.towers_over(log.x) == rolled_over:
                self.layers.scenery.draw_log(frame.surface, frame.camera, log, number)

    def _draw_bodies(self, frame: Frame) -> None:
        """All that moves, and the light and the spray about it."""
        surface, now, camera, profile, layers = frame.surface, frame.now, frame.camera, frame.profile, self.layers
        layers.effects.draw(surface, camera, profile, "under")
        if now.spiderweb is not None:
            layers.spiderweb().draw_strands(surface, camera, now.spiderweb, now.seconds, frame.number)
        layers.effects.draw(surface, camera, profile, "back")
        for x, half in layers.effects.roots():
            layers.waterline.draw_lip(surface, camera, profile, x, half)
        layers.leap_sign.draw(surface, camera, profile, self._reads_leaps(now))
        layers.effects.draw(surface, camera, profile, "light")
        layers.effects.draw(surface, camera, profile, "face")
        layers.dust.draw(surface, camera, now.seconds)
        if layers.slope_landings is not None:
            layers.slope_landings.draw(surface, camera, now.seconds)
        if now.runner is not None:
            speed = now.runner.vx if now.barrier is None and (now.runner.on != "ground" or self.level.momentum) else 0.0
            if self.level.momentum:
                layers.speed_lines.draw(surface, camera, speed - PACE_OF_A_WOOD, frame.dt, camera.screen_y(now.runner.y))
            else:
                layers.speed_lines.draw(surface, camera, speed, frame.dt)
        layers.lesson_signs.draw(surface, camera, None if now.outcome is not None else now.runner, now.seconds, self.hud.said)
        self._draw_foot_light(frame)
        self.characters.wind, self.characters.foothold = now.wind, partial(foothold.under, now, profile)
        layers.pictures.draw(surface, camera, profile, now.things, now.seconds)
        if layers.senses is not None:
            layers.senses.draw_behind_people(frame)
        if layers.trap is not None and now.trap is not None:
            layers.trap.draw_behind_people(surface, now.trap, self.impact.now, now.night)
        self.people.draw(frame)
        layers.weather.darken_people(surface)
        if now.night:
            layers.night_lights().draw(surface, camera, now.things, now.night)

    def _draw_foot_light(self, frame: Frame) -> None:
        """The light that leaks from the runner's feet into the lake."""
        runner = frame.now.runner
        if runner is not None and runner.on == "water" and frame.now.barrier is None:
            self.layers.effects.draw_foot_light(frame.surface, frame.camera, frame.profile, runner.x, float(runner.firmness))

    def _draw_foreground(self, frame: Frame) -> None:
        """What is nearer than everybody: spray, crowns, rain."""
        surface, now, camera, layers = frame.surface, frame.now, frame.camera, self.layers
        layers.pictures.draw_before(surface, camera, now.things)
        for blade in now.blades:
            layers.projectile.draw(surface, camera, blade)
        layers.effects.draw(surface, camera, frame.profile, "front")
        layers.effects.drops.draw(surface, camera, _disc(frame))
        layers.forest.draw_canopy(surface, camera)
        if layers.senses is not None:
            layers.senses.draw_before_people(frame)
        layers.weather.draw(surface, camera, now.seconds, now.wind, self._floor)
        layers.wildlife.draw_before(surface, camera, now.seconds)
        if layers.trap is not None and now.trap is not None:
            layers.trap.draw_before_people(frame, now.trap, self.impact.now)
        runner = now.runner
        if runner is not None and runner.stance == "caught" and runner.stance_ticks >= INK_DELAY_TICKS and runner.grip > MIN_INK_GRIP:
            layers.ink_frame().draw(surface, camera.to_screen(runner.x, runner.y + GRAB_HEIGHT))
        held = runner is not None and runner.stance == "caught" and now.outcome is None and self._runner_is_played
        if held and runner is not None and runner.stance_ticks >= METER_DELAY_TICKS:
            layers.grab_meter.draw(surface, camera, runner, now.seconds)
        if layers.collision_marks is not None:
            layers.collision_marks.draw(surface, camera, now.seconds)
        if layers.pursuit_mark is not None and runner is not None and now.outcome is None:
            layers.pursuit_mark.draw(surface, camera, runner, now.hunters, now.seconds)

    def _draw_sealmaster_inset(self, frame: Frame) -> None:
        """What the sealmaster does, while he is out of the picture and it still matters."""
        master, now = frame.now.sealmaster, frame.now
        if self.layers.spyglass is not None:
            self.layers.spyglass.draw(frame.surface, frame.camera, self.characters, now, frame.dt, frame.number)
        if master is not None and now.outcome is None:
            inset = self.layers.sealmaster_inset
            inset.draw(frame.surface, self.characters, master, frame.sees(master), now.seconds, frame.dt, frame.number, self.two_players)

    def _draw_map(self, frame: Frame) -> bool:
        """The map in his hand, over everything; whether it is open."""
        pose = next((pose for pose in frame.now.things if isinstance(pose, MapPose)), None)
        if pose is None or not pose.unfolded or self.layers.map_sheet is None:
            return False
        sheet = self.layers.map_sheet()
        with reused_memory():  # it is worked out anew in every frame, on surfaces as large as it
            sheet.dim(frame.surface, pose)
            if self.layers.senses is not None:
                self.layers.senses.draw_marks(frame)
            sheet.draw(frame.surface, pose, frame.dt)
        return True

    @property
    def _runner_is_played(self) -> bool:
        return self.two_players or self.level.role != "sealmaster"

    def _on_his_own(self, now: Snapshot) -> RunnerPose | None:
        """The runner, while it is his own legs that take him across, and somebody plays him."""
        gone = now.barrier is not None or now.outcome is not None or now.runner is None or now.runner.stance == "caught"
        return None if gone or not self._runner_is_played else now.runner

    def _reads_leaps(self, now: Snapshot) -> RunnerPose | None:
        """The runner, where a crest is something to be leapt over: nobody sets foot on water that holds."""
        return None if self.layers.flat is not None else self._on_his_own(now)

    def _floor(self, x: Any) -> Any:
        """How high ground or water is at places in the picture."""
        profile = self.profile
        return np.maximum(self.layers.land.heights(x), np.interp(x, profile.x, np.where(profile.wet, profile.surface, -np.inf)))

    def _wave_span(self, wave: WavePose | None) -> tuple[float, float] | None:
        """The places between which a driven wave has a face of its own, however steep the water."""
        return None if wave is None or self.layers.wave().shown is None else (wave.x - wave.length, wave.x + wave.length)


def _disc(frame: Frame) -> Disc | None:
    """Where the barrier is in the picture."""
    barrier: BarrierPose | None = frame.now.barrier
    return None if barrier is None else (*frame.camera.to_screen(barrier.x, barrier.y), barrier.radius * frame.camera.scale)
