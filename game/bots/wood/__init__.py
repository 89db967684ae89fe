"""Players of a wood: they listen, find their way, run."""
