"""Scene: keeps the last two snapshots of a world, follows them with the camera and draws all layers in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.core.memory import reused_memory
from game.level.model import Level
from game.sim.events import Event
from game.sim.senses.map.map_reckoning import MapPose
from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import Camera, Subject, lens_of
from game.view.camera.subject import Framing, camera_floor
from game.view.characters import support
from game.view.characters.characters import Characters
from game.view.draw_order import DrawOrder
from game.view.effects.impact import Impact
from game.view.frame import Frame
from game.view.hud.hud import Hud
from game.view.hud.subtitles import speech
from game.view.hud.subtitles.taught_lines import TaughtLines
from game.view.interpolation import interpolate
from game.view.layers import Layers
from game.view.letterbox import Letterbox
from game.view.render import time_of_day
from game.view.render.assets import Assets
from game.view.render.draw_list import DrawList, as_surface
from game.view.render.palette import rgb
from game.view.sealmaster.hands import with_hands
from game.view.sealmaster.quiet_water import without_the_gone
from game.view.senses.map.wood_behind import WoodBehind
from game.view.snapshot import Snapshot, take_snapshot
from game.view.water.surface import SurfaceProfile

if TYPE_CHECKING:
    from game.sim.world import World

MAX_STEP_S = 0.25
"""Seconds between two pictures beyond which nothing is shown moving: it simply is elsewhere."""
SUBTITLE_ROW = 0.83
"""The share of the picture's height under which soles are where lines are said."""
INK_GOES_S = 0.5
"""Seconds in which the ink about one who is caught goes, once the card is there."""


