"""What a level's author has on the screen while the level runs: overlay, navigation, hot reload."""
