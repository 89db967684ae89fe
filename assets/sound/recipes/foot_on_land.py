"""A step on dry ground: heel, then the ball of the foot; each a thump and a crunch, by what lies under it."""

from functools import partial

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, lay, silence, strike
from game.bake.synthesis.footsteps import Ground, crunch
from game.bake.synthesis.modes import ring

GROUNDS = {
    "sand": Ground(0.18, 0.014, 2400, ((1300, 1.0, 1.0), (2600, 1.2, 0.8)), 0.16, 0.12),
    "grass": Ground(0.42, 0.004, 260, ((4300, 2.0, 1.0), (6500, 2.0, 0.9), (9000, 2.0, 0.7)), 0.05, 0.10),
    "soil": Ground(0.12, 0.008, 700, ((700, 1.5, 1.0), (1500, 1.2, 0.5)), 0.35, 0.09),
    "wood": Ground(0.05, 0.003, 300, ((1800, 1.5, 1.0),), 0.9, 0.05),
    "stone": Ground(0.06, 0.002, 500, ((3400, 2.0, 1.0), (5200, 2.0, 0.7)), 0.16, 0.03),
}
THUMPS = {"wood": ((105, 188, 310), (0.14, 0.09, 0.06))}
DULL = ((70, 118, 190), (0.06, 0.04, 0.02))


def step(chance: Chance, kind: str, heavy: float = 1.0) -> Signal:
    sound, ground = silence(0.45 * heavy), GROUNDS[kind]
    pitches, t60s = THUMPS.get(kind, DULL)
    for at, gain in ((0.0, 1.0), (ground.roll * chance.uniform(0.85, 1.15) / heavy, 0.65)):
        count = frames(0.3)
        lay(sound, crunch(chance, ground, count) * strike(count, 0.004, 9), at, 0.6 * gain)
        thump = ring(frames(0.25), [p * chance.uniform(0.95, 1.05) / heavy**0.5 for p in pitches], [t * heavy for t in t60s], (1, 0.6, 0.4))
        lay(sound, thump * strike(frames(0.25), 0.003, 9), at, ground.thump * gain * heavy**2)
    return sound


CUES = {f"foot_{kind}": Cue("step", partial(step, kind=kind), 5, attack=0.001, release=0.05) for kind in GROUNDS} | {
    f"land_{kind}": Cue("body", partial(step, kind=kind, heavy=1.6), 3, attack=0.001, release=0.05, by=-1.0) for kind in GROUNDS
}