class Scene:
    """Everything that shows one world in one window: snapshots, camera, and every layer in its order."""

    def __init__(self, level: Level, size: tuple[int, int], older: Scene | None = None) -> None:
        """For a level in a window of `size` pixels; from an `older` scene it takes over the sprites of its people, if they fit."""
        self.level = level
        self.palette = time_of_day.look(level)
        self.lens, self.framing = lens_of(level), Framing(level)
        self.assets, self.impact = Assets(), Impact()
        self._older: Characters | None = older.characters if older else None
        self._card_since = 0.0
        """Real seconds until the card came."""
        self.before = self.after = Snapshot()
        self.started = self._webbed = False
        self._behind, self._map_at, self._drawn_at, self._frames = WoodBehind(), 0.0, 0.0, 0
        self._prepared: Scene | None = None
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

    def abandon_painting(self) -> None:
        """Another scene will take its place: of the sprites for later no more are made."""
        self.layers.sprite_cache.abandon()

    def take_layers_from(self, prepared: Scene) -> None:
        """When it is next drawn in the size of a scene of the same level that was made aside, nothing need be made anew."""
        self._prepared = prepared

    def resize(self, size: tuple[int, int]) -> None:
        """Make everything for a window of `size` real pixels, or take it from the scene that was made for that."""
        prepared, self._prepared = self._prepared, None
        self._letterbox = Letterbox(size, rgb(self.palette.ink))
        line = self.level.ground.line
        self.camera, self._placed = Camera(self.scale, line[0][0], line[-1][0], self.lens), False
        if prepared is None or prepared.size != size:
            self.layers = Layers(self.level, self.palette, self.assets, self.scale, self.picture_size, self.lens)
            self.characters = Characters(self.assets, self.lens.metre * self.scale, self._older)
        else:
            self.layers, self.characters = prepared.layers, prepared.characters
            self.layers.reset()
            self.characters.reset()
            self.layers.sprite_cache.take_over()
        self._older = self.characters
        self.draw_order = self._make_draw_order()
        self.hud = Hud(self.assets, self.scale, self.level.texts, self.layers.senses is not None, TaughtLines(self.level))
        self.profile = SurfaceProfile(self.layers.waterline.column)

    def _make_draw_order(self) -> DrawOrder:
        return DrawOrder(self.level, self.palette, self.layers, self.characters, self.scale)

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
        layers.chakra_losses.observe(self.before.runner, self.after.runner, events, seconds)
        for event in events:
            layers.observe(event, seconds)
            self.hud.taught.observe(event)
            self.hud.checkpoint.observe(event, self.impact.now)
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
            self.draw_order = self._make_draw_order()
        self.impact = older.impact
        self.before, self.after, self.started, self._drawn_at = older.before, older.after, older.started, older._drawn_at

    def prepare_next(self) -> bool:
        """Between two frames: make a little (about half a millisecond) of what will be wanted soon; false if nothing is missing."""
        return self.layers.prepare_next(self.after.outcome is not None) | self.characters.prepare_next()

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
        self._frames += 1
        frame, pose = Frame(surface, now, self.camera, self.profile, 0.0, self._frames), self._unfolded_map(now)
        if drawn := self._behind.due(pose, frame):
            frame = self._draw_world(surface, now)
        if pose is not None:
            self._draw_map(frame, pose, drawn)
        self._map_at = now.seconds
        self.layers.sprite_cache.save(self.layers.build_lazy)
        self.impact.draw_flash(surface)
        self.layers.cause_shots.watch(surface, self.camera, now)
        self._draw_hud(frame, now, pose is not None)

    def _draw_world(self, surface: pygame.Surface, now: Snapshot) -> Frame:
        """Everything but what is written over it."""
        order, layers = self.draw_order, self.layers
        order.two_players = self.two_players
        order.ink_strength = self._ink_strength()
        passed = max(0.0, now.seconds - self._drawn_at)
        dt = min(MAX_STEP_S, passed)
        self._drawn_at = now.seconds
        self._move_camera(now, passed)
        self.profile.read(now.lakes, now.surfaces, self.camera, now.terrain.solids if now.terrain is not None else ())
        if layers.trap is not None:
            layers.trap.slow_time.jumps = self.impact.flash > 0.0
        layers.effects.pass_time(now.seconds, passed, self.profile)
        layers.wildlife.pass_time(dt, now.spiderweb is not None)
        layers.leap_sign.pass_time(self.profile, order.reads_leaps(now), now.seconds, dt)
        frame = Frame(surface, now, self.camera, self.profile, dt, self._frames)
        order.draw_surroundings(frame)
        frame = frame._replace(now=with_hands(support.marked(now)))
        order.draw_bodies(frame, self.impact.now, self.hud.said)
        order.draw_foreground(frame, self.impact.now, self.hud.said)
        self._draw_sealmaster_inset(frame)
        return frame

    def _draw_hud(self, frame: Frame, now: Snapshot, reads: bool) -> None:
        senses = self.layers.senses
        self.hud.shake, self.hud.view = self.impact.shake, (self.camera.left, self.camera.right)
        self.hud.two_players = self.two_players
        self.hud.watched = senses.watched(self.camera) if senses is not None else ()
        self.hud.draw(frame.surface, now, self.impact.now, self._low(frame), self._head(frame.now), reads)

    def _ink_strength(self) -> float:
        """Ink that closed in goes once a card lies there: it has been seen, and would fill half the picture behind it."""
        if not self.hud.hidden:
            self._card_since = self.impact.now
        return 1.0 - min(1.0, (self.impact.now - self._card_since) / INK_GOES_S)

    def _head(self, now: Snapshot) -> tuple[float, float] | None:
        """Over whose head a line may be laid."""
        floor = 0.0
        if now.runner is not None:
            floor = camera_floor(now, now.runner.x)
            if now.terrain is not None:
                floor = max(floor, now.terrain.support(now.runner.x, now.runner.y + 0.1)[0])
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

    def _draw_sealmaster_inset(self, frame: Frame) -> None:
        """What the sealmaster does, while he is out of the picture and it still matters."""
        master, now = frame.now.sealmaster, frame.now
        if self.layers.spyglass is not None:
            self.layers.spyglass.draw(frame.surface, frame.camera, self.characters, now, frame.dt, frame.number)
        if master is not None and now.outcome is None:
            inset, spyglass = self.layers.sealmaster_inset, self.layers.spyglass
            seen = frame.sees(master) or (spyglass is not None and spyglass.is_right)
            inset.draw(
                frame.surface, self.characters, master, seen, now.seconds, frame.dt, frame.number, now.trap is not None,
                any(isinstance(pose, StickyWaterPose) and pose.strains for pose in now.things),
            )  # fmt: skip

    def _unfolded_map(self, now: Snapshot) -> MapPose | None:
        """The map in his hand, if he has unfolded it."""
        poses = (pose for pose in now.things if isinstance(pose, MapPose) and pose.unfolded)
        return next(poses, None) if self.layers.map_sheet is not None else None

    def _draw_map(self, frame: Frame, pose: MapPose, drawn: bool) -> None:
        """The map, over everything; if the wood behind it has not been `drawn`, over that as it was in the last picture."""
        if self.layers.map_sheet is None:
            return
        sheet, surface, behind = self.layers.map_sheet(), frame.surface, self._behind
        with reused_memory():  # it is worked out anew in every frame, on surfaces as large as it
            sheet.hang(pose, min(MAX_STEP_S, max(0.0, frame.now.seconds - self._map_at)), behind.turns(drawn))
            if drawn:
                sheet.dim(surface, pose)
                if self.layers.senses is not None:
                    self.layers.senses.draw_marks(frame)
                sheet.draw_shadow(surface)
                behind.keep(surface)
            else:
                behind.show(surface)
            sheet.draw(surface)
