"""Benchmark, screenshots, films, proofs, soak, self-test: programs about the game."""
