"""Layers: everything that draws a part of a level's picture, made for one palette and one scale. `DrawOrder` says which is drawn when."""

from typing import Protocol

from game.level.backdrop import lies_in_forest
from game.level.model import Level
from game.sim.events import Event
from game.sim.techniques.barrier_hull import BarrierTuning
from game.sim.techniques.wave import WaveTuning
from game.sim.tuning import Tuning
from game.view.camera.camera import DEAD_BAND_M, DEFAULT_LENS, HEIGHT, Lens
from game.view.cause_shots import CauseShots
from game.view.characters.burn_mark import BurnMark
from game.view.characters.pain_mark import PainMark
from game.view.characters.wading import Wading
from game.view.effects.chakra_loss import ChakraLosses
from game.view.effects.collision_mark import CollisionMarks
from game.view.effects.crack_note import CrackNote
from game.view.effects.dust import Dust
from game.view.effects.ink_frame import InkFrame
from game.view.effects.signs.curl_sign import CurlSign
from game.view.effects.signs.hop_sign import HopSign
from game.view.effects.signs.leap_sign import LeapSign
from game.view.effects.slope_landing import SlopeLandings
from game.view.effects.speed_lines import SpeedLines
from game.view.effects.splashes.effects import Effects
from game.view.effects.splashes.foam import Foam
from game.view.effects.weather import Weather
from game.view.hud.pursuit.grab_meter import GrabMeter
from game.view.hud.pursuit.pursuit_mark import PursuitMark
from game.view.hud.sealmaster_inset import SealmasterInset
from game.view.hud.spyglass import Spyglass
from game.view.objects.lesson_signs import LessonSigns
from game.view.objects.lights.lantern import Lantern
from game.view.objects.lights.night_lights import NightLights
from game.view.objects.pictures import Pictures
from game.view.objects.projectile import Blade
from game.view.objects.scenery.scenery import Scenery
from game.view.render.assets import Assets
from game.view.render.lazy import Lazy
from game.view.render.night_print import brings_nightfall
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.render.time_of_day import LevelPalette
from game.view.sealmaster.trap_layer import TrapLayer
from game.view.senses.map.map_sheet import MapSheet
from game.view.senses.senses_layer import SensesLayer
from game.view.techniques.barrier import BarrierPicture
from game.view.techniques.spiderweb import SpiderwebPicture
from game.view.techniques.wave import WavePicture
from game.view.terrain.background.far_shore import WINDOW
from game.view.terrain.background.forest import Forest
from game.view.terrain.background.herons import Herons
from game.view.terrain.background.night_sky import NightSky
from game.view.terrain.background.sky import Sky
from game.view.terrain.land import BELOW, Land
from game.view.terrain.solids import Solids
from game.view.terrain.water_table import WaterTable
from game.view.water.breakers import Breakers
from game.view.water.flat_plane import FlatPlane
from game.view.water.moon_path import MoonPath
from game.view.water.surface_top import SurfaceTop
from game.view.water.underwater import Underwater
from game.view.water.waterline import Waterline
from game.view.water.wildlife import Wildlife
from game.view.woodland.woodland import Woodland


class Observer(Protocol):
    """A layer that shows what has happened."""

    def observe(self, event: Event, seconds: float) -> None:
        """Take in one event; `seconds` is the world's time."""


class Resettable(Protocol):
    """A layer that remembers what it has shown."""

    def reset(self) -> None:
        """Forget it."""


