"""Takes the people of a world, one by one; draws each as a puppet in the pose of what he is doing, with weight, wind and no snapping."""

import math
from collections.abc import Callable
from typing import Any

import pygame

from game.view import hunters, runner, sealmaster
from game.view.assets import Assets
from game.view.poses import BEND, FAR_ARM, FAR_ELBOW, FAR_PITCH, FAR_WRIST, FAR_X, HEAD, HIP_X, LEAN, NEAR_ARM, NEAR_ELBOW, NEAR_PITCH
from game.view.poses import NEAR_WRIST, NEAR_X, PLANT, SPIN, UNITS, Clip, PoseBook, Row
from game.view.puppet import BONE, Figure, Place, Puppet, bones, figure_from, hang, spun
from game.view.runner import Choice
from game.view.sprites import Sprites
from game.view.tails import Tail

MIRRORED = (HIP_X, LEAN, BEND, HEAD, NEAR_X, NEAR_PITCH, FAR_X, FAR_PITCH, NEAR_ARM, NEAR_ELBOW, NEAR_WRIST, FAR_ARM, FAR_ELBOW, FAR_WRIST, SPIN)
LEAN_PER_ACCELERATION = 0.7  # degrees per m/s^2
LEAN_MOST = 13.0
TURN_BLEND = 0.12  # s to face about
FORGET = 900  # frames after which an unseen person's motion is dropped
BLOT = Figure("blot", (((BONE["chest"], "blot", 1.0),),), (), {"waist": (0.0, 0.0), "neck": (0.0, 0.0), "near_shoulder": (0.0, 0.0), "far_shoulder": (0.0, 0.0)})
Surface = Callable[[float], float]
ToScreen = Callable[[float, float], tuple[float, float]]


class Actor:
    """What the picture remembers of one person: where his clip is, what is being blended away, how his cloth swings."""

    def __init__(self, figure: Figure, book: PoseBook, seed: int) -> None:
        self.book = book
        self.tails = [Tail(spec, seed + index) for index, spec in enumerate(figure.tails)]
        self.clip: Clip | None = None
        self.elapsed = 0.0
        self.phase = 0.0
        self.stride: float | None = None
        self.facing = 1
        self.row: Row = []
        self.offset: Row = []
        self.blend = 0.0
        self.blended = 0.0
        self.lean = 0.0
        self.air = (0.0, 0.0)
        self.seen = 0

    def pose(self, choice: Choice, person: Any, dt: float) -> Row:
        """The row to draw: the chosen clip where it is now, plus what is left of the pose before."""
        clip = self.book.clip(choice.clip)
        self._advance(clip, person, dt)
        row = self._sample(clip, choice)
        if choice.mix and choice.share > 0.0:
            other = self._sample(self.book.clip(choice.mix), choice)
            row = [a + (b - a) * choice.share for a, b in zip(row, other, strict=True)]
        self._lean_into(row, person, choice, dt)
        if self.blended < self.blend:
            share = self.blended / self.blend
            left = 1.0 - share * share * (3.0 - 2.0 * share)
            row = [a + b * left for a, b in zip(row, self.offset, strict=True)]
        self.row = row
        return row

    def _advance(self, clip: Clip, person: Any, dt: float) -> None:
        self.elapsed += dt
        self.blended += dt
        run = person.stride - (person.stride if self.stride is None else self.stride)
        self.stride = person.stride
        facing = 1 if person.facing >= 0 else -1
        if facing != self.facing:
            self._turn_round(facing)
        if clip is not self.clip:
            self._join(clip)
        if clip.stride > 0.0 and 0.0 < run < 4.0:
            self.phase = (self.phase + run / clip.stride) % 1.0

    def _turn_round(self, facing: int) -> None:
        self.facing = facing
        for tail in self.tails:
            tail.turn_round()
        for place in MIRRORED if self.row else ():
            self.row[place] = -self.row[place]
        self.lean = -self.lean
        self._start_blend(TURN_BLEND)

    def _join(self, clip: Clip) -> None:
        first = self.clip is None
        self.clip, self.elapsed = clip, 0.0
        self._start_blend(0.0 if first else clip.blend)

    def _start_blend(self, seconds: float) -> None:
        """From here on the difference to the pose just shown dies away; it is measured when the new pose is known."""
        self.blend, self.blended = max(0.0, seconds), 0.0
        self.offset = []

    def _sample(self, clip: Clip, choice: Choice) -> Row:
        if clip.stride > 0.0:
            return clip.at(self.phase)
        return list(clip.at(self.elapsed / clip.seconds if choice.course is None else choice.course))

    def _lean_into(self, row: Row, person: Any, choice: Choice, dt: float) -> None:
        """Lean with the acceleration, head held back against it; then take the measure of a blend just begun."""
        wanted = max(-LEAN_MOST, min(LEAN_MOST, getattr(person, "ax", 0.0) * self.facing * LEAN_PER_ACCELERATION * row[PLANT])) + choice.lean
        self.lean += (wanted - self.lean) * min(1.0, dt * 14.0)
        row[LEAN] += self.lean
        row[HEAD] -= 0.65 * self.lean
        row[SPIN] += choice.spin
        if self.blend > 0.0 and not self.offset:
            self.offset = [a - b for a, b in zip(self.row, row, strict=True)] if self.row else [0.0] * len(row)
            self.offset[SPIN] = (self.offset[SPIN] + 180.0) % 360.0 - 180.0

    def swing(self, places: list[Place], person: Any, wind: float, dt: float) -> None:
        """Step what hangs on him by the air that he moves through."""
        x = (wind - person.vx) * self.facing
        y = -person.vy
        share = min(1.0, dt * 18.0)  # the eye wants a running start, not a step
        self.air = (self.air[0] + (x - self.air[0]) * share, self.air[1] + (y - self.air[1]) * share)
        for tail in self.tails:
            tail.step(tail.spec.rest - places[BONE[tail.spec.bone]][2], *self.air, dt)


