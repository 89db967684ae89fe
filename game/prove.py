"""Can it be won: takes a level, lets programs try it with several seeds, gives who won, or how far anybody got."""

from typing import Any

from game.run import LevelFile, Run, player

TRIES = (("steady", 0), ("steady", 1), ("steady", 2))
MOST_TICKS = 120 * 300


def prove(source: LevelFile) -> dict[str, Any]:
    """The first win ends the search; without one, `line` says how far the best try came."""
    tries = []
    for bot, seed in TRIES:
        tries.append(_try(source, bot, seed))
        if tries[-1]["won"]:
            break
    best = max(tries, key=lambda one: (one["won"], one["metres"]))
    return {"level": source.name, **best, "tries": tries, "line": _line(source.name, best)}


def _try(source: LevelFile, bot: str, seed: int) -> dict[str, Any]:
    run, wants = Run(source, seed), player(bot, seed)
    furthest = start = run.world.runner.x
    for _ in range(MOST_TICKS):
        if run.ended:
            break
        run.step({"runner": wants(run.world)})
        furthest = max(furthest, run.world.runner.x)
    return {"bot": bot, "seed": seed, "metres": round(furthest - start, 1), "at": round(furthest, 1), **run.outcome()}


def _line(name: str, best: dict[str, Any]) -> str:
    by = f"{best['bot']} (seed {best['seed']})"
    if best["won"]:
        return f"{name}: won by {by} in {best['seconds']:.1f} s with {best['chakra']:.0f} chakra left"
    return f"{name}: not won; {by} came furthest, {best['metres']:.0f} m to x = {best['at']:.0f}, and ended with {best['reason']}"
