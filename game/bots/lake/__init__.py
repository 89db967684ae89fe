"""Players of the lake: they read its waves, its ropes and the ride."""
