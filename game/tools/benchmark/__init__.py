"""Benchmarks: of frames and ticks, layers, memory, sound, the real window, and of what reading the water is worth."""
