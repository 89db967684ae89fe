"""Signs drawn on the water for whoever reads it: when to leap, where to ride."""
