"""Players that are programs: they see what a screen shows, late, and answer with an Intent."""
