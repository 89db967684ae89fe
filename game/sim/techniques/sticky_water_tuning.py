"""Constants of sticky water: what holds a foot, what winds threads round legs, and what waiting costs the sealmaster."""

from __future__ import annotations

from game.level.registry import tunable, tuned


@tunable("sticky_water")
class StickyWaterTuning:
    """How webbed water holds a foot."""

    film: float = tuned(0.005, "m", 0.001, 0.1, "deeper water than this over a sole holds it")
    slack: float = tuned(0.0, "s", 0, 2, "so long it does not hold whoever steps into it, or whom it comes up to, from dry land or stone")
    beside: float = tuned(0.0, "m", 0, 2, "so near to a stone shallow water holds nobody, nor any so near to a post of a rope with tags")
    lets_go: float = tuned(0.6, "s", 0, 10, "how long after the water has run off a foot is let go")
    draws_from: float = tuned(0.15, "m", 0, 5, "whom it holds in deeper water than this it draws seawards")
    draw_speed: float = tuned(0.2, "m/s", 0, 5, "how fast it draws him")
    under: float = tuned(0.7, "m", 0.1, 5, "held in deeper water than this, he goes under")
    drowns: float = tuned(0.8, "s", 0, 10, "how long it takes until who is held so deep has gone under; a call in time saves him")
    keeps: float = tuned(12.0, "s", 1, 600, "so many seconds of thread wound round his legs keep him, and he is lost; a second held is one")
    front_winds: float = tuned(2.5, "s", 0, 60, "seconds of thread that a bore's front winds at once round whoever it takes in the open")
    unwinds: float = tuned(1.5, "", 0, 20, "seconds of thread that come off in a second on stone or wood")
    runs_off: float = tuned(0.15, "", 0, 20, "seconds of thread that come off in a second on dry sand")
    feat_seconds: float = tuned(4.0, "s", 0, 60, "what something clever gives back to the sealmaster's time: he has to laugh")
    tug_pain: float = tuned(0.015, "", 0, 1, "what throwing oneself against it costs in pain")
    sweeps_over: float = tuned(0.04, "m", 0, 2, "a bore's front that stands so high over a stone takes whoever stands there off his feet")
    sweep_speed: float = tuned(3.2, "m/s", 0, 20, "how fast it throws him, to where the waves run")
    opening: float = tuned(0.8, "s", 0.1, 10, "how long the web is open after a call")
    gulp: float = tuned(3.0, "s", 0, 60, "what a call takes from the sealmaster's time: the hunters have had a gulp of air")
    creeps: float = tuned(0.0, "s", 0, 60, "so long in one place, and threads have crept up to his feet; 0: they never do")
    holds_off: float = tuned(
        2.0, "", 0, 20, "so many seconds more of the sealmaster's time go in a second in which he holds threads off whoever stays"
    )
