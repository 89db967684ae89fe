"""Lamps, and what they give back of the light that a night takes."""
