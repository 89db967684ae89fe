"""Who paints beside the game is known, and ends soon once nobody waits for it."""

import threading

from game.core.painting_job import PaintingJob, check_wanted, is_painting

SOON = 10.0


def test_a_job_is_known_until_it_is_done() -> None:
    go_on = threading.Event()
    job = PaintingJob("test", lambda: go_on.wait(SOON) and None)
    assert is_painting() and not job.done
    go_on.set()
    job._thread.join(SOON)
    assert job.done and not is_painting()


def test_an_abandoned_job_ends_before_its_next_piece_of_work() -> None:
    begun, go_on, made = threading.Event(), threading.Event(), []

    def paint() -> None:
        for n in range(5):
            check_wanted()
            made.append(n)
            begun.set()
            go_on.wait(SOON)

    job = PaintingJob("test", paint)
    assert begun.wait(SOON)
    job.abandon()
    go_on.set()
    job._thread.join(SOON)
    assert job.done and made == [0] and not is_painting()


def test_whoever_is_no_job_may_always_paint() -> None:
    check_wanted()
