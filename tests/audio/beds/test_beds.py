"""What moves the beds: wind in the leaves, the lake by its speed and foam, creatures by the hour, rain."""

from types import SimpleNamespace

import numpy as np
import pytest

from game.audio.beds.blend import blended, joined
from game.audio.beds.creatures import Creatures
from game.audio.beds.water_bed import water_beds
from game.audio.beds.wind import FULL_WIND_SPEED, WindBed
from game.audio.cues.ground import ground_of
from game.audio.cues.moment import MOMENT_TICKS, Moment, Water
from game.core.ticks import TICK
from tests.audio.heard import level_like

WOOD = ground_of(level_like(things=[SimpleNamespace(kind="tree", at=(x, 0.0)) for x in (-4.0, 0.0, 5.0)]))


def test_power_is_kept_between_two_loops() -> None:
    loops = (("low", 0.25), ("mid", 0.6), ("high", 1.0))
    for strength in np.linspace(0.25, 1.0, 20):
        power = sum(left**2 + right**2 for left, right in blended(float(strength), loops).values())
        assert power == pytest.approx(1.0)
    assert blended(0.0, loops) == {} and sum(map(sum, blended(0.05, loops).values())) < 0.2
    assert joined({"a": (0.1, 0.2)}, {"a": (0.2, 0.2)}, {})["a"] == pytest.approx((0.3, 0.4))


def test_leaves_follow_the_gusts_a_moment_later_and_stand_where_trees_are() -> None:
    wind = WindBed(WOOD, "summer")
    speeds = 2.6 + 1.6 * np.sin(np.arange(300) * MOMENT_TICKS * TICK * 1.3)
    level = lambda beds: sum(left + right for name, (left, right) in beds.items() if name.startswith("leaves"))  # noqa: E731
    heard = [level(wind.beds(Moment(x=0.0, wind=float(speed), water=Water(away=30.0)))) for speed in speeds]
    assert np.corrcoef(heard[4:], speeds[:-4])[0, 1] > 0.5
    far = WindBed(WOOD, "summer").beds(Moment(x=200.0, wind=FULL_WIND_SPEED))
    assert sum(sum(gains) for name, gains in far.items() if name.startswith("leaves")) < 1e-3
    still = WindBed(WOOD, "summer").beds(Moment(x=0.0, wind=0.0))
    assert still == {}


def test_the_lake_is_heard_by_its_speed_its_foam_and_its_shore() -> None:
    calm, wild = (water_beds(Moment(water=Water(speed=speed, away=0.0))) for speed in (0.08, 0.8))
    assert set(calm) == {"lapping_calm"} and set(wild) == {"lapping_wild"}
    assert "surf" in water_beds(Moment(water=Water(foam=0.2, away=0.0)))
    left, right = water_beds(Moment(water=Water(speed=0.2, away=0.0, shore=6.0)))["wash"]
    assert right > left
    assert set(water_beds(Moment(below=True, water=Water(away=0.0)))) == {"below"}
    assert "glyphs" in water_beds(Moment(inside=True, water=Water(away=0.0)))
    far = water_beds(Moment(water=Water(speed=0.2, away=40.0)))
    assert sum(map(sum, far.values())) < 0.1
    assert "wave_high" in water_beds(Moment(crest=1.0, water=Water(away=0.0)))


def test_birds_by_the_hour_and_nobody_when_something_is_wrong() -> None:
    def calls(hour: float, season: str, moment: Moment) -> list[str]:
        creatures = Creatures(hour, season, "clear", 1)
        found = []
        for number in range(30 * 120):
            moment.seconds = number * MOMENT_TICKS * TICK
            found += [call.cue for call in creatures.calls(moment)]
        return found

    water = Water(away=20.0)
    assert "bird_warbler" in calls(6.0, "spring", Moment(water=water)) and "bird_crow" in calls(18.0, "autumn", Moment(water=water))
    assert set(calls(23.0, "summer", Moment(water=water))) == {"bird_owl"}
    assert calls(6.0, "spring", Moment(chaser=10.0, hunters=1)) == [] == calls(6.0, "spring", Moment(web=True))


def test_crickets_stop_at_once_and_begin_again_slowly() -> None:
    creatures = Creatures(21.0, "summer", "clear", 1)
    quiet = Moment(water=Water(away=20.0))
    for number in range(400):
        quiet.seconds = number / 30.0
        creatures.calls(quiet)
        beds = creatures.beds(quiet)
    assert sum(beds["crickets"]) > 1.0
    near = Moment(seconds=quiet.seconds, chaser=9.0, hunters=1, water=Water(away=20.0))
    for _ in range(20):
        near.seconds += 1 / 30
        creatures.calls(near)
        beds = creatures.beds(near)
    assert sum(beds.get("crickets", (0.0,))) < 0.2


def test_rain_comes_up_with_the_squall() -> None:
    creatures = Creatures(12.0, "summer", "clear", 1)
    assert creatures.beds(Moment()) == {}
    assert set(creatures.beds(Moment(rain=0.2))) == {"rain_light"} and set(creatures.beds(Moment(rain=1.0))) == {"rain_heavy"}
