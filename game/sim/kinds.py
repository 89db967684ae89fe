"""Every kind of thing, condition, action and tuning a level may name: importing this registers them all.

A new kind is one file in this folder and one name in this list.
"""

from game.sim import (  # noqa: F401  (imported for what they register)
    barrier,
    chakra,
    flow,
    footing,
    hunters,
    legs,
    offer,
    pickups,
    props,
    runner,
    sealmaster,
    spiderweb,
    squall,
    story,
    water,
    wave,
)
