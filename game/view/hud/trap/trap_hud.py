"""Trap HUD: all that a played sealmaster is shown at the picture's upper edge."""

from collections.abc import Mapping

import pygame

from game.sim.sealmaster.trap.poses import TrapPose
from game.view.hud.trap.mercy_card import MercyCard
from game.view.hud.trap.signature_strip import SignatureStrip
from game.view.hud.trap.stores_panel import StoresPanel
from game.view.hud.trap.watch import Watch
from game.view.hud.trap.watch_slip import WatchSlip
from game.view.render.assets import Assets
from game.view.snapshot import Snapshot

ABOVE, BELOW_RUNNER = 14.0, 140.0
"""Reference pixels from the picture's upper edge to his stores."""


class TrapHud:
    """`px` is real pixels per reference pixel; `own` are the level's own lines, by key."""

    def __init__(self, assets: Assets, px: float, own: Mapping[str, str]) -> None:
        self._stores, self._strip = StoresPanel(assets, px), SignatureStrip(assets, px)
        self._watch, self._slip, self._card = Watch(px), WatchSlip(assets, px, own), MercyCard(assets, px, own)

    def draw(
        self, surface: pygame.Surface, now: Snapshot, trap: TrapPose, seconds: float, view: tuple[float, float], two_players: bool = False
    ) -> None:
        """`view` is from where to where the picture shows the level. With two players the upper corner is the runner's."""
        self._stores.draw(surface, trap.stores, seconds, BELOW_RUNNER if two_players else ABOVE)
        self._strip.draw(surface, now, view)
        self._watch.draw(surface, trap.watch_s, trap.watch_full_s, seconds, trap.ink_lasts, trap.cowed_s)
        self._slip.draw(surface, trap, seconds)
        self._card.draw(surface, trap.fates, now.outcome is not None, seconds, now.outcome is not None or _is_still(now, trap))


def _is_still(now: Snapshot, trap: TrapPose) -> bool:
    """Whether nobody and nothing has to be minded: no ball or wave is under way, no sign in the air, no strand in his hands."""
    afloat = now.barrier is not None or (trap.wave is not None and bool(trap.wave.zone))
    return not afloat and not trap.sign.open and not trap.sign.buffered and not any(strand.bound for strand in trap.strands)
