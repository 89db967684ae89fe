"""All people of a scene as puppets in the pose of what they do."""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import pygame

from game.view.characters.animator import Animator
from game.view.characters.clips import courier_clips, hunter_clips, runner_clips, sealmaster_clips
from game.view.characters.clips.clip_tables import FAR_X, NEAR_X, PLANT, SPIN, UNITS, PoseBook, Row
from game.view.characters.clips.runner_clips import Choice, History
from game.view.characters.puppet import BLOT, Blit, Figure, Puppet, bones, figure_from, place_cloth, rotate_figure, shoulders
from game.view.poses import CourierPose, HunterPose, PersonPose, RunnerPose, SealmasterPose
from game.view.render.assets import Assets
from game.view.render.painting import SIMD_WIDTH
from game.view.render.sprites.part_sprites import FRAME_BUDGET, Part, Sprites

USUAL = ("runner", "tracker", "thrower", "diver", "sealmaster")
EVERY = 2  # frames between two sprites that are drawn before they are needed, if there is no time between frames
SPACINGS = (6, 3, 2)  # kept angles between them: coarse for everybody first, then so near that a borrowed one does not show
LONGEST_HELD = 0.06  # s that such a pose stays at most, however few frames there are
FLOOR = -4.0  # units (y down) from the soles: lower than this no scarf hangs from one who stands, sits or lies
REACH = 480.0  # units from the soles that no part of a figure goes beyond
SLOW, ON_THREES = ("struggle", "under", "drowned", "stuck", "hold", "watch"), 3  # stances that move little; frames for which a pose stays
ON_FOURS = 4  # frames for which a pose stays that nobody sees
FORGET = 900  # frames after which an unseen person's motion is dropped
Surface = Callable[[float], float]
ToScreen = Callable[[float, float], tuple[float, float]]


class Characters:
    """All puppets at one scale. Before a frame, `wind` (m/s, right +) may be set, and `foothold`: what somebody stands on, as a height by
    place."""

    def __init__(self, assets: Assets, px_per_m: float, older: "Characters | None" = None) -> None:
        self.assets = assets
        self.wind = 0.0
        self.foothold: Callable[[Any], Surface | None] | None = None
        scale = px_per_m / UNITS
        self._sprites: Sprites = older._sprites if older and older._sprites.scale == scale else Sprites(assets, scale)
        self._puppets: dict[str, Puppet] = {}
        self._prefetch: Iterator[tuple[Part, int]] = iter(())
        self._shared = PoseBook(assets, "common")
        self._books: dict[str, PoseBook] = {}
        self._actors: dict[str, Animator] = {}
        self._moment: float | None = None
        self._drawn: set[str] = set()
        self._frames = 0
        self._idle_work_done = False
        self.prepare(USUAL)

    def reset(self) -> None:
        """Another world: nobody remembers anything."""
        self._actors.clear()

    def prepare(self, kinds: Sequence[str]) -> None:
        """While a level loads: read these figures; their parts are then drawn little by little, so that nobody's entrance costs one."""
        dressed = [(self._puppet(kind), self._outfits(kind)) for kind in kinds]
        self._prefetch = itertools.chain.from_iterable(
            puppet.wanted_soon(spacing, wears) for spacing in SPACINGS for puppet, wears in dressed
        )

    def _outfits(self, kind: str) -> list[dict[str, str]]:
        """Every pair of hands and every face that a figure is ever seen with."""
        book = self._book(kind)
        clips = [book.clip(name) for name in book.names()]
        return [{"near": clip.hands[0], "far": clip.hands[1], "face": clip.face} for clip in clips]

    def prepare_next(self) -> bool:
        """Between two frames: draw one sprite that was or will be wanted; false if none is missing. Then no frame has to."""
        self._idle_work_done = True
        return self._sprites.make_wanted() or self._draw_soon()

    def _draw_soon(self) -> bool:
        if not self._sprites.has_room_ahead:
            return False
        for part, turn in self._prefetch:
            if part.right[turn] is None:
                self._sprites.budget = 1
                self._sprites.frame(part, turn, False)
                return True
        return False

    def draw(
        self, surface: pygame.Surface, to_screen: ToScreen, person: PersonPose, seconds: float, dt: float, ground: Surface | None = None
    ) -> None:
        """Draw `person` where he is. `ground(x)` gives the height of what he stands on, so that each foot meets it where it is."""
        if seconds != self._moment or person.id in self._drawn:  # a world that stands still is drawn again and again, too
            self._moment = seconds
            self._begin_frame()
        self._drawn.add(person.id)
        if not (math.isfinite(person.x) and math.isfinite(person.y)):
            return
        figure = figure_of(person)
        puppet = self._puppet(figure)
        actor = self._actor(person, puppet.figure, figure)
        actor.seen = self._frames
        actor.waited += dt
        root = to_screen(person.x, person.y)
        near = _near_picture(surface, root, self._sprites.scale)
        if self._again(surface, root, actor, person) or not (near or self._is_kept_up(actor)):
            return
        dt, actor.waited = actor.waited if person.stance == actor.stance else dt, 0.0
        if ground is None and self.foothold is not None:
            ground = self.foothold(person)
        choice = chosen(figure, person, actor.update_history(person, dt))
        row = actor.pose(choice, person, max(0.0, min(dt, 0.25)))
        if not near:
            actor.drawn = None
            return
        places = rotate_figure(bones(row, puppet.figure, *actor.feel_ground(*_lifts(row, person, actor.facing, ground), dt)), row[SPIN])
        actor.swing(places, person, self.wind, dt)
        place_cloth(places, actor.tails, FLOOR if row[PLANT] > 0.5 else math.inf)
        clip = actor.book.clip(choice.upper or choice.clip)
        wear = {"near": choice.near or clip.hands[0], "far": choice.far or clip.hands[1], "face": choice.face or clip.face}
        blits = puppet.draw(surface, root, places, actor.facing < 0, wear)
        keeps = person.stance in SLOW and actor.settled
        actor.drawn = ((round(root[0]), round(root[1])), *_pasted(blits)) if keeps and blits else None

    def _again(self, surface: pygame.Surface, root: tuple[float, float], actor: Animator, person: PersonPose) -> bool:
        """Draw one who moves little as he was a frame ago, where he is now; his pose is worked out on threes, not all in one frame."""
        settled = person.stance in SLOW and person.stance == actor.stance and actor.settled
        due = (self._frames + actor.seed) % ON_THREES == 0 or actor.waited > LONGEST_HELD
        if due or not settled or actor.drawn is None:
            return False
        (x, y), whole, (left, top) = actor.drawn
        surface.blit(whole, (left + round(root[0]) - x, top + round(root[1]) - y), special_flags=pygame.BLEND_PREMULTIPLIED)
        return True

    def _is_kept_up(self, actor: Animator) -> bool:
        """Whether the pose of one who is far from the picture is worked out in this frame: seldom, so that he comes in as he moves."""
        return not actor.row or (self._frames + actor.seed) % ON_FOURS == 0

    def places(self, person: PersonPose) -> Row | None:
        """The row last drawn for a person (tests and the contact sheet read it)."""
        actor = self._actors.get(person.id)
        return actor.row if actor else None

    def shoulders(self, person: PersonPose) -> tuple[float, float] | None:
        """Metres right of his soles and over them, as he was drawn last; None if he has not been drawn."""
        actor = self._actors.get(person.id)
        if actor is None:
            return None
        ahead, up = shoulders(actor.row, self._puppet(figure_of(person)).figure)
        return ahead * actor.facing / UNITS, up / UNITS

    def _begin_frame(self) -> None:
        self._frames += 1
        self._drawn.clear()
        if not self._idle_work_done and self._frames % EVERY == 0:
            self._draw_soon()
        self._sprites.budget = 0 if self._idle_work_done else FRAME_BUDGET
        self._idle_work_done = False
        if self._frames % FORGET == 0:
            self._actors = {key: actor for key, actor in self._actors.items() if self._frames - actor.seen < FORGET}

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

    def _book(self, figure: str) -> PoseBook:
        if figure not in self._books:
            self._books[figure] = PoseBook(self.assets, figure, self._shared)
        return self._books[figure]

    def _actor(self, person: PersonPose, figure: Figure, name: str) -> Animator:
        if person.id not in self._actors:
            self._actors[person.id] = Animator(figure, self._book(name), len(self._actors))
            self._actors[person.id].facing = 1 if person.facing >= 0 else -1
        return self._actors[person.id]


