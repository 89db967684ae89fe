"""Checks of a well-formed level that no schema can state: placement, references, triggers, ground and lakes."""
