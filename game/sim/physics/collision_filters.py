"""Who may touch whom among the physics engine's shapes."""

import pymunk

_GROUND, _LOG, _SHELL, _RIDER, _SUNK = (1 << n for n in range(5))

GROUND = pymunk.ShapeFilter(categories=_GROUND)
LOG = pymunk.ShapeFilter(categories=_LOG, mask=_GROUND | _LOG)
SHELL = pymunk.ShapeFilter(categories=_SHELL, mask=_GROUND | _RIDER)
"""The barrier rides over logs; what a log does to it is the ride's to say."""
BROKEN_SHELL = pymunk.ShapeFilter(categories=_SHELL, mask=_RIDER)
"""A barrier in pieces hangs on no rock."""
RIDER = pymunk.ShapeFilter(categories=_RIDER, mask=_SHELL)
LOOSE_CAPTIVE = pymunk.ShapeFilter(categories=_SUNK, mask=_GROUND)
"""A body that the web has pulled off its feet: it falls through its comrades, and comes to rest on the bed."""
