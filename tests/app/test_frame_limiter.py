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


def test_hardly_any_of_it_is_spent_with_looks_at_the_clock() -> None:
    for overrun in (0.00005, 0.0001, 0.0003):
        time = Time(overrun)
        limiter, frames = FrameLimiter(time.clock, time.sleep), 100
        for _ in range(300):
            limiter.wait(60)
        slept, began = time.slept, time.now
        for _ in range(frames):
            limiter.wait(60)
        looked = (time.now - began) - (time.slept - slept) - frames * overrun
        assert looked < frames * 0.0001, overrun


def test_a_late_frame_is_not_followed_by_hurried_ones() -> None:
    found = intervals(Time(), 60, [0.002] * 5 + [0.100] + [0.002] * 5)
    assert [round(interval, 3) for interval in found[6:]] == [0.017] * 4


def pictures(works: list[float], rate: float = 60.0) -> list[float]:
    """Seconds from one picture to the next."""
    time, shown = Time(), []
    limiter = FrameLimiter(time.clock, time.sleep)
    for work in works:
        time.now += work
        limiter.hold(work, rate)
        shown.append(time.now)
        limiter.wait(rate)
    return [b - a for a, b in zip(shown, shown[1:], strict=False)]


def test_pictures_come_evenly_however_much_work_each_was() -> None:
    found = pictures([0.004 + 0.004 * (n % 4 == 0) for n in range(400)])[40:]
    assert max(abs(interval - 1 / 60) for interval in found) < 0.001


def test_one_slow_picture_holds_the_others_back_for_a_moment_only() -> None:
    time = Time()
    limiter = FrameLimiter(time.clock, time.sleep)
    held = [limiter.hold(0.03 if n == 100 else 0.005, 60.0) for n in range(300)]
    assert max(held[:100]) < 0.001 and held[100] == 0.0
    assert 0.002 < held[101] < 0.005 and held[299] < 0.0005


def test_what_takes_long_to_be_shown_is_not_held_so_long_that_a_frame_is_missed() -> None:
    time = Time()
    limiter = FrameLimiter(time.clock, time.sleep)
    for n in range(300):
        began, work = time.now, 0.006 + 0.005 * (n % 4 == 0)
        time.now += work
        limiter.hold(work, 60.0)
        time.now += 0.005
        limiter.note_shown(0.005)
        assert n < 20 or time.now - began < 1 / 60
