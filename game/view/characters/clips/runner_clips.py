"""Animation clips of the runner, by pain, chakra and barrier."""

from dataclasses import dataclass

from game.core.ticks import TICKS_PER_SECOND
from game.view.characters.pain_mark import THROB_PERIOD
from game.view.poses import PersonPose, RunnerPose


@dataclass(slots=True)
class Choice:
    """A clip to show. `course` 0..1 sets where in it (None: its own time, or the stride); `mix` is blended over it by `share`."""

    clip: str
    course: float | None = None
    mix: str = ""
    share: float = 0.0
    upper: str = ""
    """A clip for the arms and the back over the legs of `clip`, at `upper_course`."""
    upper_course: float = 0.0
    lean: float = 0.0
    spin: float = 0.0
    near: str = ""
    far: str = ""
    face: str = ""
    turned: bool = False
    """He looks about: shown the other way round."""


SLOW = 2.2  # m/s: below this a run is a walk
EXHAUSTED_CHAKRA = 18.0  # chakra below which he stands bent, panting
LOOKS_OUT, LOOK = 9.0, 3.2  # s: how often a waiting man looks out, and for how long
STRUGGLE_PERIOD, TUG = 6.5, 2.5  # s: how often one who is stuck tries his foot again, and for how long
CLUTCHING = (
    "idle",
    "run",
    "stroll",
    "stroll_stiff",
    "hurry",
    "sprint",
    "wade",
    "leap",
    "fall",
    "land",
)  # stances in which a hand is free to hold the arm that hurts
STROLL_LIMP = 0.35
"""Of a limp that he lets show."""
STROLLS = {"stroll": "stroll", "stroll_stiff": "stroll_stiff", "hurry": "walk"}
"""Clips of one who can only walk, and must look as if he had noticed nothing; stiff while he does not."""
UPRIGHT = ("idle", "idle_brow", "walk", "stroll", "stroll_stiff", "wade_still", "wade_ankle", "wade_knee")
FLIES = 2  # links of a flow from which he runs with his arms behind him
LEAN_OF_FLOW = 1.6  # degrees more for each link
LEAN_OF_DRIVE = 7.0  # degrees more while he drives his legs
SHORT_FALL_TICKS = 9  # ticks: a shorter fall, off the back of a wave, does not break the run
ANKLE, KNEE, WAIST = (0.07, 0.2), (0.2, 0.4), (0.5, 0.8)  # m of leg under water from which, and by which, a wading clip is full


@dataclass(slots=True)
class History:
    """What the picture remembers of a person: the stance before this one, and how deep he has stood of late (m, smoothed)."""

    before: str = ""
    depth: float = 0.0
    thrown: bool = False
    """He lost his stride backwards: something sent him over."""


def choose_clip(runner: RunnerPose, past: History) -> Choice:
    """The runner's picture."""
    choice = _stance(runner, past)
    flow = runner.flow
    if choice.clip == "run" and flow >= FLIES and not choice.mix:
        choice.clip = "sprint"
    if choice.clip == "sprint" and runner.drives:
        choice.lean += LEAN_OF_DRIVE
    if choice.clip in ("run", "sprint"):
        choice.lean += LEAN_OF_FLOW * flow
    pain = runner.felt_pain
    if choice.clip in ("run", "sprint", "walk") and pain > 0.15 and not choice.mix:
        choice.mix, choice.share = f"{choice.clip}_limp", min(1.0, (pain - 0.15) * 1.2)
    if choice.clip == "stroll" and pain > 0.3 and not choice.mix:
        choice.mix, choice.share = "walk_limp", STROLL_LIMP * pain
    if runner.wince_ticks and runner.stance in CLUTCHING and not choice.upper:
        choice.upper = "clutch" if choice.clip in UPRIGHT else "clutch_bent"
        choice.upper_course = runner.wince_ticks / TICKS_PER_SECOND / THROB_PERIOD % 1.0
    if pain > 0.55 and not choice.face:
        choice.face = "wince"
    return choice


def _stance(runner: RunnerPose, past: History) -> Choice:
    stance = runner.stance
    if stance in STROLLS:
        choice = gait(runner, STROLLS[stance], past.depth)
        choice.clip = STROLLS[stance] if choice.clip == "walk" else choice.clip
        return choice
    if stance in ("run", "sprint", "wade"):
        return gait(runner, "run" if stance == "wade" else stance, past.depth)
    if stance in ("leap", "fall"):
        return flight(runner, past)
    if stance == "caught":  # whoever has him, he wants away from him
        return Choice("caught", turned=runner.held_on * runner.facing > 0)
    if stance == "crouch" and runner.on == "air":
        return Choice("brace")
    if stance == "ball":
        return Choice("ball", 0.5 + 0.5 * max(-1.0, min(1.0, runner.lean * runner.facing)))
    if stance == "stuck":
        return Choice("stuck" if runner.stance_ticks / TICKS_PER_SECOND % STRUGGLE_PERIOD < TUG else "stuck_still")
    if stance == "faint" and runner.held_on:
        return Choice("faint_held", turned=runner.held_on * runner.facing < 0)
    if stance == "faint" and past.before == "sit":
        return Choice("faint_sitting")
    return _idle(runner, past) if stance == "idle" else Choice(stance)


def _idle(runner: RunnerPose, past: History) -> Choice:
    """Standing: deep in water, spent, or looking out now and then."""
    if past.depth > KNEE[0]:
        return Choice("wade_still")
    if runner.on == "ground" and runner.chakra < EXHAUSTED_CHAKRA:
        return Choice("idle_spent")
    seconds = runner.stance_ticks / TICKS_PER_SECOND % LOOKS_OUT
    since = seconds - (LOOKS_OUT - LOOK)
    return Choice("idle_brow", since / LOOK) if since > 0.0 else Choice("idle")


def gait(person: PersonPose, stance: str, depth: float) -> Choice:
    """Running, walking when slow, higher knees and arms the deeper he wades."""
    speed = abs(person.vx)
    if depth > ANKLE[0] and speed < 0.35:
        return Choice("wade_still")
    if depth >= WAIST[0]:
        return Choice("wade_knee", mix="wade_waist", share=_share(depth, WAIST))
    if depth >= KNEE[0]:
        return Choice("wade_ankle", mix="wade_knee", share=_share(depth, KNEE))
    clip = "walk" if speed < SLOW else stance
    return Choice(clip, mix="wade_ankle", share=_share(depth, ANKLE)) if depth > ANKLE[0] else Choice(clip)


def _share(depth: float, span: tuple[float, float]) -> float:
    return min(1.0, (depth - span[0]) / (span[1] - span[0]))


def flight(person: PersonPose, past: History) -> Choice:
    """One clip from pushing off to reaching for the ground, read off the upward speed; a mere hop stays a run."""
    if person.stance == "fall" and past.before in ("run", "sprint") and person.stance_ticks < SHORT_FALL_TICKS:
        return gait(person, past.before, past.depth)
    return Choice("flight", 0.5 - 0.5 * max(-1.0, min(1.0, person.vy / 6.5)))
