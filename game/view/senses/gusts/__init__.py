"""Gusts, and what bows or shakes in them or because somebody is in it."""
