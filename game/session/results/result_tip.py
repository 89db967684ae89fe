"""Tip on the result card: why a run was lost, in one line with the number that mattered.

Pure: the same run always gets the same line. The first that fits wins, the most particular first.
"""

from typing import NamedTuple

from game.session.results.run_stats import RunStats

LONG_IDLE_S = 4.0
"""Standing still for longer than this is what one is caught for."""
STAMPS_THAT_MATTER, STAMP_COST_THAT_MATTERS = 3, 10.0
"""Landings against the water, and the chakra they cost, from which they are to blame."""
SPRINT_COST_THAT_MATTERS = 12.0
FEW_LANDINGS, RUN_COST_THAT_MATTERS = 4, 25.0
"""Whoever leaps less often than this, and has run for so much chakra, has not found out what the lake asks."""
FLATS_THAT_MATTER, FEW_SPRINT_S = 2, 2.0
WAVES_THAT_MATTER = HITS_THAT_MATTER = 2


class Tip(NamedTuple):
    """`key` names the line in the text file; `values` fill it in."""

    key: str
    values: dict[str, str]


def tip_for(reason: str, stats: RunStats, retries: int = 0) -> Tip:
    """The tip for a run that was lost for `reason`, a text key such as `lost.caught`, after so many retries."""
    name = reason.rpartition(".")[2]
    ball = _in_barrier(stats) if stats.in_barrier else None
    if ball:
        return ball
    if name in ("drowned", "dry"):
        return _dry(stats) if stats.is_dry else Tip(f"tip.{name}", {})
    if name == "caught":
        return Tip("tip.risen", {}) if stats.on_sticky_water else _caught(stats, retries)
    if name == "time" and stats.longest_idle >= LONG_IDLE_S:
        return Tip("tip.time_idle", {"seconds": f"{stats.longest_idle:.0f}"})
    return Tip(f"tip.{name}", {})


def _in_barrier(stats: RunStats) -> Tip | None:
    """Lost in the ball: to the waves that he lost, or to the blows that he did not rock away, or to what he did not hop."""
    if stats.cracks >= 1.0 and stats.crack_causes:
        return _ridden(stats.crack_causes)
    if stats.hits >= max(HITS_THAT_MATTER, stats.waves_lost):
        return Tip("tip.hits", {"hits": str(stats.hits)})
    if stats.waves_lost >= WAVES_THAT_MATTER:
        return _waves(stats)
    if stats.cracks >= 1.0 and stats.blows:
        return _counted("tip.cracked", "blows", stats.blows)
    return _waves(stats) if stats.cracks >= 1.0 and stats.waves_lost else None


def _ridden(causes: list[str]) -> Tip:
    """By what it was cracked on its ride, each crack told, and what helps against most of them."""
    broke, outran = causes.count("broke"), causes.count("outran")
    hits = len(causes) - broke - outran
    name = "hits" if hits > broke + outran else "outran" if outran > broke else "broke"
    return Tip(f"tip.{name}.ride", {"causes": ",".join(causes)})


def _waves(stats: RunStats) -> Tip:
    """Outrun, or let come too near: whichever was more often."""
    broke = stats.waves_lost - stats.waves_outrun
    if stats.waves_outrun > broke:
        return _counted("tip.outran", "waves", stats.waves_outrun)
    return _counted("tip.broke", "waves", broke)


def _caught(stats: RunStats, retries: int) -> Tip:
    if stats.idle_seconds >= LONG_IDLE_S:
        return Tip("tip.idle", {"seconds": f"{stats.idle_seconds:.0f}"})
    if stats.on_driven_legs and not stats.is_dry:
        return _outrun(stats, retries)
    if stats.is_dry:
        return _dry(stats)
    stamped = _stamped(stats)
    if stamped:
        return stamped
    if stats.longest_idle >= LONG_IDLE_S:
        return Tip("tip.late", {"seconds": f"{stats.longest_idle:.0f}"})
    if stats.landings < FEW_LANDINGS and stats.run_cost >= RUN_COST_THAT_MATTERS:
        return _ran(stats)
    if stats.blades:
        return _counted("tip.blades", "blades", stats.blades)
    if stats.grasps:
        return Tip("tip.grasps", {})
    if not stats.reached_water or stats.caught_on in ("ground", "rock"):
        return Tip("tip.caught_on_land", {})
    return Tip("tip.caught", {})


def _outrun(stats: RunStats, retries: int) -> Tip:
    """Caught where legs are driven: by what befell him in the last seconds, and by nothing that was long ago. Every other time it is
    told otherwise: who has lost to it twice has read the first line."""
    other = ".again" if retries % 2 else ""
    lately = stats.lately
    if lately["dropped"]:
        return Tip(f"tip.dropped{other}", {})
    if lately["stumbled"] and lately["stumbled"] >= lately["burnt"]:
        return _counted("tip.stumbles", "stumbles", max(stats.stumbles, lately["stumbled"]))
    if lately["burnt"]:
        return _counted("tip.burnouts", "burnouts", max(stats.burnouts, lately["burnt"]))
    if lately["flat"] >= FLATS_THAT_MATTER:
        return Tip(f"tip.caught_in_wood{other}", {})
    return Tip("tip.strolled" if stats.sprint_seconds < FEW_SPRINT_S else f"tip.outrun{other}", {})


def _dry(stats: RunStats) -> Tip:
    """Whatever took most of it."""
    if stats.pills_left:
        return _counted("tip.pills", "pills", stats.pills_left)
    if stats.sprint_cost >= max(SPRINT_COST_THAT_MATTERS, stats.stamp_cost):
        return Tip("tip.sprint", {"seconds": f"{stats.sprint_seconds:.0f}", "cost": f"{stats.sprint_cost:.0f}"})
    stamped = _stamped(stats)
    if stamped:
        return stamped
    return _ran(stats)


def _ran(stats: RunStats) -> Tip:
    return Tip("tip.ran", {"cost": f"{stats.run_cost:.0f}"})


def _stamped(stats: RunStats) -> Tip | None:
    """Too many landings against the water."""
    if stats.stamps < STAMPS_THAT_MATTER or stats.stamp_cost < STAMP_COST_THAT_MATTERS:
        return None
    return Tip("tip.stamped", {"stamps": str(stats.stamps), "landings": str(stats.landings), "cost": f"{stats.stamp_cost:.0f}"})


def _counted(key: str, name: str, number: int) -> Tip:
    """A line that counts something has another form for one of it."""
    return Tip(f"{key}.one" if number == 1 else key, {name: str(number)})
