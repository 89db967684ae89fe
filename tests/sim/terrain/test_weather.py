"""Wind and squall: gusts that come and go about a mean, and rain that comes up as slowly as a script says."""

from random import Random

from game.core.ticks import ticks
from game.level.model import WindSpec
from game.sim.terrain.squall import Squall
from game.sim.terrain.wind import Wind


def blown(seconds: float, gusts: float, seed: int = 3, mean: float = 3.0) -> list[float]:
    wind = Wind(WindSpec(speed=mean, gusts=gusts), Random(seed))
    speeds = []
    for _ in range(ticks(seconds)):
        wind.update()
        speeds.append(wind.speed)
    return speeds


def test_gusts_come_and_go_about_the_mean_and_a_seed_is_the_same_wind() -> None:
    speeds = blown(120.0, 0.5)
    assert max(speeds) - min(speeds) > 1.0 and 2.4 < sum(speeds) / len(speeds) < 4.2
    assert speeds == blown(120.0, 0.5) != blown(120.0, 0.5, seed=4)


def test_without_gusts_it_is_steady_and_a_new_mean_is_reached_in_a_few_seconds() -> None:
    assert set(blown(10.0, 0.0)) == {3.0}
    wind = Wind(WindSpec(speed=1.0, gusts=0.0), Random(0))
    wind.blow(6.0)
    wind.update()
    assert wind.speed < 1.2
    for _ in range(ticks(6.0)):
        wind.update()
    assert abs(wind.speed - 6.0) < 0.01


def test_rain_comes_up_over_the_seconds_that_it_was_given_and_stays() -> None:
    squall = Squall(0.0)
    squall.bring(0.8, 2.0)
    shares = []
    for _ in range(ticks(4.0)):
        squall.update()
        shares.append(squall.rain)
    assert abs(shares[ticks(1.0)] - 0.4) < 0.02 and abs(shares[-1] - 0.8) < 1e-9
    assert all(later >= sooner for sooner, later in zip(shares, shares[1:], strict=False))
    squall.bring(0.0, 0.0)
    squall.update()
    assert squall.rain == 0.0
