"""What water throws up: splashes, rings, drops, foam, and light under feet."""
