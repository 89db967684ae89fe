"""Where the picture lies in the world."""
