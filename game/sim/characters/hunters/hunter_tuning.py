"""Tuning of the hunters: how fast they are, when they attack, and with how long a warning."""

from game.level.registry import tunable, tuned


@tunable("hunter")
class HunterTuning:
    tracker_speed: float = tuned(5.35, "m/s", 0.5, 20, "top speed of a tracker")
    thrower_speed: float = tuned(5.2, "m/s", 0.5, 20, "top speed of a thrower")
    diver_speed: float = tuned(5.1, "m/s", 0.5, 20, "top speed of a diver on his feet")
    dive_speed: float = tuned(6.1, "m/s", 0.5, 20, "top speed of a diver under water")
    follows: float = tuned(6.5, "m", 0, 100, "farther behind than this, a hunter makes ground")
    gains: float = tuned(0.3, "1/s", 0, 5, "how much faster he runs for every metre that he is farther behind")
    most_gain: float = tuned(2.0, "m/s", 0, 10, "the most that he makes ground by")
    settles: float = tuned(5.0, "s", 0, 60, "one who has just come on only runs, for so long")
    grab_reach: float = tuned(1.15, "m", 0.1, 5, "how far a lunge reaches")
    lunge_from: float = tuned(2.3, "m", 0.1, 10, "from how near a lunge begins")
    lunge_windup: float = tuned(0.55, "s", 0.5, 5, "windup of a lunge: arms out before the grab")
    lunge_spring: float = tuned(
        2.4, "m/s", 0, 10, "how much faster he is in that: a run does not get away from it, a sprint or a flow does"
    )
    grab_hold: float = tuned(1.7, "s", 0, 10, "from the grab until it counts: the two are seen in it")
    grab_apart: float = tuned(0.8, "m", 0, 3, "between the two while he is held")
    lunge_rest: float = tuned(1.3, "s", 0, 10, "out of step after a lunge that missed")
    throw_near: float = tuned(4.0, "m", 0, 50, "a thrower does not throw from nearer than this")
    throw_far: float = tuned(11.0, "m", 0, 50, "a thrower does not throw from farther than this")
    throw_windup: float = tuned(0.6, "s", 0.5, 5, "windup of a throw: arm back before it")
    throw_rest: float = tuned(8.5, "s", 0, 30, "rest between two throws")
    throw_speed: float = tuned(15.0, "m/s", 1, 60, "speed of a thrown projectile")
    rise_windup: float = tuned(0.85, "s", 0.5, 5, "windup of an attack from below: bubbles before the diver comes up")
    rise_reach: float = tuned(1.1, "m", 0.1, 5, "reach of a diver's grasp as he surfaces")
    rise_rest: float = tuned(5.0, "s", 0, 30, "rest between two attacks from below")
    rise_drain: float = tuned(9.0, "chakra", 0, 100, "chakra that a diver's grasp costs the runner")
    strike_windup: float = tuned(0.55, "s", 0.5, 5, "windup of a blow at the barrier: arm up before it")
    strike_rest: float = tuned(0.9, "s", 0, 10, "between two blows at it")
    strike_speed: float = tuned(6.0, "m/s", 0, 30, "of such a blow")
    trip_slope: float = tuned(0.34, "", 0.01, 5, "a wake this steep under the foot trips him")
    trip_rest: float = tuned(4.0, "s", 0, 60, "how long a hunter cannot be tripped again")
    trip_time: float = tuned(0.8, "s", 0, 5, "how long a tripped hunter lies")
    blow_pain: float = tuned(0.14, "", 0, 1, "pain of a projectile hit, 0 to 1")
    doubts_from: float = tuned(9.0, "m", 0, 1000, "how near he must be to that to stand still before it")
    hesitation: float = tuned(3.0, "s", 0, 30, "how long they stand when something happens that they did not do")
