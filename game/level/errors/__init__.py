"""One problem of a level file: where it is, what is wrong, and the hint that mends it."""
