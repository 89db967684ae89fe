"""The ground, the solids and the wind."""
