"""Why a sign would come to nothing: for each of them the reasons that a player is told."""

from __future__ import annotations

from game.level.model import SignName
from game.sim.roles import RunnerRole
from game.sim.sealmaster.focus import Focus
from game.sim.sealmaster.haul import BindTuning, captive_of
from game.sim.sealmaster.stores import Stores, TrapTuning
from game.sim.sealmaster.wave_aim import carries_barrier, why_no_raft
from game.sim.stage import Stage
from game.sim.techniques.spiderweb import MIN_WET_DEPTH_M, Spiderweb


class SignRefusals:
    """Goes by what the sealmaster has, whom he aims at, and what is in the world already."""

    def __init__(self, stores: Stores, focus: Focus, tuning: TrapTuning) -> None:
        self.stores, self.focus, self.trap = stores, focus, tuning

    def why_not(self, world: Stage, sign: SignName, x: float, hauls: bool) -> str:
        """Text key of why a sign made by somebody at `x`, who may have a strand in his hands already, is refused; else an empty string."""
        if self.stores.cost(sign) > self.stores.chakra:
            return "signs.spent"
        if sign == "bind":
            return "signs.hands_full" if hauls else self._why_no_bind(world, x)
        reasons = {
            "barrier": self._why_no_barrier, "spiderweb": self._why_no_web, "wave": self._why_no_wave, "release": self._why_no_release,
        }  # fmt: skip
        return reasons[sign](world, x)

    def _why_no_barrier(self, world: Stage, x: float) -> str:
        if not self.focus.who:
            return "signs.too_far"
        target = world.person(self.focus.who)
        if not isinstance(target, RunnerRole):
            return "signs.not_ours"
        if self.stores.paper <= 0:
            return "signs.no_paper"
        if world.barrier is not None:
            return "signs.in_one_already"
        if target.held or target.caught_by is not None:
            return "signs.too_late_for_him"
        return "signs.too_far" if abs(target.x - x) > self.trap.barrier_range else ""

    def _why_no_web(self, world: Stage, x: float) -> str:
        if world.spiderweb is not None and world.spiderweb.awake:
            return "signs.web_is_awake"
        return "" if self._touches_water(world, x) else "signs.no_water"

    def _touches_water(self, world: Stage, x: float) -> bool:
        reach = self.trap.touch_range
        for lake in world.lakes:
            for place in (x, x - reach, x + reach):
                if lake.contains(place) and lake.sample(place).depth > MIN_WET_DEPTH_M:
                    return True
        return False

    def _why_no_wave(self, world: Stage, x: float) -> str:
        if world.wave is not None and world.wave.driven:
            return "signs.wave_is_up"
        return "" if carries_barrier(world) else why_no_raft(world, x)

    def _why_no_bind(self, world: Stage, x: float) -> str:
        captive = captive_of(world, self.focus.who)
        if captive is None:
            return self._why_no_strand(world, x)
        return "signs.too_late_for_him" if captive.drowned else ""

    def _why_no_strand(self, world: Stage, x: float) -> str:
        """One whom the web does not know, deep under it, is bound by hand; he must be near for that."""
        person, web = world.person(self.focus.who), world.spiderweb
        if person is None or not person.evades_web or not isinstance(web, Spiderweb) or not web.awake:
            return "signs.not_in_web"
        return "" if abs(person.x - x) <= world.tuning.of("bind", BindTuning).reach else "signs.let_him_come"

    def _why_no_release(self, world: Stage, x: float) -> str:
        return "" if world.spiderweb is not None and world.spiderweb.awake else "signs.nothing_held"
