"""Tuning of the water: what a level may change of how it runs, breaks and foams."""

from game.level.registry import tunable, tuned


@tunable("water")
class WaterTuning:
    """What water is like."""

    friction: float = tuned(0.003, "1", 0.0, 0.1, "drag of the bed on the flow")
    ripples: float = tuned(0.04, "m^2/s", 0.0, 0.2, "viscosity that calms ripples shorter than a stride or two")
    breaking_tallness: float = tuned(0.8, "1", 0.2, 3.0, "height over still depth at which a wave breaks")
    breaking_steepness: float = tuned(0.667, "1", 0.1, 3.0, "slope at which a front breaks")
    breaking_mixing: float = tuned(0.25, "m^2/s", 0.0, 5.0, "how much a breaking front is spread out")
    foam_life: float = tuned(4.0, "s", 0.2, 60.0, "time in which foam fades to a third")
    soak_life: float = tuned(20.0, "s", 1.0, 600.0, "time in which wetted sand dries")
    sponge_cells: float = tuned(30.0, "cells", 4.0, 200.0, "width of an open end")
    sponge_rate: float = tuned(20.0, "1/s", 0.1, 60.0, "how hard an open end swallows waves, at its very end")
    displacing: float = tuned(0.5, "1", 0.0, 1.0, "share of a sinking body's area that dents the water")
    returning: float = tuned(0.3, "1", 0.0, 1.0, "share of a rising body's area that the water gives back")
    swell_shoal: float = tuned(0.6, "m", 0.0, 5.0, "still depth at which the swell dies")
    swell_full: float = tuned(2.5, "m", 0.1, 20.0, "still depth from which the swell is full, or a quarter of its length")
