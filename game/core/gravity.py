"""Gravity: the world's own, for what falls in a lake and for how fast its waves are, and that of a leap."""

GRAVITY = 9.81
"""m/s^2"""
LEAP_GRAVITY = 22.0
"""m/s^2 of a body's own leap, unless a level sets `legs.gravity` anew: a leap is short, as in any game of leaps."""
