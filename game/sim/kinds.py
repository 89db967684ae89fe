"""Every kind of thing, condition, action and tuning a level may name: importing this registers them all.

A new kind is one file in `sim/` and one name in this list; the rest of the recipe stands in CONTRIBUTING.md.
"""

from game.sim.characters import chakra, courier, runner, sealmaster  # noqa: F401
from game.sim.characters.hunters import deep_diver, hunter, party_hunter, wary_hunter  # noqa: F401
from game.sim.characters.hunters.wood import crown_thrower, stream_diver, wood_hunter  # noqa: F401
from game.sim.characters.movement import momentum, movement, water_footing  # noqa: F401
from game.sim.objects import jetty, lessons, log_pile, pickups, rope_bridge, tag_rope  # noqa: F401
from game.sim.objects.floating import driftwood, log, raft  # noqa: F401
from game.sim.objects.scenery import obstacles, places, plants, rock  # noqa: F401
from game.sim.sealmaster import hand_wave, haul, played_sealmaster, sealmaster_spec, stores  # noqa: F401
from game.sim.sealmaster.trap import conditions as sealmaster_conditions  # noqa: F401
from game.sim.senses import (  # noqa: F401
    bolt,
    composure,
    listening,
    noises,
    paper_pendulum,
    sense_conditions,
    senses,
    stalking,
)
from game.sim.senses.map import map_actions, map_reckoning  # noqa: F401
from game.sim.story import actions, checkpoint_offer, conditions, feats, swash_feats  # noqa: F401
from game.sim.techniques import barrier, captive, casting, sticky_water, wave  # noqa: F401
from game.sim.water import flow, lake  # noqa: F401
