"""The piece of a level, layer by layer, led by tension."""
