"""Hunters in the wood, and the tracker among them: on the ground behind, over whatever lies in the way.

Each keeps his own pace, within a rubber band of a few per cent: whoever runs well leaves them behind, whoever strolls is caught. All of
their attacks have a tell: leaves before the drop (`crown_thrower.py`), bubbles before the grasp (`stream_diver.py`), arms before the lunge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from game.core.ticks import ticks
from game.level.registry import tunable, tuned
from game.sim.characters.hunters.hunter import Hunter
from game.sim.characters.hunters.hunter_perception import ChaseView
from game.sim.characters.hunters.hunter_spec import HunterSpec, hunts
from game.sim.characters.movement.movement import NO_MOVE, MoveCommand
from game.sim.environment import Environment, Platform
from game.sim.intent import Intent
from game.sim.stage import Stage

State = Literal["ground", "crowns", "tell", "drop", "lurks", "away"]
STATES: tuple[State, ...] = ("ground", "crowns", "tell", "drop", "lurks", "away")
"""In the order of their numbers in a world's hash."""
HOP_M = 1.3
"""Metres before something in the way at which one on the ground hops over it."""
OVER_M, OVER_WITHIN_M = 0.9, 1.6
"""Metres by which the runner is lower than one on a bough, and those to a side, for him to let himself fall on him."""
FALL_TELL_S, FALLEN_S = 0.65, 0.6
"""Seconds for which he crouches before that, and is out of his stride after it: whoever slides, stops or runs on is gone by then."""
RAVINE_M, FAR_SIDE_M = 2.0, 9.0
"""Metres by which the way drops ahead for it to be leapt, and how far off its other side may be."""


@tunable("wood")
class WoodTuning:
    band: float = tuned(0.08, "", 0, 0.08, "by which share of his speed a hunter in the wood is quicker far behind, and slower near")
    follows: float = tuned(10.0, "m", 0, 100, "the distance at which a hunter in the wood keeps his own pace")
    spread: float = tuned(10.0, "m", 1, 100, "so much farther or nearer the rubber band is stretched to its end")
    catches_up_to: float = tuned(1.7, "m", 0, 3, "how high over a tracker's soles his lunge still gets hold of one who leaps")
    crown: float = tuned(0.42, "", 0.2, 0.9, "at which share of a tree's height the thrower goes through its crown")
    keeps_ahead: float = tuned(19.0, "m", 0, 60, "how far ahead of the runner the thrower likes to be before he drops")
    drop_tell: float = tuned(0.7, "s", 0.5, 3, "leaves fall so long before the thrower drops ahead")
    drop_ahead: float = tuned(1.5, "m", 0, 30, "metres left between the two when the thrower stands, if nothing changes")
    ambush_reach: float = tuned(0.95, "m", 0.1, 5, "how near one must pass the thrower's arms for them to close")
    afoot: float = tuned(7.4, "m/s", 0.5, 20, "how fast the thrower is on the ground, once he has dropped")
    soaked: float = tuned(2.6, "s", 0, 10, "how long the thrower is in the water who has dropped into a stream")
    lurks_within: float = tuned(26.0, "m", 0, 100, "from how far the water is heard in which the diver lies")


