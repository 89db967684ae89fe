"""What stands and grows in a level, painted once: trees, rocks, reeds, huts, and the wood that lies across a way."""