def figure_of(person: PersonPose) -> str:
    """Which figure plays a person."""
    kind: str = getattr(person, "kind", "")
    return kind or ("sealmaster" if hasattr(person, "technique") else "runner")


def chosen(figure: str, person: PersonPose, past: History) -> Choice:
    """The picture of what he does."""
    if figure == "runner":
        return runner_clips.choose_clip(cast(RunnerPose, person), past)
    if figure == "courier":
        return courier_clips.choose_clip(cast(CourierPose, person), past)
    if figure == "sealmaster":
        return sealmaster_clips.choose_clip(cast(SealmasterPose, person), past)
    return hunter_clips.choose_clip(cast(HunterPose, person), past)


def _pasted(blits: Sequence[Blit]) -> Blit:
    """Many sprites as one, and where it lies."""
    places = [part.get_rect(topleft=corner) for part, corner in blits]
    left, top, width, height = places[0].unionall(places[1:])
    whole = pygame.Surface((width + -width % SIMD_WIDTH, height), pygame.SRCALPHA, 32)
    whole.fblits([(part, (x - left, y - top)) for part, (x, y) in blits], pygame.BLEND_PREMULTIPLIED)
    return whole, (left, top)


def _near_picture(surface: pygame.Surface, root: tuple[float, float], scale: float) -> bool:
    """Whether any of a figure with its soles there could be seen."""
    reach = REACH * scale
    return -reach < root[0] < surface.get_width() + reach and -reach < root[1] < surface.get_height() + 2.0 * reach


def _lifts(row: Row, person: PersonPose, facing: int, ground: Surface | None) -> tuple[float, float]:
    """How much higher (units) the ground is under each foot than under the figure."""
    if ground is None or row[PLANT] <= 0.0:
        return 0.0, 0.0
    here = ground(person.x)
    near, far = (ground(person.x + facing * row[foot] / UNITS) - here for foot in (NEAR_X, FAR_X))
    most = 60.0
    return max(-most, min(most, near * UNITS)) * row[PLANT], max(-most, min(most, far * UNITS)) * row[PLANT]