class Layers:
    """What is seen late, or never in most levels, is `Lazy`: called, it is made, unless it is there already."""

    def __init__(
        self, level: Level, palette: LevelPalette, assets: Assets, scale: float, size: tuple[int, int], lens: Lens = DEFAULT_LENS
    ) -> None:
        """`scale` is pixels of the picture for a reference pixel, `size` that of the picture.

        Sky, water and what is written belong to the picture and are made at its scale; all that has its size in metres is made at that
        times the share at which the lens shows the world.
        """
        line = level.ground.line
        still = level.lakes[0].level if level.lakes else None
        ends = (level.lakes[0].left, level.lakes[0].right) if level.lakes else (line[0][0], line[0][0])
        land = repr((line, level.ground.material, level.lakes, level.things_of("tree")))
        shown = repr(scale) if lens == DEFAULT_LENS else repr((scale, *lens))
        cache = self.sprite_cache = SpriteCache(palette.model_dump_json() + shown, land)
        self._make_water(level, palette, scale, lens)
        world = scale * lens.share
        self._make_terrain(level, palette, assets, world, still, ends, lens)
        self._make_weather(level, palette, scale)
        self._make_techniques(level, palette, world)
        self.crack_note = CrackNote(assets, scale, Tuning(level.tuning).of("barrier", BarrierTuning).most_cracks)
        self.effects, self.projectile = Effects(palette, world, cache), Blade(palette, world, cache)
        self.sealmaster_inset, self.lantern = SealmasterInset(palette, scale, lens.metre), Lantern(assets, palette, world)
        self.pictures, self.wading = Pictures(assets, palette, world, cache), Wading(world)
        self.burn_mark = BurnMark(palette, world, cache) if level.momentum else None
        self.pain_mark = Lazy(lambda: PainMark(palette, world, cache))
        self.dust, self.speed_lines = Dust(palette, world, cache), SpeedLines(palette, scale, cache)
        self.collision_marks = CollisionMarks(palette, world, cache) if level.momentum else None
        self.chakra_losses, self.cause_shots = ChakraLosses(assets, scale), CauseShots(scale)
        self.grab_meter, self.lesson_signs = GrabMeter(assets, scale), LessonSigns(level, assets, scale)
        self.pursuit_mark = PursuitMark(assets, scale) if level.momentum else None
        self.slope_landings = SlopeLandings(palette, world, cache) if level.momentum else None
        both = level.role in ("sealmaster", "both")
        self.trap = TrapLayer(assets, palette, scale, lens, cache, level.texts) if both else None
        """Of a sealmaster who is played."""
        self.spyglass = Spyglass(assets, palette, scale, lens.metre) if level.role == "sealmaster" else None
        self.leap_sign = LeapSign(palette, world, cache)
        self.hop_sign = HopSign(self.leap_sign.sprites, level)
        self.ink_frame = Lazy(lambda: InkFrame(palette, scale, cache, size))
        self.map_sheet = Lazy(lambda: MapSheet(assets, scale, level.map, level.texts, size, cache)) if level.map.way else None
        self._list_layers()

    def _list_layers(self) -> None:
        """Those that are told of events, and those that are reset."""
        observers: tuple[Observer | None, ...] = (
            self.dust, self.cause_shots, self.slope_landings, self.collision_marks, self.curl_sign, self.trap, self.senses,
            self.lesson_signs, self.crack_note,
        )  # fmt: skip
        self._observers = [layer for layer in observers if layer is not None]
        resettable: tuple[Resettable | None, ...] = (
            self.effects, self.dust, self.speed_lines, self.leap_sign, self.curl_sign, self.lantern, self.breakers, self.slope_landings,
            self.collision_marks, self.sealmaster_inset, self.trap, self.lesson_signs, self.chakra_losses, self.cause_shots, self.spyglass,
            self.senses, self.crack_note,
        )  # fmt: skip
        self._resettable = [layer for layer in resettable if layer is not None]

    def _make_terrain(
        self, level: Level, palette: LevelPalette, assets: Assets, scale: float, still: float | None, ends: tuple[float, float],
        lens: Lens,
    ) -> None:  # fmt: skip
        cache, line = self.sprite_cache, level.ground.line
        self.land = Land(palette, scale, cache, line, self.water_table, level.ground.material, self.waterline.column, _land_below(lens))
        self.solids = Solids(palette, scale, [each for each in level.solids if each.material != "bough"], still, self.land.height)
        self.scenery = Scenery(assets, palette, scale, cache, level, self.land.height, still)
        in_forest = lies_in_forest(level)
        roots, height = self.scenery.pictures.roots, self.land.height
        self.woodland = Woodland(palette, scale, cache, level, height, roots, lens.share) if in_forest else None
        self.senses = SensesLayer(level, palette, scale, cache, self.land.height, assets) if in_forest else None
        self.forest = self.woodland or Forest(palette, scale, cache, level, self.scenery.pictures.picture, lens)
        self.scenery.drop_intermediates()
        self.wildlife = Wildlife(palette, scale, cache, self.scenery, self.land.height, *ends, self.water_table)

    def _make_water(self, level: Level, palette: LevelPalette, scale: float, lens: Lens) -> None:
        cache, nightfall = self.sprite_cache, brings_nightfall(level)
        self.sky = Sky(palette, scale, cache, level.name, lens, nightfall)
        self.surface_top = SurfaceTop(palette, scale, cache, lens, nightfall)
        self.waterline = Waterline(palette, scale, cache, lens.metre)
        self.herons = Herons(palette, scale, cache) if lens.metres > DEFAULT_LENS.metres else None
        self.underwater = Lazy(lambda: Underwater(palette, scale, cache, lens))
        self.flat = FlatPlane(palette, scale, cache, lens) if lens.flat else None
        self.night_sky = Lazy(lambda: NightSky(palette, scale, cache))
        self.moon_path = Lazy(lambda: MoonPath(scale, cache))
        reeds = [reed.at[0] for reed in level.things_of("reed")]
        windows = [(hut.at[0] + WINDOW[0], hut.at[1] + WINDOW[1]) for hut in level.things_of("hut")]
        self.night_lights = Lazy(lambda: NightLights(palette, scale, reeds, windows))
        self._of_the_night = (self.night_sky, self.moon_path, self.night_lights) if nightfall else ()
        """What is wanted as soon as night falls."""
        self.water_table = WaterTable(level.lakes, level.ground.line)

    def _make_weather(self, level: Level, palette: LevelPalette, scale: float) -> None:
        trees = level.things_of("tree")
        woods = max(tree.at[0] for tree in trees) if trees else None
        rain = max(palette.rain, float(level.weather == "rain"))
        self.weather = Weather(palette, scale, self.scenery, woods, rain, level.season == "winter")

    def _make_techniques(self, level: Level, palette: LevelPalette, scale: float) -> None:
        cache, tuning = self.sprite_cache, Tuning(level.tuning)
        radius, wave = tuning.of("barrier", BarrierTuning).radius, tuning.of("wave", WaveTuning)
        self.barrier = Lazy(lambda: BarrierPicture(palette, scale, cache, radius))
        self.spiderweb = Lazy(lambda: SpiderwebPicture(palette, scale, cache))
        foam = Lazy(lambda: Foam(palette, scale, cache))
        self.wave = Lazy(lambda: WavePicture(palette, scale, cache, foam()))
        self.breakers = Breakers(palette, scale, cache, foam)
        self.curl_sign = CurlSign(palette, scale, cache, wave.curl_near, wave.curl_far)

    def observe(self, event: Event, seconds: float) -> None:
        """Show one event of the last tick, in every layer that shows any; `seconds` is the world's time."""
        for layer in self._observers:
            layer.observe(event, seconds)
        self.wildlife.observe(event)

    def reset(self) -> None:
        """Another world or a retry: forget what was."""
        for layer in self._resettable:
            layer.reset()

    def prepare_next(self, is_over: bool = False) -> bool:
        """Between two frames: make a little (about half a millisecond) of what will be wanted soon; false if nothing is missing. Once a run
        `is_over` that is what the next one begins with, too."""
        if isinstance(self.forest, Forest):
            self.forest.is_awaited = is_over
        return self.land.prepare_next() | self.solids.prepare_next() | self.forest.prepare_next()

    def build_lazy(self) -> None:
        """Beside the game, once the first picture is there."""
        wildlife = self.wildlife
        if self.map_sheet is not None:  # the slowest of all
            self.map_sheet()
        for build in (
            self.effects.splashes,
            self.underwater,
            self.waterline.bare,
            self.waterline.sheets,
            wildlife.weeds,
            wildlife.dark,
            wildlife.reeds,
            self.barrier,
            self.spiderweb,
            lambda: self.spiderweb().bands(),
            self.wave,
            self.pain_mark,
            self.breakers.lines,
            self.leap_sign.sprites,
            self.curl_sign.sprites,
            self.ink_frame,
            self.lesson_signs.prepare,
            *self._of_the_night,
            *(() if self.woodland is None else (self.woodland.prepare,)),
        ):
            build()


def _land_below(lens: Lens) -> float:
    """Metres under the still lake down to which land is drawn: to the foot of the lowest picture."""
    return BELOW if lens == DEFAULT_LENS else max(BELOW, (HEIGHT - lens.edge) / lens.metre + DEAD_BAND_M + 0.5)