class Cast:
    """All puppets at one scale. `wind` (m/s, right +) may be set before a frame."""

    def __init__(self, assets: Assets, px_per_m: float) -> None:
        self.assets = assets
        self.wind = 0.0
        self._sprites = Sprites(assets, px_per_m / UNITS)
        self._puppets: dict[str, Puppet] = {}
        self._books: dict[str, PoseBook] = {}
        self._actors: dict[str, Actor] = {}
        self._moment: float | None = None
        self._frames = 0

    def resize(self, px_per_m: float) -> None:
        """Another window size: every sprite is drawn anew when wanted; what moves goes on."""
        self._sprites = Sprites(self.assets, px_per_m / UNITS)
        self._puppets.clear()

    def reset(self) -> None:
        """Another world: nobody remembers anything."""
        self._actors.clear()

    def draw(
        self, surface: pygame.Surface, to_screen: ToScreen, person: Any, seconds: float, dt: float, ground: Surface | None = None
    ) -> None:
        """Draw `person` where he is. `ground(x)` gives the height of what he stands on, so that each foot meets it where it is."""
        if seconds != self._moment:
            self._moment = seconds
            self._begin_frame()
        if not (math.isfinite(person.x) and math.isfinite(person.y)):
            return
        figure, choice = self._choice(person)
        puppet = self._puppet(figure)
        actor = self._actor(person, puppet.figure, figure)
        actor.seen = self._frames
        row = actor.pose(choice, person, max(0.0, min(dt, 0.25)))
        places = spun(bones(row, puppet.figure, *_lifts(row, person, actor.facing, ground)), row[SPIN])
        actor.swing(places, person, self.wind, dt)
        hang(places, actor.tails)
        clip = actor.book.clip(choice.clip)
        wear = {"near": choice.near or clip.hands[0], "far": choice.far or clip.hands[1], "face": choice.face or clip.face}
        puppet.draw(surface, to_screen(person.x, person.y), places, actor.facing < 0, wear)

    def places(self, person: Any) -> Row | None:
        """The row last drawn for a person (tests and the contact sheet read it)."""
        actor = self._actors.get(person.id)
        return actor.row if actor else None

    def _begin_frame(self) -> None:
        self._frames += 1
        self._sprites.begin_frame()
        if self._frames % FORGET == 0:
            self._actors = {key: actor for key, actor in self._actors.items() if self._frames - actor.seen < FORGET}

    def _choice(self, person: Any) -> tuple[str, Choice]:
        kind = getattr(person, "kind", "")
        if kind:
            return kind, hunters.chosen(person)
        if hasattr(person, "technique"):
            return "sealmaster", sealmaster.chosen(person)
        return "runner", runner.chosen(person)

    def _puppet(self, name: str) -> Puppet:
        if name not in self._puppets:
            self._puppets[name] = Puppet(self._figure(name), self._sprites)
        return self._puppets[name]

    def _figure(self, name: str) -> Figure:
        try:
            return figure_from(name, self.assets.data(name))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as wrong:
            self.assets.complain(f"assets/poses/{name}.json", f"cannot put the figure together ({wrong!r}); an ink blot stands in")
            return BLOT

    def _actor(self, person: Any, figure: Figure, name: str) -> Actor:
        if person.id not in self._actors:
            self._books.setdefault(name, PoseBook(self.assets, name))
            self._actors[person.id] = Actor(figure, self._books[name], len(self._actors))
            self._actors[person.id].facing = 1 if person.facing >= 0 else -1
        return self._actors[person.id]


def _lifts(row: Row, person: Any, facing: int, ground: Surface | None) -> tuple[float, float]:
    """How much higher (units) the ground is under each foot than under the figure."""
    if ground is None or row[PLANT] <= 0.0:
        return 0.0, 0.0
    here = ground(person.x)
    near, far = (ground(person.x + facing * row[foot] / UNITS) - here for foot in (NEAR_X, FAR_X))
    most = 60.0
    return max(-most, min(most, near * UNITS)) * row[PLANT], max(-most, min(most, far * UNITS)) * row[PLANT]
