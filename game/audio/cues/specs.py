"""Every cue the game can ask for, as data: how much it matters, where it is heard, what it hushes. A call asks for one of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """A wish to hear `cue` at (x, y), or everywhere if x is None; `strength` is its amplitude, 1 as baked; `after` seconds from now."""

    cue: str
    x: float | None = None
    y: float = 0.0
    strength: float = 1.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Spec:
    """What the voice mixer must know of a cue."""

    weight: int
    """With 32 voices busy the least weight gives way: tells 5, himself and what is great 4, hunters 3, others' steps 2, spray 1."""
    duck: float = 0.0
    """Decibels that music and ambience give way while it sounds; other effects too, under a tell."""
    placed: bool = True
    """Panned and dulled by distance; what happens in his own body or on the screen is not."""
    own: bool = False
    """Made by the ball itself or by his body: not dulled by the ball's wall."""
    by: float = 0.0
    """Decibels over how it was baked."""


BY_KIND = {
    "step": Spec(2), "touch": Spec(6, placed=False), "breath": Spec(3, placed=False, own=True), "hand": Spec(2), "body": Spec(3),
    "landing": Spec(4), "tell": Spec(5, duck=-9.0, by=3.0), "blow": Spec(4, duck=-4.0), "ball": Spec(4, duck=-4.0, own=True),
    "great": Spec(4, duck=-8.0), "far": Spec(1), "stamp": Spec(6, duck=-6.0, placed=False),
}  # fmt: skip
"""By class of loudness."""

SPECS = {
    "web_front": Spec(4, duck=-8.0, placed=False, own=True), "haul": Spec(4, duck=-8.0, own=True, by=2.0),
    "wave_breaks": Spec(4, duck=-10.0, own=True, by=2.0),
    "wave_surges": Spec(4, duck=-4.0, own=True),
    "wave_runs_up": Spec(4, duck=-4.0, own=True), "wave_called": Spec(4, duck=-6.0, own=True, by=2.0), "wave_passes": Spec(4, duck=-4.0),
    "barrier_rises": Spec(4, duck=-10.0, own=True, by=4.5), "splash_body": Spec(4, duck=-4.0),
    "heart": Spec(4, placed=False, own=True), "pill": Spec(3, placed=False, own=True), "pill_found": Spec(3, own=True),
    "painkiller": Spec(3, placed=False, own=True), "ran_dry": Spec(5, duck=-4.0, placed=False, own=True),
    "jolt": Spec(4, placed=False, own=True), "wince": Spec(4, placed=False, own=True), "faint": Spec(4, duck=-4.0, own=True),
    "flow_1": Spec(3, own=True), "flow_2": Spec(3, own=True), "flow_3": Spec(3, own=True), "flow_4": Spec(3, own=True),
    "checkpoint": Spec(3, placed=False, own=True), "spray": Spec(1), "barrier_bobs": Spec(2, own=True), "barrier_tap": Spec(2, own=True),
    "caught": Spec(5, duck=-10.0), "thunder": Spec(1, placed=False), "hunter_rustle": Spec(5, duck=-3.0),
    "strand_slack": Spec(3), "strand_drawn": Spec(3), "strand_tight": Spec(3), "strand_singing": Spec(3), "ripples": Spec(3),
    "title": Spec(6, placed=False), "ward_bell": Spec(5, duck=-9.0),
    "mark_right": Spec(4, duck=-3.0, placed=False, own=True), "mark_wrong": Spec(4, placed=False, own=True),
    "composure_slips": Spec(4, duck=-3.0, placed=False, own=True), "water_uphill": Spec(5, duck=-3.0), "birds_up": Spec(5, duck=-9.0),
    "map_unfolds": Spec(3, placed=False, own=True), "map_flaps": Spec(2, placed=False, own=True),
    "map_chosen": Spec(4, placed=False, own=True), "map_folds": Spec(3, placed=False, own=True),
    "legs_driven": Spec(4, placed=False, own=True), "legs_burn": Spec(3, placed=False, own=True), "vault": Spec(3, own=True),
    "mark_takes": Spec(4, duck=-3.0, placed=False, own=True), "feat": Spec(4, duck=-3.0, placed=False, own=True),
    "post_bell": Spec(4, duck=-3.0), "tag_burns": Spec(4, own=True), "swept_off": Spec(4, duck=-4.0, own=True),
    "whistle": Spec(4, duck=-3.0, own=True), "foot_laced": Spec(4, duck=-3.0, own=True), "gulp_of_air": Spec(4, duck=-3.0),
    "stroke_taken": Spec(4, placed=False, own=True), "stroke_off": Spec(4, placed=False, own=True),
    "sign_blooms": Spec(4, duck=-3.0, placed=False, own=True), "sign_fizzles": Spec(4, duck=-3.0, placed=False, own=True),
    "foot_peels": Spec(4, own=True), "raft_turns": Spec(4, duck=-6.0), "bird_startled": Spec(2),
    "watch_ticks": Spec(4, placed=False, own=True),
    "slide": Spec(3, own=True), "land_along": Spec(4, own=True), "land_flat": Spec(4, own=True), "logs_roll": Spec(5, duck=-6.0),
}  # fmt: skip
"""Where a cue is another than its class says."""

NOT_YET_ASKED_FOR = (
    "ward_bell",
)  # fmt: skip
"""Baked for rules to come, which will ask for them."""

CAPTIONS = {
    "hunter_rustle": "rustle", "hunter_shout": "shout", "blade_drawn": "blade_drawn", "blade_flight": "blade_flight",
    "diver_below": "bubbles", "lunge": "lunge", "hunter_trips": "fall", "splash_body": "splash", "barrier_rises": "barrier",
    "barrier_struck": "struck", "barrier_struck_hard": "struck", "barrier_cracks": "cracks", "web_front": "web", "haul": "haul",
    "ripples": "ripples", "struggle": "struggle", "web_lets_go": "lets_go", "wave_called": "wave", "wave_breaks": "breaks",
    "wave_surges": "surges", "ward_bell": "bell", "ran_dry": "dry", "caught": "caught", "thunder": "thunder", "bird_owl": "owl",
    "bird_crow": "crow", "bird_warbler": "warbler", "bird_crane": "crane", "hunter_doubts": "quiet", "log_creak": "creak",
    "barrier_set_down": "set_down", "land_slap": "slap", "heart": "heart", "wave_runs_up": "runs_up",
    "birds_up": "birds_up", "water_uphill": "uphill", "leaves_fall": "leaves_fall", "composure_slips": "shiver", "logs_roll": "logs",
    "legs_burn": "burn", "leaves_bush": "leaves_bush", "leaves_crown": "leaves_crown",
    "bore_comes": "bore", "whistle": "whistle", "gulp_of_air": "gulp", "branch_strikes": "branch",
    "post_bell": "post", "tag_burns": "tag", "swept_off": "splash",
    "raft_turns": "raft", "sign_fizzles": "fizzles", "sign_blooms": "sign",
}  # fmt: skip
"""Cue to the last part of its caption's text key; what is not named is seen well enough, or happens too often to be read."""


def spec_of(cue: str, kind: str) -> Spec:
    """What the voice mixer must know of a cue of a class."""
    return SPECS.get(cue) or BY_KIND.get(kind) or Spec(2)
