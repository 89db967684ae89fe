"""Screens: each takes commands and time while it is on top, and draws itself."""
