"""Pictures of moving things: the class that draws each kind of pose. A new kind adds a line to `PICTURES`."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol, TypeGuard, runtime_checkable

import pygame

from game.sim.characters.hunters.wood.crown_thrower import CrownTellPose
from game.sim.objects.floating.raft import RaftPose
from game.sim.objects.jetty import JettyPose
from game.sim.objects.log_pile import LogPilePose
from game.sim.objects.pickups import PillPose
from game.sim.objects.rope_bridge import RopeBridgePose
from game.sim.objects.tag_rope import TagRopePose
from game.sim.senses.bolt import BoltPose
from game.sim.senses.map.map_reckoning import MapPose
from game.sim.senses.pebble import PebblePose
from game.sim.stage import Pose
from game.sim.story.feats import FeatsPose
from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.camera.camera import Camera
from game.view.effects.crown_tell import CrownTellPicture
from game.view.objects.floating.raft import RaftPicture
from game.view.objects.jetty import JettyPicture
from game.view.objects.log_pile import LogPilePicture
from game.view.objects.pickups import PillPicture
from game.view.objects.rope_bridge import RopeBridgePicture
from game.view.objects.tag_rope import TagRopePicture
from game.view.render.assets import Assets
from game.view.render.palette import Palette
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.senses.bolt_picture import BoltPicture
from game.view.senses.map.way_picture import WayPicture
from game.view.senses.pebble import PebblePicture
from game.view.story.feats_picture import FeatsPicture
from game.view.techniques.sticky_water.sticky_threads import StickyThreadsPicture
from game.view.water.surface import SurfaceProfile


class Picture(Protocol):
    """Draws any number of one kind; it is made once, for a size of the window. Its `pose` is of the type that `PICTURES` joins it to."""

    def draw(self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, pose: Any, seconds: float) -> None: ...


@runtime_checkable
class ForegroundPicture(Protocol):
    """A picture with a part that is nearer than the people."""

    def draw_before(self, surface: pygame.Surface, camera: Camera, pose: Any) -> None: ...


@runtime_checkable
class TellingPicture(Protocol):
    """A picture with something to read, which waits while there is something else to read."""

    is_quiet: bool


@runtime_checkable
class NightPicture(Protocol):
    """A picture that turns dark as night falls over the level."""

    night: float


class WidePose(Protocol):
    """A pose of what is wide: `reach` is metres to each side."""

    @property
    def reach(self) -> float: ...


MakePicture = Callable[[Assets, Palette, float, SpriteCache], Picture]
PICTURES: Mapping[type[Pose], MakePicture] = MappingProxyType(
    {
        BoltPose: BoltPicture,
        FeatsPose: FeatsPicture,
        MapPose: WayPicture,
        CrownTellPose: CrownTellPicture,
        JettyPose: JettyPicture,
        LogPilePose: LogPilePicture,
        PebblePose: PebblePicture,
        PillPose: PillPicture,
        RaftPose: RaftPicture,
        RopeBridgePose: RopeBridgePicture,
        StickyWaterPose: StickyThreadsPicture,
        TagRopePose: TagRopePicture,
    }
)
"""By type of pose."""
DRAWN_BEYOND_M = 4.0
"""Metres beyond the picture's sides from which a thing is not drawn."""


class Pictures:
    def __init__(
        self, assets: Assets, palette: Palette, px: float, cache: SpriteCache, makers: Mapping[type[Pose], MakePicture] = PICTURES
    ) -> None:
        self._makers, self._made_of = makers, (assets, palette, px, cache)
        self._pictures: dict[type[Pose], Picture] = {}
        self._foregrounds: dict[type[Pose], ForegroundPicture] = {}
        self._telling: dict[type[Pose], TellingPicture] = {}
        self._darkening: list[NightPicture] = []
        self._night = 0.0

    def draw(
        self, surface: pygame.Surface, camera: Camera, profile: SurfaceProfile, things: Sequence[Pose], seconds: float, night: float = 0.0
    ) -> None:
        self._night = night
        for picture in self._darkening:
            picture.night = night
        for pose in things:
            if type(pose) in self._makers and _is_seen(camera, pose):
                self._picture(type(pose)).draw(surface, camera, profile, pose, seconds)

    def draw_before(self, surface: pygame.Surface, camera: Camera, things: Sequence[Pose], is_quiet: bool = False) -> None:
        """What of them is nearer than the people; nothing to read while it `is_quiet`."""
        for pose in things:
            if type(pose) in self._makers and _is_seen(camera, pose):
                self._picture(type(pose))
                if (telling := self._telling.get(type(pose))) is not None:
                    telling.is_quiet = is_quiet
                if (foreground := self._foregrounds.get(type(pose))) is not None:
                    foreground.draw_before(surface, camera, pose)

    def _picture(self, kind: type[Pose]) -> Picture:
        if kind not in self._pictures:
            picture = self._pictures[kind] = self._makers[kind](*self._made_of)
            if isinstance(picture, ForegroundPicture):
                self._foregrounds[kind] = picture
            if isinstance(picture, TellingPicture):
                self._telling[kind] = picture
            if isinstance(picture, NightPicture):
                picture.night = self._night
                self._darkening.append(picture)
        return self._pictures[kind]


def _is_seen(camera: Camera, pose: Pose) -> bool:
    """Whether any of it can be in the picture."""
    beside = DRAWN_BEYOND_M + (pose.reach if _is_wide(pose) else 0.0)
    return camera.left - beside < pose.x < camera.right + beside


def _is_wide(pose: Pose) -> TypeGuard[WidePose]:
    return hasattr(pose, "reach")
