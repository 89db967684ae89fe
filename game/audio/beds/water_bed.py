"""Ambient sound of the lake round the listener: gains of its loops, every one driven by the solver."""

from game.audio.beds.blend import Beds, blended, joined, panned
from game.audio.cues.moment import Moment

LAPPING = (("lapping_calm", 0.1), ("lapping_lively", 0.3), ("lapping_wild", 0.8))
"""Loops, and the speed of the surface (m/s) that each was made for."""
WAVE = (("wave_low", 0.25), ("wave_mid", 0.65), ("wave_high", 1.0))
INSIDE_BALL_SHARE = 0.4
"""Of the lake that is left inside the ball."""


def water_beds(moment: Moment) -> Beds:
    """Lapping, surf, wash, the wave; under water something else altogether."""
    if moment.below:
        return joined({"below": panned(1.0, 0.0)}, _wave(moment, 0.5))
    near = 1.0 / (1.0 + (moment.water.away / 6.0) ** 2)
    wall = INSIDE_BALL_SHARE if moment.inside else 1.0
    beds = [blended(min(1.2, max(0.03, moment.water.speed)), LAPPING, near * wall), _wave(moment, wall**0.5)]
    if moment.water.foam > 0.01:
        beds.append({"surf": panned(min(1.0, 2.5 * moment.water.foam) ** 0.7 * near * wall, 0.0)})
    if moment.water.shore is not None:
        away = moment.water.shore
        closeness = 1.0 / (1.0 + (abs(away) / 4.0) ** 2) * min(1.0, 0.35 + 2.0 * moment.water.speed)
        beds.append({"wash": panned(closeness * wall, 0.8 * max(-1.0, min(1.0, away / 10.0)))})
    if moment.inside:
        beds.append({"glyphs": panned(0.8, 0.0)})
    return joined(*beds)


def _wave(moment: Moment, wall: float) -> Beds:
    if moment.crest <= 0.02:
        return {}
    near = 1.0 / (1.0 + (moment.crest_away / 25.0) ** 2)
    return blended(moment.crest, WAVE, near * wall, 0.7 * max(-1.0, min(1.0, moment.crest_away / 14.0)))
