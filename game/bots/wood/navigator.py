"""A player who knows the map: looks at landmarks, steadies the sheet against its swing, chooses the nearest cross, and dares the bolt."""

from __future__ import annotations

import math
from collections import deque

from game.bots.perception import LATE_TICKS
from game.core.ticks import TICK, ticks
from game.sim.intent import IDLE, Intent
from game.sim.senses.bolt import Bolt
from game.sim.senses.map.map_reckoning import MapPose, MapReckoning
from game.sim.world import World

MIN_STEERED_SWING = 0.05
"""rad/s of swing, as he foresees it, from which he moves his hand against it."""
TAP_TICKS, REST_TICKS = ticks(0.08), ticks(0.22)
TAKE_OFF_M = 1.6
"""Metres before a rock at which he leaps it."""
BESIDE_M = 2.0
"""Metres from a landmark at which he stops to look at it."""


class Navigator:
    """Reads the sheet 0.2 s late. `dares` is how full his legs are when he lets go, 0 to 1; `looks` whether he minds landmarks."""

    def __init__(self, dares: float = 0.6, looks: bool = True, steadies: bool = True) -> None:
        self._dares, self._looks, self._steadies = dares, looks, steadies
        self._seen: deque[MapPose] = deque(maxlen=LATE_TICKS)
        self._wait = 0

    def sees_light(self, world: World) -> bool:
        """Whether he stands in the light of a clearing, or has been there."""
        sheet = world.map_sheet
        return isinstance(sheet, MapReckoning) and (sheet.in_light or sheet.is_open or world.bolt is not None)

    def act(self, world: World) -> Intent:
        sheet, bolt = world.map_sheet, world.bolt
        if not isinstance(sheet, MapReckoning) or world.over:
            return IDLE
        self._seen.append(sheet.snapshot())
        seen = self._seen[0]
        self._wait -= self._wait > 0
        if isinstance(bolt, Bolt) and not sheet.is_open:
            return self._bolt(world, bolt)
        if seen.unfolded > 0.0 or sheet.is_open:
            return self._read(world, seen)
        if seen.in_light:
            return IDLE if abs(world.runner.vx) > 0.2 else Intent(leap=True, leap_pressed=world.tick % 30 == 0)
        unseen = [sight for sight in seen.sights if sight.share < 1.0 and abs(sight.x - world.runner.x) < BESIDE_M]
        return IDLE if unseen and self._looks else Intent(move=100)

    def _read(self, world: World, seen: MapPose) -> Intent:
        move = self._steadied(seen) if self._steadies else 0
        goal = self._nearest(world, seen)
        if seen.unfolded < 1.0 or self._wait:
            return Intent(move=move, leap=self._wait > REST_TICKS + LATE_TICKS)
        if seen.brush != goal:
            self._wait = TAP_TICKS + REST_TICKS + LATE_TICKS
            return Intent(move=move, leap=True, leap_pressed=True, up_pressed=True)
        return Intent(move=move, confirm=True, confirm_pressed=seen.held == 0.0 and world.tick % 40 == 0)

    def _steadied(self, seen: MapPose) -> int:
        """Against the swing as it will be now, 0.2 s after what is seen."""
        pulse, late = 2.0 * math.pi / 1.9, LATE_TICKS * TICK
        spin = seen.spin * math.cos(pulse * late) - seen.angle * pulse * math.sin(pulse * late)
        return 0 if abs(spin) < MIN_STEERED_SWING * pulse else -100 if spin > 0.0 else 100

    def _nearest(self, world: World, seen: MapPose) -> int:
        crosses = world.level.map.crosses
        return min(range(len(crosses)), key=lambda n: math.dist(crosses[n].at, seen.here))

    def _bolt(self, world: World, bolt: Bolt) -> Intent:
        pose = bolt.snapshot()
        if pose.state in ("running", "done"):
            ahead = [rock.at[0] - rock.width / 2 - world.runner.x for rock in world.level.things_of("rock")]
            leaps = any(-0.5 < metres < TAKE_OFF_M for metres in ahead)
            return Intent(move=100, sprint=True, leap=leaps, leap_pressed=leaps and world.runner.on == "ground" and world.tick % 6 == 0)
        return Intent(crouch=pose.gathered < self._dares and not pose.birds_gone)
