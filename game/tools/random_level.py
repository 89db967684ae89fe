"""Random level: strange but valid, the same for the same seed."""

import json
from random import Random
from typing import Any

from game.level.model import FORMAT
from game.sim.techniques.casting import TECHNIQUES

Point = list[float]

KINDS = ("tracker", "thrower", "diver")


def random_lake(number: int) -> str:
    """One to three lakes with land between, somebody to run from, things to fall over, and a script that may do anything in any order."""
    rng = Random(number)
    ground: list[Point] = [[-40.0, _from(rng, 1.0, 3.0)], [-8.0, _from(rng, 0.7, 1.6)]]
    lakes, things = [], []
    for place in range(rng.choice((1, 1, 1, 2, 3))):
        left = ground[-1][0]
        _dig(rng, ground)
        lakes.append(_lake(rng, f"lake-{place}", left, ground[-1][0]))
        things += _in_water(rng, place, left + 4.0, ground[-1][0] - 4.0, ground)
    end = ground[-1][0] + 30.0
    ground.append([end, _from(rng, 0.8, 2.5)])
    things += _on_land(rng, ground)
    level = {
        "format": FORMAT,
        "name": f"Lake {number}",
        "wind": {"speed": _from(rng, -10, 10), "gusts": _from(rng, 0, 1)},
        "ground": {"line": ground, "material": rng.choice(("soil", "sand", "stone"))},
        "lakes": lakes,
        "things": things,
        "triggers": _script(rng, end, any(thing["kind"] == "sealmaster" for thing in things)),
    }
    return json.dumps(level)


def _from(rng: Random, least: float, most: float) -> float:
    return round(least + (most - least) * rng.random(), 2)


def _dig(rng: Random, ground: list[Point]) -> None:
    """Carry the ground on through a lake bed to the next dry place: deep, shallow, sometimes with an island in it."""
    x = ground[-1][0] + _from(rng, 6, 12)
    ground.append([round(x, 2), 0.25])
    deepest = _from(rng, 0.4, 8.0)
    for n in range(rng.randint(1, 7)):
        x += _from(rng, 1.5, 22)
        island = n > 0 and rng.random() < 0.12
        ground.append([round(x, 2), _from(rng, 0.1, 0.6) if island else -_from(rng, 0.15, deepest)])
    x += _from(rng, 1.5, 12)
    ground.append([round(x, 2), 0.25])
    ground.append([round(x + _from(rng, 6, 16), 2), _from(rng, 0.5, 1.6)])


def _lake(rng: Random, name: str, left: float, right: float) -> dict[str, Any]:
    swell = [
        {
            "height": _from(rng, 0, 0.6),
            "length": _from(rng, 3, 20),
            "direction": rng.choice((-1, 1)),
            "phase": _from(rng, 0, 0.99),
        }
        for _ in range(rng.randint(0, 2))
    ]
    cell = rng.choice((0.1, 0.1, 0.2, 0.4))
    return {"id": name, "left": round(left + 3.0, 2), "right": round(right - 3.0, 2), "cell": cell, "swell": swell}


def _in_water(rng: Random, place: int, left: float, right: float, ground: list[Point]) -> list[dict[str, Any]]:
    wet = [x for x in (_from(rng, left, right) for _ in range(9)) if _height(ground, x) < -1.0]
    logs: list[dict[str, Any]] = [
        {"kind": "log", "id": f"log-{place}-{n}", "at": [x, 0.05], "length": _from(rng, 1, 3), "radius": _from(rng, 0.1, 0.3)}
        for n, x in enumerate(wet[: rng.randint(0, 3)])
    ]
    clear = [x for x in wet[4:] if all(abs(x - log["at"][0]) > 8.0 for log in logs)]
    rocks = [
        {
            "kind": "rock",
            "id": f"rock-{place}-{n}",
            "at": [x, round(_height(ground, x), 2)],
            "width": _from(rng, 0.5, 5),
            "height": _from(rng, 0.3, 6),
        }
        for n, x in enumerate(clear[: rng.randint(0, 2)])
    ]
    return [*logs, *rocks]


def _on_land(rng: Random, ground: list[Point]) -> list[dict[str, Any]]:
    start = _from(rng, -22, -12)
    things: list[dict[str, Any]] = [_person(ground, "start", "start", start, chakra=_from(rng, 1, 100), pain=_from(rng, 0, 1))]
    for n in range(rng.randint(0, 5)):
        x = _from(rng, -39, start - 2)
        things.append(_person(ground, "hunter", f"hunter-{n}", x, type=rng.choice(KINDS), start_delay=_from(rng, 0, 4)))
    if rng.random() < 0.6:
        things.append(_person(ground, "sealmaster", "sealmaster", ground[-1][0] - 15.0, inside=False))
    return things


def _person(ground: list[Point], kind: str, name: str, x: float, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name, "at": [round(x, 2), round(_height(ground, x) + 0.02, 3)], **more}


def _script(rng: Random, end: float, master: bool) -> list[dict[str, Any]]:
    """The win, and signs at odd moments in odd order."""
    script: list[dict[str, Any]] = [
        {"id": "across", "when": [{"test": "place", "left": end - 8.0}], "do": [{"act": "win", "reason": "won.reached"}]},
    ]
    for n in range(rng.randint(0, 6) if master else 0):
        sign = {"act": "sign", "technique": rng.choice(tuple(TECHNIQUES))}
        script.append({"id": f"sign-{n}", "when": [{"test": "elapsed", "seconds": _from(rng, 0.1, 12)}], "do": [sign]})
    return script


def _height(ground: list[Point], x: float) -> float:
    for (x0, y0), (x1, y1) in zip(ground, ground[1:], strict=False):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return ground[-1][1]
