"""Head-up display: everything that is written or shown over the running picture, widget by widget. No boxes, no numbers.

Upper left the status panel, in the middle the pursuit bar, on the right the goal badge; below it the subtitle and the slip with gusts and
rustles. Who plays the sealmaster has his own (`trap/`). Once the run is over there is nothing left to do or to say.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pygame

from game.sim.techniques.sticky_water_pose import StickyWaterPose
from game.view.hud.checkpoint_slip import CheckpointSlip
from game.view.hud.goal_badge import GoalBadge
from game.view.hud.phase_legend import PhaseLegend
from game.view.hud.phase_slip import CLEAR_TOP, PhaseSlip
from game.view.hud.pursuit.pursuit_bar import PursuitBar
from game.view.hud.see_through import Point, SeeThrough
from game.view.hud.status.status_legend import StatusLegend
from game.view.hud.status.status_panel import StatusPanel
from game.view.hud.subtitles.subtitle import LINE_FLOOR, Head, Subtitle
from game.view.hud.subtitles.taught_lines import TaughtLines
from game.view.hud.trap.sticky_clock import StickyClock
from game.view.hud.trap.trap_hud import TrapHud
from game.view.render.assets import Assets
from game.view.render.lazy import Lazy
from game.view.snapshot import Snapshot

NONE: Mapping[str, str] = MappingProxyType({})
STATUS_PLACE, PURSUIT_PLACE = (0.0, 0.0, 290.0, 134.0), (460.0, 0.0, 360.0, 66.0)
"""Left, top, width and height in reference pixels: where the parts along the upper edge lie at most whose size is settled."""


class Hud:
    """`px` is real pixels per reference pixel."""

    def __init__(
        self, assets: Assets, px: float, own: Mapping[str, str] = NONE, under_leaves: bool = False, taught: TaughtLines | None = None
    ) -> None:
        """`own` are the level's own lines, by key; `under_leaves` the thread of the hunters has paper behind it, or nobody could see it."""
        self.assets, self.own, self._under_leaves = assets, own, under_leaves
        self.taught = taught or TaughtLines()
        """Lines with a picture, and whether what they say has been done."""
        self.shows_phase = True
        """Whether gusts and rustles stand on a slip, too: a setting."""
        self.shake = 1.0
        """How much of a jolt is wanted, 0 to 1: a setting."""
        self.two_players = False
        """Whether somebody plays the runner beside the sealmaster: then he has his own in the upper corner."""
        self.hidden = False
        """Behind the card after a run: all that it has to tell stands there."""
        self.watched: Sequence[Point] = ()
        """Pixels at which somebody listens to something: no part of the display hides it."""
        self._legend, self._status_legend = PhaseLegend(), StatusLegend()
        self.view = (0.0, 0.0)
        """From where to where the picture shows the level."""
        self.resize(px)

    def resize(self, px: float) -> None:
        self.px = max(0.05, px)
        self.said: pygame.Rect | None = None
        """Where the slip lies that what is being said stands on."""
        self._status, self._pursuit = StatusPanel(self.assets, self.px), PursuitBar(self.assets, self.px, self._under_leaves)
        self.checkpoint = CheckpointSlip(self.assets, self.px)
        self._trap = Lazy(lambda: TrapHud(self.assets, self.px, self.own))
        self._phase = Lazy(lambda: PhaseSlip(self.assets, self.px, self._legend))
        self._sticky = Lazy(lambda: StickyClock(self.assets, self.px))
        self._goal, self._subtitle = GoalBadge(self.assets, self.px, self.own), Subtitle(self.assets, self.px, self.own, self.taught)
        places = [pygame.Rect(*(round(part * self.px) for part in place)) for place in (STATUS_PLACE, PURSUIT_PLACE)]
        self._over = [SeeThrough(place, self.px) for place in (*places, self._goal.area)]

    def reset(self) -> None:
        """Another world: every slip is new."""
        self.hidden = False
        self.resize(self.px)

    def draw(
        self, surface: pygame.Surface, now: Snapshot, seconds: float, low: Sequence[float] = (), head: Head | None = None,
        reads: bool = False,
    ) -> None:  # fmt: skip
        """`seconds` is any clock that runs on while the picture does; `low` are the columns of those who are deep down in the picture;
        `head` is where whoever speaks has his, or None if a line had better lie below; while he `reads` his map, it is all that counts."""
        if self.hidden:
            self.said = None
            return
        runner, over = now.runner, now.outcome is not None
        status, pursuit, goal = self._over
        self._goal.take("" if over else now.goal, seconds, now)
        if self.watched:
            goal.area = self._goal.area
        for part in self._over:
            part.pass_time(self.watched, seconds)
        if now.trap is not None:
            self._trap().draw(surface, now, now.trap, seconds, self.view, self.two_players)
        plays = now.trap is None or self.two_players
        sticky = next((pose for pose in now.things if isinstance(pose, StickyWaterPose)), None)
        if runner is not None and plays and not reads:
            self._status.has_chakra = sticky is None or runner.chakra > 0.0
            with status.over(surface):
                self._status.draw(surface, runner, seconds, self.shake)
            if not over:
                self._status_legend.draw(surface, self.assets, runner, self._status, self.px, seconds, now.line is None)
            if now.trap is None:
                stalkers = () if now.senses is None or over else now.senses.stalkers
                with pursuit.over(surface):
                    self._pursuit.draw(surface, runner, now.hunters, seconds, stalkers)
        if sticky is not None:
            self._sticky().draw(surface, sticky, seconds, over, bool(now.hunters))
        with goal.over(surface):
            self._goal.draw(surface, seconds, now)
        phase = self.shows_phase and runner is not None and not reads and PhaseSlip.is_wanted(now)
        if phase and runner is not None:
            self._phase().draw(surface, now, runner, seconds)
        if not over and not reads:
            self.checkpoint.draw(surface, seconds, under_watch=sticky is not None)
        self._subtitle.floor, self._subtitle.reads, self._subtitle.is_high = CLEAR_TOP if phase else LINE_FLOOR, reads, sticky is not None
        self._subtitle.keeps_ticks = not over
        self.taught.see(now.line, runner)
        self.said = self._subtitle.draw(surface, None if over else now.line, seconds, low, head)
