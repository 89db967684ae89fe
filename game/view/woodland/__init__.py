"""The inside of a forest: trunks in several depths, crowns, light, undergrowth."""
