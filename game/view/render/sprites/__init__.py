"""Sprites: rasterized at any angle, parked while a start is young, kept on disk for the next one."""
