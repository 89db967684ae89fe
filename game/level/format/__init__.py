"""Older formats of a level file, and the way to today's."""
