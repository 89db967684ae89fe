"""Fixtures of an app with a clock that a test turns."""

from tests.app.app_desk import app, clock, play

__all__ = ["app", "clock", "play"]
