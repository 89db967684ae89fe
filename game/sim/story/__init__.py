"""Triggers: their conditions and actions."""
