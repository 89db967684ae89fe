"""Roles: protocols of the runner, the hunters, the sealmaster and what he makes, as far as other rules need them.

`World` builds the classes themselves. Rules import these protocols instead of each other.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Protocol

from game.sim.characters.character import Character
from game.sim.environment import Environment
from game.sim.intent import Intent
from game.sim.senses.listening import MarkPose, StalkerPose
from game.sim.senses.noises import Noises


class RunnerRole(Character, ABC):
    """The runner, and whoever is chased like him."""

    lean: float
    pills: int
    caught_by: str | None
    fainted: bool
    seated: bool
    busy: bool
    """His keys mean something else than his legs: the map in his hand."""

    @property
    @abstractmethod
    def height(self) -> float:
        """How tall he is to whatever flies at him."""

    @property
    @abstractmethod
    def chakra(self) -> float:
        """What he has left of it."""

    @property
    @abstractmethod
    def felt_pain(self) -> float:
        """Pain, as far as no painkiller hides it, 0 to 1."""

    def gain(self, amount: float) -> None:
        """So much more chakra is in him."""

    def cool_legs(self, amount: float) -> None:
        """So much less burn is in them."""

    def hurt(self, world: Environment, amount: float, cause: str) -> None:
        """Pain rises by `amount`, to 1 at most."""

    def hop(self, speed: float) -> None:
        """He leaves the ground at `speed` m/s upwards, and not by a leap."""

    def break_flow(self, world: Environment, cause: str) -> None:
        """His chain of good landings ends."""

    def reset_invalid_stats(self) -> None:
        """Whatever in him is no number is as it was at the start."""

    def freeze(self) -> None:
        """The run is over: what he has left is what counts."""


class CourierRole(RunnerRole):
    """A courier of ours, who runs by himself."""

    home: bool
    """He has come to the hut: nobody chases him any more."""
    hidden: bool

    @property
    @abstractmethod
    def is_quarry(self) -> bool:
        """Whether he is still to be had by whoever chases him."""

    @abstractmethod
    def perch(self, world: Environment) -> tuple[float, float]:
        """Ends of the wood or stone that he stands on."""

    def seize(self, world: Any, hunter: HunterRole) -> None:
        """A lunge reached him."""


class HunterRole(Character):
    """A hunter."""

    number: int
    fleeing: bool
    undaunted = False
    """Let go before his breath was short, he swims off and will come back."""
    cowed_after = 0.0
    """Seconds under the web after which one whom it lets go has had enough; 0: at once."""

    def knock_over(self, world: Environment, side: int, speed: float) -> None:
        """The swinging barrier has caught him: he flies."""

    def be_shaken_off(self, world: Environment, side: int, stun: float, awe: float) -> None:
        """The runner has got loose from one of them: that one reels to his `side` for `stun` seconds, the others gape for `awe`."""

    def look_about(self, seconds: float) -> None:
        """He has lost the runner from his sight, and stands until he has him in it again."""


class SealmasterRole(Character):
    """The sealmaster."""

    inside: bool
    waves: int

    def forget_orders(self) -> None:
        """Nothing more is asked of him: the run is over."""

    def begin_round(self, paper: int | None, chakra: float | None) -> None:
        """Another round begins, with so much in his stores."""


class BarrierRole(Protocol):
    """The barrier."""

    x: float
    y: float
    vx: float
    radius: float
    landed: bool
    broken: bool
    airborne: bool

    @property
    def winded(self) -> bool: ...
    def holds(self, who: object) -> bool: ...
    def ask_pump(self) -> None: ...
    def strike(self, world: Environment, x: float, y: float, speed: float) -> None: ...
    def crack(self, world: Environment, cracks: float, cause: str = "") -> None: ...
    def mend(self, world: Environment) -> None: ...
    def bump(self, slows: float) -> None: ...
    def lose_wave(self, world: Environment, cause: str) -> None: ...
    def let_down(self, world: Environment) -> None: ...


class WaveRole(Protocol):
    """The wave."""

    x: float
    direction: int
    state: str
    strength: float
    """0 as it rises or dies to 1."""

    @property
    def driven(self) -> bool: ...
    @property
    def face(self) -> float: ...
    def lead(self, x: float) -> float: ...
    def quality(self, x: float) -> float: ...
    def zone(self, x: float) -> str: ...


class SpiderwebRole(Protocol):
    """The spiderweb."""

    awake: bool

    def seconds_left(self) -> float | None: ...
    def release(self, world: Environment) -> None: ...
    def drop_captive(self, world: Environment, person: Character) -> None: ...


class StalkerRole(Protocol):
    """A hunter who stalks, unseen."""

    id: str
    kind: str
    x: float
    awake: bool
    offset: float
    crept: float

    def throw_pebble(self, offset: float) -> None: ...
    def change_place(self, offset: float, creeps: float, between: tuple[float, float] | None = None) -> None: ...
    def stir(self, world: Any, thing: str = "") -> tuple[float, float] | None: ...
    def pose(self, marked: bool) -> StalkerPose: ...
    def strike(self, world: Any) -> None: ...
    def fall_back(self, seconds: float = 0.0) -> None: ...
    def hold_back(self) -> None: ...
    def reveal(self, world: Any) -> HunterRole: ...
    def mark_pose(self) -> MarkPose: ...


class SensesRole(Protocol):
    """The runner's senses."""

    noises: Noises
    marked: set[str]
    legs_free: bool
    struck: bool

    @property
    def gait(self) -> str: ...
    def guide(self, world: Any, intent: Intent) -> Intent: ...
    def pace(self, hurries: bool) -> float: ...
    def notice(self, world: Any, who: str, x: float) -> None: ...
    def surprise(self, world: Any, kind: str) -> None: ...
    def notice_toss(self, world: Any, who: str) -> None: ...
    def watch_for_a_start(self, world: Any, x: float, thing: str) -> None: ...
    def hear_wading(self, world: Any, who: str) -> None: ...


class DialogueRole(Protocol):
    """The dialogue: whether the player is skipping what is said."""

    skipping: bool


class MapRole(Protocol):
    """The runner's map."""

    wanted_open: bool
    in_light: bool

    @property
    def is_open(self) -> bool: ...
    @property
    def carried(self) -> dict[str, float]: ...
    def unfold(self, world: Environment) -> None: ...
    def fold(self, world: Environment) -> None: ...
