"""Gravity, for everything in the simulation."""

GRAVITY = 9.81
"""m/s^2"""
