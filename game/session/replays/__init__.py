"""Recordings of runs: written, read, played again and verified."""
