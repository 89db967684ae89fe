"""Seeded random generator of a recipe, by name and take: the same on every machine."""

import zlib

import numpy as np

Chance = np.random.Generator
"""A generator that somebody owns."""


def chance_of(name: str, take: int = 0) -> Chance:
    """The generator of one take of one sound: another name or another take is another sound."""
    return np.random.Generator(np.random.PCG64(zlib.crc32(f"{name}:{take}".encode())))
