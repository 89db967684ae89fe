"""The lake: its surface from above and from the side, its depth, and what lives in it."""
