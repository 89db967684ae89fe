"""Which presenter a window gets: the setting decides, or the renderer's measured speed."""

from collections.abc import Callable

SMALL_AREA = 1920 * 1080
"""Pixels up to which the processor stretches in a millisecond or two: no card is asked for so little."""
GPU_FRAME_LIMIT_MS = 4.0
"""A graphics card needs less than this for a small frame; a driver that renders on the processor needs several times as much."""


def wants_gpu(choice: str, area: tuple[int, int], measured: Callable[[], float | None]) -> bool:
    """Whether the graphics card shall stretch pictures to `area` pixels.

    `measured` gives the milliseconds of a frame on the card, None where there is none; it is asked only if the answer depends on it.
    """
    if choice != "auto":
        return choice == "card"
    if area[0] * area[1] <= SMALL_AREA:
        return False
    cost = measured()
    return cost is not None and cost < GPU_FRAME_LIMIT_MS
