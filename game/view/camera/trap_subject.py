"""Camera subject where the sealmaster is played: he stands at the side, the lake lies before him, and whom he aims at is in the picture."""

import math

from game.core.ground_line import GroundLine
from game.sim.objects.floating.raft import RaftPose
from game.sim.sealmaster.trap.poses import DrivenWavePose
from game.view.camera.camera import Subject
from game.view.poses import RunnerPose, SealmasterPose
from game.view.snapshot import Snapshot

ASHORE_SHARE, LAKEWARD_SHARE = -0.12, 0.26
"""Shares of the picture's width that its middle lies lakewards of him: while he is ashore, and once he is out over the water."""
SOON_S = 1.5
"""Seconds ahead in which the barrier will be where the picture turns to: it follows late."""
LOOKS_OUT_S = (1.9, 4.6)
"""Seconds of a run between which the picture leads out to whoever comes over the lake."""
PLAYERS_ROOM_M, BEHIND = 4.0, 9.0
"""Metres of the picture's width that two players must leave free to be both in it, and metres that are then shown behind the runner, if
there is room."""
LOOKS_AFTER_M, BEHIND = 13.0, 5.0
"""Metres that couriers run while the picture is out with them, and how far behind them its middle is: they are chased."""
AIM_ROOM_M, OWN_ROOM_M = 3.0, 2.0
"""Metres kept free about whom he aims at, and about himself."""
RAFT_RANGE_SHARE = 1.2
"""Breadths of the picture within which a raft that comes draws it out."""
BESET_RANGE_M = 14.0
"""Metres from a barrier within which hunters are after whoever is in it."""
COS_LEANING, COS_CAPSIZED = math.cos(math.radians(30.0)), math.cos(math.radians(155.0))
"""Cosines of the tilt from which a raft may go over, and at which it has."""


