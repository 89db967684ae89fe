"""Sky, land, solids and forest."""
