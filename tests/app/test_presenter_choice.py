"""The graphics card stretches only large pictures, and only where it is quick."""

import pytest

from game.app.presenter_choice import wants_gpu


def test_the_card_stretches_only_large_pictures_and_only_if_it_is_quick() -> None:
    large, small = (3840, 2160), (1920, 1080)
    assert wants_gpu("auto", large, lambda: 1.0)
    assert not wants_gpu("auto", large, lambda: 20.0), "a driver that renders on the processor"
    assert not wants_gpu("auto", large, lambda: None)
    assert not wants_gpu("auto", small, lambda: pytest.fail("nobody needs to know"))
    assert wants_gpu("card", small, lambda: pytest.fail("asked for by name"))
    assert not wants_gpu("processor", large, lambda: 1.0)
