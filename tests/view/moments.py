"""Reference pictures: six moments of the Crossing by name, as the game draws them.

`python -m tests.view.moments` draws the reference pictures anew; look at them before committing them.
"""

import os
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pygame

from game.bots.registry import BOTS, Player
from game.core.ticks import TICK, TICKS_PER_SECOND
from game.level.files.library import find
from game.level.loader import read
from game.sim import events
from game.sim.world import World
from game.view.scene import Scene
from game.view.snapshot import Snapshot, take_snapshot

IMAGES = Path(__file__).parents[1] / "images"
SIZE = (640, 360)
LEAD = TICKS_PER_SECOND
"""Ticks before a moment in which every other frame is drawn, so that what flies and fades is under way."""

Cue = Callable[[World, events.Event], bool]


@dataclass(frozen=True)
class Moment:
    """A bot's run, the event that gives the cue, and how many seconds after it the picture is taken."""

    bot: str
    cue: Cue
    after: float


MOMENTS = {
    "start": Moment("steady", lambda world, event: isinstance(event, events.FootFell), 1.0),
    "mid-lake": Moment("steady", lambda world, event: isinstance(event, events.FootFell) and world.runner.x > 80.0, 0.5),
    "ankle-deep": Moment("runs", lambda world, event: isinstance(event, events.Sank) and world.runner.chakra < 22.0, 0.6),
    "caught": Moment("steady", lambda world, event: isinstance(event, events.BarrierRaised), 1.2),
    "web": Moment("steady", lambda world, event: isinstance(event, events.SpiderwebWoken), 3.4),
    "wave": Moment("steady", lambda world, event: isinstance(event, events.WaveRaised), 8.0),
}


@cache
@patch("game.view.scene.take_snapshot", lambda snapshot: snapshot)
def pictures(bot: str) -> dict[str, pygame.Surface]:
    """Every moment of a bot's run, drawn in one go: the scene sees the world as it was LEAD ticks ago, when it is known what is near."""
    world, player = _run(bot)
    canvas = pygame.display.set_mode(SIZE)
    scene, drawn = Scene(world.level, SIZE), dict[str, pygame.Surface]()
    wanted = {name: moment for name, moment in MOMENTS.items() if moment.bot == bot}
    due: dict[str, int] = {}
    ahead = deque[tuple[int, Snapshot, list[events.Event]]]()
    while len(drawn) < len(wanted):
        assert world.outcome is None or len(due) == len(wanted), f"{bot} ended before {sorted(set(wanted) - set(due))}"
        happened = world.step({"runner": player.act(world)})
        for name, moment in wanted.items():
            if name not in due and any(moment.cue(world, event) for event in happened):
                due[name] = world.tick + round(moment.after * TICKS_PER_SECOND)
        ahead.append((world.tick, take_snapshot(world), happened))
        if len(ahead) <= LEAD:
            continue
        tick, *seen = ahead.popleft()
        scene.observe(*seen)  # type: ignore[arg-type]
        scene.pass_time(TICK)
        nearest = min((at for name, at in due.items() if name not in drawn), default=tick + 2 * LEAD) - tick
        if nearest <= LEAD and nearest % 2 == 0:
            scene.draw(canvas, 1.0)
        drawn |= {name: canvas.copy() for name, at in due.items() if at == tick}
    return drawn


def _run(bot: str) -> tuple[World, Player]:
    return World(read(find("03-the-crossing")), 0), BOTS[bot](0)


def main() -> None:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SPIDERWEB_LAKE_PRINTS"] = "off"
    pygame.font.init()
    IMAGES.mkdir(exist_ok=True)
    for bot in sorted({moment.bot for moment in MOMENTS.values()}):
        for name, picture in pictures(bot).items():
            pygame.image.save(picture, IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
