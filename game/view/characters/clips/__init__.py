"""Animation clips: which one a figure is in, and their poses as tables."""
