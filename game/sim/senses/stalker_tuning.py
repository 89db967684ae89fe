"""How those who stalk move, when they are heard, and when they strike."""

from game.level.registry import tunable, tuned


@tunable("stalker")
class StalkerTuning:
    speed: float = tuned(3.2, "m/s", 0.1, 20, "top speed of one who stalks")
    least: float = tuned(1.6, "s", 0.1, 60, "the shortest time between two noises of one of them")
    most: float = tuned(3.2, "s", 0.1, 60, "the longest time he would wait, if the wind lets him")
    apart: float = tuned(0.7, "s", 0.6, 5, "a noise of theirs is at least so long before or after a front")
    late: float = tuned(0.7, "s", 0.6, 5, "how long after a front the thrower moves")
    creeps: float = tuned(46.0, "s", 1, 600, "for so long he creeps nearer, unless he is marked; then he strikes by surprise")
    strikes: float = tuned(4.0, "m", 0.5, 50, "from how near he strikes")
    blade_speed: float = tuned(17.0, "m/s", 1, 60, "speed of the blade that he throws in the end")
