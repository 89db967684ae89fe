"""Spiderweb Lake: a chase across live water."""

__version__ = "0.1.0"
