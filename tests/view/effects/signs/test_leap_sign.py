"""The leap sign: it is honest, it goes when one can read the water, and it comes back when one cannot."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from game.core.ticks import TICKS_PER_SECOND
from game.level.model import Level
from game.sim import events
from game.sim.intent import Intent
from game.sim.world import World
from game.view.camera.camera import Camera
from game.view.effects.signs.leap_sign import LESSON, LeapSign
from game.view.render import time_of_day
from game.view.render.sprites.sprite_cache import SpriteCache
from game.view.snapshot import take_snapshot
from game.view.water.surface import SurfaceProfile

pytestmark = pytest.mark.usefixtures("no_prints")


class Leap(NamedTuple):
    """How a leap came down again."""

    x: float
    quality: float
    gave: float
    cost: float


class Watcher:
    """Somebody who leaps by the sign and looks at nothing else."""

    def __init__(self, level: Level, when: Callable[[LeapSign], bool], seed: int) -> None:
        self.world, self.when = World(level, seed), when
        self.sign = LeapSign(time_of_day.look(level), 1.0, SpriteCache("", ""))
        self.profile, self.camera = SurfaceProfile(8), Camera(1.0, *(level.ground.line[0][0], level.ground.line[-1][0]))
        self.hold = 0

    def run(self, seconds: float) -> list[Leap]:
        """Runs on and leaps whenever `when` says so; every such leap that came down on water."""
        leaps, pending = [], False
        world = self.world
        while world.seconds < seconds and world.barrier is None and world.outcome is None:
            leap = self._look() and self.hold == 0
            pending, self.hold = pending or leap, TICKS_PER_SECOND // 2 if leap else max(0, self.hold - 1)
            happened = world.step({"runner": Intent(move=100, leap=self.hold > 7, leap_pressed=leap)})
            self.sign.observe(happened, world.seconds)
            for event in happened:
                if pending and isinstance(event, events.Landed) and event.who == "runner":
                    pending = False
                    if event.footing == "water":
                        leaps.append(Leap(event.x, event.quality, world.runner.gave, event.cost))
        return leaps

    def _look(self) -> bool:
        world, runner = self.world, self.world.runner
        if world.tick % 2:
            return False
        now = take_snapshot(world)
        self.camera.x = runner.x + 2.5
        self.profile.read(world.lakes, now.surfaces, self.camera, world.terrain.solids)
        self.sign.pass_time(self.profile, now.runner, now.seconds, 2 / TICKS_PER_SECOND)
        return runner.on == "water" and runner.vx > 2.5 and self.when(self.sign)


@pytest.fixture(scope="module", params=[1, pytest.param(3, marks=pytest.mark.nightly)])
def seeds(request: pytest.FixtureRequest) -> range:
    return range(request.param)


@pytest.fixture(scope="module")
def told(level: Level, seeds: range) -> list[Leap]:
    return [leap for seed in seeds for leap in Watcher(level, lambda sign: sign.lit, seed).run(45.0)]


@pytest.fixture(scope="module")
def untimely(level: Level, seeds: range) -> list[Leap]:
    """Of one who leaps half a second before the ring would have been gold."""

    def early(sign: LeapSign) -> bool:
        return sign.next_leap is not None and 0.45 < sign.next_leap.after < 0.55

    return [leap for seed in seeds for leap in Watcher(level, early, seed).run(45.0)]


def test_who_leaps_as_the_ring_turns_gold_lands_on_water_that_gives_way(told: list[Leap], seeds: range) -> None:
    assert len(told) > 25 / 3 * len(seeds)
    good = [leap for leap in told if leap.quality > 0.7 and leap.gave > 0.1]
    stamps = [leap for leap in told if leap.quality < 0.3]
    assert len(good) > 0.55 * len(told), "the ring is gold when a leap is right"
    assert len(stamps) < 0.08 * len(told), "and never when it is a stamp"


def test_who_leaps_at_another_moment_pays_for_it(told: list[Leap], untimely: list[Leap]) -> None:
    cost, other = (sum(leap.cost for leap in leaps) / len(leaps) for leaps in (told, untimely))
    assert other > 1.5 * cost


def test_it_is_as_clear_as_ever_for_the_first_sixty_metres_and_pales_with_good_landings(level: Level) -> None:
    watcher = Watcher(level, lambda sign: sign.lit, 1)
    while watcher.world.runner.x < LESSON - 15.0:
        watcher.run(watcher.world.seconds + 0.1)
    assert watcher.sign.strength == 1.0
    watcher.run(40.0)
    assert watcher.sign.strength < 0.6


def landed(quality: float) -> events.Landed:
    return events.Landed(x=0.0, y=0.0, who="runner", impact=6.0, quality=quality, cost=1.0, footing="water")


def sign_of_one_who_can(level: Level) -> LeapSign:
    sign = LeapSign(time_of_day.look(level), 1.0, SpriteCache("", ""))
    sign.need = 0.0
    return sign


def test_a_stamp_brings_it_back(level: Level) -> None:
    sign = sign_of_one_who_can(level)
    sign.observe([events.ChakraJolted(0.0, 0.0, "runner", 4.0)], 0.0)
    assert sign.strength >= 0.5


def test_a_retry_does_not_teach_anew_what_one_has_learnt(level: Level) -> None:
    sign = sign_of_one_who_can(level)
    sign.reset()
    assert sign.strength == 0.0


def test_the_settings_have_the_last_word(level: Level) -> None:
    sign = sign_of_one_who_can(level)
    sign.mode = "always"
    assert sign.strength == 1.0
    sign.mode, sign.need = "off", 1.0
    assert sign.strength == 0.0


def test_a_grab_shaken_off_on_land_rings_at_his_feet(level: Level) -> None:
    sign = sign_of_one_who_can(level)
    sign.observe([events.GrabBroken(12.0, 5.9, "runner", "tracker")], 0.0)
    (burst,) = sign._bursts
    assert burst[1] == pytest.approx(5.0), "not on a water that lies under the earth"


def test_a_good_landing_rings_and_a_stamp_does_not(level: Level) -> None:
    sign = sign_of_one_who_can(level)
    sign.observe([landed(0.2)], 0.0)
    assert not sign._bursts
    sign.observe([landed(0.9)], 0.0)
    assert len(sign._bursts) == 1
