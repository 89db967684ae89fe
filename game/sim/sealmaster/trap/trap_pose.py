"""Makes the snapshot of the trap, its maker's hands and his stores."""

from __future__ import annotations

from game.core.ticks import TICK
from game.sim.roles import HunterRole, RunnerRole, SpiderwebRole
from game.sim.sealmaster.hand_wave import HandWave
from game.sim.sealmaster.haul import BindTuning
from game.sim.sealmaster.played_sealmaster import PlayedSealmaster
from game.sim.sealmaster.trap.poses import FocusPose, SignPose, StoresPose, StrandPose, TrapPose
from game.sim.stage import Stage
from game.sim.techniques.spiderweb import Spiderweb, touches_water


def make_trap_pose(master: PlayedSealmaster, world: Stage) -> TrapPose:
    """The moment after a tick."""
    stores, web, wave = master.stores, world.spiderweb, world.wave
    left = web.seconds_left() if web is not None else None
    breath = web.tuning.breath if isinstance(web, Spiderweb) else 0.0
    return TrapPose(
        master.x, master.y, master.facing, _sign(master), _focus(master, world),
        StoresPose(stores.chakra, stores.paper, stores.paper_full, stores.burn),
        wave.pose(world) if isinstance(wave, HandWave) else None,
        _strands(master, web) if isinstance(web, Spiderweb) else (),
        -1.0 if left is None else left, breath, world.time_scale, master.fates.poses(), _wet(master, world),
        master.hold.lasts(stores, web) if left is not None else 1.0, *_below(web), *_swimmers(master, world),
    )  # fmt: skip


def _below(web: SpiderwebRole | None) -> tuple[str, float]:
    """Whose breath is the longest of those under the web, and at how much of it all who would come back have had enough."""
    if not isinstance(web, Spiderweb) or web.seconds_left() is None:
        return "", -1.0
    below = [captive for captive in web.captives if captive.under and not captive.drowned]
    longest = max(below, key=lambda captive: captive.air)
    cowed = max((captive.person.cowed_after for captive in below if isinstance(captive.person, HunterRole)), default=0.0)
    return longest.person.id, web.tuning.breath - cowed if cowed > 0.0 else -1.0


def _swimmers(master: PlayedSealmaster, world: Stage) -> tuple[float, bool]:
    """From how far one who swims under the web can be bound, and whether one is that near."""
    web = world.spiderweb
    free = [hunter for hunter in world.hunters if hunter.evades_web and not hunter.held and not hunter.fleeing]
    if not isinstance(web, Spiderweb) or not web.awake or not free:
        return 0.0, False
    reach = world.tuning.of("bind", BindTuning).reach
    return reach, any(abs(hunter.x - master.x) <= reach for hunter in free)


def _wet(master: PlayedSealmaster, world: Stage) -> tuple[str, ...]:
    people = [person for person in world.people if person is not master and not person.held]
    return tuple(person.id for person in people if any(touches_water(lake, person) for lake in world.lakes))


def _sign(master: PlayedSealmaster) -> SignPose:
    reader = master.reader
    return SignPose(
        master.open, tuple(reader.row), tuple(reader.dropped), reader.to_come(), master.recognised, reader.age_ticks * TICK,
        master.recognised_ticks * TICK, tuple(master.buffered), master.refused, master.refused_ticks * TICK,
    )  # fmt: skip


def _focus(master: PlayedSealmaster, world: Stage) -> FocusPose | None:
    person = world.person(master.focus.who) if master.focus.who else None
    if person is None:
        return None
    previous, following = master.focus.neighbours(world, master.x)
    ours = isinstance(person, RunnerRole)
    in_range = abs(person.x - master.x) <= master.trap.barrier_range
    return FocusPose(person.id, person.x, person.y, ours, in_range, previous, following)


def _strands(master: PlayedSealmaster, web: Spiderweb) -> tuple[StrandPose, ...]:
    if not web.awake:
        return ()
    found = []
    for captive in web.captives:
        if captive.body is None or captive.drowned:
            continue
        haul = master.haul if master.haul is not None and master.haul.captive is captive else None
        tension = max((strand.tension for strand in captive.strands()), default=0.0)
        found.append(
            StrandPose(
                captive.person.id, tension, haul.phase if haul else 0.0, haul.tuning.window if haul else 0.0, captive.air,
                haul is not None, haul.share if haul else 0.0, haul.shown if haul else 0.0,
            )
        )  # fmt: skip
    return tuple(found)
