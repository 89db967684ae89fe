"""The sealmaster's watch, while it runs fast and while it runs out."""

from game.bake.chance import Chance
from game.bake.recipe import Cue
from game.bake.signal import Signal, frames, lay, silence, strike
from game.bake.synthesis.modes import ring
from game.bake.synthesis.noise import noise


def tick(chance: Chance) -> Signal:
    """A pocket watch held to one's ear: the pallet drops on a tooth, the tooth slips by, and the case rings a little with both."""
    sound = silence(0.16)
    for at, force in ((0.0, 1.0), (0.021 + chance.uniform(0.0, 0.002), 0.55)):
        count = frames(0.09)
        pitch = 2350 * chance.uniform(0.99, 1.01)
        case = ring(count, (pitch, 1.62 * pitch, 2.7 * pitch), (0.03, 0.018, 0.009), (1.0, 0.6, 0.4)) * strike(count, 0.0004, 9)
        lay(sound, case, at, 0.6 * force)
        lay(sound, noise(chance, frames(0.008), 2600, 9000, -2) * strike(frames(0.008), 0.0003, 0.005), at, 0.5 * force)
        body = ring(frames(0.08), (410, 655), (0.035, 0.02), (1.0, 0.5)) * strike(frames(0.08), 0.001, 9)
        lay(sound, body, at, 0.35 * force)
    return sound


CUES = {
    "watch_ticks": Cue("tell", tick, 3, attack=0.0005, release=0.02),
}
