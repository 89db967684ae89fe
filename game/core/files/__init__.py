"""Files: written whole or not at all, read once nobody writes them, kept where the player keeps such things."""
