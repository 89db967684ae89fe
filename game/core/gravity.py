"""Gravity: the world's own, for what falls in a lake and for how fast its waves are, and that of a leap."""

GRAVITY = 9.81
"""m/s^2"""
LEAP_GRAVITY = 22.0
"""m/s^2 of a body's own leap, unless a level sets `legs.gravity` anew: a leap is short, as in any game of leaps."""
DEEP_WATER_SPEED = 1.249
"""m/s of a swell one metre long, the root of g over 2 pi; it grows with the root of the length."""
