"""The texts that a player reads, by key and language."""
