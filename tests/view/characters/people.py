"""Stand-ins for the people of a world: only what a picture reads."""

import math
from types import SimpleNamespace
from typing import Any

import pygame

from game.view.characters.clips.clip_tables import Row
from game.view.characters.puppet import Place
from game.view.poses import HunterPose, RunnerPose, SealmasterPose

RUNNER_STANCES = ["idle", "run", "sprint", "leap", "fall", "stagger", "climb", "wade", "swim", "crouch", "ball", "stuck", "sit", "faint"]
HUNTER_STANCES = ["idle", "run", "leap", "fall", "stagger", "hesitate", "aim", "lunge", "dive", "swim", "stuck", "climb"]
HUNTER_STANCES += ["struggle", "under", "drowned"]
MASTER_STANCES = ["inside", "idle", "walk", "sign", "hold", "wave", "watch"]
KINDS = ("tracker", "thrower", "diver")


def person(**given: Any) -> Any:
    """A runner at rest, but for what is given."""
    body: dict[str, Any] = dict(  # noqa: C408
        id="runner", x=0.0, y=0.0, vx=0.0, vy=0.0, facing=1, stance="idle", on="water", sunk=0.0, stride=0.0, ax=0.0, stance_ticks=60,
        chakra=80.0, pain=0.0, felt_pain=0.0, painkiller=0.0, pills=2, lean=0.0, last_landing=None, wince_ticks=0, flow=0, held_on=0,
        burn=0.0, burnt_out=False, drives=False,
    )  # fmt: skip
    return SimpleNamespace(**{**body, **given})


def hunter(kind: str, **given: Any) -> Any:
    return person(**{"id": f"{kind}-1", "kind": kind, "angle": 0.0, "breath": 1.0, "hidden": False, **given})


def master(**given: Any) -> Any:
    return person(**{"id": "sealmaster", "technique": "", "sign": 0.0, "facing": -1, "holds_up": False, **given})


LEGS: dict[str, Any] = dict(  # noqa: C408
    x=0.0, y=0.0, vx=0.0, vy=0.0, facing=1, stance="idle", on="water", sunk=0.0, stride=0.0, ax=0.0, stance_ticks=60, angle=0.0, breath=1.0,
    held=False, last_landing=None,
)  # fmt: skip


def runner_pose(**given: Any) -> RunnerPose:
    own: dict[str, Any] = dict(  # noqa: C408
        id="runner", chakra=80.0, firmness=1.0, pain=0.0, felt_pain=0.0, painkiller=0.0, pills=2, lean=0.0, wince_ticks=0, has_seal=True,
        flow=0, braced=False, grip=0.0, sinks_at=(22.0, 13.0, 6.0), burn=0.0, burnt_out=False, drives=False,
    )  # fmt: skip
    return RunnerPose(**{**LEGS, **own, **given})


def hunter_pose(**given: Any) -> HunterPose:
    return HunterPose(**{**LEGS, "id": "tracker-1", "kind": "tracker", **given})


def sealmaster_pose(**given: Any) -> SealmasterPose:
    return SealmasterPose(**{**LEGS, "id": "sealmaster", "technique": "", "sign": 0.0, "facing": -1, **given})


def canvas(width: int = 160, height: int = 160) -> pygame.Surface:
    return pygame.Surface((width, height), pygame.SRCALPHA, 32)


def screen(x: float, y: float) -> tuple[float, float]:
    """48 px to the metre, soles in the lower middle of the canvas."""
    return 80.0 + x * 48.0, 130.0 - y * 48.0


def farthest(before: list[Place], after: list[Place]) -> float:
    """The largest way any joint went, in units."""
    return max(math.hypot(a[0] - b[0], a[1] - b[1]) for a, b in zip(before, after, strict=True))


def finite(row: Row) -> bool:
    return all(math.isfinite(number) for number in row)
