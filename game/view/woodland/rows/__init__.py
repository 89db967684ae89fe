"""Rows: the planes of a wood behind its near trees, composed in tiles."""
