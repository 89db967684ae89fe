"""Frames come evenly, and a late one is not made up for."""

from game.app.frame_limiter import FrameLimiter


class Time:
    """A clock that moves when somebody sleeps or looks at it; sleeping overruns a little."""

    def __init__(self, overrun: float = 0.0002) -> None:
        self.now, self.overrun, self.slept = 100.0, overrun, 0.0

    def clock(self) -> float:
        self.now += 0.00001
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.now += seconds + self.overrun


def intervals(time: Time, rate: float, work: list[float]) -> list[float]:
    limiter, ends = FrameLimiter(time.clock, time.sleep), []
    for seconds in work:
        time.now += seconds
        limiter.wait(rate)
        ends.append(time.now)
    return [b - a for a, b in zip(ends, ends[1:], strict=False)]


def test_frames_that_fit_come_evenly_at_every_rate() -> None:
    for rate in (30, 60, 75, 120, 144):
        found = intervals(Time(), rate, [0.001 + 0.004 * (n % 2) for n in range(200)])
        assert max(abs(interval - 1 / rate) for interval in found) < 0.0005, rate


def test_nearly_all_of_the_waiting_is_sleep() -> None:
    time = Time()
    intervals(time, 60, [0.002] * 60)
    assert time.slept > 0.9 * 59 * (1 / 60 - 0.002)


def test_a_late_frame_is_not_followed_by_hurried_ones() -> None:
    found = intervals(Time(), 60, [0.002] * 5 + [0.100] + [0.002] * 5)
    assert [round(interval, 3) for interval in found[6:]] == [0.017] * 4
