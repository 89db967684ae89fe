"""What is made late is made once, whoever is first to want it."""

import threading
import time

import pytest

from game.view.render.lazy import Lazy


def test_nothing_is_made_before_it_is_wanted_and_then_once() -> None:
    made: list[int] = []
    late = Lazy(lambda: made.append(1) or object())
    assert not made
    assert late() is late() and made == [1]


def test_two_who_want_it_at_the_same_time_get_the_same() -> None:
    def slowly() -> object:
        time.sleep(0.05)
        return object()

    late, got = Lazy(slowly), []
    threads = [threading.Thread(target=lambda: got.append(late())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in got}) == 1 and len(got) == 4


def test_what_could_not_be_made_is_tried_again() -> None:
    tries = iter([ValueError("no ink"), None])

    def make() -> str:
        wrong = next(tries)
        if wrong:
            raise wrong
        return "print"

    late = Lazy(make)
    with pytest.raises(ValueError, match="no ink"):
        late()
    assert late() == "print"