@hunts("wood", "tracker")
class WoodHunter(Hunter):
    """One who hunts in the wood; what is here he does on the ground."""

    def __init__(self, spec: HunterSpec, number: int, world: Stage) -> None:
        super().__init__(spec, number, world)
        self.wood = world.tuning.of("wood", WoodTuning)
        self.marked = spec.marked
        self.state: State = "ground"
        trees = sorted(world.level.things_of("tree"), key=lambda tree: float(tree.at[0]))
        self._perches = [(tree.at[0], world.terrain.height(tree.at[0]) + self.wood.crown * tree.height, tree.id) for tree in trees]
        # What only a thrower or a diver counts is counted here: recordings hash it for each of them.
        self._perch = sum(x < self.x for x, _, _ in self._perches)
        self._falls = False
        """He has let himself fall from a bough, past the others."""
        self._soil = self.y
        """The ground under the bough from which he comes down."""
        self._stream = self._ambush = self._arms_out = self._soaked = 0

    # deciding

    def _chase(self, world: Stage, picture: ChaseView) -> MoveCommand:
        if self.state != "ground":
            self._cooldown -= self._cooldown > 0
            return NO_MOVE
        if self._comes_down(world, picture):
            return NO_MOVE
        command = super()._chase(world, picture)
        if self.on != "air" and not command.leap and self._must_leap(world, 1 if command.move > 0.0 else -1):
            return command._replace(leap=True, leap_pressed=True)
        return command._replace(leap=True) if self.on == "air" else command

    def _comes_down(self, world: Stage, picture: ChaseView) -> bool:
        """On a bough over the runner he crouches, leaves fall, and then he does: nobody runs on the spot up there."""
        if self._falls:
            if self.on != "air":
                self._falls, self._cooldown = False, ticks(FALLEN_S)
                self.stagger(world, FALLEN_S, "lunge")
            return True
        if self._attack == "drop":
            self._windup -= 1
            if self._windup <= 0:
                self._attack, self._falls, self.vx = "", True, 0.0
                self._leave(0.0)
            return True
        over = picture.reachable and picture.y < self.y - OVER_M and abs(picture.x - self.x) < OVER_WITHIN_M
        if not over or self.on != "rock" or self.stagger_ticks or world.terrain.bough_at(self.x, self.y) is None:
            return False
        self._soil = world.terrain.height(self.x)
        self._aim(world, "drop", FALL_TELL_S)
        return True

    def _solid_under(self, world: Environment, reach: float) -> tuple[float, str, Platform | None]:
        """As he falls, boughs are brushed aside."""
        if self._falls and self.on == "air":
            return world.terrain.height(self.x), "ground", None
        return super()._solid_under(world, reach)

    def _stance(self) -> str:
        return "squat" if self._attack == "drop" and not self.stagger_ticks else super()._stance()

    def _think_of_attack(self, world: Stage, picture: ChaseView, gap: float) -> None:
        if abs(gap) < self.tuning.lunge_from and abs(picture.y - self.y) < self.wood.catches_up_to:
            self._aim(world, "lunge", self.tuning.lunge_windup)

    def _lunge(self, world: Stage, picture: ChaseView, gap: float) -> None:
        """He gets hold of one who leaps, too: hopping is no way to be out of reach."""
        self._cooldown = ticks(self.tuning.lunge_rest)
        if abs(gap) < self.tuning.grab_reach and -1.6 < picture.y - self.y < self.wood.catches_up_to:
            world.catch_runner(self)
        else:
            self.stagger(world, 0.5, "lunge")

    def _pace(self, gap: float, speed: float) -> float:
        """His own pace, within the rubber band."""
        wood = self.wood
        return speed * (1.0 + wood.band * min(max((abs(gap) - wood.follows) / wood.spread, -1.0), 1.0))

    def _must_leap(self, world: Stage, way: int) -> bool:
        """Something to hop over lies ahead, or the way drops and goes on beyond."""
        if any(world.obstacles.ahead(kind, self.x, way, HOP_M) is not None for kind in ("trunk", "root")):
            return True
        if self._floor(world, self.x + 0.9 * way) > self.y - RAVINE_M:
            return False
        beyond = (self.x + way * step for step in (4.0, 5.5, 7.0, FAR_SIDE_M))
        return any(self._floor(world, x) > self.y - 1.2 for x in beyond)

    def _floor(self, world: Stage, x: float) -> float:
        """What one would come down on at `x`: ground, boards or water."""
        top = world.terrain.support(x, self.y + 1.0)[0]
        log = world.platform_under(x, self.y + 1.0)
        return max(top + world.depth_at(x, top), log.top(x) if log is not None else top)

    # moving

    def act(self, world: Stage, intents: Mapping[str, Intent]) -> None:
        move = self._move_of_state()
        if move is None or self.held or world.runner.caught_by == self.id:
            super().act(world, intents)
            return
        if self._wait or self._hesitate or world.over:
            self.take_stance("squat" if self.state == "crowns" else self._stance())
            return
        move(world)

    def _move_of_state(self) -> Callable[[Stage], None] | None:
        """How he moves otherwise than on his legs over the ground, if he does."""
        return None

    def place(self, x: float, y: float, coyote: float = 0.0) -> None:
        super().place(x, y, coyote)
        self._perch = sum(perch[0] < x for perch in self._perches)

    def knock_over(self, world: Environment, side: int, speed: float) -> None:
        if self.state in ("ground", "drop"):
            super().knock_over(world, side, speed)

    def hash_state(self) -> tuple[float, ...]:
        own = (STATES.index(self.state), self._perch, self._stream, self._ambush, self._arms_out, self._soaked, self._falls)
        return (*super().hash_state(), *map(float, own))
