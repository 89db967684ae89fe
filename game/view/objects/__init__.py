"""Scenery and projectiles."""
