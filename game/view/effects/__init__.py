"""What lasts a moment: splashes, weather, hit pause, shake and flash."""
