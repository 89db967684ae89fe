"""Gravity, for everything that falls in a lake and for whoever works out how fast its waves are."""

GRAVITY = 9.81
"""m/s^2"""