class TrapFraming:
    """For one level, whose picture shows so many `metres`."""

    def __init__(self, line: list[tuple[float, float]], metres: float) -> None:
        self._ground, self._metres = GroundLine(line), metres

    def subject(self, now: Snapshot, two_players: bool = False) -> Subject | None:
        """He, with as much of the lake as the picture can show besides; with two players both, or the runner as long as that cannot be."""
        master = now.sealmaster
        if master is None or now.trap is None:
            return None
        lake = max(now.lakes, key=lambda each: each.right - each.left, default=None)
        side = 1.0 if lake is not None and (lake.left + lake.right) / 2 > master.x else -1.0
        level = lake.level if lake is not None else master.y
        if two_players and now.runner is not None and now.barrier is None and now.runner.on != "ground":
            return self._of_two(now.runner, master, level)
        if now.couriers and now.barrier is None and min(courier.stride for courier in now.couriers) < LOOKS_AFTER_M:
            return Subject(sum(courier.x for courier in now.couriers) / len(now.couriers) - BEHIND, level, 0.0, level, 0.0)
        if not now.couriers and LOOKS_OUT_S[0] < now.seconds < LOOKS_OUT_S[1] and now.runner is not None and now.barrier is None:
            return Subject(now.runner.x, level, 0.0, level, 0.0)
        out = min(max((level - self._ground.height(master.x)) / 1.6, 0.0), 1.0)
        middle = self._middle((ASHORE_SHARE + (LAKEWARD_SHARE - ASHORE_SHARE) * out) * self._metres, self._away(now, master.x, side))
        at, kept = master.x + side * middle, self._metres / 2 - OWN_ROOM_M
        drives = now.trap.wave is not None and bool(now.trap.wave.zone)
        if now.barrier is None and now.trap.wave is not None and drives:
            at = self._on_wave(at, now.trap.wave, float(now.wave.direction if now.wave is not None else 1))
        for thing in now.things:
            if now.barrier is None and isinstance(thing, RaftPose):
                at = self._with_raft(at, thing, None if drives else (master.x - kept, master.x + kept))
        if not two_players and (ends := self._round_ball(now, master.x)) is not None:
            at = self._with(at, *ends)
            return Subject(at, level, 0.0, level, 0.0)
        subject = Subject(min(max(master.x, at - kept), at + kept), level, 0.0, level, 0.0, who="sealmaster" if two_players else "")
        subject.company = at, at
        return subject

    def _round_ball(self, now: Snapshot, x: float) -> tuple[float, float] | None:
        """Between which places all that matters lies while one of ours floats out there: those after him, until the wave comes; then the
        wave, if he cannot be in the picture with it. He himself is seen in his own round picture then."""
        ball = now.barrier
        if ball is None or not self._metres / 4 < abs(ball.x - x) < RAFT_RANGE_SHARE * self._metres:
            return None
        places = [ball.x]
        if now.wave is not None:
            if abs(ball.x - x) <= self._metres - AIM_ROOM_M - OWN_ROOM_M:
                return None
            places.append(now.wave.x)
        else:
            places += [hunter.x for hunter in now.hunters if abs(hunter.x - ball.x) < BESET_RANGE_M and hunter.stance != "drowned"]
        return min(places), max(places)

    def _on_wave(self, middle: float, wave: DrivenWavePose, direction: float) -> float:
        """The same moved so far that a wave and what it is driven at are in it, whoever is not."""
        left, right = sorted((wave.x, wave.x + direction * wave.lead))
        return self._with(middle, left, right)

    def _with_raft(self, middle: float, raft: RaftPose, both: tuple[float, float] | None) -> float:
        """The same with all of a raft that goes over in it; one that comes, if he stays in it, too: within `both`, if that is given."""
        ends = raft.x - raft.reach, raft.x + raft.reach
        if COS_CAPSIZED < math.cos(raft.angle) < COS_LEANING:
            return self._with(middle, *ends)
        if (
            both is None
            or raft.overturned
            or math.cos(raft.angle) <= COS_CAPSIZED
            or abs(raft.x - sum(both) / 2) > RAFT_RANGE_SHARE * self._metres
        ):
            return middle
        return min(max(self._with(middle, *ends), both[0]), both[1])

    def _with(self, middle: float, left: float, right: float) -> float:
        """The same moved so far that all from `left` to `right` is in it."""
        reach = self._metres / 2 - AIM_ROOM_M
        return min(max(middle, right - reach), left + reach)

    def _of_two(self, runner: RunnerPose, master: SealmasterPose, level: float) -> Subject:
        """Both, and some water behind the runner if there is room; until that is possible the runner, and whoever is after him."""
        subject = Subject(runner.x, level, float(runner.facing), level, runner.vx, who="runner")
        away = abs(runner.x - master.x)
        if away < self._metres - PLAYERS_ROOM_M:
            side = 1.0 if runner.x > master.x else -1.0
            ends = sorted((master.x - side * OWN_ROOM_M, runner.x + side * min(BEHIND, self._metres - OWN_ROOM_M - away)))
            subject.company = ends[0], ends[1]
        return subject

    def _away(self, now: Snapshot, x: float, side: float) -> float | None:
        """How far lakewards of him the barrier is, or whoever is in focus; None if the picture cannot show both."""
        target = _target(now)
        away = None if target is None else (target - x) * side
        return None if away is None or abs(away) > self._metres - AIM_ROOM_M - OWN_ROOM_M else away

    def _middle(self, middle: float, away: float | None) -> float:
        """The picture's middle, lakewards of him: moved no more than it must be for both to be in it."""
        half = self._metres / 2
        if away is not None:
            middle = min(max(middle, away + AIM_ROOM_M - half), away - AIM_ROOM_M + half)
        return min(max(middle, OWN_ROOM_M - half), half - OWN_ROOM_M)


def _target(now: Snapshot) -> float | None:
    """Where he looks: to a barrier under way; else to those who hang in the web, as long as it holds; else to whoever is in focus."""
    ball, trap = now.barrier, now.trap
    if ball is not None and (now.wave is not None or trap is None or not trap.strands):
        return ball.x + SOON_S * ball.vx
    if trap is None or trap.focus is None or (trap.focus.ours and trap.strands):
        held = {strand.who for strand in trap.strands} if trap is not None else set()
        return max((hunter.x for hunter in now.hunters if hunter.id in held), default=None)
    return trap.focus.x
