"""From a file's bytes to plain values, with the line and column of everything in it."""
